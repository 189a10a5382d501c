//! Words for what goes wrong with the tablet's storage: what happened, and what to do.

use crate::app::keeping::trouble::StoreTrouble;
use crate::ui::text::common as t;

/// Heading of the screen.
pub const TITLE: &str = "Something needs you";
/// Loads the page again.
pub const TRY_AGAIN: &str = "Try again";
/// Nothing was changed.
pub const NOTHING_CHANGED: &str = "Nothing that is stored on this tablet was changed or erased.";
/// Exports what a newer version stored.
pub const STORED: &str = "Export what is stored";
/// Why one would.
pub const STORED_WHY: &str = "If you cannot update now and need what is here, export it as it stands. The file holds every record, for \
     whoever helps you; this version cannot show it.";
/// Applies the waiting version.
pub const UPDATE_NOW: &str = "Update now";

/// A screen is on its way.
pub const OPENING: &str = "Opening\u{2026}";
/// A part of the app did not come.
pub const PART_MISSING: &str = "A part of Alongside could not be loaded.";
/// What to do about it.
pub const PART_MISSING_DO: &str = "What is stored on this tablet was not touched. Connect to the network once: it is tried again by itself. If that does \
     not help, load the page again.";
/// What was asked of the part is not forgotten.
pub const PART_WAITS: &str = "Connect to the network once: what you asked for is done as soon as the part is here. If that does not help, load \
     the page again.";

/// What happened to a store, and what to do.
pub fn store(trouble: &StoreTrouble) -> (String, String) {
    let words = |what: &str, remedy: &str| (what.to_owned(), remedy.to_owned());
    match trouble {
        StoreTrouble::Full => words(
            "The tablet\u{2019}s storage is full.",
            "Delete photos, videos or apps you do not need; Alongside tries again by itself. Until then, keep this page open.",
        ),
        StoreTrouble::Refused => words(
            "This browser refuses to store anything.",
            "Private browsing or a setting blocks it. Open Alongside in an ordinary window. Until then nothing you write \
             would survive closing this page.",
        ),
        StoreTrouble::Unsupported => words(
            "This browser has no such storage.",
            "Update the browser, or open Alongside in another one.",
        ),
        StoreTrouble::NoAnswer => words(
            "The storage does not answer.",
            "Close other tabs and windows with Alongside, then try again. If that does not help, restart the tablet.",
        ),
        StoreTrouble::ConnectionLost => words(
            "The connection to the storage was lost.",
            "Alongside is opening it again. Keep this page open until it says Saved.",
        ),
        StoreTrouble::ReloadNeeded => words(
            "The browser has let go of the storage.",
            "Only loading the page again brings it back. What you typed is kept and will be in the field again.",
        ),
        StoreTrouble::TooNew(version) => (
            format!("What is stored here was written by a newer version of Alongside (storage {version})."),
            "Connect to the network once and update. Everything is still here; this version leaves it alone.".to_owned(),
        ),
        StoreTrouble::ReadBackDiffers => words(
            "What was read back is not what was written.",
            "It does not count as saved or handed over. Try again; if it happens again, hand over by download or share.",
        ),
        StoreTrouble::FolderAsks => words(
            "The browser asks again before it writes to the folder.",
            "Press \u{201c}Write to folder\u{201d} and allow it. The file is ready.",
        ),
        StoreTrouble::NotHere => words(
            "The observations of this file are no longer here, or are drafts again.",
            "Finish them again, then create a new hand-over file.",
        ),
        StoreTrouble::TakenOver => words(
            "Another tab has taken over.",
            "Go on there, or take over here again. Only one tab writes at a time.",
        ),
        StoreTrouble::BackupTooLarge(size, limit) => (
            format!(
                "A backup of everything would have {}, and no more than {} can be read again.",
                t::bytes(*size),
                t::bytes(*limit)
            ),
            "Export and remove the collation, or remove lessons that were handed over, then back up again.".to_owned(),
        ),
        StoreTrouble::HandOverTooLarge(size, limit) => (
            format!(
                "The hand-over file would have {}, and no more than {} can be read.",
                t::bytes(*size),
                t::bytes(*limit)
            ),
            "Hand over fewer observations at once.".to_owned(),
        ),
        StoreTrouble::Other(why) => (
            format!("The browser reported a problem: {why}"),
            "Try again. If it stays, restart the browser.".to_owned(),
        ),
    }
}
