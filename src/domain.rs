//! What an observation is: pure values and rules. No browser, no clock, no serde, no Leptos.

pub mod calendar;
pub mod collation;
pub mod gather;
pub mod ids;
pub mod instrument;
pub mod observation;
pub mod recipient;
