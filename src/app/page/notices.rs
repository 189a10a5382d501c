//! Trigger: something must be said once. Outcome: the gravest of what was not read yet is in sight, and
//! closing it closes that one and no other.

use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::Model;
use crate::app::page::standing::Awake;
use crate::app::told::{Holds, Recovered, Restored};
use crate::domain::ids::ObservationId;
use crate::format::problem::FileProblem;

/// How much depends on a notice being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Good to know; it is shown elsewhere too.
    Aside,
    /// What became of the observer's work, or what is to be done next.
    Told,
    /// Work is lost or could be.
    Grave,
}

/// Something to be said once.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Another store gave back what the database lacked.
    Recovered(Recovered),
    /// Records that were promised are nowhere.
    Missing(usize),
    /// So many observations went when the store was cleared under the running app.
    Gone(usize),
    /// Records were set aside.
    Aside(usize),
    /// A note was being typed when the app stopped; it stands in the field.
    NoteKept,
    /// The observation went on after so many milliseconds' absence.
    WentOn(u64),
    /// The observation was left too long ago to go on by itself.
    LeftOpen,
    /// Only the tab with the pen may change things.
    NoPen,
    /// A backup was restored.
    Restored(Restored),
    /// A backup could not be restored.
    RestoreFailed(FileProblem),
    /// A backup could not be made or taken in.
    BackupFailed(StoreTrouble),
    /// The backup was offered for download, and what it holds.
    BackedUp(Holds),
    /// The export was offered for download.
    Exported,
    /// Another version of this lesson counts from now on.
    VersionChosen(ObservationId),
    /// The collation was removed.
    CollationRemoved,
    /// This lesson was removed from the collation.
    LessonRemoved(ObservationId),
    /// This lesson, which was removed, may come back.
    LessonBack(ObservationId),
    /// A very long note was kept in so many parts.
    NoteSplit(usize),
    /// What was read back after finishing is not what was written.
    NotProved,
    /// The screen is not kept awake while the observation runs, and why.
    MaySleep(Awake),
    /// Words were struck out, in every store.
    StruckOut,
    /// An observation was removed, from every store.
    ObservationRemoved,
    /// What was to be erased is not gone yet.
    NotErased(StoreTrouble),
    /// A part of the app did not come; what was asked of it waits for it.
    PartMissing,
    /// This tablet is a new device for the coordinator; whether another one had the same identity.
    NewIdentity(bool),
}

impl Notice {
    /// Whether it stays until it is read. The others belong to the screen they came on.
    pub fn lasts(&self) -> bool {
        matches!(
            self,
            Self::Recovered(_)
                | Self::Missing(_)
                | Self::Gone(_)
                | Self::Aside(_)
                | Self::LeftOpen
                | Self::NoteSplit(_)
                | Self::NotProved
                | Self::NotErased(_)
                | Self::NewIdentity(_)
                | Self::PartMissing
        )
    }
}

impl Notice {
    /// How much depends on its being read.
    pub fn gravity(&self) -> Gravity {
        if matches!(self, Self::MaySleep(_)) {
            return Gravity::Aside;
        }
        let is_grave = matches!(
            self,
            Self::Missing(_)
                | Self::Gone(_)
                | Self::NotErased(_)
                | Self::NotProved
                | Self::RestoreFailed(_)
                | Self::BackupFailed(_)
        );
        if is_grave {
            Gravity::Grave
        } else {
            Gravity::Told
        }
    }
}

impl Model {
    /// The notice in sight: the gravest, of equals the newest.
    pub fn shown_notice(&self) -> Option<&Notice> {
        self.notices.get(self.shown_place()?)
    }

    /// Something is to be said. What is to be said already is not said twice.
    pub fn say(&mut self, notice: Notice) {
        self.notices.retain(|n| *n != notice);
        self.notices.push(notice);
    }

    /// A part of the app did not come and is asked for again, or it came at last.
    pub(crate) fn part_missing(&mut self, is: bool) {
        self.notices.retain(|n| *n != Notice::PartMissing);
        if is {
            self.say(Notice::PartMissing);
        }
    }

    /// The notice in sight was read.
    pub fn close_notice(&mut self) {
        if let Some(at) = self.shown_place() {
            self.notices.remove(at);
        }
    }

    fn shown_place(&self) -> Option<usize> {
        let places = self.notices.iter().enumerate();
        let shown = places.max_by_key(|(at, notice)| (notice.gravity(), *at));
        shown.map(|(at, _)| at)
    }
}

/// The screen is kept awake, or no longer: said once in a lesson, and marked on its screen as long as it
/// is so.
pub(crate) fn awake_changed(model: &mut Model, awake: Awake) {
    *model.awake = awake;
    model.notices.retain(|n| !matches!(n, Notice::MaySleep(_)));
    let running = model.open.as_ref().filter(|o| o.clock.is_some());
    let running = running.map(|o| o.observation.id().clone());
    if awake == Awake::Held {
        model.awake_told = None;
    } else if awake.may_sleep() && running.is_some() && model.awake_told != running {
        model.awake_told = running;
        model.say(Notice::MaySleep(awake));
    }
}
