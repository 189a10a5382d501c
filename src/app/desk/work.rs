//! What passes between the app and its worker: jobs, answers and what the collation screen shows.

pub mod filters;
pub mod shown;

use serde::{Deserialize, Serialize};

pub use crate::app::desk::work::filters::Filters;
pub use crate::app::desk::work::shown::{
    Arrived, CollatedRow, CollationView, Figures, Gap, ItemName, LogRow, NamePair, Over,
    RemovedRow, Seen, SharedGap, VersionText, VersionTexts, Visit, Who,
};
pub use crate::format::exports::pooled::Group;
use crate::format::problem::FileProblem;
use crate::format::query::Query;
use crate::format::stored::outcome::{FileOutcomeV1, OutcomeV1, TallyV1};

/// What a job for the worker is. Bytes travel beside it, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Make a hand-over file; answers `HandOver` with its bytes.
    MakeHandOver(HandOverJob),
    /// Begin with the collation as it is stored, which the worker reads itself; answers
    /// `CollationLoaded`.
    LoadCollation,
    /// Read one file (its bytes travel beside); answers `Files`.
    TakeFile {
        /// Its name.
        name: String,
        /// Where it came unpacked: path and length of each part, in the order of the bytes.
        #[serde(default)]
        parts: Vec<(String, usize)>,
    },
    /// Take in what can be saved of a file (its bytes travel beside); answers `Files`.
    Rescue {
        /// Its name.
        name: String,
        /// Where it came unpacked, its parts.
        #[serde(default)]
        parts: Vec<(String, usize)>,
        /// Which of the files in it, as its outcome named it.
        hash: String,
    },
    /// What was made of these files, by their numbers, is stored; answers `Noted`.
    Stored(Vec<u32>),
    /// What a person decided, as a text of `CollatedV1`; answers `Collation`.
    Decide(String),
    /// Write down what became of each of these files, and when (RFC 3339); answers `Logged` with what must
    /// be stored.
    Log(Vec<(String, FileOutcome)>),
    /// The figures of what fits these filters; answers `Figures`.
    Figures(Filters),
    /// The collation as it stands; answers `Collation`.
    View,
    /// The versions of one observation; answers `Versions`.
    Versions(String),
    /// Make an export of what fits these filters; answers `Export` with the file.
    Export(ExportKind, Filters),
    /// Texts of records to look through from now on, by observation; answers `Found` with nothing.
    GiveNotes(Vec<(String, Vec<String>)>),
    /// Look through what was given; answers `Found`.
    Find(Query),
    /// Look through the collation; answers `Found`.
    FindCollated(Query),
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
    /// For whom: id and name.
    pub recipient: (String, String),
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
    /// What named its whole then.
    #[serde(default)]
    pub whole: Option<String>,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// A hand-over file; its bytes travel beside.
    HandOver {
        /// SHA-256 of the bytes.
        sha256: String,
        /// Of each observation: id, content hash, and what names its whole.
        revisions: Vec<(String, String, Option<String>)>,
    },
    /// A file that left cannot be made again as it left: what left of an observation is not to be
    /// found among its entries.
    NotAsItLeft,
    /// The stored collation is on the desk. Of these lessons, which a person removed, versions are still
    /// stored (a backup brought them) and must go.
    CollationLoaded(Vec<String>, Vec<(String, String)>),
    /// The collation.
    Collation(Box<CollationView>),
    /// Figures.
    Figures(Box<Figures>),
    /// A file was dealt with: what became of it, or of each file in it, and what must be stored.
    Files(Took),
    /// It is noted.
    Noted,
    /// Lines of the log, as they must be stored.
    Logged(Vec<String>),
    /// The versions of an observation.
    Versions(Box<VersionTexts>),
    /// An export; the file travels beside.
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
    /// A zip with one observation a line.
    Ndjson,
    /// A workbook for spreadsheets.
    Workbook,
}

/// What was made of something that arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Took {
    /// Its number on the desk, by which it is told to be stored.
    pub number: u32,
    /// What to tell of each file found in it.
    pub outcomes: Vec<FileOutcome>,
    /// Texts of `CollatedV1` to store.
    pub store: Vec<String>,
    /// Versions that are stored no longer, as observation and revision: they hold words that were struck
    /// out since.
    pub gone: Vec<(String, String)>,
    /// How many files of a system were skipped in it.
    pub litter: u32,
}

/// What was looked at of the files that a person chose or dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Files found, an unpacked hand-over file counting as one.
    pub found: usize,
    /// Of these, gone through so far.
    pub done: usize,
    /// Skipped: files that a system made.
    pub litter: u32,
    /// Skipped: files of a folder that are no zip and are not named like one of ours.
    pub not_ours: u32,
    /// Not looked at: more than are taken in one go.
    pub left_out: usize,
    /// Folders too deep to be gone through, or that could not be opened.
    pub unread_folders: u32,
    /// Files in folders that could not be opened: moved meanwhile, or still in the cloud.
    pub unread_files: u32,
}

/// How a file fared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileOutcome {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes; of its manifest where it came unpacked.
    pub hash: String,
    /// What became of it.
    pub what: Outcome,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It was taken in: how its observations fared.
    TakenIn(Tally),
    /// The same content was taken in before, in the same bytes or packed anew.
    AlreadyHere,
    /// It was refused; so many observations could be rescued from it.
    Refused(FileProblem, u32),
}

/// How the observations of a file fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// It is what could be saved of a file.
    #[serde(default)]
    pub in_part: bool,
    /// It is whole, and what could be saved of it was here before.
    #[serde(default)]
    pub completes: bool,
    /// Lessons that a person removed from the collation: they stay out.
    #[serde(default)]
    pub removed: u32,
}

impl Tally {
    /// Whether nothing came of the file and lessons in it were removed before.
    pub const fn keeps_out(&self) -> bool {
        let is_nothing_new =
            self.accepted == 0 && self.newer == 0 && self.older == 0 && self.conflict == 0;
        self.removed > 0 && is_nothing_new
    }
}

impl From<FileOutcome> for FileOutcomeV1 {
    fn from(outcome: FileOutcome) -> Self {
        Self {
            name: outcome.name,
            hash: outcome.hash,
            what: match outcome.what {
                Outcome::TakenIn(tally) => OutcomeV1::TakenIn(tally.into()),
                Outcome::AlreadyHere => OutcomeV1::AlreadyHere,
                Outcome::Refused(problem, rescuable) => {
                    OutcomeV1::Refused(problem.into(), rescuable)
                }
            },
        }
    }
}

impl From<FileOutcomeV1> for FileOutcome {
    fn from(stored: FileOutcomeV1) -> Self {
        Self {
            name: stored.name,
            hash: stored.hash,
            what: match stored.what {
                OutcomeV1::TakenIn(tally) => Outcome::TakenIn(tally.into()),
                OutcomeV1::AlreadyHere => Outcome::AlreadyHere,
                OutcomeV1::Refused(problem, rescuable) => {
                    Outcome::Refused(problem.into(), rescuable)
                }
            },
        }
    }
}

impl From<Tally> for TallyV1 {
    fn from(t: Tally) -> Self {
        Self {
            accepted: t.accepted,
            already_here: t.already_here,
            newer: t.newer,
            older: t.older,
            conflict: t.conflict,
            unknown_instrument: t.unknown_instrument,
            in_part: t.in_part,
            completes: t.completes,
            removed: t.removed,
        }
    }
}

impl From<TallyV1> for Tally {
    fn from(t: TallyV1) -> Self {
        Self {
            accepted: t.accepted,
            already_here: t.already_here,
            newer: t.newer,
            older: t.older,
            conflict: t.conflict,
            unknown_instrument: t.unknown_instrument,
            in_part: t.in_part,
            completes: t.completes,
            removed: t.removed,
        }
    }
}
