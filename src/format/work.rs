//! What passes between the app and its worker: jobs, answers and what the collation screen shows.

use serde::{Deserialize, Serialize};

use crate::format::problem::FileProblem;

/// What a job for the worker is. Bytes travel beside it, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Append these texts to the journal and flush; answers `Journalled`.
    Append(Vec<String>),
    /// Read the journal from this offset; answers `JournalRead`.
    ReadJournal(u64),
    /// Let go of the journal's file; answers `JournalClosed`.
    CloseJournal,
    /// Make a hand-over file; answers `HandOver` with its bytes.
    MakeHandOver(HandOverJob),
    /// Begin with the collation as it is stored, which the worker reads itself; answers
    /// `CollationLoaded`.
    LoadCollation,
    /// Read one file (its bytes travel beside); answers `File`.
    TakeFile {
        /// Its name.
        name: String,
    },
    /// Take in what can be saved of a file (its bytes travel beside); answers `File`.
    Rescue {
        /// Its name.
        name: String,
    },
    /// A choice between versions, as a text of `CollatedV1`; answers `Collation`.
    Choose(String),
    /// The collation as it stands; answers `Collation`.
    View,
    /// The versions of one observation; answers `Versions`.
    Versions(String),
    /// Make an export; answers `Export` with its bytes.
    Export(ExportKind),
    /// Texts of records to look through from now on, by observation; answers `Found` with nothing.
    GiveNotes(Vec<(String, Vec<String>)>),
    /// Look through what was given; answers `Found`.
    Find(String),
    /// Look through the collation; answers `Found`.
    FindCollated(String),
    /// Make a backup of these texts; answers `Backup` with its bytes.
    Backup {
        /// Texts of records.
        records: Vec<String>,
        /// Texts of the collation.
        collation: Vec<String>,
        /// Texts kept aside.
        aside: Vec<String>,
        /// Version of the app.
        app: String,
        /// When, RFC 3339.
        created_at: String,
    },
    /// Read a backup (its bytes travel beside); answers `BackupRead`.
    ReadBackup,
}

/// What a hand-over file is made of, as it goes to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverJob {
    /// Its id.
    pub file: String,
    /// Version of the app that made it first.
    pub app: String,
    /// The device.
    pub device: String,
    /// Number in the chain.
    pub device_seq: u32,
    /// SHA-256 of the file before it.
    pub previous: Option<String>,
    /// When, RFC 3339.
    pub created_at: String,
    /// Who hands it over.
    pub observer: String,
    /// The observations.
    pub items: Vec<HandOverItem>,
}

/// One observation of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverItem {
    /// The observation.
    pub id: String,
    /// Texts of its records; where there are none, the worker reads them from the store itself.
    #[serde(default)]
    pub texts: Vec<String>,
    /// How many entries, in log order.
    pub entries: u32,
    /// Its parent revision.
    pub parent: Option<String>,
    /// The revision that left, where the file is made again.
    #[serde(default)]
    pub revision: Option<String>,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Appended and flushed; the journal's length now.
    Journalled(u64),
    /// What the journal holds.
    JournalRead {
        /// Texts of whole frames.
        texts: Vec<String>,
        /// Lines that are no frame.
        damaged: Vec<String>,
        /// The journal's length.
        length: u64,
    },
    /// The journal's file is free.
    JournalClosed,
    /// A hand-over file; its bytes travel beside.
    HandOver {
        /// SHA-256 of the bytes.
        sha256: String,
        /// Content hash of each observation, by id.
        revisions: Vec<(String, String)>,
    },
    /// A file that left cannot be made again as it left: what left of an observation is not to be
    /// found among its entries.
    NotAsItLeft,
    /// The stored collation is on the desk.
    CollationLoaded,
    /// The collation.
    Collation(Box<CollationView>),
    /// A file was dealt with: the outcome and what must be stored (keys and texts).
    File {
        /// What to tell.
        outcome: FileOutcome,
        /// Texts of `CollatedV1` to store.
        store: Vec<String>,
    },
    /// The versions of an observation.
    Versions(Box<VersionTexts>),
    /// An export; its bytes travel beside.
    Export,
    /// What a search found.
    Found(Vec<Hit>),
    /// A backup; its bytes travel beside.
    Backup,
    /// What a backup holds.
    BackupRead {
        /// Texts of records.
        records: Vec<String>,
        /// Texts of the collation.
        collation: Vec<String>,
        /// Texts kept aside.
        aside: Vec<String>,
    },
    /// The file that was asked about is no good.
    Refused(FileProblem),
    /// The job failed, in the worker's words.
    Failed(String),
}

/// An observation that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The observation.
    pub id: String,
    /// The note in which a word was found, clipped; none where the header holds them all.
    pub excerpt: Option<String>,
}

/// A kind of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportKind {
    /// A zip of the tidy tables.
    Tables,
    /// One observation a line.
    Ndjson,
}

/// How a file fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOutcome {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// What became of it.
    pub what: Outcome,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was taken in: how its observations fared.
    TakenIn(Tally),
    /// The same bytes were taken in before.
    AlreadyHere,
    /// It was refused; so many observations could be rescued from it.
    Refused(FileProblem, u32),
}

/// How the observations of a file fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Not seen before.
    pub accepted: u32,
    /// The same content was here.
    pub already_here: u32,
    /// Newer than what was here.
    pub newer: u32,
    /// Older than what was here.
    pub older: u32,
    /// In conflict with what was here.
    pub conflict: u32,
    /// Observations with an instrument this version does not know.
    pub unknown_instrument: u32,
}

/// The collation as the screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CollationView {
    /// One row for each observation.
    pub rows: Vec<CollatedRow>,
    /// Pooled COPUS shares, one for each teacher and class.
    pub groups: Vec<Group>,
    /// What is missing of the devices' chains.
    pub gaps: Vec<Gap>,
    /// How many files were taken in.
    pub files: u32,
    /// How many observations wait for a choice.
    pub conflicts: u32,
    /// How many stored texts could not be read.
    pub unreadable: u32,
}

/// One observation of the collation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "the columns of the table, named as in domain::header"
)]
pub struct CollatedRow {
    pub id: String,
    pub observer: String,
    pub school: String,
    pub teacher: String,
    pub class: String,
    pub subject: String,
    pub focus: String,
    pub purpose: String,
    pub instruments: Vec<String>,
    pub date: String,
    pub length_ms: u64,
    pub entries: u32,
    pub versions: u32,
    pub conflict: bool,
}

/// Pooled COPUS shares of one teacher with one class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The teacher.
    pub teacher: String,
    /// The class.
    pub class: String,
    /// The school.
    pub school: String,
    /// How many observations.
    pub observations: u32,
    /// Observed intervals: n.
    pub observed: u32,
    /// Intervals that were not observed.
    pub not_observed: u32,
    /// Side, code and in how many observed intervals it was marked.
    pub codes: Vec<(String, String, u32)>,
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
    /// Numbers of files that do not continue the one before.
    pub broken: Vec<u32>,
}

/// The versions of one observation, as lines of `observations.ndjson`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionTexts {
    /// The observation.
    pub id: String,
    /// Each head: revision, device, file names it came in, line.
    pub heads: Vec<VersionText>,
    /// Revisions that a later one continues.
    pub superseded: Vec<String>,
    /// The revision a person chose, while that choice is in force.
    pub chosen: Option<String>,
    /// Whether a choice is needed.
    pub conflict: bool,
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
}
