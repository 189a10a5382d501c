//! Everything that can happen, named after what happened. Time and fresh identifiers arrive with it.

use crate::app::route::Route;
use crate::app::searching::Place;
use crate::app::trouble::{ShareOutcome, StoreTrouble};
use crate::domain::calendar::Moment;
use crate::domain::entry::{CodeKey, Note, NoteKind, Speaker};
use crate::domain::header::Header;
use crate::domain::ids::{DeviceId, EntryKey, FileId, ObservationId};
use crate::domain::summary::Summary;
use crate::format::device::Given;
use crate::format::problem::FileProblem;
use crate::format::stored::{Beat, Typing};
use crate::format::work::{CollationView, ExportKind, FileOutcome, Hit, VersionTexts};

/// When an event happened, and an identifier nobody has used yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The wall clock with its offset.
    pub wall: Moment,
    /// Milliseconds by a clock that nobody can set; from any start, and it may stand still in sleep.
    pub mono_ms: u64,
    /// A fresh UUID.
    pub fresh: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The stores were opened, read and brought to one state.
    StoresOpened(Box<Opened>),
    /// The stores cannot be used at all.
    StoresRefused(StoreTrouble),
    /// The user reached a screen.
    RouteEntered(Route),
    /// About once a second while the page runs.
    Ticked,
    /// The page went out of sight.
    BecameHidden,
    /// The page is in sight again.
    BecameVisible,
    /// The network came or went.
    OnlineChanged(bool),
    /// What can be said about working offline.
    OfflineChanged(Offline),
    /// A new version of the app waits, or no longer does.
    UpdateWaits(bool),
    /// The browser offers to install the app.
    InstallOffered(bool),
    /// How the stores are.
    HealthRead(Health),
    /// The log of an observation was read.
    ObservationRead(Box<ObservationRead>),
    /// The log of an observation could not be read.
    ObservationUnread(ObservationId, StoreTrouble),
    /// "Try again" on it.
    ReadAgainPressed,
    /// Every queued record up to this ticket is stored, strictly.
    BatchWritten(u64),
    /// So many records of a batch contradict what is stored under the same key; they are kept aside.
    RecordsDiffered(usize),
    /// The batch could not be stored; it stays queued.
    WriteFailed(StoreTrouble),
    /// Whether the words of the note being typed could be stored, where that has changed.
    WordsKept(Result<(), StoreTrouble>),
    /// It is time to try again.
    RetryDue,
    /// A finished observation was read back from the store.
    ReadBack {
        /// The observation.
        id: ObservationId,
        /// How many records were found and the content hash they give.
        found: Result<(u32, String), StoreTrouble>,
    },
    /// Another tab holds the pen, or this one has it now.
    PenChanged(Pen),
    /// The user wants this tab to write.
    TakeOverPressed,

    /// "Begin" was pressed.
    BeginPressed(Header),
    /// The words in the note field changed.
    NoteTyped(String),
    /// Enter or "Add note".
    NoteCommitted(String),
    /// Evidence, inference or question.
    KindChosen(NoteKind),
    /// T, S, Ss; the same again takes it off.
    SpeakerChosen(Speaker),
    /// A COPUS code was tapped.
    CodeTapped(CodeKey),
    /// An interval was chosen to mark; `None` is the running one.
    IntervalChosen(Option<u32>),
    /// A counter was tapped.
    TallyTapped(String),
    /// The last count of a counter was taken back.
    TallyTakenBack(String),
    /// A counter of the observer's own.
    CounterAdded(String),
    /// "Pause".
    PausePressed,
    /// "Resume".
    ResumePressed,
    /// "Undo".
    UndoPressed,
    /// A note was worded anew.
    NoteCorrected(EntryKey, Note),
    /// An entry was withdrawn.
    EntryWithdrawn(EntryKey),
    /// A withdrawn entry was brought back.
    EntryRestored(EntryKey),
    /// The header was edited.
    HeaderEdited(Header),
    /// "Finish observation".
    FinishPressed,
    /// A finished observation was opened again.
    ReopenPressed,

    /// "Create hand-over file".
    HandOverRequested(Vec<ObservationId>),
    /// "Make again".
    MakeAgainPressed(FileId),
    /// The file was made and is ready to share.
    HandOverMade(Box<MadeFile>),
    /// The file could not be made.
    HandOverFailed(StoreTrouble),
    /// "Share".
    SharePressed,
    /// The share sheet closed over these files.
    ShareFinished(Vec<FileId>, ShareOutcome),
    /// "Download".
    DownloadPressed,
    /// The browser took the download.
    DownloadStarted(FileId),
    /// The browser did not.
    DownloadFailed(FileId, StoreTrouble),
    /// "It arrived".
    ArrivedPressed(FileId),
    /// "Not yet".
    NotYetPressed(FileId),
    /// "Take back": as if it had not been offered.
    TakenBackPressed(FileId),
    /// The bytes of a file that left are not kept.
    FileNotKept(FileId),
    /// A file that left cannot be made again as it left.
    NotAsItLeft(FileId),
    /// "New identity for this tablet".
    NewIdentityPressed,
    /// A file of this number was collated that says it comes from this device; its hash.
    OwnFileMet(DeviceId, u32, String),
    /// A folder for hand-over files was chosen, lost or given up; its name.
    FolderChanged(Option<String>),
    /// "Choose a folder".
    FolderAsked,
    /// "Write to folder".
    FolderWritePressed,
    /// "Stop using the folder".
    FolderForgotten,
    /// The file was written to the folder and read back, or not.
    FolderWritten(FileId, Result<(), StoreTrouble>),
    /// The ready file was put aside.
    HandOverClosed,

    /// Words were typed into a search field.
    SearchTyped(Place, String),
    /// What these words were found in; `None` when the notes could not be looked through.
    NotesSearched(Place, String, Option<Vec<Hit>>),

    /// The collation as it stands now.
    CollationRead(Box<CollationView>),
    /// Reading files began: how many.
    FilesChosen(usize),
    /// One file was dealt with.
    FileDone(FileOutcome),
    /// All chosen files were dealt with, or the rest was cancelled.
    FilesDone {
        /// Whether the user cancelled.
        cancelled: bool,
    },
    /// "Cancel".
    CancelPressed,
    /// A row was opened.
    VersionsRead(Box<VersionTexts>),
    /// A version was chosen in a conflict.
    VersionChosen(ObservationId, String),
    /// "Export tables" or "Export NDJSON".
    ExportPressed(ExportKind),
    /// "Rescue" on a file that was cut short.
    RescuePressed(String),
    /// The collation is to go, confirmed.
    CollationRemoved,
    /// Work in the worker failed as a whole.
    WorkFailed(StoreTrouble),

    /// "Back up everything".
    BackupPressed,
    /// The backup could not be made, or not be taken in.
    BackupFailed(StoreTrouble),
    /// A backup was restored, or why not.
    BackupRestored(Result<Restored, FileProblem>),
    /// A backup or an export was made; where the browser has no downloads it waits for a tap.
    FileMade(OutFile),
    /// "Share" on it.
    FileShared,
    /// The share sheet closed over it.
    FileShareEnded(ShareOutcome),
    /// It was put aside.
    FileClosed,
    /// What a newer version stored is to be exported as it stands.
    StoredPressed,
    /// That could not be done.
    StoredFailed(StoreTrouble),
    /// A copy of unsaved work was asked for.
    CopyPressed,
    /// Apply the waiting version.
    UpdatePressed,
    /// Prompt to install.
    InstallPressed,
    /// Ask the browser to keep the data.
    PersistPressed,
    /// The name and school to offer the next time.
    RememberPressed {
        /// The observer's name.
        observer: String,
        /// The school.
        school: String,
    },
    /// A notice was read.
    NoticeClosed,
}

/// What the stores held when they were opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// This installation.
    pub device: DeviceId,
    /// Whether this tab may write.
    pub pen: Pen,
    /// What lists show.
    pub summaries: Vec<Summary>,
    /// Texts of the device's own records, and of other devices' that a backup brought.
    pub device_records: Vec<String>,
    /// What was brought back from one store to another.
    pub recovered: Recovered,
    /// Which stores did not answer.
    pub failing: Vec<StoreTrouble>,
    /// The highest number given to a hand-over file, as it is kept beside the database.
    pub given: Option<Given>,
}

/// What opening the stores brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Records that the database lacked and another store had.
    pub records: usize,
    /// When the newest of them was made.
    pub newest_at: Option<Moment>,
    /// Records that a beacon promised and no store has.
    pub missing: usize,
    /// Records set aside because they contradict another or cannot be read.
    pub aside: usize,
}

/// The log of an observation, as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationRead {
    /// The observation.
    pub id: ObservationId,
    /// Texts of its records.
    pub texts: Vec<String>,
    /// The note being typed.
    pub typing: Option<Typing>,
    /// The last proof that it was running.
    pub beat: Option<Beat>,
}

/// Who may write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pen {
    /// This tab.
    #[default]
    Ours,
    /// Another tab or window.
    Elsewhere,
    /// Another tab has it; this one asked for it.
    Asking,
}

/// Whether the app works without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Being made ready.
    #[default]
    Preparing,
    /// Every file is here.
    Ready,
    /// It could not be made ready.
    Failed,
    /// This browser cannot.
    Impossible,
}

/// How the stores are.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent answer of the browser"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Whether the browser promised to keep the data; `None` where it cannot say.
    pub persisted: Option<bool>,
    /// Bytes used and bytes allowed, where the browser says.
    pub used_of: Option<(u64, u64)>,
    /// Whether the spare copy (journal) works.
    pub journal: bool,
    /// Whether the mirror (localStorage) works.
    pub mirror: bool,
    /// How many unreadable or contradicting records are kept aside.
    pub aside: usize,
    /// How the browser shares files like ours.
    pub can_share: Sharing,
    /// Whether the browser can write to a chosen folder.
    pub can_folder: bool,
    /// Whether the app runs installed.
    pub installed: bool,
}

/// A hand-over file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Its id.
    pub file: FileId,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// Content hashes of its observations.
    pub revisions: Vec<(ObservationId, String)>,
    /// How the browser would share this file.
    pub can_share: Sharing,
    /// Whether it would share it in one go with all others that are ready.
    pub together: bool,
}

/// How a browser shares hand-over files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    /// Not at all.
    #[default]
    Nothing,
    /// The same bytes under a name that ends in `.zip.txt`: it takes no zip.
    Text,
    /// As they are.
    Zip,
}

/// A file that leaves the app: a backup or an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutFile {
    /// What it is.
    pub kind: OutKind,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it was offered for download. In an app on the home screen of an iPad downloads do
    /// nothing: there it must be shared by a tap.
    pub downloaded: bool,
}

/// What a file is that leaves the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutKind {
    /// A backup.
    Backup,
    /// An export of the collation.
    Export,
    /// Everything that a newer version stored, as it stands.
    Stored,
}

/// What restoring a backup did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Observations of which something was new.
    pub observations: usize,
    /// Records that were new.
    pub new: usize,
    /// Records that were here.
    pub already_here: usize,
    /// Records that contradict one that was here; both are kept.
    pub differing: usize,
    /// Texts that could not be read; kept aside.
    pub unreadable: usize,
}
