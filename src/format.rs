//! What is written down and what travels. serde lives here and nowhere below.

pub mod keys;
pub mod record;
pub mod device;
pub mod line;
pub mod manifest;
pub mod instruments;
pub mod tables;
pub mod handover;
pub mod reading;
pub mod problem;
pub mod backup;
pub mod journal;
pub mod stored;
pub mod work;
