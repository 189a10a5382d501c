//! The whole state, and where each part of it is kept.
//!
//! | part | kept in |
//! |---|---|
//! | `open.observation`, `ledger` | records: IndexedDB, journal, and the mirror until confirmed |
//! | `shelf` | summaries in IndexedDB, made anew from records when missing |
//! | `open.typing` | IndexedDB `meta` and the mirror, on every input |
//! | `open.clock` | a heartbeat in `meta`; the rest follows from entries |
//! | `collate` | IndexedDB `versions`, `files`, `choices`, `names`, `log`; the merged set in the worker's memory |
//! | everything else | memory only: it is asked of the browser again at the next start |

pub mod look;
pub mod slices;
pub mod watched;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::app::collating::Fared;
use crate::app::collating::searching::Search;
use crate::app::desk::work::{CollationView, Figures, FileOutcome, Filters, VersionTexts};
use crate::app::effect::FilePlan;
use crate::app::event::Stamp;
use crate::app::handing_over::ledger::Ledger;
use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::saving::Saving;
use crate::app::keeping::shelf::Shelf;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::model::watched::Watched;
use crate::app::observing::lesson_clock::LessonClock;
use crate::app::observing::{Aim, Cue};
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::app::page::standing::{Awake, Offline, Pen};
use crate::app::told::{Abilities, Health, OutFile, Sharing};
use crate::domain::ids::{DeviceId, EntryKey, FileId, ObservationId};
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{AwayCause, NoteKind, Speaker, Spot};
use crate::domain::recipient::Recipient;

/// The state of the app.
#[derive(Debug)]
pub struct Model {
    /// How far the app has come.
    pub stage: Watched<Stage>,
    /// The last time anything happened.
    pub now: Stamp,
    /// This installation; known once the stores are open.
    pub device: Watched<Option<DeviceId>>,
    /// Whether this tab may write.
    pub pen: Watched<Pen>,
    /// The screen.
    pub route: Watched<Route>,
    /// The list of observations.
    pub shelf: Watched<Shelf>,
    /// What was handed over.
    pub ledger: Watched<Ledger>,
    /// For whom what is handed over is.
    pub recipient: Watched<Recipient>,
    /// The observation being made or read.
    pub open: Option<Open>,
    /// An observation that is being read from the store.
    pub reading: Watched<Option<ObservationId>>,
    /// The queue before the store.
    pub saving: Watched<Saving>,
    /// The observation that could not be read, and why.
    pub unread: Watched<Option<(ObservationId, StoreTrouble)>>,
    /// The search in the list.
    pub search: Watched<Search>,
    /// A backup or an export that waits for a tap, and how sharing it ended.
    pub out_file: Watched<Option<(OutFile, Option<ShareOutcome>)>>,
    /// Handing over.
    pub hand_over: Watched<HandOverState>,
    /// Collating.
    pub collate: Watched<CollateState>,
    /// How the stores are.
    pub health: Watched<Option<Health>>,
    /// Whether the screen is kept awake.
    pub awake: Watched<Awake>,
    /// The observation of which it was said that the screen may sleep.
    pub awake_told: Option<ObservationId>,
    /// Stores that did not answer at the start.
    pub failing: Watched<Vec<StoreTrouble>>,
    /// What must be said once.
    pub notices: Watched<Vec<Notice>>,
    /// What is to be erased and is not proved gone.
    pub erasing: Vec<Erasure>,
    /// What was just done in class, said for a few seconds.
    pub cue: Watched<Option<Cue>>,
    /// Whether the store went under the running app and nobody has looked yet what it lost.
    pub look_what_is_gone: bool,
    /// Running observations that were put away since the app was started, and what for.
    pub left_running: BTreeMap<ObservationId, AwayCause>,
    /// When the app's files were built, milliseconds since 1970: no true clock shows less.
    pub built_ms: i64,
    /// The network, the version and the installation.
    pub site: Watched<Site>,
}

/// How the app reaches its host, and which of it is here.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// Whether there is a network.
    pub online: bool,
    /// Whether the app works without one.
    pub offline: Offline,
    /// Whether a new version waits.
    pub update_waits: bool,
    /// Whether the browser offers to install.
    pub install_offered: bool,
    /// What the browser can do.
    pub can: Abilities,
}

/// How far the app has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The stores are being opened; nothing may be written yet.
    Starting,
    /// Everything was read.
    Ready,
    /// The stores cannot be used.
    Refused(StoreTrouble),
}

/// An observation that is open.
#[derive(Debug)]
pub struct Open {
    /// Tells it from any other that is or was open.
    pub which: Watched<()>,
    /// It.
    pub observation: Watched<Observation>,
    /// Its clock while it is being made; `None` when finished, or left so long ago that the lesson
    /// must be over.
    pub clock: Option<LessonClock>,
    /// The note being typed.
    pub note: Watched<NoteField>,
    /// Which interval and which code a tap goes to.
    pub aim: Watched<Aim>,
    /// What "Undo" takes back, last first out.
    pub undo: Watched<Vec<EntryKey>>,
    /// What "Redo" brings back: the entries that undid something, last first out.
    pub redo: Watched<Vec<EntryKey>>,
    /// Texts of its log that could not be read.
    pub unreadable: usize,
    /// The first number that no text of its log claims, readable or not.
    pub next_seq: u32,
    /// Lesson time at which the observing screen was left while the clock runs, and for what.
    pub left_at: Option<(u64, AwayCause)>,
    /// When the last heartbeat was kept, on the lesson clock.
    pub beat_t_ms: u64,
    /// Whether it was read back and compared after finishing.
    pub proved: Option<bool>,
}

impl Open {
    /// Lesson time at which it would end if it were finished now: when the observing screen was left,
    /// since reading back is no lesson; not before anything that was captured; and without what nobody
    /// watched at its end.
    pub fn ends_at(&self) -> u64 {
        let left = self.left_at.filter(|_| self.clock.is_some());
        let captured_ms = self.observation.fold().captured_ms;
        let until_ms = left.map_or_else(|| self.t_ms(), |(left, _)| left.max(captured_ms));
        intervals::lesson_end(&self.observation, until_ms)
    }
}

/// The note being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteField {
    /// What the field began with; the words themselves live in the field.
    pub text: String,
    /// Lesson time of the first keystroke.
    pub first_t_ms: Option<u64>,
    /// Wall clock of the first keystroke.
    pub first_wall_ms: i64,
    /// The kind chosen.
    pub kind: NoteKind,
    /// The speaker chosen.
    pub speaker: Option<Speaker>,
    /// Raised whenever the field must show `text` instead of what it holds.
    pub edition: u32,
}

/// The state of the hand-over screen.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent fact about the files at hand"
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandOverState {
    /// Files are being made.
    pub busy: bool,
    /// What the file in the making is made of.
    pub making: Option<FilePlan>,
    /// Observations whose files are still to be made, one list for each observer.
    pub to_make: VecDeque<Vec<ObservationId>>,
    /// The files that are ready, in the order of their numbers.
    pub ready: Vec<ReadyFile>,
    /// Whether they were made unasked, so that one tap on the list can share them.
    pub prepared: bool,
    /// Whether the browser would share them all in one go.
    pub together: bool,
    /// What is in the share sheet, and since when by the clock that nobody can set.
    pub sharing: Option<(Vec<FileId>, u64)>,
    /// How the last sharing ended.
    pub outcome: Option<ShareOutcome>,
    /// Files that did not arrive yet, as a person said since the start.
    pub not_yet: BTreeSet<FileId>,
    /// Why the last file could not be made or written.
    pub trouble: Option<StoreTrouble>,
    /// The name of the chosen folder.
    pub folder: Option<String>,
    /// Whether the files in the making are for the folder.
    pub for_folder: bool,
    /// Whether they stand in the place of one that cannot be made again byte for byte.
    pub instead: bool,
    /// When the folder is tried again.
    pub folder_retry: Option<FolderRetry>,
}

/// The folder could not be written to: it is tried again by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderRetry {
    /// How often it failed in a row.
    pub failures: u32,
    /// When it is due, by the clock that nobody can set.
    pub due_mono_ms: u64,
}

/// A file that is ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyFile {
    /// Its id.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How many observations it holds.
    pub observations: usize,
    /// How the browser would share it.
    pub can_share: Sharing,
    /// Whether it stands in the place of one that could not be made again byte for byte.
    pub instead: bool,
}

/// The state of the collate screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CollateState {
    /// The collation, once read.
    pub view: Option<Arc<CollationView>>,
    /// The search in it.
    pub search: Search,
    /// What is looked at of it: table, figures and exports go by the same.
    pub filters: Filters,
    /// The figures of what fits some filters, perhaps not those of now.
    pub figures: Option<Arc<Figures>>,
    /// Files chosen and done, while they are being read.
    pub progress: Option<(usize, usize)>,
    /// How many of the last files were looked at, taken, refused and skipped.
    pub fared: Fared,
    /// How the last files fared.
    pub outcomes: Vec<FileOutcome>,
    /// Whether the last files were cancelled.
    pub cancelled: bool,
    /// The observation that is open.
    pub versions: Option<Arc<VersionTexts>>,
    /// What the worker could not do.
    pub trouble: Option<StoreTrouble>,
    /// An export is being made.
    pub exporting: bool,
    /// What is told once the collation, read again, proves it.
    pub unproved: Option<Notice>,
}

impl Model {
    /// What searches found of an observation is not shown any more.
    pub(in crate::app) fn forget_found(&mut self, id: &str) {
        self.search.forget(id);
        self.collate.search.forget(id);
    }

    /// The state before anything is known.
    pub fn new(now: Stamp) -> Self {
        Self {
            stage: Stage::Starting.into(),
            now,
            device: Watched::default(),
            pen: Pen::Elsewhere.into(),
            route: Route::Home.into(),
            shelf: Watched::default(),
            ledger: Watched::default(),
            recipient: Recipient::coordinator().into(),
            open: None,
            reading: Watched::default(),
            saving: Watched::default(),
            unread: Watched::default(),
            search: Watched::default(),
            out_file: Watched::default(),
            hand_over: Watched::default(),
            collate: Watched::default(),
            health: Watched::default(),
            awake: Watched::default(),
            awake_told: None,
            failing: Watched::default(),
            notices: Watched::default(),
            erasing: Vec::new(),
            cue: Watched::default(),
            look_what_is_gone: false,
            left_running: BTreeMap::new(),
            built_ms: 0,
            site: Watched::new(Site {
                online: true,
                offline: Offline::Preparing,
                update_waits: false,
                install_offered: false,
                can: Abilities::default(),
            }),
        }
    }

    /// Whether an observation is running now.
    pub fn is_observing(&self) -> bool {
        self.open.as_ref().is_some_and(|o| o.clock.is_some())
    }

    /// Ids of the observations that wait to be handed over, oldest first.
    pub fn outbox(&self) -> &[ObservationId] {
        self.shelf.outbox()
    }
}

impl Open {
    /// The lesson time now.
    pub fn t_ms(&self) -> u64 {
        self.clock
            .map_or(self.observation.length_ms(), |c| c.t_ms())
    }

    /// The entries that say what counts in a spot, in log order.
    pub fn makers_of(&self, spot: &Spot) -> Vec<EntryKey> {
        let captured = self.observation.fold().captured(spot);
        let makers = captured.into_iter().flat_map(|c| &c.makers);
        let entries = makers.filter_map(|&at| self.observation.entries().get(at));
        entries.map(|entry| entry.key.clone()).collect()
    }
}
