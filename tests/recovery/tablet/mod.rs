//! A tablet: a disk that outlives every page, and pages with the app in them that use it.

mod app;
mod chance;
mod database;
mod disk;
mod journal;
mod mirror;
mod page;

pub use app::{Offer, a_header};
pub use chance::{Chance, Faults, rounds};
pub use disk::Disk;
pub use page::{Page, Tablet};
