//! Stores brought together: set union, and the workflows that rest on it.

pub mod backup;
mod beacons;
pub mod comparing;
mod contents;
pub mod erasing;
mod identity;
pub mod opening;
mod record_key;
pub mod restoring;
mod union;

pub use self::beacons::accept_missing;
pub use self::contents::Contents;
pub use self::identity::become_device;
pub use self::record_key::{RecordKey, key_of_text, seq_of_text};
pub use self::union::{Plan, is_struck, missing, observation, same_content, summary, union};
