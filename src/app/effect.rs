//! Everything the app may ask of the world, one variant for each thing asked. Answers are events.

use crate::app::collating::searching::Place;
use crate::app::keeping::erasing::Erasure;
use crate::app::page::route::Route;
use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, FileId, ObservationId};
use crate::domain::observation::summary::Summary;
use crate::format::handover::Cover;
use crate::format::record::Record;
use crate::format::stored::device::Given;
use crate::format::stored::{Beacon, Beat, CollatedV1, Typing};
use crate::format::work::{ExportKind, FileOutcome, Filters};

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open all stores and bring them to one state; answers `StoresOpened` or `StoresRefused`.
    OpenStores,
    /// Store these records strictly, with the summaries that follow from them; mirror and journal
    /// them too. Answers `BatchWritten` with their ticket, or `WriteFailed`.
    Write(Batch),
    /// Take these words, or this observation, out of every store, and the files that are kept of it;
    /// answers `Erased`.
    Erase(Erasure, Vec<String>),
    /// What beacons promise and nobody has is not looked for again.
    AcceptMissing,
    /// Send `RetryDue` after so many milliseconds.
    RetryAfter(u32),
    /// Close and open the database again before the next write.
    Reopen,
    /// Read the log of an observation; answers `ObservationRead`.
    ReadObservation(ObservationId),
    /// Read a finished observation back; answers `ReadBack`.
    ReadBack(ObservationId),
    /// Keep the note being typed: soon, and at once when the page goes out of sight.
    KeepTyping(ObservationId, Typing),
    /// The note was committed: forget it.
    ForgetTyping(ObservationId),
    /// Keep the proof that an observation is running.
    KeepBeat(ObservationId, Beat),
    /// Write everything that waits, now.
    Flush,
    /// Keep the screen awake, or let it sleep.
    StayAwake(bool),
    /// Go to a screen.
    Go(Route),
    /// Ask the tab that holds the pen for it; answers `PenChanged`.
    AskForPen,
    /// Read how the stores are; answers `HealthRead`.
    ReadHealth,
    /// Ask the browser to keep the data; answers `HealthRead`.
    AskToPersist,

    /// Make a hand-over file; answers `HandOverMade` or `HandOverFailed`.
    MakeHandOver(Box<Plan>),
    /// Take the file of this plan as it left, where it is kept and has this SHA-256; answers
    /// `HandOverMade`, or `FileNotKept`.
    TakeKept(Box<Plan>, String),
    /// Keep the bytes of a ready file that leaves. For the room it takes these may go, the first first.
    KeepSent(FileId, Vec<String>, Vec<String>),
    /// Keep the highest number given beside the database; `None` where none was.
    KeepGiven(Option<Given>),
    /// This tablet is another device from now on: keep that everywhere.
    KeepDevice(DeviceId),
    /// Hand ready files to the share sheet, all in one go; answers `ShareFinished`.
    Share(Vec<FileId>),
    /// Download the ready file; answers `DownloadStarted` or `DownloadFailed`.
    Download(FileId, String),
    /// Let the user choose a folder; answers `FolderChanged`.
    AskForFolder,
    /// Forget the folder; answers `FolderChanged`.
    ForgetFolder,
    /// Write the ready file to the folder, read it back, compare; answers `FolderWritten`. The browser
    /// may ask the user only inside a tap, which the last value says.
    WriteToFolder(FileId, String, bool),
    /// Let go of the bytes of a ready file.
    DropFile(FileId),

    /// Look for words in the notes of these observations, which have so many entries now, or of the
    /// collation; answers `NotesSearched`.
    Find(Place, String, Vec<(ObservationId, u32)>),

    /// Read the collation; answers `CollationRead`.
    ReadCollation,
    /// Stop taking files in.
    CancelFiles,
    /// Read the versions of an observation in the collation; answers `VersionsRead`.
    ReadVersions(ObservationId),
    /// Keep a person's decision in the collation; answers `CollationRead`.
    KeepDecision(CollatedV1),
    /// Write down at this moment what became of a file.
    LogFile(Moment, FileOutcome),
    /// Count the figures of what fits; answers `FiguresRead`.
    ReadFigures(Filters),
    /// Make an export of what fits and offer it; answers `FileMade`.
    Export(ExportKind, Filters),
    /// Take in what can be saved of a damaged file, by its hash; answers as for files.
    Rescue(String),
    /// Remove the collation; answers `CollationRead`.
    RemoveCollation,

    /// Make a backup, these unconfirmed records included, and offer it; answers `FileMade`.
    Backup(Vec<Record>),
    /// Export everything in the database as it stands, whatever version wrote it; answers `FileMade` or
    /// `StoredFailed`.
    ExportStored,
    /// Hand the file that was made last to the share sheet; answers `FileShareEnded`.
    ShareFile,
    /// Let go of its bytes.
    DropOutFile,
    /// Offer these records as a file at once, from memory.
    OfferCopy(Vec<Record>),
    /// Apply the waiting version of the app.
    ApplyUpdate,
    /// Prompt to install.
    Install,
}

/// Records to store, and what lists show afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The records, oldest first.
    pub records: Vec<Record>,
    /// The ticket of the newest; `BatchWritten` gives it back.
    pub upto: u64,
    /// Summaries of the observations they belong to.
    pub summaries: Vec<Summary>,
    /// Beacons of the observations they belong to.
    pub beacons: Vec<(ObservationId, Beacon)>,
}

/// What a hand-over file is to be made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What it says of itself.
    pub cover: Cover,
    /// Its name.
    pub name: String,
    /// Its observations: id, how many entries of it, parent revision.
    pub items: Vec<PlanItem>,
}

/// One observation of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanItem {
    /// The observation.
    pub id: ObservationId,
    /// How many entries, in log order.
    pub entries: u32,
    /// The revision handed over before.
    pub parent: Option<String>,
    /// The revision that left, where the file is made again: it decides which entries are meant.
    pub revision: Option<String>,
}
