//! What happens when. Pure: (state, event) gives effects. No browser, no signals, no sentences; runs
//! natively in tests.

pub mod collating;
pub mod desk;
pub mod effect;
pub mod event;
pub mod handing_over;
pub mod keeping;
pub mod model;
pub mod observing;
pub mod page;
pub mod reviewing;
pub mod starting;
pub mod told;
pub mod update;
pub mod view;
