//! What this room asks of the world. Answers are events.

use crate::domain::ids::{FileId, ObservationId};
use crate::format::handover::Cover;

/// What is asked for to hand over.
#[derive(Clone, Debug, PartialEq)]
pub enum Deliver {
    /// Make a hand-over file; answers `HandOverMade` or `HandOverFailed`.
    MakeHandOver(Box<FilePlan>),
    /// Take the file of this plan as it left, where it is kept and has this SHA-256; answers
    /// `HandOverMade`, or `FileNotKept`.
    TakeKept(Box<FilePlan>, String),
    /// Keep the bytes of a ready file that leaves. For the room it takes these may go, the first first.
    KeepSent(FileId, Vec<String>, Vec<String>),
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
}

/// What a hand-over file is to be made of.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePlan {
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
    /// What named its whole then: hidden words may have been struck out since, and nothing that left changed.
    pub whole: Option<String>,
}
