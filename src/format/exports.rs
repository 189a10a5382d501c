//! Exports as they leave, each with a README.txt for whoever opens it without the app. They are for
//! reading elsewhere; taken in again, only single lessons can be rescued from them.

pub mod chunks;
pub mod making;
pub mod pooled;
pub mod tables;
pub mod workbook;
