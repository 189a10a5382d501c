//! Stores brought together: set union, and the workflows that rest on it.

pub mod backup;
mod beacons;
pub mod comparing;
mod contents;
pub mod erasing;
mod identity;
pub mod opening;
pub mod restoring;
mod union;

pub use self::beacons::accept_missing;
pub use self::contents::Contents;
pub use self::identity::become_device;
pub use self::union::{
    Plan, RecordKey, is_struck, key_of_text, missing, observation, same_content, seq_of_text,
    summary, union,
};
