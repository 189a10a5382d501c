//! What this room asks of the world. Answers are events.

use crate::app::collating::searching::Scope;
use crate::app::desk::work::{ExportKind, FileOutcome, Filters, Looked};
use crate::app::told::TicketId;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::format::query::Query;
use crate::format::record::Record;
use crate::format::stored::CollatedV1;

/// What the desk and the searches are asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Collate {
    /// Look for words in the notes of these observations, which have so many entries now, or of the
    /// collation; answers `NotesSearched`.
    Find(Scope, Query, Vec<(ObservationId, u32)>),
    /// Read the collation; answers `CollationRead`.
    ReadCollation,
    /// Take these offered files in, one after another; answers `FilesBegun`, then `FilesLooked` and `FileDone`
    /// for each, and `FilesDone`.
    TakeFiles(Vec<TicketId>, Looked),
    /// Stop taking files in.
    CancelFiles,
    /// Read the versions of an observation in the collation; answers `VersionsRead`.
    ReadVersions(ObservationId),
    /// Keep a person's decision in the collation; answers `CollationRead`.
    KeepDecision(CollatedV1),
    /// Write down at this moment what became of a file.
    LogFile(Moment, FileOutcome),
    /// Count the figures of what fits; answers `FiguresRead`.
    ReadFigures(Filters),
    /// Make an export of what fits and offer it; answers `FileMade`.
    Export(ExportKind, Filters),
    /// Take in what can be saved of a damaged file, by its hash; answers as for files.
    Rescue(String),
    /// Remove the collation; answers `CollationRead`.
    RemoveCollation,
}

/// What is asked for backups and exports.
#[derive(Clone, Debug, PartialEq)]
pub enum TakeOut {
    /// Make a backup, these unconfirmed records included, and offer it; answers `FileMade`.
    Backup(Vec<Record>),
    /// Export everything in the database as it stands, whatever version wrote it; answers `FileMade` or
    /// `StoredFailed`.
    ExportStored,
    /// Take in the backup that was offered; answers `RestoreBegins`, then `BackupRestored` or `BackupFailed`.
    Restore(TicketId),
    /// Hand the file that was made last to the share sheet; answers `FileShareEnded`.
    ShareFile,
    /// Let go of its bytes.
    DropOutFile,
}
