//! What an observation is: pure values and rules. No browser, no clock, no serde, no Leptos.

pub mod calendar;
pub mod check;
pub mod collation;
pub mod entry;
pub mod fold;
pub mod header;
pub mod ids;
pub mod instrument;
pub mod intervals;
pub mod names;
pub mod observation;
pub mod stops;
pub mod summary;
pub mod words;
