//! Other things that are stored: summaries for lists, the note being typed, heartbeats, beacons,
//! and what the collation keeps.

pub mod device;
pub mod journal;
pub mod journal_jobs;
pub mod keys;
pub mod outcome;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Moment;
use crate::domain::collation::twins::Verdict;
use crate::domain::collation::{Arrival, Came, Choice, TakenFile};
use crate::domain::ids::{DeviceId, FileId, ObservationId, RecipientId};
use crate::domain::observation::summary::Summary;
use crate::domain::observation::texts::Texts;
use crate::format::record::PurposeV1;
use crate::format::stored::device::{coordinator, is_coordinator};
use crate::format::stored::outcome::FileOutcomeV1;

/// A summary as it is stored. Only a quick answer for lists: it is made anew from the records
/// whenever it is missing or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::summary::Summary"
)]
pub struct SummaryV1 {
    pub id: String,
    pub observer: String,
    pub school: String,
    pub teacher: String,
    pub class: String,
    pub subject: String,
    pub focus: String,
    pub purpose: PurposeV1,
    pub begun_at: Option<String>,
    pub finished_at: Option<String>,
    pub length_ms: u64,
    pub entries: u32,
}

impl From<&Summary> for SummaryV1 {
    fn from(s: &Summary) -> Self {
        let Texts {
            observer,
            school,
            teacher,
            class,
            subject,
            focus,
        } = s.texts.clone();
        Self {
            id: s.id.to_string(),
            observer,
            school,
            teacher,
            class,
            subject,
            focus,
            purpose: s.purpose.into(),
            begun_at: s.begun_at.map(|m| m.to_string()),
            finished_at: s.finished_at.map(|m| m.to_string()),
            length_ms: s.length_ms,
            entries: s.entries,
        }
    }
}

impl SummaryV1 {
    /// The summary, if every value can be read.
    pub fn summary(self) -> Option<Summary> {
        let moment = |text: Option<String>| text.map(|t| Moment::parse(&t)).transpose().ok();
        let texts = Texts {
            observer: self.observer,
            school: self.school,
            teacher: self.teacher,
            class: self.class,
            subject: self.subject,
            focus: self.focus,
        };
        Some(Summary {
            id: ObservationId::parse(&self.id).ok()?,
            texts: texts.cleaned(),
            purpose: self.purpose.into(),
            begun_at: moment(self.begun_at)?,
            finished_at: moment(self.finished_at)?,
            length_ms: self.length_ms,
            entries: self.entries,
        })
    }
}

/// The note being typed, as boot.js mirrors it and the database keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    /// The words so far.
    pub text: String,
    /// Wall clock of the first keystroke, milliseconds since 1970.
    #[serde(default)]
    pub first_ms: i64,
    /// Wall clock of the last keystroke.
    #[serde(default)]
    pub at_ms: i64,
    /// The kind chosen, as a word; empty for evidence.
    #[serde(default)]
    pub kind: String,
    /// The speaker's letters; empty for none.
    #[serde(default)]
    pub speaker: String,
    /// Whether the mirror holds only the beginning of a very long text.
    #[serde(default)]
    pub cut: bool,
}

/// Something that is to be erased and is not proved gone; it holds none of the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasingV1 {
    /// The observation.
    pub observation: String,
    /// The records as they are without their words; none where all of the observation goes.
    pub records: Vec<String>,
}

/// The last proof that an observation was running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// Lesson time.
    pub t_ms: u64,
    /// Wall clock, milliseconds since 1970.
    pub wall_ms: i64,
}

/// How much of an observation must be there; kept in localStorage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beacon {
    /// Number of records.
    pub count: u32,
    /// Highest number in the log.
    pub last_seq: u32,
}

/// One thing of the collation, as it is stored and backed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of domain::collation")]
pub enum CollatedV1 {
    File {
        hash: String,
        file: String,
        name: String,
        device: String,
        #[serde(default = "coordinator", skip_serializing_if = "is_coordinator")]
        recipient: String,
        observer: String,
        device_seq: u32,
        previous: Option<String>,
        observations: u32,
        #[serde(default, skip_serializing_if = "CameV1::is_unknown")]
        came: CameV1,
    },
    Version {
        device: String,
        line: String,
    },
    Choice {
        observation: String,
        chosen: String,
        among: Vec<String>,
        at: String,
    },
    /// What became of a file.
    Received {
        at: String,
        /// Number in the log, from 1.
        number: u32,
        outcome: FileOutcomeV1,
        /// Who handed it over; empty where nobody knows.
        observer: String,
        /// What it changed.
        arrivals: Vec<ArrivalV1>,
    },
    /// What was decided of two names, which only their keys stand for.
    Names {
        one: String,
        other: String,
        verdict: VerdictV1,
        at: String,
    },
    /// A lesson was taken out of the collation, or may come back. Holds none of its words.
    Removal {
        observation: String,
        is_out: bool,
        at: String,
    },
    /// An instrument that came in a file and does not ship with this version, as it came.
    Instrument(String),
    /// When the collation was looked at.
    Visit {
        at: String,
        before: Option<String>,
    },
}

/// A version that came in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of domain::collation")]
pub struct ArrivalV1 {
    pub observation: String,
    pub revision: String,
    pub how: HowV1,
}

/// How a version arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in domain::collation::Arrival")]
pub enum HowV1 {
    Accepted,
    AlreadyHere,
    Newer,
    Older,
    Conflict,
    Removed,
}

/// What was decided of two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in domain::twins::Verdict")]
pub enum VerdictV1 {
    Open,
    Joined,
    Apart,
}

impl From<Arrival> for HowV1 {
    fn from(arrival: Arrival) -> Self {
        match arrival {
            Arrival::Accepted => Self::Accepted,
            Arrival::AlreadyHere => Self::AlreadyHere,
            Arrival::Newer => Self::Newer,
            Arrival::Older => Self::Older,
            Arrival::Conflict => Self::Conflict,
            Arrival::Removed => Self::Removed,
        }
    }
}

impl From<VerdictV1> for Verdict {
    fn from(verdict: VerdictV1) -> Self {
        match verdict {
            VerdictV1::Open => Self::Open,
            VerdictV1::Joined => Self::Joined,
            VerdictV1::Apart => Self::Apart,
        }
    }
}

/// How a file came, as it is stored; nothing is known of files taken in by version 0.1.0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::collation::Came"
)]
pub struct CameV1 {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub manifest: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrived: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_part: bool,
}

impl CameV1 {
    fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

impl CollatedV1 {
    /// The stored form of a file.
    pub fn file(f: &TakenFile) -> Self {
        Self::File {
            hash: f.hash.clone(),
            file: f.file.to_string(),
            name: f.name.clone(),
            device: f.device.to_string(),
            recipient: f.recipient.to_string(),
            observer: f.observer.clone(),
            device_seq: f.device_seq,
            previous: f.previous.clone(),
            observations: f.observations,
            came: CameV1 {
                manifest: f.came.manifest.clone(),
                arrived: f.came.arrived.iter().cloned().collect(),
                in_part: f.came.in_part,
            },
        }
    }

    /// The stored form of a choice.
    pub fn choice(observation: &ObservationId, c: &Choice) -> Self {
        Self::Choice {
            observation: observation.to_string(),
            chosen: c.chosen.clone(),
            among: c.among.iter().cloned().collect(),
            at: c.at.to_string(),
        }
    }

    /// What a person decided, by what it is about, and when; `None` for what is no decision. Of the
    /// decisions about one thing the latest counts.
    pub fn decision(&mut self) -> Option<(String, &mut String)> {
        Some(match self {
            Self::Choice {
                observation, at, ..
            } => (format!("choice {observation}"), at),
            Self::Removal {
                observation, at, ..
            } => (format!("removal {observation}"), at),
            Self::Names { one, other, at, .. } => {
                let (first, second) = (one.min(other).clone(), one.max(other).clone());
                (format!("names {first} {second}"), at)
            }
            Self::File { .. }
            | Self::Version { .. }
            | Self::Received { .. }
            | Self::Instrument(_)
            | Self::Visit { .. } => return None,
        })
    }

    /// The text that is stored.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The file that a stored form describes.
pub fn taken_file(stored: CollatedV1) -> Option<TakenFile> {
    let CollatedV1::File {
        hash,
        file,
        name,
        device,
        recipient,
        observer,
        device_seq,
        previous,
        observations,
        came,
    } = stored
    else {
        return None;
    };
    Some(TakenFile {
        hash,
        file: FileId::parse(&file).ok()?,
        name,
        device: DeviceId::parse(&device).ok()?,
        recipient: RecipientId::parse(&recipient).ok()?,
        observer,
        device_seq,
        previous,
        observations,
        came: Came {
            manifest: came.manifest,
            arrived: came.arrived.into_iter().collect(),
            in_part: came.in_part,
        },
    })
}

/// The choice that a stored form describes, and its observation.
pub fn taken_choice(stored: CollatedV1) -> Option<(ObservationId, Choice)> {
    let CollatedV1::Choice {
        observation,
        chosen,
        among,
        at,
    } = stored
    else {
        return None;
    };
    let choice = Choice {
        chosen,
        among: among.into_iter().collect(),
        at: Moment::parse(&at).ok()?,
    };
    Some((ObservationId::parse(&observation).ok()?, choice))
}
