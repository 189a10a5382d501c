//! The files: being made, ready to leave, and how that went.

use crate::app::handing_over::ledger::{Sent, State};
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::model::ReadyFile;
use crate::app::model::look::Look;
use crate::app::told::Sharing;
use crate::format::stored::device::Delivery;

/// What there is of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Files {
    /// None.
    None,
    /// They are being made; whether for the folder.
    InTheMaking(bool),
    /// They are ready.
    Ready(Ready),
}

/// The files that are ready, one for each observer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// They, in the order of their numbers.
    pub files: Vec<ReadyRow>,
    /// How the browser would share them.
    pub can_share: Sharing,
    /// Whether the app runs installed.
    pub installed: bool,
    /// Where they must be shared one after another: the number of the next one, from 1.
    pub next_to_share: Option<usize>,
}

/// A way by which a file can leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the share sheet.
    Share,
    /// As a download.
    Download,
}

/// A file that is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyRow {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How many observations it holds.
    pub observations: usize,
    /// Whether it stands in the place of one that could not be made again byte for byte; its number.
    pub instead: Option<u32>,
    /// How far it came.
    pub state: State,
}

/// A file could not be made or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Why.
    pub why: StoreTrouble,
    /// Whether the file is there all the same, and only not in the folder.
    pub is_made: bool,
    /// Whether the folder is tried again by itself.
    pub retries: bool,
    /// Whether it is for attention only, since nothing is lost by it.
    pub is_mild: bool,
}

impl Failed {
    /// Whether a tap writes the file to the folder.
    pub const fn can_write(&self) -> bool {
        self.is_made && self.is_mild
    }
}

impl Ready {
    /// The ways by which they can leave, the one first that works best here.
    pub const fn ways(&self) -> &'static [Way] {
        match (self.can_share, self.installed) {
            // In an app on the home screen of an iPad a download does nothing.
            (Sharing::Zip, true) => &[Way::Share],
            (Sharing::Zip, false) => &[Way::Share, Way::Download],
            // Where no zip can be shared, the download comes first.
            (Sharing::Text, _) => &[Way::Download, Way::Share],
            (Sharing::Nothing, _) => &[Way::Download],
        }
    }
}

/// What there is of files.
pub fn files(look: Look<'_>) -> Files {
    let desk = look.hand_over();
    if desk.busy {
        return Files::InTheMaking(desk.for_folder);
    }
    ready(look).map_or(Files::None, Files::Ready)
}

/// The files that are ready to leave; `None` while they are made, or when they could not be made.
pub fn ready(look: Look<'_>) -> Option<Ready> {
    let desk = look.hand_over();
    if desk.busy || desk.prepared || desk.ready.is_empty() {
        return None;
    }
    let files: Vec<ReadyRow> = desk.ready.iter().map(|r| ready_row(look, r)).collect();
    let is_shared = |r: &ReadyRow| {
        let by = matches!(r.state, State::Offered(Delivery::Shared, _));
        by || matches!(r.state, State::Arrived(..))
    };
    let next = files.iter().position(|r| !is_shared(r)).unwrap_or(0);
    let one_by_one = !desk.together && files.len() > 1;
    let can_share = desk.ready.iter().map(|r| r.can_share).min();
    Some(Ready {
        can_share: can_share.unwrap_or_default(),
        installed: look.site().can.installed,
        next_to_share: one_by_one.then_some(next + 1),
        files,
    })
}

fn ready_row(look: Look<'_>, ready: &ReadyFile) -> ReadyRow {
    let sent = look.ledger().file(ready.file.as_str());
    let made = sent.map(|s| &s.made);
    ReadyRow {
        name: ready.name.clone(),
        size: ready.size,
        observations: ready.observations,
        instead: made.filter(|_| ready.instead).map(|m| m.device_seq),
        state: sent.map_or(State::Made, Sent::state),
    }
}

/// How the last sharing ended.
pub fn outcome(look: Look<'_>) -> Option<ShareOutcome> {
    look.hand_over().outcome.clone()
}

/// Why the last file could not be made or written, and what follows from it.
pub fn failed(look: Look<'_>) -> Option<Failed> {
    let desk = look.hand_over();
    let why = desk.trouble.clone()?;
    let is_made = ready(look).is_some();
    let retries = desk.folder_retry.is_some();
    let is_mild = why == StoreTrouble::FolderAsks || retries;
    Some(Failed {
        why,
        is_made,
        retries,
        is_mild,
    })
}
