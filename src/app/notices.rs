//! Trigger: something must be said once. Outcome: the gravest of what was not read yet is in sight, and
//! closing it closes that one and no other.

use crate::app::event::Awake;
use crate::app::model::{Model, Notice};

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
pub(super) fn awake_changed(model: &mut Model, awake: Awake) {
    model.awake = awake;
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
