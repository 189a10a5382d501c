//! What is written down and what travels. serde lives here and nowhere below.

pub mod again;
pub mod backup;
pub mod collated;
pub mod device;
pub mod exports;
pub mod filters;
pub mod handover;
pub mod instruments;
pub mod journal;
pub mod keys;
pub mod leaving;
pub mod line;
pub mod manifest;
pub mod problem;
pub mod reading;
mod readme;
pub mod record;
pub mod stored;
pub mod tables;
pub mod work;
pub mod workbook;
