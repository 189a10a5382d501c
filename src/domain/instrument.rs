//! Instruments: versioned sets of codes and timing rules, read from packs. Codes are immutable once released.

pub mod intervals;

use std::borrow::Cow;

use crate::domain::observation::entry::{CodeKey, Edition};

/// An instrument: one that ships, or one that came in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Stable name in files.
    pub id: Text,
    /// Raised with every change of meaning.
    pub version: u32,
    /// Name.
    pub title: Text,
    /// What it is for, in a sentence.
    pub purpose: Text,
    /// Where it comes from.
    pub citation: Text,
    /// Under which terms it is given on.
    pub licence: Text,
    /// Length of an interval in milliseconds; 0 where the instrument has none.
    pub interval_ms: u64,
    /// Its codes in the order of the sheet.
    pub codes: Cow<'static, [Code]>,
}

/// One code of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The word of the side that it describes; empty where the instrument has no sides.
    pub side: Text,
    /// The published letters.
    pub letters: Text,
    /// Two or three words for a button.
    pub caption: Text,
    /// When to mark it.
    pub description: Text,
    /// The collapsed group of the four-and-four charts.
    pub group: Text,
}

/// Words of an instrument: compiled in, or as they came.
pub type Text = Cow<'static, str>;

/// Which side of the classroom a code describes. `AnQ`, `W` and `O` of COPUS stand on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The students.
    Student,
    /// The instructor.
    Instructor,
}

// The packs that ship: `src/instruments/*.json`, read while the app is built (.make/packs.rs).
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Instrument id of the running notes.
pub const SCRIPT: &str = "script";
/// Instrument id of COPUS, which has a panel of its own.
pub const COPUS: &str = "copus";
/// Instrument id of the event counters.
pub const TALLIES: &str = "tallies";

/// The counters a new observation starts with (methods: opportunities to respond, praise and correction), by
/// the names under which they are kept in every language.
pub const DEFAULT_COUNTERS: [&str; 5] = [
    "Open question",
    "Closed question",
    "Opportunity to respond",
    "Praise",
    "Correction",
];

/// The instrument with this id, if it ships with this version of the app.
pub fn find(id: &str) -> Option<&'static Instrument> {
    SHIPPED.iter().find(|i| i.id == id)
}

/// The instrument that ships whose codes are marked in intervals: there is one panel for such a one, and one set
/// of figures, in which no other is mixed.
pub fn in_intervals() -> Option<&'static Instrument> {
    SHIPPED.iter().find(|i| i.interval_ms > 0)
}

impl Instrument {
    /// It at its version.
    pub fn edition(&self) -> Edition {
        Edition {
            id: self.id.to_string(),
            version: self.version,
        }
    }

    /// The number of the interval, from 0, that a lesson time in milliseconds falls into; 0 where it has none.
    pub fn interval_at(&self, t_ms: u64) -> u32 {
        let index = t_ms.checked_div(self.interval_ms).unwrap_or(0);
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// The lesson time in milliseconds at which an interval begins.
    pub fn begin_of(&self, interval: u32) -> u64 {
        u64::from(interval).saturating_mul(self.interval_ms)
    }
}

impl Code {
    /// The code as it is marked; `None` where the instrument has no sides.
    pub fn key(&self) -> Option<CodeKey> {
        Some(CodeKey {
            side: Side::of(&self.side)?,
            letters: self.letters.to_string(),
        })
    }

    /// The item in which it is captured: `student.Lec`, or the letters where there are no sides.
    pub fn item(&self) -> String {
        if self.side.is_empty() {
            self.letters.to_string()
        } else {
            format!("{}.{}", self.side, self.letters)
        }
    }
}

impl Side {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Instructor => "instructor",
        }
    }

    /// The side of a word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Student, Self::Instructor]
            .into_iter()
            .find(|side| side.word() == word)
    }
}
