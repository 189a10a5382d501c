//! The record: the stored and travelling form of one entry. Version 2.
//!
//! Records are immutable and known by (stream, device, number).

mod convert;
mod lasting;
mod says;
mod stream;

pub use convert::{header_v2, what_v2};
pub use lasting::{CauseV1, KeyV1, KindV1, NoteV1, PurposeV1, SideV1, SpeakerV1};
pub use says::{Says, Unknown};
pub use stream::Stream;

use convert::what_domain;
use serde::{Deserialize, Serialize};
use std::fmt;

use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, EntryKey, ObservationId, PersonId};
use crate::domain::observation::entry::Entry;
use crate::format::stored::device::DeviceFact;
use crate::format::upgrade::first;

/// The record version this app writes, and the newest it reads.
pub const VERSION: u32 = 2;

/// One record as it is stored, version 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of this record's form.
    pub v: u32,
    /// The stream: see [`Stream`]. Version 1 called it by what it mostly is.
    #[serde(alias = "obs")]
    pub stream: String,
    /// The device that wrote it.
    pub dev: String,
    /// Its number in the stream.
    pub seq: u32,
    /// Milliseconds since the observation began; 0 in other streams.
    pub t_ms: u64,
    /// The wall clock, RFC 3339 with offset.
    pub at: String,
    /// The person whose entry it is; none stands for the observer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What it says.
    pub what: Says,
}

/// What a record says, version 2: the kinds that this app knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::entry::What, documented there"
)]
pub enum WhatV2 {
    Began(Box<HeaderV2>),
    HeaderEdited(Box<HeaderV2>),
    Note(NoteV1),
    Capture(CaptureV2),
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

/// A header, version 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::header::Header, documented there"
)]
pub struct HeaderV2 {
    pub observer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observer_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    pub school: String,
    pub teacher: String,
    pub class: String,
    pub subject: String,
    pub focus: String,
    pub purpose: PurposeV1,
    pub instruments: Vec<String>,
    pub counters: Vec<String>,
}

/// What was captured with an instrument, version 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaptureV2 {
    /// The instrument.
    pub instrument: EditionV2,
    /// What was captured: a code (`student.Lec`), the name of a counter.
    pub item: String,
    /// To which part of the lesson it belongs.
    #[serde(rename = "where")]
    pub place: PlaceV2,
    /// What was found.
    pub value: ValueV2,
    /// The entries that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<KeyV1>,
}

/// An instrument at a version, version 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EditionV2 {
    /// The instrument's id.
    pub id: String,
    /// The version of its meaning.
    pub version: u32,
}

/// A part of the lesson, version 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceV2 {
    /// The moment of the entry.
    Moment,
    /// An interval of the instrument, from 0.
    Interval(u32),
}

/// What was found, version 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ValueV2 {
    /// It was there.
    Seen,
    /// It happened so many times.
    Count(u32),
}

/// Why a stored text is not a record this app can use. The text itself is always kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer version of the app.
    TooNew(u32),
    /// Of this form, but with a field that only a newer version of the app knows; in the reader's words.
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
            stream: obs.as_str().to_owned(),
            dev: entry.key.dev.as_str().to_owned(),
            seq: entry.key.seq,
            t_ms: entry.t_ms,
            at: entry.at.to_string(),
            by: entry.by.as_ref().map(PersonId::to_string),
            what: what_v2(&entry.what),
        }
    }

    /// Reads a stored text, whatever version wrote it: an earlier one is brought to this one, step by step. A
    /// kind that this version does not know is kept as it is ([`Says::Unknown`]).
    ///
    /// # Errors
    /// [`Unreadable::TooNew`] for a version from the future, by name, [`Unreadable::NewKind`] for a field
    /// from the future; else what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        match serde_json::from_str::<Self>(text) {
            Ok(record) if record.v == VERSION => Ok(record),
            Ok(record) if record.v == 1 => Ok(Self {
                v: VERSION,
                what: first::says(record.what),
                ..record
            }),
            Ok(record) => Err(Unreadable::TooNew(record.v)),
            Err(error) => match serde_json::from_str::<Probe>(text) {
                Ok(Probe { v }) if v > VERSION => Err(Unreadable::TooNew(v)),
                Ok(_) if is_of_newer(&error) => Err(Unreadable::NewKind(error.to_string())),
                _ => Err(Unreadable::Malformed(error.to_string())),
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
        let of = Placed {
            dev: &self.dev,
            seq: self.seq,
            t_ms: self.t_ms,
            at: &self.at,
            by: self.by.as_deref(),
        };
        entry(&of, &self.what)
    }
}

/// Where an entry stands, by when and by whom, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The device that wrote it.
    pub dev: &'a str,
    /// Its number.
    pub seq: u32,
    /// Milliseconds since the observation began.
    pub t_ms: u64,
    /// The wall clock, RFC 3339 with offset.
    pub at: &'a str,
    /// The person whose entry it is.
    pub by: Option<&'a str>,
}

/// Builds an entry from its stored parts.
///
/// # Errors
/// [`Unreadable::Malformed`] where a value is out of its range, with the field's name.
pub fn entry(of: &Placed<'_>, what: &Says) -> Result<Entry, Unreadable> {
    let bad =
        |field: &str, why: &dyn fmt::Display| Unreadable::Malformed(format!("{field}: {why}"));
    let by = of.by.map(PersonId::parse).transpose();
    Ok(Entry {
        key: EntryKey {
            seq: of.seq,
            dev: DeviceId::parse(of.dev).map_err(|e| bad("dev", &e))?,
        },
        t_ms: Some(of.t_ms)
            .filter(|&t| t <= LONGEST_MS)
            .ok_or_else(|| bad("t_ms", &"later than 100 days"))?,
        at: Moment::parse(of.at).map_err(|e| bad("at", &e))?,
        by: by.map_err(|e| bad("by", &e))?,
        what: Some(what)
            .filter(|what| span_ms(what) <= LONGEST_MS)
            .ok_or_else(|| bad("what", &"longer than 100 days"))
            .and_then(what_domain)?,
    })
}

/// The latest lesson time that an entry speaks of beside its own.
fn span_ms(what: &Says) -> u64 {
    match what {
        Says::Known(WhatV2::Finished { length_ms }) => *length_ms,
        Says::Known(WhatV2::Away { from_ms, to_ms, .. }) => *from_ms.max(to_ms),
        Says::Known(_) | Says::Unknown(_) => 0,
    }
}

/// No lesson time lies beyond 100 days; a larger number is damage.
const LONGEST_MS: u64 = 100 * 24 * 3_600_000;
