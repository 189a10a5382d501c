//! The stores of the tablet as the app sees them: the ports to them, and what is kept through these.

pub mod collated;
pub mod journal;
pub mod known;
pub mod memory;
pub mod mirror;
pub mod ports;
pub mod reading;
pub mod records;
pub mod writing;
