//! What is known of an observation before it begins: who, whom, where, about what and why.

use std::sync::Arc;

use crate::domain::ids::PersonId;
use crate::domain::instrument::{self, Instrument};
use crate::domain::observation::texts::Texts;

/// Why the observation is made; fixed at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Colleagues learn from one another.
    #[default]
    Learning,
    /// Part of a coaching relationship.
    Coaching,
    /// Schools of a cluster review one another.
    PeerReview,
    /// Observers compare how they see the same lesson.
    Calibration,
    /// A study with its own consent.
    Research,
    /// Trying the app out: never leaves in a hand-over file.
    Practice,
}

impl Purpose {
    /// Every purpose, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::Learning,
        Self::Coaching,
        Self::PeerReview,
        Self::Calibration,
        Self::Research,
        Self::Practice,
    ];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Coaching => "coaching",
            Self::PeerReview => "peer review",
            Self::Calibration => "calibration",
            Self::Research => "research",
            Self::Practice => "practice",
        }
    }

    /// Whether data made for this purpose may leave in a hand-over file.
    pub const fn may_leave(self) -> bool {
        !matches!(self, Self::Practice)
    }

    /// Whether what was observed for it enters figures.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Calibration)
    }
}

/// The header of an observation. What is missing is a finding, never a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Who, whom, where and about what.
    pub texts: Texts,
    /// Who observes, as a person who may have another name one day; none where nobody knows.
    pub observer_id: Option<PersonId>,
    /// Chance, from the beginning of the observation: with it the whole is named by a hash from which nobody can
    /// guess what did not leave. It is in no hand-over file itself.
    pub seal: Option<Arc<str>>,
    /// Why.
    pub purpose: Purpose,
    /// Ids of the instruments in use; the script always is.
    pub instruments: Vec<String>,
    /// Names of the counters, in the order of the screen.
    pub counters: Vec<String>,
}

impl Header {
    /// The header with one spelling of each name and place, so that what looks alike is one.
    #[must_use]
    pub fn cleaned(&self) -> Self {
        Self {
            texts: self.texts.clone().cleaned(),
            ..self.clone()
        }
    }

    /// Whether the instrument with this id is in use.
    pub fn uses(&self, instrument: &str) -> bool {
        self.instruments.iter().any(|i| i == instrument)
    }

    /// The instrument in use whose codes are marked in intervals.
    pub fn interval_instrument(&self) -> Option<&'static Instrument> {
        instrument::in_intervals().filter(|i| self.uses(&i.id))
    }

    /// Instruments in use that this version of the app does not know.
    pub fn unknown_instruments(&self) -> impl Iterator<Item = &str> {
        self.instruments
            .iter()
            .map(String::as_str)
            .filter(|i| instrument::find(i).is_none())
    }
}
