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
    /// Something else, in the browser's words.
    Other(String),
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
