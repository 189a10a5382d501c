//! What an observation is: pure values and rules. No browser, no clock, no serde, no Leptos.

pub mod ids;
pub mod calendar;
pub mod instrument;
pub mod header;
pub mod entry;
pub mod observation;
pub mod fold;
pub mod intervals;
pub mod check;
pub mod collation;
pub mod summary;
