//! The events of this room.

use crate::app::collating::searching::Scope;
use crate::app::desk::work::{
    CollationView, ExportKind, Figures, FileOutcome, Filters, Hit, Looked, VersionTexts,
};
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::told::{OutFile, Restored, Ticket};
use crate::domain::ids::ObservationId;
use crate::format::problem::FileProblem;
use crate::format::stored::VerdictV1;

/// What is read and looked at of a collation.
#[derive(Clone, Debug, PartialEq)]
pub enum Collating {
    /// Words were typed into a search field.
    SearchTyped(Scope, String),
    /// What these words were found in; `None` when the notes could not be looked through.
    NotesSearched(Scope, String, Option<Vec<Hit>>),
    /// The collation as it stands now.
    CollationRead(Box<CollationView>),
    /// Files were chosen or dropped to be collated, and what was seen on the way to them.
    FilesOffered(Vec<Ticket>, Looked),
    /// Reading files began: how many.
    FilesBegun(usize),
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
    /// The versions of the observation that is open were read.
    VersionsRead(Box<VersionTexts>),
    /// What the coordinator looks at of the collation changed.
    FiltersChanged(Filters),
    /// The figures of what fits some filters.
    FiguresRead(Box<Figures>),
    /// "Export workbook", "Export tables" or "Export NDJSON".
    ExportPressed(ExportKind),
    /// Work in the worker failed as a whole.
    WorkFailed(StoreTrouble),
}

/// What a coordinator decides of a collation. All of it needs the pen.
#[derive(Clone, Debug, PartialEq)]
pub enum Deciding {
    /// A version was chosen in a conflict.
    VersionChosen(ObservationId, String),
    /// "Join", "Keep apart" or "Undo" on two names, by their keys.
    NamesDecided([String; 2], VerdictV1),
    /// "Remove this lesson", confirmed.
    LessonRemoved(ObservationId),
    /// "Let it come back" on a lesson that was removed.
    LessonBroughtBack(ObservationId),
    /// "Rescue" on a file that was cut short.
    RescuePressed(String),
    /// The collation is to go, confirmed.
    CollationRemoved,
}

/// Backups and exports: files that leave for the user alone.
#[derive(Clone, Debug, PartialEq)]
pub enum TakingOut {
    /// "Back up everything".
    BackupPressed,
    /// The backup could not be made, or not be taken in.
    BackupFailed(StoreTrouble),
    /// A file was chosen to be restored.
    BackupOffered(Vec<Ticket>),
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
}
