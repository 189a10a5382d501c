//! What an observation is: pure values and rules. No browser, no clock, no serde, no Leptos.

pub mod calendar;
pub mod chain;
pub mod check;
pub mod collation;
pub mod effort;
pub mod entry;
pub mod fold;
pub mod header;
pub mod ids;
pub mod instrument;
pub mod intervals;
pub mod late;
pub mod names;
pub mod observation;
pub mod sightings;
pub mod stops;
pub mod summary;
pub mod taken_file;
pub mod twins;
pub mod words;
