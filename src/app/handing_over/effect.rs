//! What this room asks of the world. Answers are events.

use crate::app::handing_over::destination::Destination;
use crate::domain::ids::{FileId, ObservationId};
use crate::format::handover::Cover;

/// What is asked for to hand over.
#[derive(Clone, Debug, PartialEq)]
pub enum Deliver {
    /// Make a hand-over file; answers `HandOverMade`, `NotAsItLeft` or `HandOverFailed`.
    MakeHandOver(Box<FilePlan>),
    /// Take the file of this plan as it left, where it is kept and has this SHA-256; answers
    /// `HandOverMade`, `FileNotKept` or `HandOverFailed`.
    TakeKept(Box<FilePlan>, String),
    /// Keep the bytes of a ready file that leaves. For the room it takes these may go, the first first.
    KeepSent(FileId, Vec<String>, Vec<String>),
    /// Deliver ready files; answers `Delivered` for all of them or for one after another.
    Deliver {
        /// The files.
        files: Vec<FileId>,
        /// Where they are to go.
        to: Destination,
        /// Whether this is inside a tap: only there may a browser ask the user.
        by_tap: bool,
    },
    /// Let the user choose a folder; answers `FolderChanged`.
    AskForFolder,
    /// Forget the folder; answers `FolderChanged`.
    ForgetFolder,
    /// Let go of the bytes of a ready file.
    DropFile(FileId),
}

/// What a hand-over file is to be made of.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePlan {
    /// What it says of itself.
    pub cover: Cover,
    /// Its name.
    pub name: String,
    /// Its observations.
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
    /// What named its whole then: hidden words may have been struck out since, and nothing that left changed.
    pub whole: Option<String>,
}
