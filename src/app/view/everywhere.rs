//! What is shown on more than one screen: the lesson that runs, who may write, what is not saved, what is
//! told once.

pub mod place;
pub mod running;

use crate::app::keeping::saving::SaveStatus;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
pub use crate::app::model::Stage;
use crate::app::model::look::Look;
use crate::app::page::notices::{Gravity, Notice};
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::told::OutFile;

/// How far the app has come.
pub fn stage(look: Look<'_>) -> Stage {
    look.stage().clone()
}

/// The screen.
pub fn route(look: Look<'_>) -> Route {
    look.route().clone()
}

/// Whether another tab has the pen, so that this one only reads: what changes anything rests.
pub fn reads_only(look: Look<'_>) -> bool {
    look.pen() != Pen::Ours
}

/// Another tab has the pen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Whether it was asked for it and has not answered yet.
    pub is_asked: bool,
}

/// Where the pen is, if it is not here.
pub fn elsewhere(look: Look<'_>) -> Option<Elsewhere> {
    let pen = look.pen();
    (pen != Pen::Ours).then_some(Elsewhere {
        is_asked: pen == Pen::Asking,
    })
}

/// How many observations wait to be handed over.
pub fn waiting(look: Look<'_>) -> usize {
    look.shelf().outbox().len()
}

/// A newer version of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Update {
    /// Whether it can be taken now: not over a lesson, and not by a tab that only reads.
    pub can_come: bool,
}

/// The newer version that waits, if one does.
pub fn update(look: Look<'_>) -> Option<Update> {
    let update = || Update {
        can_come: !look.is_observing() && !reads_only(look),
    };
    look.site().update_waits.then(update)
}

/// What must be told, and whether at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// It.
    pub notice: Notice,
    /// Whether something is lost or could be.
    pub is_grave: bool,
}

/// The gravest notice that was not read yet, of equals the newest.
pub fn told(look: Look<'_>) -> Option<Told> {
    let notice = look.notice()?.clone();
    let is_grave = notice.gravity() == Gravity::Grave;
    Some(Told { notice, is_grave })
}

/// Whether all is saved.
pub fn saved(look: Look<'_>) -> SaveStatus {
    look.saving().status(look.now())
}

/// Why something is not saved, where that is so.
pub fn not_saved(look: Look<'_>) -> Option<StoreTrouble> {
    match saved(look) {
        SaveStatus::NotSaved(_, why) => Some(why),
        SaveStatus::Nothing | SaveStatus::Saving | SaveStatus::Saved(_) => None,
    }
}

/// A backup or an export that waits for a tap, and how sharing it ended.
pub fn out_file(look: Look<'_>) -> Option<(OutFile, Option<ShareOutcome>)> {
    look.out_file().cloned()
}
