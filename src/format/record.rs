//! The record: the stored and travelling form of one entry. Version 1.
//!
//! Records are immutable and known by (stream, device, number). A stream is an observation, or the
//! device's own log of hand-overs and settings ([`crate::format::stored::device`]).

mod convert;

pub use convert::{header_v1, what_v1};

use convert::what_domain;
use serde::{Deserialize, Serialize};
use std::fmt;

use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, EntryKey, ObservationId};
use crate::domain::instrument::Side;
use crate::domain::observation::entry::{AwayCause, Entry, NoteKind, Speaker};
use crate::domain::observation::header::Purpose;
use crate::format::stored::device::DeviceFact;

/// The record version this app writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// One record as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of this record's form.
    pub v: u32,
    /// The stream: an observation id, or `device-` and a device id.
    pub obs: String,
    /// The device that wrote it.
    pub dev: String,
    /// Its number in the stream.
    pub seq: u32,
    /// Milliseconds since the observation began; 0 in a device's stream.
    pub t_ms: u64,
    /// The wall clock, RFC 3339 with offset.
    pub at: String,
    /// What it says.
    pub what: WhatV1,
}

/// What a record says, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::entry::What, documented there"
)]
pub enum WhatV1 {
    Began(HeaderV1),
    HeaderEdited(HeaderV1),
    Note(NoteV1),
    Mark {
        instrument: String,
        side: SideV1,
        code: String,
        interval: u32,
    },
    Tally {
        counter: String,
    },
    Paused,
    Resumed,
    ClockChanged {
        by_ms: i64,
    },
    ClockCorrected {
        of: KeyV1,
    },
    Away {
        from_ms: u64,
        to_ms: u64,
        cause: CauseV1,
    },
    Correction {
        of: KeyV1,
        note: NoteV1,
    },
    Retraction {
        of: KeyV1,
    },
    StruckOut {
        of: KeyV1,
        by: String,
    },
    Finished {
        length_ms: u64,
    },
    /// Only in a device's own stream.
    Device(DeviceFact),
}

/// A header, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::header::Header, documented there"
)]
pub struct HeaderV1 {
    pub observer: String,
    pub school: String,
    pub teacher: String,
    pub class: String,
    pub subject: String,
    pub focus: String,
    pub purpose: PurposeV1,
    pub instruments: Vec<String>,
    pub counters: Vec<String>,
}

/// A note, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::entry::Note, documented there"
)]
pub struct NoteV1 {
    pub kind: KindV1,
    pub speaker: Option<SpeakerV1>,
    pub text: String,
}

/// The key of an entry, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::ids::EntryKey, documented there"
)]
pub struct KeyV1 {
    pub dev: String,
    pub seq: u32,
}

/// Writes an enum of the domain and its twin in files, with the conversions between them.
macro_rules! twin {
    ($twin:ident, $domain:ident, $doc:literal, $($variant:ident),+) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "the variants are those of the domain type")]
        pub enum $twin { $($variant),+ }

        impl From<$domain> for $twin {
            fn from(value: $domain) -> Self {
                match value { $($domain::$variant => Self::$variant),+ }
            }
        }

        impl From<$twin> for $domain {
            fn from(value: $twin) -> Self {
                match value { $($twin::$variant => Self::$variant),+ }
            }
        }
    };
}

twin!(SideV1, Side, "A side, version 1.", Student, Instructor);
twin!(
    KindV1,
    NoteKind,
    "A kind of note, version 1.",
    Evidence,
    Inference,
    Question
);
twin!(
    SpeakerV1,
    Speaker,
    "A speaker, version 1.",
    Teacher,
    Student,
    Students
);
twin!(
    CauseV1,
    AwayCause,
    "Why the app was away, version 1.",
    Hidden,
    Asleep,
    Closed,
    OtherScreen,
    OtherLesson
);
twin!(
    PurposeV1,
    Purpose,
    "A purpose, version 1.",
    Learning,
    Coaching,
    PeerReview,
    Calibration,
    Research,
    Practice
);

/// Why a stored text is not a record this app can use. The text itself is always kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer version of the app.
    TooNew(u32),
    /// Of this form, but it says something that only a newer version of the app knows; in the reader's
    /// words.
    NewKind(String),
    /// Not the form of a record; what the reader stumbled over.
    Malformed(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooNew(v) => write!(
                f,
                "written in form {v} by a newer Alongside (this one reads up to {VERSION})"
            ),
            Self::NewKind(what) => write!(
                f,
                "written by a newer Alongside, update this one to read it: {what}"
            ),
            Self::Malformed(what) => write!(f, "not readable: {what}"),
        }
    }
}

/// Whether a text is sound JSON and only says something that this version does not know: what a newer one
/// adds without a new number. Whatever was damaged or edited fails otherwise.
pub fn is_of_newer(error: &serde_json::Error) -> bool {
    let says = error.to_string();
    let is_unknown = ["unknown variant", "unknown field"];
    error.is_data() && is_unknown.iter().any(|words| says.starts_with(words))
}

/// What every version of a record says of itself.
#[derive(Deserialize)]
struct Probe {
    v: u32,
}

impl Record {
    /// The record of an entry of an observation.
    pub fn of(obs: &ObservationId, entry: &Entry) -> Self {
        Self {
            v: VERSION,
            obs: obs.as_str().to_owned(),
            dev: entry.key.dev.as_str().to_owned(),
            seq: entry.key.seq,
            t_ms: entry.t_ms,
            at: entry.at.to_string(),
            what: what_v1(&entry.what),
        }
    }

    /// Reads a stored text, whatever version wrote it.
    ///
    /// # Errors
    /// [`Unreadable::TooNew`] for a version from the future, by name, [`Unreadable::NewKind`] for a kind
    /// from the future; else what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let malformed = |e: serde_json::Error| Unreadable::Malformed(e.to_string());
        match serde_json::from_str::<Self>(text) {
            Ok(record) if record.v == VERSION => Ok(record),
            Ok(record) => Err(Unreadable::TooNew(record.v)),
            Err(error) => match serde_json::from_str::<Probe>(text) {
                Ok(Probe { v }) if v > VERSION => Err(Unreadable::TooNew(v)),
                Ok(_) if is_of_newer(&error) => Err(Unreadable::NewKind(error.to_string())),
                _ => Err(malformed(error)),
            },
        }
    }

    /// The text that is stored. The same record gives the same text.
    pub fn text(&self) -> String {
        // A record is plain strings and numbers, so writing it cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The entry that this record stores.
    ///
    /// # Errors
    /// [`Unreadable::Malformed`] where a value is out of its range, with the field's name.
    pub fn entry(&self) -> Result<Entry, Unreadable> {
        entry(&self.dev, self.seq, self.t_ms, &self.at, &self.what)
    }
}

/// Builds an entry from its stored parts.
///
/// # Errors
/// [`Unreadable::Malformed`] where a value is out of its range, with the field's name.
pub fn entry(dev: &str, seq: u32, t_ms: u64, at: &str, what: &WhatV1) -> Result<Entry, Unreadable> {
    let bad =
        |field: &str, why: &dyn fmt::Display| Unreadable::Malformed(format!("{field}: {why}"));
    Ok(Entry {
        key: EntryKey {
            seq,
            dev: DeviceId::parse(dev).map_err(|e| bad("dev", &e))?,
        },
        t_ms: Some(t_ms)
            .filter(|&t| t <= LONGEST_MS)
            .ok_or_else(|| bad("t_ms", &"later than 100 days"))?,
        at: Moment::parse(at).map_err(|e| bad("at", &e))?,
        what: Some(what)
            .filter(|what| span_ms(what) <= LONGEST_MS)
            .ok_or_else(|| bad("what", &"longer than 100 days"))
            .and_then(what_domain)?,
    })
}

/// The latest lesson time that an entry speaks of beside its own.
fn span_ms(what: &WhatV1) -> u64 {
    match what {
        WhatV1::Finished { length_ms } => *length_ms,
        WhatV1::Away { from_ms, to_ms, .. } => *from_ms.max(to_ms),
        _ => 0,
    }
}

/// No lesson time lies beyond 100 days; a larger number is damage.
const LONGEST_MS: u64 = 100 * 24 * 3_600_000;
