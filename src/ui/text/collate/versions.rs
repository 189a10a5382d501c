//! Words for one observation of the collation, and for versions side by side.

use crate::app::view::collated::{Difference, Fact, FactName, FactValue, Side, Version};
use crate::domain::instrument;
use crate::domain::observation::entry::{Capture, NoteKind, What};
use crate::ui::text::collate::{OBSERVER, PURPOSE, SCHOOL, TEACHER, instrument_title, log_when};
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;

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
pub const CHOICE_WHY: &str = "The other version is kept too, and your choice is written down with the time. You can choose again, below the \
     notes and figures of this lesson.";
/// Beside what differs.
pub const DIFFERS: &str = "differs";
/// An entry that only other versions have.
pub const NOT_THERE: &str = "not in this version";
/// Nothing is at this address.
pub const NOT_FOUND: &str = "This observation is not in the collation.";
/// What to do then.
pub const NOT_FOUND_DO: &str = "It may have been removed: Collate lists what was, under \u{201c}Removed lessons\u{201d}. Otherwise choose its hand-over \
     file again.";
/// The facts of an observation.
pub const DETAILS: &str = "Details";
/// Heading of the earlier versions.
pub const EARLIER: &str = "Earlier versions";
/// Opens an earlier version.
pub const READ_THIS: &str = "Read";

/// The same, for who cannot see which row it stands in.
pub fn read_this(version: &str) -> String {
    format!("Read the version of {version}")
}

/// Leaves an earlier version.
pub const BACK_TO_NEWEST: &str = "Back to the version that counts";
/// Heading of other observers' observations of the lesson.
pub const SEEN_TOO: &str = "Seen by others too";
/// What that means.
pub const SEEN_TOO_WHY: &str = "Another observer saw this teacher with this class at the same time. In figures the lesson counts once.";

/// `Ruth Mwangi's observation`.
pub fn seen_too(observer: &str) -> String {
    format!("{}\u{2019}s observation", t::named(observer))
}

/// When an earlier version came and in which file; `112 entries` where nobody knows.
pub fn arrived(version: &Version) -> String {
    let entries = t::count(version.observation.entries().len(), "entry", "entries");
    let came = version.arrived.first().map(|a| {
        let (at, file) = (log_when(&a.at), &a.file);
        format!("{at}, in {file}; {entries}")
    });
    came.unwrap_or(entries)
}

/// Above an earlier version.
pub fn reading_earlier(version: &Version) -> String {
    format!("You are reading an earlier version: {}.", arrived(version))
}

/// No value.
const NONE: &str = "\u{2013}";

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
        FactValue::Instruments(ids) => {
            let titles: Vec<String> = ids.iter().map(|id| instrument_title(id)).collect();
            titles.join(", ")
        }
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
pub fn entry(side: Option<&Side>) -> String {
    match side {
        None => NOT_THERE.to_owned(),
        Some(side) if side.withdrawn => format!("{} (withdrawn)", words(&side.what)),
        Some(side) => words(&side.what),
    }
}

fn words(what: &What) -> String {
    match what {
        What::Began(_) => "Observation began".to_owned(),
        What::HeaderEdited(_) => "Teacher, class or other details changed".to_owned(),
        What::Note(note) => note_words(note.kind, &note.text),
        What::Correction { note, .. } => {
            format!("Corrected to {}", note_words(note.kind, &note.text))
        }
        What::Capture(capture) => captured(capture),
        What::Unknown(unknown) => t::newer_kind(&unknown.kind),
        What::ClockCorrected { .. } => "Start put right by the clock".to_owned(),
        What::StruckOut { by, .. } => format!("Words struck out by {}", t::named(by)),
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

fn captured(capture: &Capture) -> String {
    let is_copus = capture.instrument.id == instrument::COPUS;
    match (capture.counter(), capture.marked().filter(|_| is_copus)) {
        (Some(counter), _) => counter.to_owned(),
        (None, Some((code, interval))) => {
            format!("{}, interval {}", i::code(&code), u64::from(interval) + 1)
        }
        (None, None) => i::item(&capture.item, &capture.instrument.id),
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
