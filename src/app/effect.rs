//! Everything the app may ask of the world, by the room that asks. Answers are events.

pub use crate::app::collating::effect::{Collate, TakeOut};
pub use crate::app::handing_over::effect::{Deliver, FilePlan, PlanItem};
pub use crate::app::keeping::effect::{Batch, Store};
pub use crate::app::page::effect::Page;

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// What the stores are asked for.
    Store(Store),
    /// What the page and its tab are asked for.
    Page(Page),
    /// What is asked for to hand over.
    Deliver(Deliver),
    /// What the desk and the searches are asked for.
    Collate(Collate),
    /// What is asked for backups and exports.
    TakeOut(TakeOut),
}
