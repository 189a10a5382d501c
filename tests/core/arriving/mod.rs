//! Files that come in: what is taken, what is refused, what is said of it.

pub mod counting_files;
pub mod hostile_content;
pub mod hostile_files;
pub mod hostile_merging;
pub mod instruments;
pub mod log;
pub mod merging;
pub mod offered_files;
pub mod on_screen;
pub mod packs;
pub mod said_of_collating;
pub mod unpacked;
pub mod wrappings;
