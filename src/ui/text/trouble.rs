//! Words for what goes wrong with the tablet's storage: what happened, and what to do.

pub use crate::words::trouble::*;

use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::ui::text::common as t;
use crate::words::trouble as say;

/// What happened to a store, and what to do.
pub fn store(trouble: &StoreTrouble) -> (String, String) {
    let words = |what: &str, remedy: &str| (what.to_owned(), remedy.to_owned());
    let told = |what: String, remedy: &str| (what, remedy.to_owned());
    match trouble {
        StoreTrouble::Full => words(say::full(), say::full_do()),
        StoreTrouble::Refused => words(say::refused(), say::refused_do()),
        StoreTrouble::Unsupported => words(say::unsupported(), say::unsupported_do()),
        StoreTrouble::NoAnswer => words(say::no_answer(), say::no_answer_do()),
        StoreTrouble::ConnectionLost => words(say::connection_lost(), say::connection_lost_do()),
        StoreTrouble::ReloadNeeded => words(say::reload_needed(), say::reload_needed_do()),
        StoreTrouble::TooNew(version) => told(say::too_new(*version), say::too_new_do()),
        StoreTrouble::ReadBackDiffers => {
            words(say::read_back_differs(), say::read_back_differs_do())
        }
        StoreTrouble::FolderAsks => words(say::folder_asks(), say::folder_asks_do()),
        StoreTrouble::NotHere => words(say::not_here(), say::not_here_do()),
        StoreTrouble::TakenOver => words(say::taken_over(), say::taken_over_do()),
        StoreTrouble::BackupTooLarge(size, limit) => told(
            say::backup_too_large(&t::bytes(*size), &t::bytes(*limit)),
            say::backup_too_large_do(),
        ),
        StoreTrouble::HandOverTooLarge(size, limit) => told(
            say::hand_over_too_large(&t::bytes(*size), &t::bytes(*limit)),
            say::hand_over_too_large_do(),
        ),
        StoreTrouble::Own(failure) => told(say::other(&own(failure)), say::other_do()),
        StoreTrouble::Other(why) => told(say::other(why), say::other_do()),
    }
}

fn own(failure: &Failure) -> String {
    let words = match failure {
        Failure::WorkerOdd => say::worker_odd(),
        Failure::WorkerStopped => say::worker_stopped(),
        Failure::WorkerEnded => say::worker_ended(),
        Failure::WorkerNotLoaded => say::worker_not_loaded(),
        Failure::WorkerSilent => say::worker_silent(),
        Failure::NoFileMade => say::no_file_made(),
        Failure::JournalOdd => say::journal_odd(),
        Failure::DatabaseOdd => say::database_odd(),
        Failure::FileUnread => say::file_unread(),
        Failure::FileGone => say::file_gone(),
        Failure::ChooseAgain => say::choose_again(),
        Failure::KeptUnread => say::kept_unread(),
        Failure::NoFolder => say::no_folder(),
        Failure::NameTaken => say::name_taken(),
        Failure::NoStore => say::no_store(),
        Failure::Zip => say::zip(),
        Failure::Nothing => say::nothing(),
        Failure::Practice => say::practice(),
        Failure::Entries(id, found, wanted) => return say::entries(id, *found, *wanted),
    };
    words.to_owned()
}
