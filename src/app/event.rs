//! Everything that can happen, named after what happened, by the room whose words it is. Time and fresh
//! identifiers arrive with it.

use crate::domain::calendar::Moment;

pub use crate::app::collating::event::{Collating, Deciding, TakingOut};
pub use crate::app::handing_over::event::{Delivering, HandingOver};
pub use crate::app::keeping::event::Keeping;
pub use crate::app::observing::event::Observing;
pub use crate::app::page::event::OnPage;
pub use crate::app::reviewing::event::Reviewing;

/// When an event happened, and an identifier nobody has used yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The wall clock with its offset.
    pub wall: Moment,
    /// Milliseconds by a clock that nobody can set; from any start, and it may stand still in sleep.
    pub mono_ms: u64,
    /// A fresh UUID; empty with a key in the note field, which names nothing.
    pub fresh: String,
    /// Chance that nobody learns: what is made of it leaves only through a hash.
    pub chance: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// What happens to the page: where it is, time, sight, network, pen, installation.
    OnPage(OnPage),
    /// What the stores tell, and what is asked of them.
    Keeping(Keeping),
    /// What an observer does in class. All of it needs the pen.
    Observing(Observing),
    /// What an observer does to an observation afterwards. All of it needs the pen.
    Reviewing(Reviewing),
    /// What is done to hand over. All of it needs the pen.
    HandingOver(HandingOver),
    /// What becomes of files that were made, and what is put aside.
    Delivering(Delivering),
    /// What is read and looked at of a collation.
    Collating(Collating),
    /// What a coordinator decides of a collation. All of it needs the pen.
    Deciding(Deciding),
    /// Backups and exports: files that leave for the user alone.
    TakingOut(TakingOut),
}

impl Event {
    /// Whether something may be named anew because of it. A key in the note field comes too often to draw chance
    /// for it.
    pub const fn may_name(&self) -> bool {
        !matches!(self, Self::Observing(Observing::NoteTyped(_)))
    }

    /// Whether it changes what is stored, for which this tab must hold the pen: a property of its kind. The
    /// one gate is in [`crate::app::update`].
    pub const fn needs_pen(&self) -> bool {
        match self {
            Self::Observing(_) | Self::Reviewing(_) | Self::HandingOver(_) | Self::Deciding(_) => {
                true
            }
            Self::OnPage(_)
            | Self::Keeping(_)
            | Self::Delivering(_)
            | Self::Collating(_)
            | Self::TakingOut(_) => false,
        }
    }
}

impl From<OnPage> for Event {
    fn from(event: OnPage) -> Self {
        Self::OnPage(event)
    }
}

impl From<Keeping> for Event {
    fn from(event: Keeping) -> Self {
        Self::Keeping(event)
    }
}

impl From<Observing> for Event {
    fn from(event: Observing) -> Self {
        Self::Observing(event)
    }
}

impl From<Reviewing> for Event {
    fn from(event: Reviewing) -> Self {
        Self::Reviewing(event)
    }
}

impl From<HandingOver> for Event {
    fn from(event: HandingOver) -> Self {
        Self::HandingOver(event)
    }
}

impl From<Delivering> for Event {
    fn from(event: Delivering) -> Self {
        Self::Delivering(event)
    }
}

impl From<Collating> for Event {
    fn from(event: Collating) -> Self {
        Self::Collating(event)
    }
}

impl From<Deciding> for Event {
    fn from(event: Deciding) -> Self {
        Self::Deciding(event)
    }
}

impl From<TakingOut> for Event {
    fn from(event: TakingOut) -> Self {
        Self::TakingOut(event)
    }
}
