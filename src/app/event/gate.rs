//! Which events need the pen. The one gate for all of them is in [`crate::app::update`]; a new event
//! must be named here, or nothing compiles.

use crate::app::event::Event;

impl Event {
    /// Whether it changes what is stored, for which this tab must hold the pen.
    pub const fn needs_pen(&self) -> bool {
        match self {
            Self::BeginPressed(_)
            | Self::NoteTyped(_)
            | Self::NoteCommitted(_)
            | Self::KindChosen(_)
            | Self::SpeakerChosen(_)
            | Self::CodePressed(_)
            | Self::CodeTapped(_)
            | Self::IntervalChosen(_)
            | Self::TallyTapped(_)
            | Self::TallyTakenBack(_)
            | Self::CounterAdded(_)
            | Self::PausePressed
            | Self::ResumePressed
            | Self::UndoPressed
            | Self::RedoPressed
            | Self::NoteCorrected(..)
            | Self::EntryWithdrawn(_)
            | Self::EntryRestored(_)
            | Self::StrikeOutPressed(_)
            | Self::RemoveObservationPressed(_)
            | Self::HeaderEdited(_)
            | Self::ClockCorrectionTaken(_)
            | Self::FinishPressed
            | Self::ReopenPressed
            | Self::AfterNoteAdded(_)
            | Self::CellTapped(..)
            | Self::RememberPressed { .. }
            | Self::HandOverRequested(_)
            | Self::MakeAgainPressed(_)
            | Self::ArrivedPressed(_)
            | Self::TakenBackPressed(_)
            | Self::NewIdentityPressed
            | Self::SharePressed
            | Self::DownloadPressed
            | Self::FolderAsked
            | Self::FolderWritePressed
            | Self::FolderForgotten
            | Self::VersionChosen(..)
            | Self::RescuePressed(_)
            | Self::CollationRemoved
            | Self::NamesDecided(..)
            | Self::LessonRemoved(_)
            | Self::LessonBroughtBack(_) => true,
            Self::StoresOpened(_)
            | Self::StoresRefused(_)
            | Self::RouteEntered(_)
            | Self::Ticked
            | Self::BecameHidden
            | Self::BecameVisible
            | Self::AwakeChanged(_)
            | Self::OnlineChanged(_)
            | Self::OfflineChanged(_)
            | Self::UpdateWaits(_)
            | Self::PartMissing(_)
            | Self::InstallOffered(_)
            | Self::HealthRead(_)
            | Self::ObservationRead(_)
            | Self::ObservationUnread(..)
            | Self::ReadAgainPressed
            | Self::BatchWritten(_)
            | Self::RecordsDiffered(_)
            | Self::WriteFailed(_)
            | Self::WordsKept(_)
            | Self::RetryDue
            | Self::Erased(_)
            | Self::StoreWentUnder
            | Self::ReadBack { .. }
            | Self::PenChanged(_)
            | Self::TakeOverPressed
            | Self::HandOverMade(_)
            | Self::HandOverFailed(_)
            | Self::ShareFinished(..)
            | Self::DownloadFailed(..)
            | Self::NotYetPressed(_)
            | Self::FileNotKept(_)
            | Self::NotAsItLeft(_)
            | Self::OwnFileMet(..)
            | Self::DownloadStarted(_)
            | Self::FolderChanged(_)
            | Self::FolderWritten(..)
            | Self::HandOverClosed
            | Self::SearchTyped(..)
            | Self::NotesSearched(..)
            | Self::CollationRead(_)
            | Self::FilesChosen(_)
            | Self::FileDone(_)
            | Self::FiltersChanged(_)
            | Self::FiguresRead(_)
            | Self::FilesLooked(_)
            | Self::FilesDone { .. }
            | Self::CancelPressed
            | Self::VersionsRead(_)
            | Self::ExportPressed(_)
            | Self::WorkFailed(_)
            | Self::BackupPressed
            | Self::BackupFailed(_)
            | Self::RestoreBegins(_)
            | Self::BackupRestored(_)
            | Self::FileMade(_)
            | Self::FileShared
            | Self::FileShareEnded(_)
            | Self::FileClosed
            | Self::StoredPressed
            | Self::StoredFailed(_)
            | Self::CopyPressed
            | Self::UpdatePressed
            | Self::InstallPressed
            | Self::PersistPressed
            | Self::NoticeClosed => false,
        }
    }
}
