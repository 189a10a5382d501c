//! Everything that can happen, named after what happened. Time and fresh identifiers arrive with it.

pub(crate) mod gate;
mod told;

use crate::app::collating::searching::Place;
use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::page::route::Route;
use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, EntryKey, FileId, ObservationId};
use crate::domain::observation::entry::{CodeKey, Note, NoteKind, Speaker};
use crate::domain::observation::header::Header;
use crate::domain::observation::summary::Summary;
use crate::format::problem::FileProblem;
use crate::format::stored::device::Given;
use crate::format::stored::{Beat, Typing, VerdictV1};
use crate::format::work::{
    CollationView, ExportKind, Figures, FileOutcome, Filters, Hit, Looked, VersionTexts,
};

pub use self::told::{Health, Holds, MadeFile, OutFile, OutKind, Restored, Sharing};
pub use crate::app::page::standing::{Awake, Offline, Pen};

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
    /// A part of the app did not come and is asked for again, or it came at last.
    PartMissing(bool),
    /// The browser offers to install the app.
    InstallOffered(bool),
    /// How the stores are.
    HealthRead(Health),
    /// Whether the browser keeps the screen awake, as it was asked to.
    AwakeChanged(Awake),
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
    /// The store was cleared or closed while the app runs: what is in memory may be all there is.
    StoreWentUnder,
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
    /// A finger went down on a COPUS code.
    CodePressed(CodeKey),
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
    /// "Redo".
    RedoPressed,
    /// A note was worded anew.
    NoteCorrected(EntryKey, Note),
    /// An entry was withdrawn.
    EntryWithdrawn(EntryKey),
    /// The words of a note are to go for good, confirmed.
    StrikeOutPressed(EntryKey),
    /// A whole observation is to go from this tablet, confirmed.
    RemoveObservationPressed(ObservationId),
    /// What was to be erased is gone from every store, or not.
    Erased(Result<Erasure, StoreTrouble>),
    /// A withdrawn entry was brought back.
    EntryRestored(EntryKey),
    /// The header was edited.
    HeaderEdited(Header),
    /// The clock had been wrong before this change of it: dates and times follow from that.
    ClockCorrectionTaken(EntryKey),
    /// "Finish observation".
    FinishPressed,
    /// A finished observation was opened again.
    ReopenPressed,
    /// A note was added in the review: a closing summary, an afterthought.
    AfterNoteAdded(Note),
    /// A cell of the grid was tapped in the review: the code is marked late in this interval (from 0), or
    /// its mark is taken off.
    CellTapped(CodeKey, u32),

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
    /// A file of this number was collated that says it comes from this device; its file id.
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
    /// How far the chosen files have been gone through.
    FilesLooked(Looked),
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
    /// What the coordinator looks at of the collation changed.
    FiltersChanged(Filters),
    /// The figures of what fits some filters.
    FiguresRead(Box<Figures>),
    /// "Join", "Keep apart" or "Undo" on two names, by their keys.
    NamesDecided([String; 2], VerdictV1),
    /// "Remove this lesson", confirmed.
    LessonRemoved(ObservationId),
    /// "Let it come back" on a lesson that was removed.
    LessonBroughtBack(ObservationId),
    /// "Export workbook", "Export tables" or "Export NDJSON".
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
    /// A backup is about to bring these observations, which are not on this tablet.
    RestoreBegins(Vec<ObservationId>),
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
    /// When the app's files were built, milliseconds since 1970; 0 where nobody knows.
    pub built_ms: i64,
    /// The highest number given to a hand-over file, as it is kept beside the database.
    pub given: Option<Given>,
    /// What was being erased when the app was put away.
    pub erasing: Vec<Erasure>,
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
