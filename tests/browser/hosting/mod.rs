//! The app on its host: first visit, addresses, updates, tabs.

mod address;
mod first_load;
mod first_visit;
mod sub_path;
mod two_tabs;
mod updates;
