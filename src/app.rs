//! What happens when. Pure: (state, event) gives effects. No browser, no signals, no sentences; runs
//! natively in tests.

pub mod afterthought;
pub mod collating;
pub mod desk;
pub mod effect;
pub mod erasing;
pub mod event;
pub mod finder;
mod gate;
pub mod handing_over;
pub mod ledger;
pub mod lesson_clock;
pub mod model;
pub mod notices;
pub mod observing;
pub mod recovery;
pub mod reviewing;
pub mod route;
pub mod saving;
pub mod searching;
pub mod shelf;
pub mod standing;
pub mod starting;
pub mod store;
pub mod taking_out;
pub mod trouble;
pub mod update;
pub mod view;
