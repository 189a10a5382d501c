//! What can go wrong with stores and sharing, as the user would put it. Sentences stand in `ui/text`.

/// Why a store could not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum StoreTrouble {
    /// The tablet's storage is full.
    Full,
    /// The browser does not let the app store anything.
    Refused,
    /// The browser has no such storage.
    Unsupported,
    /// No answer in time, often because another tab holds an old version.
    NoAnswer,
    /// The connection was lost and must be opened again.
    ConnectionLost,
    /// Only loading the page again brings the connection back (`WebKit`).
    ReloadNeeded,
    /// What is stored was written by a newer version of the app: its number.
    TooNew(u32),
    /// What was read back is not what was written.
    ReadBackDiffers,
    /// The browser asks again before it lets the app write to the folder, and only inside a tap.
    FolderAsks,
    /// A backup would be larger than one can be: its size and the limit, in bytes.
    BackupTooLarge(u64, u64),
    /// A hand-over file would be larger than one can be read: its size and the limit, in bytes.
    HandOverTooLarge(u64, u64),
    /// The observations of a file that was to be made again are not here any more, or drafts again.
    NotHere,
    /// Another tab took over.
    TakenOver,
    /// Something of our own failed.
    Own(Failure),
    /// Something else, in the browser's words.
    Other(String),
}

/// What of our own can fail.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Failure {
    /// The worker answered something else.
    WorkerOdd,
    /// The worker stopped.
    WorkerStopped,
    /// The worker was ended.
    WorkerEnded,
    /// The worker could not be loaded.
    WorkerNotLoaded,
    /// The worker does not start.
    WorkerSilent,
    /// The worker made no file.
    NoFileMade,
    /// The journal answered something else.
    JournalOdd,
    /// The database answered something else.
    DatabaseOdd,
    /// A file could not be read.
    FileUnread,
    /// A ready file is no longer here.
    FileGone,
    /// A file must be chosen again.
    ChooseAgain,
    /// The list of kept files cannot be read.
    KeptUnread,
    /// No folder is chosen.
    NoFolder,
    /// The folder has other files of that name.
    NameTaken,
    /// No store is kept here.
    NoStore,
    /// The zip could not be written.
    Zip,
    /// There is nothing to hand over.
    Nothing,
    /// A practice observation never leaves.
    Practice,
    /// An observation has another number of readable entries than it should: its short id, how many it has
    /// and how many it should have.
    Entries(String, u64, u64),
}

/// How sharing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The share sheet took the file.
    Shared,
    /// The user closed the share sheet.
    Cancelled,
    /// The browser refused.
    Failed(String),
}
