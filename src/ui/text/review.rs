//! Words of the review, and of the figures of an observation.

use crate::app::view::copus::Cell;
use crate::domain::instrument::intervals::Why;
use crate::domain::observation::check::{Finding, HeaderField};
use crate::domain::observation::entry::AwayCause;
use crate::ui::text::common as t;

/// Finishes the observation.
pub const FINISH: &str = "Finish observation";
/// Goes on with a draft.
pub const BACK_TO_OBSERVING: &str = "Back to observing";
/// Prints the review.
pub const PRINT: &str = "Print";
/// Makes a finished observation a draft again.
pub const REOPEN: &str = "Make it a draft again";
/// Keeps the edited header.
pub const SAVE_DETAILS: &str = "Save details";
/// The header is another one; whether that is saved is said where it always is.
pub const DETAILS_CHANGED: &str = "Details changed.";
/// Nothing was edited.
pub const DETAILS_SAME: &str = "Nothing was changed.";
/// Leads to the hand-over screen.
pub const TO_HAND_OVER: &str = "Hand over";
/// Summary of the form that edits the header.
pub const DETAILS: &str = "Teacher, class and other details";
/// Beside the purpose.
pub const PURPOSE: &str = "Purpose";
/// Why the purpose cannot be changed.
pub const PURPOSE_FIXED: &str = "Fixed when the observation began.";
/// Heading of the findings of a draft.
pub const BEFORE: &str = "Before you finish";
/// Heading of the findings afterwards.
pub const WORTH_KNOWING: &str = "Worth knowing";
/// Below the findings.
pub const NOT_BLOCKED: &str = "None of this keeps you from finishing.";
/// Nothing was found.
pub const NOTHING_FOUND: &str = "Nothing is missing.";
/// What was written was read back and is the same.
pub const PROVED: &str = "Finished and checked: read back and compared";
/// What was written was read back and is not the same.
pub const NOT_PROVED: &str = "What was read back is not what was written.";
/// What to do about it.
pub const NOT_PROVED_DO: &str = "Keep this page open, back up everything in Settings, and do not clear the browser\u{2019}s data.";
/// Practice stays here.
pub const PRACTICE: &str = "This was practice: it stays on this tablet and is never handed over.";
/// Heading of the grid.
pub const COPUS: &str = "COPUS";
/// Name of the grid.
pub const GRID: &str = "COPUS grid";
/// Caption of the grid.
pub const GRID_CAPTION: &str = "Codes marked in each two-minute interval";
/// Head of the first column of the grid.
pub const CODE: &str = "Code";
/// A cell of the grid.
pub const MARKED: &str = "marked";
/// A cell of the grid.
pub const MARKED_LATE: &str = "marked late";
/// A cell of the grid.
pub const NOT_OBSERVED: &str = "not observed";
/// A cell of the grid.
pub const MARKED_NOT_OBSERVED: &str = "not observed, yet marked; it counts in no figure";
/// A cell of the grid.
pub const NOTHING_MARKED: &str = "nothing marked";
/// The lesson is shorter than one interval.
pub const NO_INTERVAL: &str = "No interval has passed yet.";
/// Heading of the bars.
pub const PERCENT: &str = "Percent of intervals";
/// No interval was observed.
pub const NO_PERCENT: &str = "No interval was observed, so there is no percentage.";
/// Heading of the counters.
pub const TALLIES: &str = "Tallies";
/// Head of a column.
pub const COUNTER: &str = "Counter";
/// Head of a column.
pub const COUNT_AND_RATE: &str = "Count and rate";
/// A row of the counters.
pub const PRAISE_TO_CORRECTION: &str = "Praise to correction";
/// Nothing was counted.
pub const NO_TALLIES: &str = "Nothing was counted.";
/// Heading of the timeline.
pub const TIMELINE: &str = "Timeline";
/// On the timeline of an own observation.
pub const TAP_TO_CORRECT: &str = "; tap one to correct it";
/// On the timeline of another's observation.
pub const TAP_TO_READ: &str = "; tap one for its history";
/// Before the focus.
pub const FOCUS: &str = "Focus";

/// `4B · Fractions · Sun 22 Nov 2026, 10:19 to 10:53`: what is filled in.
pub fn joined(parts: &[&str]) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|p| !p.trim().is_empty())
        .collect();
    filled.join(" \u{b7} ")
}

/// `Sun 22 Nov 2026, 10:19 to 10:53`.
pub fn from_to(date: &str, from: &str, to: &str) -> String {
    format!("{date}, {from} to {to}")
}

/// `16 of 17 intervals observed, two minutes each`.
pub fn intervals_observed(observed: u32, all: usize) -> String {
    let word = if all == 1 { "interval" } else { "intervals" };
    format!("{observed} of {all} {word} observed, two minutes each")
}

/// `Not observed: interval 9 (paused).`
pub fn not_observed(intervals: &[(u32, Why)]) -> String {
    let each: Vec<String> = intervals
        .iter()
        .map(|(index, why)| format!("{} ({})", index + 1, why_words(*why)))
        .collect();
    let word = if intervals.len() == 1 {
        "interval"
    } else {
        "intervals"
    };
    format!(
        "Not observed: {word} {}. Not observed is not the same as nothing marked: it counts in no figure.",
        each.join(", ")
    )
}

/// `The last interval is 34 s long.`
pub fn last_part(length_ms: u64) -> String {
    format!("The last interval is {} long.", t::exact_length(length_ms))
}

/// `with the code, n = 16; adds to more than 100 %`.
pub fn percent_of(n: u32) -> String {
    format!(
        "with the code, n = {n}; several codes can share an interval, so they may add to more than 100 %"
    )
}

/// `(10 of 16)`.
pub fn of(marked: u32, of: u32) -> String {
    format!(" ({marked} of {of})")
}

/// `n = 48 intervals, 2 not observed`.
pub fn n_intervals(observed: u32, not_observed: u32) -> String {
    let n = usize::try_from(observed).unwrap_or(usize::MAX);
    format!(
        "n = {}, {not_observed} not observed",
        t::count(n, "interval", "intervals")
    )
}

/// `32 min 20 s observed, 1 min 40 s not observed`.
pub fn observed_time(observed_ms: u64, not_observed_ms: u64) -> String {
    let observed = t::exact_length(observed_ms);
    if not_observed_ms < 1_000 {
        return format!("n = {observed} observed");
    }
    format!(
        "n = {observed} observed; {} not observed and not counted",
        t::exact_length(not_observed_ms)
    )
}

/// `14 · 0.43 per minute`, or `3, of which 1 while nobody watched · 0.10 per minute`.
pub fn tally(count: u32, unwatched: u32, per_minute: Option<f64>) -> String {
    let mut words = count.to_string();
    if unwatched > 0 {
        words = format!("{words}, of which {unwatched} while nobody watched");
    }
    if let Some(rate) = per_minute {
        words = format!("{words} \u{b7} {rate:.2} per minute");
    }
    words
}

/// `9 : 4`.
pub fn ratio(praise: u32, correction: u32) -> String {
    format!("{praise} : {correction}")
}

/// `112 entries, oldest first`; `40 of 112 entries, oldest first` where some are left out.
pub fn in_order(shown: usize, rows: usize, is_oldest_first: bool) -> String {
    let order = if is_oldest_first { "oldest" } else { "newest" };
    let of = if shown == rows {
        String::new()
    } else {
        format!("{shown} of ")
    };
    let rows = t::count(rows, "entry", "entries");
    format!("{of}{rows}, {order} first")
}

/// How the timeline is read: name of the choices.
pub const READ_AS: &str = "How to read and print the timeline";
/// A choice.
pub const OLDEST_FIRST: &str = "Oldest first";
/// A choice.
pub const NOTES_ONLY: &str = "Notes only";
/// A choice.
pub const WITHOUT_WITHDRAWN: &str = "Without withdrawn";
/// Fold with the form for what is added afterwards.
pub const AFTERTHOUGHT: &str = "Add a closing summary or an afterthought";
/// What becomes of it.
pub const AFTERTHOUGHT_WHY: &str =
    "It stands at the end of the lesson, with the time you write it. The lesson gets no longer.";
/// It was being written when the page went.
pub const AFTERTHOUGHT_BACK: &str = "What you had written is back. It is not added yet.";
/// It was added; whether that is saved is said where it always is.
pub const AFTERTHOUGHT_ADDED: &str = "Added.";
/// Unsaved details came back.
pub const DETAILS_BACK: &str = "Details that you had not saved are back.";
/// It left in a hand-over file and reads otherwise now.
pub const CHANGED_SINCE: &str = "Changed since you handed it over. Hand it over again, so that others have it as it stands now.";
/// Fold with the grid to mark in.
pub const MARK_LATE: &str = "Mark codes late";
/// What becomes of them.
pub const MARK_LATE_WHY: &str = "Tap an interval to mark the code in it, tap it again to take the mark off. Marks made here count, and are shown as late; in an interval that nobody observed they are kept and count in nothing.";

/// The accessible name of a cell: `Student L, interval 3, marked late`.
pub fn late_cell(code: &str, index: u32, cell: Option<Cell>) -> String {
    let state = match cell {
        Some(Cell::Marked) => MARKED,
        Some(Cell::Late) => MARKED_LATE,
        Some(Cell::NotObserved(true)) => MARKED_NOT_OBSERVED,
        Some(Cell::NotObserved(false)) => NOT_OBSERVED,
        Some(Cell::Blank) | None => NOTHING_MARKED,
    };
    format!("{code}, interval {}, {state}", index + 1)
}

/// Texts of the log could not be read.
pub fn unreadable(n: usize) -> String {
    format!(
        "{} of this observation could not be read. Nothing was erased; a backup exports them.",
        t::count(n, "entry", "entries")
    )
}

/// Why a stretch was not observed.
pub const fn why_words(why: Why) -> &'static str {
    match why {
        Why::Paused => "paused",
        Why::Away(cause) => t::away(cause),
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingWords {
    /// Whether it deserves attention.
    pub is_amber: bool,
    /// What was found.
    pub what: String,
    /// What it means.
    pub meaning: String,
}

/// A finding in words.
pub fn finding(finding: &Finding) -> FindingWords {
    let words = |is_amber, what: String, meaning: &str| FindingWords {
        is_amber,
        what,
        meaning: meaning.to_owned(),
    };
    match finding {
        Finding::HeaderFieldEmpty(field) => empty(*field),
        Finding::NothingCaptured => words(
            true,
            "Nothing was noted, marked or counted".to_owned(),
            "The observation holds its times only.",
        ),
        Finding::IntervalsNotObserved { indexes, why } => not_observed_finding(indexes, *why),
        Finding::IntervalsUnmarked { indexes } => words(
            false,
            format!("{} observed, nothing marked", interval_list(indexes)),
            "Right if nothing of the sheet was to be seen. It counts as observed.",
        ),
        Finding::LastIntervalPart { length_ms } => words(
            false,
            format!("The last interval is {} long", t::exact_length(*length_ms)),
            "It is kept, with its length.",
        ),
        Finding::ClockChanged { times, by_ms } => clock_changed(*times, *by_ms),
        Finding::StillPaused => words(
            true,
            "The lesson clock is stopped".to_owned(),
            "You paused, or made a finished observation a draft again. The time since is not lesson time you observed.",
        ),
        Finding::WasClosed { for_ms } => words(
            true,
            format!("The app was closed for {}", t::exact_length(*for_ms)),
            "That time counts as not observed.",
        ),
        Finding::EntriesMissing { dangling } => words(
            true,
            format!(
                "{} to an entry that is not here",
                t::count(*dangling, "entry points", "entries point")
            ),
            "A record may be missing. A backup from the other tablet may hold it.",
        ),
        Finding::UnknownInstrument { id } => words(
            true,
            format!("This version does not know the instrument \u{201c}{id}\u{201d}"),
            "Its entries are kept whole. Update Alongside to see them.",
        ),
    }
}

fn empty(field: HeaderField) -> FindingWords {
    let (name, is_amber) = match field {
        HeaderField::Observer => ("The observer\u{2019}s name is empty", true),
        HeaderField::Teacher => ("The teacher\u{2019}s name is empty", true),
        HeaderField::Class => ("The class is empty", false),
        HeaderField::School => ("The school is empty", false),
        HeaderField::Focus => ("No focus was agreed", false),
    };
    let meaning = format!("You can fill it in under \u{201c}{DETAILS}\u{201d}.");
    FindingWords {
        is_amber,
        what: name.to_owned(),
        meaning,
    }
}

fn not_observed_finding(indexes: &[u32], why: Why) -> FindingWords {
    let cause = match why {
        Why::Paused => "You had paused.",
        Why::Away(AwayCause::Hidden) => {
            "Another app or tab was in front, or the screen was locked."
        }
        Why::Away(AwayCause::Asleep) => "The tablet slept, or its clock was set forward.",
        Why::Away(AwayCause::Closed) => "The app was closed.",
        Why::Away(AwayCause::OtherScreen) => "Another screen of the app was in front.",
        Why::Away(AwayCause::OtherLesson) => "Another lesson was observed with this tablet.",
    };
    let (what, which) = match indexes {
        [_] => (
            format!("{} not observed", interval_list(indexes)),
            "It counts in no percentage.",
        ),
        _ => (
            format!("{} not observed", interval_list(indexes)),
            "They count in no percentage.",
        ),
    };
    FindingWords {
        is_amber: true,
        what,
        meaning: format!("{cause} {which}"),
    }
}

fn clock_changed(times: usize, by_ms: i64) -> FindingWords {
    let often = if times == 1 {
        "once".to_owned()
    } else {
        format!("{times} times")
    };
    let way = if by_ms < 0 { "back" } else { "forward" };
    FindingWords {
        is_amber: true,
        what: format!(
            "The tablet\u{2019}s clock was set {often}, by {} {way} in all",
            t::exact_length(by_ms.unsigned_abs())
        ),
        meaning: "Times within the lesson are right all the same. If the clock was wrong before, open that entry in the notes below: the earlier times of day can be put right.".to_owned(),
    }
}

/// `Interval 9`, `Intervals 3, 4 and 9`, `Intervals 1 to 6`, from numbers that begin with 0.
fn interval_list(indexes: &[u32]) -> String {
    let numbers: Vec<String> = indexes.iter().map(|i| (i + 1).to_string()).collect();
    let in_a_row = indexes
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    match numbers.as_slice() {
        [] => String::new(),
        [one] => format!("Interval {one}"),
        [first, .., last] if in_a_row && numbers.len() > 2 => {
            format!("Intervals {first} to {last}")
        }
        [most @ .., last] => format!("Intervals {} and {last}", most.join(", ")),
    }
}

/// Before a note that is still in its field.
pub const PENDING: &str = "Still in the note field; it is added when you finish:";

/// When the lesson ends if it is finished now.
pub fn would_end(at: &str) -> String {
    format!(
        "If you finish now, the lesson ends at {at}, when you left the observing screen. If you go back, the time since counts as not observed, and with it the interval it falls into."
    )
}
