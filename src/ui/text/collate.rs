//! Words of the collate screen, and for whatever can be wrong with a file.

use crate::app::view::collate::{Column, FileProblem, Gap, Tally};
use crate::app::view::collated::{Difference, Fact, FactName, FactValue};
use crate::domain::entry::{NoteKind, What};
use crate::domain::header::Purpose;
use crate::domain::instrument;
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;

/// Chooses files.
pub const CHOOSE: &str = "Choose files";
/// Heading for screen readers.
pub const ADD: &str = "Add files";
/// Below the button.
pub const DROP: &str = "or drop hand-over files, or a whole folder, here";
/// The collation is being read.
pub const OPENING: &str = "Opening the collation\u{2026}";
/// Name of the progress bar.
pub const PROGRESS: &str = "Files read";
/// The rest was cancelled.
pub const CANCELLED: &str =
    "Cancelled. Files read before that are taken in; the others were not touched.";
/// Heading of the outcomes.
pub const OUTCOMES: &str = "What came of each file";
/// Shows the other outcomes.
pub const SHOW_ALL: &str = "Show all";
/// Leads to two versions.
pub const COMPARE: &str = "Compare";
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
pub const SEARCH_HINT: &str = "Search teacher, class, school, observer or focus";
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
    "percent of intervals, pooled over the whole collation; never an average across teachers";
/// Nothing with COPUS.
pub const NO_GROUPS: &str = "No settled observation uses COPUS.";
/// Shows more groups.
pub const MORE_GROUPS: &str = "Show 50 more";
/// Heading of the exports.
pub const TAKE_OUT: &str = "Take it out";
/// Exports the tables.
pub const EXPORT_TABLES: &str = "Export tables";
/// Exports one observation a line.
pub const EXPORT_NDJSON: &str = "Export NDJSON";
/// What the exports are.
pub const EXPORT_WHY: &str = "Tables are a zip of CSV files for any spreadsheet; NDJSON holds one whole observation a line. Observations that wait \
     for a choice are left out.";
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
        "Figures per teacher and class, with n. Tables open in any spreadsheet.",
    ),
];
/// Heading of a conflict.
pub const VERSIONS: &str = "Two versions of one lesson";
/// Below the heading.
pub const VERSIONS_WHY: &str =
    "They were changed apart from each other, after the same earlier version or on two tablets.";
/// Chooses a version.
pub const KEEP_THIS: &str = "Keep this version";
/// The version chosen.
pub const KEPT: &str = "This version is kept";
/// Leaves the choice open.
pub const LATER: &str = "Decide later";
/// What the choice means.
pub const CHOICE_WHY: &str = "The other version is kept too, and your choice is written down with the time. You can choose again.";
/// Beside what differs.
pub const DIFFERS: &str = "differs";
/// An entry that only other versions have.
pub const NOT_THERE: &str = "not in this version";
/// Nothing is at this address.
pub const NOT_FOUND: &str = "This observation is not in the collation.";
/// What to do then.
pub const NOT_FOUND_DO: &str = "It may have been removed. Choose its hand-over file again.";
/// The facts of an observation.
pub const DETAILS: &str = "Details";
/// No value.
const NONE: &str = "\u{2013}";

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

/// The same bytes were here.
pub const ALREADY_HERE: &str = "Already here, nothing changed";

/// How the observations of a file fared.
pub fn taken_in(tally: &Tally) -> String {
    let mut parts = Vec::new();
    if tally.accepted > 0 {
        parts.push(format!("Accepted {}", observations(tally.accepted)));
    }
    if tally.newer > 0 {
        parts.push(format!(
            "Newer revision of {}; the history is kept",
            observations(tally.newer)
        ));
    }
    if tally.older > 0 {
        parts.push(format!(
            "Older revision of {}; what is here stays, the history is kept",
            observations(tally.older)
        ));
    }
    if tally.conflict > 0 {
        let comes = if tally.conflict == 1 { "comes" } else { "come" };
        parts.push(format!(
            "Conflict: {} {comes} in two versions",
            observations(tally.conflict)
        ));
    }
    match (tally.already_here, parts.is_empty()) {
        (0, true) => parts.push("Whole, but it holds no observation".to_owned()),
        (0, false) => {}
        (_, true) => parts.push(ALREADY_HERE.to_owned()),
        (n, false) => parts.push(format!("{} already here", observations(n))),
    }
    if tally.unknown_instrument > 0 {
        let n = observations(tally.unknown_instrument);
        parts.push(format!(
            "{n} with an instrument this version does not know, kept whole"
        ));
    }
    parts.join(". ")
}

/// `Rescue 4 observations`.
pub fn rescue(n: u32) -> String {
    format!("Rescue {}", observations(n))
}

/// What can be rescued of a damaged file.
pub fn rescuable(n: u32) -> String {
    format!("{} in it can be rescued whole.", observations(n))
}

/// What is wrong with a file, and what to do.
pub fn problem(problem: &FileProblem) -> (String, String) {
    let words = |what: &str, remedy: &str| (what.to_owned(), remedy.to_owned());
    match problem {
        FileProblem::Empty => words(
            "The file is empty.",
            "It was not copied to its end. Ask for it again.",
        ),
        FileProblem::TooLarge(size, limit) => (
            format!(
                "The file is too large: {}, and at most {} is read.",
                t::bytes(*size),
                t::bytes(*limit)
            ),
            "Ask for several smaller hand-over files.".to_owned(),
        ),
        FileProblem::NotAZip => words(
            "Not a hand-over file.",
            "A hand-over file is a .zip whose name begins with \u{201c}alongside\u{201d}.",
        ),
        FileProblem::NotAHandOver => words(
            "A zip, but not a hand-over file.",
            "Choose the file as it was handed over, without unpacking or packing it again.",
        ),
        FileProblem::IsABackup => words(
            "This is a backup, not a hand-over file.",
            "\u{201c}Restore a backup\u{201d} in Settings takes it.",
        ),
        FileProblem::CutShort => words(
            "Cut short: the end of the file is missing.",
            "Ask for the file again; it can be made again at any time.",
        ),
        FileProblem::FromNewer(format) => (
            format!("From a newer version of Alongside (format {format})."),
            "Update Alongside, then choose it again.".to_owned(),
        ),
        FileProblem::TooManyMembers => words(
            "It holds far more parts than any hand-over file.",
            ASK_SENDER,
        ),
        FileProblem::UnpacksTooLarge => words(
            "It unpacks to far more than any hand-over file holds.",
            ASK_SENDER,
        ),
        FileProblem::UnsafeName(name) => (
            format!("A part of it is named \u{201c}{name}\u{201d}, which points outside the file."),
            ASK_SENDER.to_owned(),
        ),
        FileProblem::DuplicateName(name) => (
            format!("Two parts of it are named \u{201c}{name}\u{201d}."),
            ASK_SENDER.to_owned(),
        ),
        FileProblem::MissingMember(name) => (
            format!("A part is missing: \u{201c}{name}\u{201d}."),
            ASK_AGAIN.to_owned(),
        ),
        FileProblem::UnlistedMember(name) => (
            format!("It holds a part that does not belong to it: \u{201c}{name}\u{201d}."),
            ASK_AGAIN.to_owned(),
        ),
        FileProblem::Damaged(name) => (
            format!("Damaged or edited: \u{201c}{name}\u{201d} is not what was handed over."),
            ASK_AGAIN.to_owned(),
        ),
        FileProblem::BadLine(name, line, why) => (
            format!("Line {line} of \u{201c}{name}\u{201d} cannot be read: {why}."),
            ASK_AGAIN.to_owned(),
        ),
    }
}

const ASK_SENDER: &str = "Nothing was taken from it. Ask the sender how it was made.";
const ASK_AGAIN: &str = "Ask for the file again; it can be made again at any time.";

/// Heading of what is missing of a chain.
pub fn gap(gap: &Gap) -> String {
    let owner = owner(gap);
    if gap.missing.is_empty() {
        format!("A file of {owner} does not continue the one before it.")
    } else {
        let is = if gap.missing.len() == 1 { "is" } else { "are" };
        format!(
            "{} of {owner} {is} missing.",
            t::count(gap.missing.len(), "file", "files")
        )
    }
}

fn owner(gap: &Gap) -> String {
    if gap.observer.trim().is_empty() {
        format!("tablet {}", gap.device)
    } else {
        format!("{}\u{2019}s tablet ({})", gap.observer, gap.device)
    }
}

/// What to do about it.
pub fn gap_remedy(gap: &Gap) -> String {
    let mut parts = Vec::new();
    if !gap.missing.is_empty() {
        let them = if gap.missing.len() == 1 { "It" } else { "They" };
        parts.push(format!(
            "{}. {them} can be made again from \u{201c}Earlier hand-overs\u{201d} on that tablet.",
            numbers(&gap.missing)
        ));
    }
    if !gap.broken.is_empty() {
        parts.push(format!(
            "{}: the file before is not the one that was handed over first. Ask for that one to be made again.",
            numbers(&gap.broken)
        ));
    }
    parts.join(" ")
}

fn numbers(all: &[u32]) -> String {
    const MOST: usize = 12;
    let listed: Vec<String> = all.iter().take(MOST).map(ToString::to_string).collect();
    let word = if all.len() == 1 { "Number" } else { "Numbers" };
    match (listed.as_slice(), all.len().saturating_sub(MOST)) {
        ([most @ .., last], 0) if !most.is_empty() => {
            format!("{word} {} and {last}", most.join(", "))
        }
        (listed, 0) => format!("{word} {}", listed.concat()),
        (listed, more) => format!("{word} {} and {more} more", listed.join(", ")),
    }
}

/// Stored texts could not be read.
pub fn unreadable(n: u32) -> String {
    format!(
        "{} of the collation could not be read. Nothing was erased; a backup in Settings exports them.",
        t::count(number(n), "record", "records")
    )
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
    format!("Remove {}", t::count(n, "observation", "observations"))
}

/// `412 collated observations`.
pub fn removed_observations(n: usize) -> String {
    t::count(n, "collated observation", "collated observations")
}

/// What else goes.
pub fn removed_rest(files: u32) -> String {
    format!(
        "with every version of them, the memory of {} taken in, and every choice you made between versions",
        files_words(files)
    )
}

/// `Version A`.
pub fn version(at: usize) -> String {
    let letter = u32::try_from(at)
        .ok()
        .and_then(|n| char::from_u32(u32::from('A') + n))
        .filter(char::is_ascii_uppercase);
    letter.map_or_else(
        || format!("Version {}", at + 1),
        |letter| format!("Version {letter}"),
    )
}

/// How many versions came before.
pub fn superseded(n: usize) -> String {
    format!(
        "{} kept in the history.",
        t::count(n, "earlier version is", "earlier versions are")
    )
}

/// The name of a fact.
pub const fn fact(name: FactName) -> &'static str {
    match name {
        FactName::Device => "Tablet",
        FactName::Began => "Began",
        FactName::Finished => "Finished",
        FactName::Length => "Length",
        FactName::Entries => "Entries",
        FactName::Notes => "Notes",
        FactName::Corrections => "Corrections",
        FactName::Teacher => TEACHER,
        FactName::Class => "Class",
        FactName::Subject => "Subject",
        FactName::School => SCHOOL,
        FactName::Observer => OBSERVER,
        FactName::Focus => "Focus",
        FactName::Purpose => PURPOSE,
        FactName::Instruments => "Instruments",
    }
}

/// What a version says.
pub fn value(value: &FactValue) -> String {
    match value {
        FactValue::Text(text) if text.trim().is_empty() => NONE.to_owned(),
        FactValue::Text(text) => text.clone(),
        FactValue::Length(ms) => t::exact_length(*ms),
        FactValue::Count(n) => t::thousands(*n),
        FactValue::At(None) => NONE.to_owned(),
        FactValue::At(Some(at)) => format!("{}, {}", t::date(*at), t::wall_seconds(*at)),
        FactValue::Purpose(purpose) => t::purpose(*purpose).to_owned(),
    }
}

/// Whether a fact is worth a line where nothing is compared.
pub fn says_something(fact: &Fact) -> bool {
    fact.values
        .iter()
        .any(|v| !matches!(v, FactValue::Text(text) if text.trim().is_empty()))
}

/// `Entry at 12:40`.
pub fn entry_at(difference: &Difference) -> String {
    format!("Entry at {}", t::elapsed(difference.t_ms))
}

/// `24 more entries differ`.
pub fn more_differ(n: usize) -> String {
    t::count(n, "more entry differs", "more entries differ")
}

/// What an entry says, whatever it is.
pub fn entry(what: Option<&What>) -> String {
    let Some(what) = what else {
        return NOT_THERE.to_owned();
    };
    match what {
        What::Began(_) => "Observation began".to_owned(),
        What::HeaderEdited(_) => "Details edited".to_owned(),
        What::Note(note) => note_words(note.kind, &note.text),
        What::Correction { note, .. } => {
            format!("Corrected to {}", note_words(note.kind, &note.text))
        }
        What::Mark(mark) => format!(
            "{}, interval {}",
            i::code(&mark.code),
            u64::from(mark.interval) + 1
        ),
        What::Tally { counter } => counter.clone(),
        What::Paused => "Paused".to_owned(),
        What::Resumed => "Resumed".to_owned(),
        What::ClockChanged { by_ms } => {
            format!("Clock set by {}", t::exact_length(by_ms.unsigned_abs()))
        }
        What::Away {
            from_ms,
            to_ms,
            cause,
        } => {
            format!(
                "Not observed for {}: {}",
                t::exact_length(to_ms.saturating_sub(*from_ms)),
                t::away(*cause)
            )
        }
        What::Retraction { of } => format!("Entry {} withdrawn", of.seq),
        What::Finished { length_ms } => format!("Finished after {}", t::exact_length(*length_ms)),
    }
}

fn note_words(kind: NoteKind, text: &str) -> String {
    const LONGEST: usize = 280;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('\u{2026}');
    }
    match kind {
        NoteKind::Evidence => shown,
        NoteKind::Inference | NoteKind::Question => format!("{}: {shown}", t::note_kind(kind)),
    }
}
