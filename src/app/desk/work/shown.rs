//! The collation as screens show it, made by the worker.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::app::desk::work::FileOutcome;
use crate::app::desk::work::filters::Filters;
use crate::domain::observation::texts::Texts;
use crate::format::exports::pooled::Group;

/// The collation as the screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CollationView {
    /// One row for each observation.
    pub rows: Vec<CollatedRow>,
    /// Pooled shares of codes, one for each teacher and class.
    pub groups: Vec<Group>,
    /// What is missing of the devices' chains.
    pub gaps: Vec<Gap>,
    /// How many files were taken in.
    pub files: u32,
    /// How many observations wait for a choice.
    pub conflicts: u32,
    /// How many stored texts could not be read.
    pub unreadable: u32,
    /// How many lessons there are: one that two observers saw is one. Conflicts are left out.
    pub lessons: u32,
    /// What the figures rest on.
    #[serde(default)]
    pub over: Over,
    /// What became of every file, newest first.
    pub log: Vec<LogRow>,
    /// Names that may be one person, and what was decided of names.
    pub names: Vec<NamePair>,
    /// Lessons that a person removed.
    pub removed: Vec<RemovedRow>,
    /// When the collation was looked at.
    pub visit: Visit,
    /// When each thing was decided last, RFC 3339, by what it is about: a later decision needs a later
    /// moment, whatever the clock shows.
    pub decided: BTreeMap<String, String>,
}

/// The figures of a part of the collation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// What they stand for.
    pub filters: Filters,
    /// Pooled shares of codes, one for each teacher and class.
    pub groups: Vec<Group>,
    /// How many lessons: one that two observers saw is one. Conflicts are left out.
    pub lessons: u32,
    /// How many observations an export of them holds.
    pub observations: u32,
    /// What they rest on.
    #[serde(default)]
    pub over: Over,
}

/// What figures rest on, and what is left out of them and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Over {
    /// Lessons in the figures; one that two observers saw is one.
    pub lessons: u32,
    /// Lessons left out: observed for calibration only.
    pub calibration: u32,
    /// Lessons left out: no codes were marked in intervals.
    pub uncoded: u32,
    /// Observations left out: they wait for a choice between versions.
    pub waiting: u32,
}

/// When the collation was looked at, RFC 3339.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The last time; this visit, while it goes on.
    pub at: Option<String>,
    /// The visit before.
    pub before: Option<String>,
}

/// What became of a file, as the log tells it. Lessons are named by id, so that the log keeps no word
/// of one that is removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRow {
    /// When, RFC 3339.
    pub at: String,
    /// Number in the log.
    pub number: u32,
    /// What became of it.
    pub outcome: FileOutcome,
    /// Who handed it over; empty where nobody knows.
    pub observer: String,
    /// Observations of which it brought a newer revision.
    pub newer: Vec<String>,
    /// Observations that it brought into conflict.
    pub conflict: Vec<String>,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// An observed teacher, of one school.
    Teacher,
    /// An observer, at whatever school.
    Observer,
}

/// Two names that may be one person, or of which something was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamePair {
    /// Whose.
    pub who: Who,
    /// The school, for teachers.
    pub school: String,
    /// The two names, each with the number of its observations and its key.
    pub names: [(String, u32, String); 2],
    /// Whether they were joined or kept apart, and when (RFC 3339); `None` while it is open.
    pub decided: Option<(bool, String)>,
}

/// A lesson that a person removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedRow {
    /// The observation.
    pub id: String,
    /// When, RFC 3339.
    pub at: String,
}

/// One observation of the collation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "the columns of the table, named as in domain::header"
)]
pub struct CollatedRow {
    pub id: String,
    #[serde(with = "TextsOfRow")]
    pub texts: Texts,
    pub purpose: String,
    pub instruments: Vec<String>,
    pub date: String,
    pub length_ms: u64,
    pub entries: u32,
    pub versions: u32,
    pub conflict: bool,
    /// The day and time for searching.
    pub day: String,
    /// Observations of the same lesson by other observers.
    pub seen_with: Vec<String>,
    /// When its newest version arrived, milliseconds since 1970; `None` before there was a log.
    pub changed_ms: Option<i64>,
}

/// How the texts of a row pass from the worker to the page.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Texts")]
struct TextsOfRow {
    observer: String,
    school: String,
    teacher: String,
    class: String,
    subject: String,
    focus: String,
}

impl CollatedRow {
    /// How it stands, as it is searched: `two versions`, `seen by 2`.
    pub fn state(&self) -> String {
        let mut words = Vec::new();
        if self.conflict {
            words.push("two versions".to_owned());
        }
        if !self.seen_with.is_empty() {
            words.push(format!("seen by {}", self.seen_with.len() + 1));
        }
        words.join(" ")
    }
}

/// What is missing of one device's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The device, shortened.
    pub device: String,
    /// Who hands over from it.
    pub observer: String,
    /// Numbers of files that are not here.
    pub missing: Vec<u32>,
    /// Numbers of files of which only what could be saved is here.
    #[serde(default)]
    pub in_part: Vec<u32>,
    /// Numbers of files that do not continue the one before.
    pub broken: Vec<u32>,
    /// Numbers under which different files are here: two tablets share an identity.
    pub shared: Vec<SharedGap>,
}

/// Different files under one number of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedGap {
    /// The number.
    pub number: u32,
    /// Each file: who handed it over, and its name.
    pub files: Vec<(String, String)>,
}

/// The versions of one observation, as lines of `observations.ndjson`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionTexts {
    /// The observation.
    pub id: String,
    /// Each head.
    pub heads: Vec<VersionText>,
    /// Revisions that a later one continues.
    pub superseded: Vec<String>,
    /// The revision a person chose, while that choice is in force.
    pub chosen: Option<String>,
    /// Whether a choice is needed.
    pub conflict: bool,
    /// Versions that a later one continues, the largest first.
    pub earlier: Vec<VersionText>,
    /// Observations of the same lesson by other observers.
    pub seen_with: Vec<Seen>,
    /// Names of what was captured with instruments that this version does not know.
    #[serde(default)]
    pub names: Vec<ItemName>,
}

/// What an item of an instrument is called by the instrument that came with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemName {
    /// The instrument.
    pub instrument: String,
    /// Its version.
    pub version: u32,
    /// The item.
    pub item: String,
    /// What it is called.
    pub name: String,
    /// What the instrument is called.
    pub title: String,
}

/// Another observer's observation of the same lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The observation.
    pub id: String,
    /// Who made it.
    pub observer: String,
}

/// When a version came, and in which file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// When, RFC 3339.
    pub at: String,
    /// The file's name.
    pub file: String,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionText {
    /// Content hash.
    pub revision: String,
    /// The device it came from.
    pub device: String,
    /// Its line.
    pub line: String,
    /// When it came, and in which files.
    pub arrived: Vec<Arrived>,
}
