//! Words of the collate screen, and for whatever can be wrong with a file.

mod arrived;
mod decided;
mod figures;
mod files;
mod log;
mod versions;

use crate::app::view::collate::Column;
use crate::domain::instrument;
use crate::domain::observation::header::Purpose;
use crate::ui::text::common as t;

pub use arrived::{cancelled, fared, skipped};
pub use decided::{
    APART, BRING_BACK, BRING_BACK_NAME, JOIN, KEEP_APART, KEEP_LESSON, LESSON_BACK, LESSON_REMOVED,
    NAMES, NAMES_ASKED, NAMES_WHY, REMOVE_LESSON, REMOVE_LESSON_LEAD, REMOVE_LESSON_NOW,
    REMOVE_LESSON_STAYS, REMOVE_LESSON_TITLE, REMOVED_LESSONS, REMOVED_LESSONS_WHY,
    REMOVED_NO_NAME, TOGETHER, UNDO_NAMES, name_counted, pair, pair_of, removed_at,
    removed_choices, removed_entries, removed_versions,
};
pub use figures::{
    COUNTING, SINCE, export_why, figures_over, group_facts, group_lessons, no_percent, seen_by,
    since_visit,
};
pub use files::{ALREADY_HERE, gap, gap_remedy, problem, rescuable, rescue, taken_in, unreadable};
pub use log::{
    ABOUT_GONE, LOG, LOG_EMPTY, LOG_SEARCH, LOG_SEARCH_HINT, LOG_WHY, about, conflict_about,
    log_count, log_from, log_when, newer_about,
};
pub use versions::{
    BACK_TO_NEWEST, CHOICE_WHY, DETAILS, DIFFERS, EARLIER, KEEP_THIS, KEPT, LATER, NOT_FOUND,
    NOT_FOUND_DO, NOT_THERE, READ_THIS, SEEN_TOO, SEEN_TOO_WHY, VERSIONS, VERSIONS_WHY, arrived,
    entry, entry_at, fact, more_differ, read_this, reading_earlier, says_something, seen_too,
    superseded, value, version,
};

/// Chooses files.
pub const CHOOSE: &str = "Choose files";
/// Heading for screen readers.
pub const ADD: &str = "Add files";
/// Chooses a folder.
pub const CHOOSE_FOLDER: &str = "Choose a folder";
/// Below the buttons.
pub const DROP: &str =
    "or drop hand-over files, or a whole folder, here; zipped or unpacked, under any name";
/// The collation is being read.
pub const OPENING: &str = "Opening the collation\u{2026}";
/// Name of the progress bar.
pub const PROGRESS: &str = "Files read";
/// Heading of the outcomes.
pub const OUTCOMES: &str = "What came of each file";
/// Shows the other outcomes.
pub const SHOW_ALL: &str = "Show all";
/// Leads to two versions.
pub const COMPARE: &str = "Compare";
/// The collation could not be opened.
pub const CANNOT_OPEN: &str = "The collation could not be opened. Load the page again to try once more. If it stays so, remove \
     the collation and choose its hand-over files again; the files themselves are not touched.";
/// Heading of the conflicts.
pub const CONFLICTS: &str = "Two versions of one lesson";
/// What a conflict is.
pub const CONFLICTS_WHY: &str = "Each version holds something the other lacks. Both are kept; choose which one counts. Until then it counts in no \
     figure and no export.";
/// Heading of the table.
pub const OBSERVATIONS: &str = "Observations";
/// Name of the search.
pub const SEARCH: &str = "Search the collation";
/// What the search looks through.
pub const SEARCH_HINT: &str = "Search notes, names, classes, focus";
/// Summary of the filters.
pub const FILTERS: &str = "Filters";
/// Takes all filters off.
pub const CLEAR: &str = "Clear filters";
/// Any value.
pub const ALL: &str = "All";
/// Filters.
pub const OBSERVER: &str = "Observer";
/// Filters.
pub const TEACHER: &str = "Teacher";
/// Filters.
pub const SCHOOL: &str = "School";
/// Filters.
pub const INSTRUMENT: &str = "Instrument";
/// Filters.
pub const PURPOSE: &str = "Purpose";
/// Filters.
pub const FROM: &str = "From";
/// Filters.
pub const TO: &str = "To";
/// No row fits.
pub const NO_MATCH: &str = "Nothing fits. Try fewer letters, or take a filter off.";
/// Shows more rows.
pub const SHOW_MORE: &str = "Show 200 more";
/// In a row with versions in conflict.
pub const TWO_VERSIONS: &str = "Two versions";
/// Heading of the groups.
pub const GROUPS: &str = "COPUS by teacher and class";
/// What the groups show.
pub const GROUPS_WHY: &str =
    "percent of intervals, pooled over lessons; never an average across teachers";
/// Nothing with COPUS.
pub const NO_GROUPS: &str = "No settled observation uses COPUS.";
/// Shows more groups.
pub const MORE_GROUPS: &str = "Show 50 more";
/// Heading of the exports.
pub const TAKE_OUT: &str = "Take it out";
/// Exports the workbook.
pub const EXPORT_WORKBOOK: &str = "Export workbook";
/// Exports the tables.
pub const EXPORT_TABLES: &str = "Export tables";
/// Exports one observation a line.
pub const EXPORT_NDJSON: &str = "Export NDJSON";
/// A version was chosen.
pub const VERSION_CHOSEN: &str = "This version counts now, in the table, the figures and the exports. The other one is kept: to choose again, open \
     this lesson; \u{201c}Two versions of one lesson\u{201d} is below its notes and figures.";
/// The collation was removed.
pub const REMOVED: &str =
    "The collation was removed from this tablet. The hand-over files themselves are as they were.";
/// An export is being made.
pub const EXPORTING: &str = "Making the export\u{2026}";
/// Removes the collation.
pub const REMOVE: &str = "Remove collation";
/// Heading of the dialog.
pub const REMOVE_TITLE: &str = "Remove this collation?";
/// First words of the dialog.
pub const REMOVE_LEAD: &str = "This removes from this device:";
/// What stays.
pub const REMOVE_STAYS: &str = "Your own observations stay, and so do the hand-over files you were sent. You can collate them again.";
/// Leaves the dialog.
pub const KEEP_IT: &str = "Keep it";
/// Heading of the empty screen.
pub const EMPTY_TITLE: &str = "Put many observers\u{2019} files together";
/// The steps of the empty screen.
pub const EMPTY_STEPS: [(&str, &str); 3] = [
    (
        "Gather the hand-over files",
        "From a shared folder, a USB stick, or mail. As many as you like, in any order, twice if need be.",
    ),
    (
        "Choose them all at once",
        "Each is checked first. You are told in plain words what came of it.",
    ),
    (
        "Read and export",
        "Figures per teacher and class, with n. A workbook opens in any spreadsheet.",
    ),
];

/// `412 observations by 14 observers, from 38 files`.
pub fn lead(observations: usize, observers: usize, files: u32) -> String {
    let observations = t::count(observations, "observation", "observations");
    let observers = t::count(observers, "observer", "observers");
    format!("{observations} by {observers}, from {}", files_words(files))
}

fn files_words(n: u32) -> String {
    t::count(number(n), "file", "files")
}

fn number(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn observations(n: u32) -> String {
    t::count(number(n), "observation", "observations")
}

/// `Reading file 41 of 200`.
pub fn reading(done: usize, of: usize) -> String {
    format!("Reading file {} of {of}", (done + 1).min(of))
}

/// `41 of 200`.
pub fn done_of(done: usize, of: usize) -> String {
    format!("{done} of {of}")
}

/// `2 on`.
pub fn filters_on(n: usize) -> String {
    format!("{n} on")
}

/// `48 of 412`.
pub fn shown_of(fitting: usize, all: usize) -> String {
    if fitting == all {
        t::thousands(all)
    } else {
        format!("{} of {}", t::thousands(fitting), t::thousands(all))
    }
}

/// The head of a column.
pub const fn column(column: Column) -> &'static str {
    match column {
        Column::Teacher => TEACHER,
        Column::School => SCHOOL,
        Column::Class => "Class",
        Column::Date => "Date",
        Column::Observer => OBSERVER,
        Column::Purpose => PURPOSE,
        Column::Length => "Length",
    }
}

/// A purpose by its word in files.
pub fn purpose(word: &str) -> String {
    let known = Purpose::ALL.into_iter().find(|p| p.word() == word);
    known.map_or_else(|| word.to_owned(), |p| t::purpose(p).to_owned())
}

/// The title of an instrument by its id.
pub fn instrument_title(id: &str) -> String {
    instrument::find(id).map_or_else(|| id.to_owned(), |i| i.title.to_owned())
}

/// `Ms Amina Okello, 4B`.
pub fn group(teacher: &str, class: &str) -> String {
    let teacher = t::named(teacher);
    if class.trim().is_empty() {
        teacher
    } else {
        format!("{teacher}, {class}")
    }
}

/// `3 lessons`.
pub fn lessons(n: u32) -> String {
    t::count(number(n), "lesson", "lessons")
}

/// `Remove 412 observations`.
pub fn remove_now(n: usize) -> String {
    if n == 0 {
        return "Remove all of it".to_owned();
    }
    format!("Remove {}", t::count(n, "observation", "observations"))
}

/// `412 collated observations`.
pub fn removed_observations(n: usize) -> String {
    t::count(n, "collated observation", "collated observations")
}

/// What else goes.
pub fn removed_rest(files: u32) -> String {
    format!(
        "with every version of them, the memory of {} taken in, the log of all files, every choice you made between \
         versions, and what you decided about names and removed lessons",
        files_words(files)
    )
}
