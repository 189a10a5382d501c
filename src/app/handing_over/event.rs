//! The events of this room.

use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::MadeFile;
use crate::domain::ids::{DeviceId, FileId, ObservationId, RecipientId};

/// What is done to hand over. All of it needs the pen.
#[derive(Clone, Debug, PartialEq)]
pub enum HandingOver {
    /// "Create hand-over file".
    HandOverRequested(Vec<ObservationId>),
    /// "Make again".
    MakeAgainPressed(FileId),
    /// "Share", "Download" or "Write to folder".
    DeliverPressed(Destination),
    /// "It arrived".
    ArrivedPressed(FileId),
    /// "Take back": as if it had not been offered.
    TakenBackPressed(FileId),
    /// "New identity for this tablet".
    NewIdentityPressed,
    /// "Choose a folder".
    FolderAsked,
    /// "Stop using the folder".
    FolderForgotten,
}

/// What becomes of files that were made, and what is put aside.
#[derive(Clone, Debug, PartialEq)]
pub enum Delivering {
    /// The file was made and is ready to share.
    HandOverMade(Box<MadeFile>),
    /// The file could not be made.
    HandOverFailed(StoreTrouble),
    /// These files were delivered there, with this proof, or why not.
    Delivered(Vec<FileId>, Destination, Result<Proof, NotDelivered>),
    /// "Not yet".
    NotYetPressed(FileId),
    /// The bytes of a file that left are not kept.
    FileNotKept(FileId),
    /// A file that left cannot be made again as it left.
    NotAsItLeft(FileId),
    /// A file of this number was collated that says it comes from this device; its file id.
    OwnFileMet(DeviceId, RecipientId, u32, String),
    /// A folder for hand-over files was chosen, lost or given up; its name.
    FolderChanged(Option<String>),
    /// The ready file was put aside.
    HandOverClosed,
}
