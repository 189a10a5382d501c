//! What was captured with an instrument: one kind of entry for every live method.

use crate::domain::ids::EntryKey;
use crate::domain::instrument::{self, Instrument, Side};

/// Something that an instrument asks for, seen in the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The instrument and its version, which says what the item means.
    pub instrument: Edition,
    /// What was captured: a code, a counter; immutable once the instrument is released.
    pub item: String,
    /// To which part of the lesson it belongs.
    pub place: Place,
    /// What was found there.
    pub value: Value,
    /// The entries that it rests on.
    pub evidence: Vec<EntryKey>,
}

/// An instrument at a version of its meaning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// The instrument's id.
    pub id: String,
    /// The version.
    pub version: u32,
}

/// To which part of the lesson something belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The moment of the entry.
    Moment,
    /// An interval of the instrument, from 0.
    Interval(u32),
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// It was there.
    Seen,
    /// It happened so many times.
    Count(u32),
}

/// What makes two captures one: the same item, of the same instrument whatever its version, in the same
/// part of the lesson.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The instrument's id.
    pub instrument: String,
    /// The part of the lesson.
    pub place: Place,
    /// The item.
    pub item: String,
}

/// A code of an instrument that looks at two sides: side and letters, known or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeKey {
    /// The side.
    pub side: Side,
    /// The letters.
    pub letters: String,
}

impl Capture {
    /// A code of an instrument marked for an interval.
    pub fn mark(instrument: &Instrument, code: &CodeKey, interval: u32) -> Self {
        Self {
            instrument: instrument.edition(),
            item: code.item(),
            place: Place::Interval(interval),
            value: Value::Seen,
            evidence: Vec::new(),
        }
    }

    /// A tap on a counter.
    pub fn tap(counter: &str) -> Self {
        Self {
            instrument: Edition::shipped(instrument::TALLIES),
            item: counter.to_owned(),
            place: Place::Moment,
            value: Value::Count(1),
            evidence: Vec::new(),
        }
    }

    /// Where it counts.
    pub fn spot(&self) -> Spot {
        Spot {
            instrument: self.instrument.id.clone(),
            place: self.place,
            item: self.item.clone(),
        }
    }

    /// The code and its interval, of an instrument that marks codes of two sides for intervals.
    pub fn marked(&self) -> Option<(CodeKey, u32)> {
        match self.place {
            Place::Interval(interval) => Some((CodeKey::of_item(&self.item)?, interval)),
            Place::Moment => None,
        }
    }

    /// The counter that was tapped.
    pub fn counter(&self) -> Option<&str> {
        let is_tap = self.instrument.id == instrument::TALLIES && self.place == Place::Moment;
        is_tap.then_some(self.item.as_str())
    }
}

impl Edition {
    /// The instrument, where it ships with this app at this version, so that the app knows what it means.
    pub fn known(&self) -> Option<&'static Instrument> {
        instrument::find(&self.id).filter(|i| i.version == self.version)
    }

    /// Whether it is another version of an instrument that ships with this app, whose codes may mean something else.
    pub fn is_other_version(&self) -> bool {
        instrument::find(&self.id).is_some_and(|i| i.version != self.version)
    }

    /// The version that ships with this app; 0 for an instrument that does not.
    pub fn shipped(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            version: instrument::find(id).map_or(0, |i| i.version),
        }
    }
}

impl Value {
    /// How often it happened.
    pub const fn times(self) -> u32 {
        match self {
            Self::Seen => 1,
            Self::Count(n) => n,
        }
    }
}

impl Spot {
    /// Of a code of an instrument in an interval.
    pub fn mark(instrument: &Instrument, code: &CodeKey, interval: u32) -> Self {
        Self {
            instrument: instrument.id.to_string(),
            place: Place::Interval(interval),
            item: code.item(),
        }
    }

    /// Of a counter.
    pub fn counter(name: &str) -> Self {
        Self {
            instrument: instrument::TALLIES.to_owned(),
            place: Place::Moment,
            item: name.to_owned(),
        }
    }
}

impl CodeKey {
    /// The item in which it is captured: `student.Lec`.
    pub fn item(&self) -> String {
        format!("{}.{}", self.side.word(), self.letters)
    }

    /// The code of an item; `None` for an item that names no side.
    pub fn of_item(item: &str) -> Option<Self> {
        let (side, letters) = item.split_once('.')?;
        Some(Self {
            side: Side::of(side)?,
            letters: letters.to_owned(),
        })
    }
}
