//! What is kept and what is said of it: saving, recovering, erasing, the list of observations.

pub(in crate::app) mod device_log;
pub mod effect;
pub mod erasing;
pub mod event;
pub mod recovery;
pub mod saving;
pub mod shelf;
pub mod stores;
pub mod trouble;
