//! What the shell tells with an event: of stores, files and backups, in the core's words.

use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::standing::Pen;
use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, FileId, ObservationId};
use crate::domain::observation::summary::Summary;
use crate::format::stored::device::Given;
use crate::format::stored::{Beat, Typing};

/// How the stores are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Whether the browser promised to keep the data; `None` where it cannot say.
    pub persisted: Option<bool>,
    /// Bytes used and bytes allowed, where the browser says.
    pub used_of: Option<(u64, u64)>,
    /// Whether the spare copy (journal) works; `None` until it has answered.
    pub journal: Option<bool>,
    /// Whether the mirror (localStorage) works.
    pub mirror: bool,
    /// How many unreadable or contradicting records are kept aside.
    pub aside: usize,
}

/// What this browser can do, known before the first screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// How it shares files like ours.
    pub can_share: Sharing,
    /// Whether it can write to a chosen folder.
    pub can_folder: bool,
    /// Whether the app runs installed.
    pub installed: bool,
}

/// A file that the user chose or dropped. The page holds it until the app takes it or lets it go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// By what it is asked for.
    pub id: TicketId,
    /// Its path below what was chosen.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// Names an offered file, once as long as the page lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TicketId(pub u32);

/// A hand-over file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Its id.
    pub file: FileId,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// Content hashes of its observations, and what names the whole of each.
    pub revisions: Vec<(ObservationId, String, Option<String>)>,
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
    /// What a backup holds.
    pub holds: Option<Holds>,
}

/// What a backup holds, by count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Observations.
    pub observations: usize,
    /// Records of them and of this tablet.
    pub records: usize,
    /// Files, versions and choices of the collation.
    pub collated: usize,
    /// Whether the database could not be read, so that this comes from the spare copies alone.
    pub without_database: bool,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Observations of which something was new.
    pub observations: Vec<ObservationId>,
    /// Records that were new.
    pub new: usize,
    /// Records that were here.
    pub already_here: usize,
    /// Records that contradict one that was here; both are kept.
    pub differing: usize,
    /// Texts that could not be read; kept aside.
    pub unreadable: usize,
    /// Files, versions and choices of the collation that were new.
    pub collated: usize,
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
    /// Texts that the mirror has alone, as long as the database cannot be used.
    pub left: Vec<String>,
    /// Which stores did not answer.
    pub failing: Vec<StoreTrouble>,
    /// When the app's files were built, milliseconds since 1970; 0 where nobody knows.
    pub built_ms: i64,
    /// The highest numbers given to hand-over files, as they are kept beside the database.
    pub given: Vec<Given>,
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
