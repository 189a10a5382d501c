//! Every name under which something is stored in the browser, in one place. Names carry the folder in
//! which the app lives on its host: a trial copy beside the real one shares nothing with it.
//!
//! DO NOT CHANGE A NAME without a migration step in `platform/indexed_versions.rs` or
//! `platform/moving.rs`: what stands under the old name would be lost to the user.

use std::sync::OnceLock;

/// Newest schema of the database this version reads and writes.
pub const SCHEMA: u32 = 3;

/// Where the first version stored things, whatever folder it lived in; moved from there once.
pub mod first {
    /// Name of the database.
    pub const DATABASE: &str = "alongside";
    /// Name of the journal.
    pub const JOURNAL: &str = "alongside.journal";
    /// What every key in localStorage began with.
    pub const MIRROR_PREFIX: &str = "alongside.v1.";
}

static FOLDER: OnceLock<String> = OnceLock::new();

/// Says in which folder of its host the app lives, with a slash at both ends. Once, before anything is
/// opened; a page and its workers live in one folder for as long as they live.
pub fn settle_folder(folder: &str) {
    FOLDER.get_or_init(|| folder.to_owned());
}

/// The folder of the app on its host.
pub fn folder() -> &'static str {
    FOLDER.get().map_or("/", String::as_str)
}

/// Name of the `IndexedDB` database.
pub fn database() -> String {
    format!("alongside {}", folder())
}

/// Name of the append-only journal in the origin private file system, where a slash is no letter.
pub fn journal() -> String {
    format!("alongside{}.journal", folder().replace('/', "~"))
}

/// Web Lock held by the one tab that may write.
pub fn writer_lock() -> String {
    format!("alongside.writer {}", folder())
}

/// `BroadcastChannel` on which tabs ask one another to stand down.
pub fn tabs_channel() -> String {
    format!("alongside.tabs {}", folder())
}

/// What every key of ours in localStorage begins with.
pub fn mirror_prefix() -> String {
    format!("alongside.v1 {} ", folder())
}

/// The object stores of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Every record, under `[stream, device, seq]`.
    Records,
    /// One summary for each observation, under its id: what lists read.
    Summaries,
    /// Records that contradict a stored one, or could not be read: kept as they came.
    Aside,
    /// Small values: the device id, notes being typed, heartbeats, the journal's checkpoint.
    Meta,
    /// Versions of observations in the collation, under `[observation, revision]`.
    Versions,
    /// Hand-over files taken into the collation, under their hash.
    Files,
    /// Choices between versions, under `[observation, moment]`.
    Choices,
    /// What a coordinator decided about names, under `[what, moment]`.
    Names,
    /// What became of every file that was ever chosen to collate, under `[moment, number]`.
    Log,
    /// Hand-over files as they left, under their file id, so that they can leave again.
    Sent,
}

impl Table {
    /// Every object store, in the order of their schema version.
    pub const ALL: [Self; 10] = [
        Self::Records,
        Self::Summaries,
        Self::Aside,
        Self::Meta,
        Self::Versions,
        Self::Files,
        Self::Choices,
        Self::Names,
        Self::Log,
        Self::Sent,
    ];

    /// The name in the database.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Summaries => "summaries",
            Self::Aside => "aside",
            Self::Meta => "meta",
            Self::Versions => "versions",
            Self::Files => "files",
            Self::Choices => "choices",
            Self::Names => "names",
            Self::Log => "log",
            Self::Sent => "sent",
        }
    }
}

/// Small values of the `meta` store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meta {
    /// This installation's device id.
    Device,
    /// How far the journal was compared with the records, in bytes.
    JournalCheckpoint,
    /// The note being typed for an observation.
    Typing(String),
    /// The last proof that an observation was running: lesson time and wall clock.
    Beat(String),
    /// The folder chosen for hand-over files (a directory handle).
    Folder,
    /// How large each kept hand-over file is.
    Sent,
    /// What is to be erased and is not proved gone.
    Erasing,
    /// When fields were emptied, whose mirror a killed browser may bring back.
    Emptied,
}

impl Meta {
    /// The key in the store.
    pub fn text(&self) -> String {
        match self {
            Self::Device => "device".into(),
            Self::JournalCheckpoint => "journal.checkpoint".into(),
            Self::Typing(id) => format!("typing.{id}"),
            Self::Beat(id) => format!("beat.{id}"),
            Self::Folder => "folder".into(),
            Self::Sent => "sent".into(),
            Self::Erasing => "erasing".into(),
            Self::Emptied => "emptied".into(),
        }
    }
}

/// Keys of localStorage, all under one prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mirror {
    /// This installation's device id.
    Device,
    /// Records not yet confirmed by the database.
    Pending,
    /// The note being typed for an observation; written by boot.js on every input.
    Note(String),
    /// Words in another field that are not committed yet, under the field's name; written by boot.js.
    Field(String),
    /// How many records an observation must have, and its last number.
    Beacon(String),
    /// Theme and the like: what is not worth a record.
    Settings,
    /// The highest number given to a hand-over file.
    Given,
}

impl Mirror {
    /// The key in localStorage.
    pub fn text(&self) -> String {
        let name = match self {
            Self::Device => "device".to_owned(),
            Self::Pending => "pending".to_owned(),
            Self::Note(id) => format!("note.{id}"),
            Self::Field(name) => format!("field.{name}"),
            Self::Beacon(id) => format!("beacon.{id}"),
            Self::Settings => "settings".to_owned(),
            Self::Given => "given".to_owned(),
        };
        format!("{}{name}", mirror_prefix())
    }
}
