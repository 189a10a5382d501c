//! What is written down and what travels. serde lives here and nowhere below.

pub mod backup;
pub mod exports;
pub mod handover;
pub mod line;
pub mod problem;
pub mod query;
pub mod reading;
pub mod record;
pub mod stored;
pub mod upgrade;
