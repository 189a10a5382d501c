//! Words for one observation of the collation, and for versions side by side.

use crate::app::view::collated::{Difference, Fact, FactName, FactValue, Side, Version};
use crate::domain::instrument;
use crate::domain::observation::entry::{Capture, NoteKind, What};
use crate::ui::text::collate::{instrument_title, log_when};
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;
use crate::words::{collate as say, observe};

/// `Ruth Mwangi's observation`.
pub fn seen_too_by(observer: &str) -> String {
    say::seen_too_by(&t::named(observer))
}

/// When an earlier version came and in which file; `112 entries` where nobody knows.
pub fn arrived(version: &Version) -> String {
    let entries = version.observation.entries().len();
    match version.arrived.first() {
        Some(a) => say::arrived(&log_when(&a.at), &a.file, entries),
        None => t::n_entries(entries),
    }
}

/// Above an earlier version.
pub fn reading_earlier(version: &Version) -> String {
    say::reading_earlier(&arrived(version))
}

/// No value.
const NONE: &str = "\u{2013}";

/// `Version A`.
pub fn version(at: usize) -> String {
    let letter = u32::try_from(at)
        .ok()
        .and_then(|n| char::from_u32(u32::from('A') + n))
        .filter(char::is_ascii_uppercase);
    say::version(&letter.map_or_else(|| (at + 1).to_string(), String::from))
}

/// The name of a fact.
pub fn fact(name: FactName) -> &'static str {
    match name {
        FactName::Device => say::fact_device(),
        FactName::Began => say::fact_began(),
        FactName::Finished => say::fact_finished(),
        FactName::Length => say::fact_length(),
        FactName::Entries => say::fact_entries(),
        FactName::Notes => say::fact_notes(),
        FactName::Corrections => say::fact_corrections(),
        FactName::Teacher => say::teacher(),
        FactName::Class => say::fact_class(),
        FactName::Subject => say::fact_subject(),
        FactName::School => say::school(),
        FactName::Observer => say::observer(),
        FactName::Focus => say::fact_focus(),
        FactName::Purpose => say::purpose(),
        FactName::Instruments => say::fact_instruments(),
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
        FactValue::At(Some(at)) => t::date_time(&t::date(*at), &t::wall_seconds(*at)),
        FactValue::Purpose(purpose) => t::purpose(*purpose).to_owned(),
        FactValue::Instruments(ids) => {
            let titles: Vec<String> = ids.iter().map(|id| instrument_title(id)).collect();
            t::listed(&titles)
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
    say::entry_at(&t::elapsed(difference.t_ms))
}

/// What an entry says, whatever it is.
pub fn entry(side: Option<&Side>) -> String {
    match side {
        None => say::not_there().to_owned(),
        Some(side) if side.withdrawn => say::entry_withdrawn(&words(&side.what)),
        Some(side) => words(&side.what),
    }
}

fn words(what: &What) -> String {
    match what {
        What::Began(_) => observe::row_began().to_owned(),
        What::HeaderEdited(_) => observe::row_header().to_owned(),
        What::Note(note) => note_words(note.kind, &note.text),
        What::Correction { note, .. } => say::entry_corrected(&note_words(note.kind, &note.text)),
        What::Capture(capture) => captured(capture),
        What::Unknown(unknown) => t::newer_kind(&unknown.kind),
        What::ClockCorrected { .. } => say::entry_start_corrected().to_owned(),
        What::StruckOut { by, .. } => say::entry_struck_out(&t::named(by)),
        What::Paused => observe::row_paused().to_owned(),
        What::Resumed => observe::row_resumed().to_owned(),
        What::ClockChanged { by_ms } => {
            say::entry_clock_set(&t::exact_length(by_ms.unsigned_abs()))
        }
        What::Away {
            from_ms,
            to_ms,
            cause,
        } => observe::row_away(
            &t::exact_length(to_ms.saturating_sub(*from_ms)),
            t::away(*cause),
        ),
        What::Retraction { of } => say::entry_retraction(of.seq),
        What::Finished { length_ms } => say::entry_finished(&t::exact_length(*length_ms)),
    }
}

fn captured(capture: &Capture) -> String {
    let is_copus = capture.instrument.id == instrument::COPUS;
    match (capture.counter(), capture.marked().filter(|_| is_copus)) {
        (Some(counter), _) => i::counter(counter),
        (None, Some((code, interval))) => {
            observe::row_mark(&i::code(&code), u64::from(interval) + 1)
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
        NoteKind::Inference | NoteKind::Question => say::entry_kind(t::note_kind(kind), &shown),
    }
}
