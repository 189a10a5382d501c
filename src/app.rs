//! What happens when. Pure: (state, event) gives effects. No browser, no signals, no sentences; runs
//! natively in tests.

pub mod event;
pub mod effect;
pub mod route;
pub mod model;
pub mod update;
pub mod lesson_clock;
pub mod saving;
pub mod shelf;
pub mod ledger;
pub mod starting;
pub mod observing;
pub mod reviewing;
pub mod handing_over;
pub mod collating;
pub mod desk;
// pub mod recovery;
// pub mod store;
pub mod trouble;
// pub mod view;
