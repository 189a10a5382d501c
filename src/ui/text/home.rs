//! Words of the list of observations, of the notices on it and of what happened at the start.

use crate::app::collating::searching::Looking;
use crate::app::page::standing::Offline;
use crate::app::told::{Holds, Restored};
use crate::domain::observation::summary::Life;
use crate::ui::text::common::{self as t, count, named};

/// The button that starts.
pub const START: &str = "Start observation";
/// Heading of a section of the list.
pub const fn section(life: Life) -> &'static str {
    match life {
        Life::Draft => "Drafts",
        Life::Finished | Life::Offered | Life::HandedOver | Life::Received => t::life(life),
    }
}
/// What the running lesson is called: `Observing Ms Rai, 4B, since 10:02`.
pub fn observing(teacher: &str, class: &str, since: Option<&str>) -> String {
    let class = Some(class).filter(|c| !c.is_empty());
    let class = class.map(|c| format!(", {c}")).unwrap_or_default();
    let since = since.map(|at| format!(", since {at}")).unwrap_or_default();
    format!("Observing {}{class}{since}", named(teacher))
}
/// A lesson that the app was closed over.
pub fn not_finished(teacher: &str, class: &str, since: Option<&str>) -> String {
    let class = Some(class).filter(|c| !c.is_empty());
    let class = class.map(|c| format!(", {c}")).unwrap_or_default();
    let since = since
        .map(|at| format!(", begun at {at}"))
        .unwrap_or_default();
    format!("Not finished: {}{class}{since}", named(teacher))
}
/// What became of it.
pub const NOT_FINISHED_WHY: &str = "Alongside was closed meanwhile. If the lesson still goes on, go back to it: its clock is right, and the time in \
     between counts as not observed.";
/// Whose lesson it is.
pub fn observer(name: &str) -> String {
    format!("observed by {}", named(name))
}
/// What running means while another screen is shown.
pub const OBSERVING_WHY: &str =
    "The lesson clock runs on. What happens in class while you are here counts as not observed.";
/// The way back.
pub const BACK_TO_OBSERVING: &str = "Back to observing";
/// It left in a file and reads otherwise now.
pub const CHANGED_SINCE: &str = "changed since you handed it over";
/// Label of the search field.
pub const SEARCH: &str = "Search observations";
/// What the search field looks through.
pub const SEARCH_HINT: &str = "Search notes, names, classes, dates";
/// Beside the search while the notes are looked through, and when that failed.
pub const fn looking(how: Looking) -> Option<&'static str> {
    match how {
        Looking::Done => None,
        Looking::Under => Some("Looking through the notes\u{2026}"),
        Looking::Failed => Some("The notes could not be searched. Names, classes and dates were."),
    }
}
/// A note that a search found.
pub fn excerpt(words: &str) -> String {
    format!("\u{201c}{words}\u{201d}")
}
/// No row fits the search.
pub const NO_MATCH: &str = "Nothing fits. Try fewer letters, a class or a date such as Nov 2026.";
/// Beside the offline line.
pub const KEPT_HERE: &str = "kept on this device only";
/// Heading of the empty screen.
pub const EMPTY_TITLE: &str = "Sit alongside, write what you see";
/// First words of the empty screen.
pub const EMPTY_LEAD: &str = "Nothing leaves this tablet until you hand it over. Three steps from the classroom to the conversation:";
/// The three steps of the empty screen.
pub const EMPTY_STEPS: [(&str, &str); 3] = [
    (
        "Observe",
        "Note what is said and done, mark codes, count. Every entry is timed and saved at once.",
    ),
    (
        "Review",
        "Read it back after the lesson, mend what needs mending, then finish.",
    ),
    (
        "Hand over",
        "Share one file when you are connected. Your copy stays here.",
    ),
];
/// Reveals more rows.
pub const SHOW_MORE: &str = "Show more";
/// A new version waits.
pub const UPDATE: &str = "A new version is ready.";
/// What a new version does to drafts.
pub const UPDATE_SAFE: &str = "Your drafts open in it unchanged.";
/// Applies the new version.
pub const UPDATE_NOW: &str = "Update now";
/// Why it is not applied now.
pub const UPDATE_AFTER: &str = "It waits until the running observation is finished.";
/// The outbox, offline.
pub const OUTBOX_OFFLINE: &str = "They wait here until you are connected.";
/// Goes to the hand-over screen.
pub const OUTBOX_SEE: &str = "Choose which";
/// Storage may be cleared.
pub const NOT_PERSISTED: &str =
    "This tablet may clear Alongside\u{2019}s storage when it runs short.";
/// What to do about it.
pub const NOT_PERSISTED_DO: &str =
    "Hand over often, or put Alongside on the home screen to be safe.";
/// Leads to the storage section.
pub const SEE_STORAGE: &str = "See storage";
/// Summary of the install hint.
pub const INSTALL_HINT: &str = "Put Alongside on your home screen";
/// Why.
pub const INSTALL_WHY: &str =
    "It then opens without a network, full screen, and the tablet keeps its storage.";
/// Another tab has the pen.
pub const ELSEWHERE: &str = "Alongside is open in another tab or window.";
/// Why this one only reads.
pub const ELSEWHERE_WHY: &str =
    "One tab writes at a time, so that no entry is written twice. Here you can read.";
/// Takes the pen.
pub const TAKE_OVER: &str = "Take over here";
/// The pen is being handed.
pub const TAKING_OVER: &str = "Taking over\u{2026}";

/// The line about working offline.
pub const fn offline(offline: Offline) -> &'static str {
    match offline {
        Offline::Ready => "Ready to work offline",
        Offline::Preparing => "Getting ready to work offline\u{2026}",
        Offline::Failed => "Not ready to work offline: keep the network on and open the app again",
        Offline::Impossible => "This browser cannot work offline",
    }
}

/// How many observations wait, and since when.
pub fn outbox(waiting: usize, since: Option<&str>) -> String {
    let what = count(
        waiting,
        "finished observation waits",
        "finished observations wait",
    );
    since.map_or_else(
        || format!("{what}."),
        |since| format!("{what} since {since}."),
    )
}

/// Records came back from another store.
pub fn recovered(records: usize, at: Option<&str>) -> String {
    let what = count(records, "entry was", "entries were");
    at.map_or_else(
        || format!("{what} brought back from the spare copy."),
        |at| format!("{what} brought back from the spare copy, the last of {at}."),
    )
}

/// Records are gone.
pub fn missing(records: usize) -> String {
    let what = count(records, "entry is", "entries are");
    format!(
        "Storage was cleared: {what} missing that had been saved here. If you have a backup, restore it in Settings."
    )
}

/// Observations went with a store that was cleared while the app was open.
pub fn gone(observations: usize) -> String {
    let what = count(observations, "observation is", "observations are");
    format!(
        "The browser\u{2019}s storage was cleared while Alongside was open. The lesson that was open was written again, but {what} gone from \
         this tablet. If you have a backup, restore it in Settings."
    )
}

/// Records were set aside.
pub fn aside(records: usize) -> String {
    let what = count(records, "record", "records");
    format!(
        "{what} could not be read or contradict others. They are kept. If a newer version of Alongside made them, update this app; \u{201c}Back up everything\u{201d} in Settings exports them."
    )
}

/// A backup was restored.
pub fn restored(r: &Restored) -> String {
    let collated = match r.collated {
        0 => String::new(),
        n => format!("the collation, with {}", of_collation(n)),
    };
    let differing = match r.differing {
        0 => String::new(),
        n => format!(" {n} differ from what is here; both are kept."),
    };
    let unreadable = match r.unreadable {
        0 => String::new(),
        n => format!(" {n} could not be read and are kept aside."),
    };
    let what = match (r.observations.len(), r.new) {
        (0, 0) if r.collated > 0 => format!("Restored: {collated}."),
        (0, 0) if r.differing + r.unreadable > 0 => "Nothing was added.".to_owned(),
        (0, 0) => "Every record in the backup was here already.".to_owned(),
        (0, n) => format!("Restored: {}.", count(n, "record", "records")),
        (n, _) => format!(
            "Restored: {}. They are handed over only when you ask for it.",
            count(n, "observation", "observations")
        ),
    };
    let collated = if r.collated > 0 && r.new > 0 {
        format!(" Also {collated}.")
    } else {
        String::new()
    };
    format!("{what}{collated}{differing}{unreadable}")
}

/// What came of a collation, or is in a backup of it.
fn of_collation(n: usize) -> String {
    let records = count(n, "record", "records");
    format!("{records} (its lessons, files and decisions)")
}

/// A note was being typed when the app stopped.
pub const NOTE_KEPT: &str = "The note you were typing is still in the field.";
/// The draft was left too long ago.
pub const LEFT_OPEN: &str = "This observation was left open, so its clock was stopped when it was left. Review and finish it, or resume.";
/// This tab may not write.
pub const NO_PEN: &str = "Another tab is writing. Take over first, then do it again.";
/// The backup was offered, with what it holds.
pub fn backed_up(holds: &Holds) -> String {
    let collated = match holds.collated {
        0 => String::new(),
        n => format!(" and the collation with {}", of_collation(n)),
    };
    let what = format!(
        "{} with {}{collated}",
        count(holds.observations, "observation", "observations"),
        count(holds.records, "record", "records")
    );
    let from = if holds.without_database {
        " The database could not be read: this is what the spare copies hold, and more may be missing."
    } else {
        ""
    };
    format!(
        "A backup of {what} was given to the browser to save.{from} Look that it arrived, and keep it where only you can read it."
    )
}
/// The export was offered.
pub const EXPORTED: &str = "The export was given to the browser to save.";
/// What was read back differs.
pub const NOT_PROVED: &str = "What was read back after finishing is not what was written. Back up everything in Settings before you go on.";

/// The observation went on after an absence.
pub fn went_on(length: &str) -> String {
    format!("Welcome back. The app was closed for {length}; that time counts as not observed.")
}

/// A long note was kept in parts.
pub fn note_split(parts: usize) -> String {
    format!("The note was very long and is kept in {parts} parts.")
}

/// Another zip was chosen as a backup.
pub const NO_BACKUP: &str = "A zip, but not a backup of Alongside.";
/// Another zip was chosen as a backup.
pub const NO_BACKUP_DO: &str = "Backups are called alongside-backup_ with their date; hand-over files belong on the Collate screen.";

/// A backup could not be made or taken in.
pub fn backup_failed(what: &str, remedy: &str) -> String {
    format!("The backup did not work. {what} {remedy}")
}
/// A backup could not be restored.
pub fn restore_failed(what: &str, remedy: &str) -> String {
    format!("Nothing was restored. {what} {remedy}")
}
