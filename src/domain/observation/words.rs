//! Entries with and without their words. Words that do not leave, or were struck out, are empty: the
//! entry keeps its place, time and kind, and is the same entry still.

use crate::domain::gather;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{Capture, Entry, Note, What};
use crate::domain::observation::header::Header;

/// Whether two entries are one and the same, each with all of its words or without some of them.
pub fn is_same_entry(one: &Entry, other: &Entry) -> bool {
    one == other || lacks_words(one, other) || lacks_words(other, one)
}

/// Whether an entry is another one with fewer words, and nothing else is different.
pub fn lacks_words(fewer: &Entry, whole: &Entry) -> bool {
    let is_placed_alike = (&fewer.key, fewer.t_ms, fewer.at) == (&whole.key, whole.t_ms, whole.at);
    let is_by_same = fewer.by.is_none() || fewer.by == whole.by;
    let differs = fewer.what != whole.what || fewer.by != whole.by;
    is_placed_alike && is_by_same && differs && what_fits(&fewer.what, &whole.what)
}

fn what_fits(fewer: &What, whole: &What) -> bool {
    match (fewer, whole) {
        (What::Note(a), What::Note(b)) => note_fits(a, b),
        (What::Correction { of: a, note: m }, What::Correction { of: b, note: n }) => {
            a == b && note_fits(m, n)
        }
        (What::Began(a), What::Began(b)) | (What::HeaderEdited(a), What::HeaderEdited(b)) => {
            header_fits(a, b)
        }
        (What::Capture(a), What::Capture(b)) => capture_fits(a, b),
        (What::StruckOut { of: a, by: who }, What::StruckOut { of: b, by: whole }) => {
            a == b && text_fits(who, whole)
        }
        (What::Unknown(a), What::Unknown(b)) => a == b || *a == b.without_words(),
        (a, b) => a == b,
    }
}

/// Only the names of counters are a person's own words.
fn capture_fits(fewer: &Capture, whole: &Capture) -> bool {
    let is_counter = fewer.counter().is_some() && fewer.item.is_empty();
    let item = if is_counter { "" } else { &whole.item };
    fewer.item == item
        && fewer.instrument == whole.instrument
        && fewer.place == whole.place
        && fewer.value == whole.value
        && fewer.evidence == whole.evidence
}

fn note_fits(fewer: &Note, whole: &Note) -> bool {
    (fewer.kind, fewer.speaker) == (whole.kind, whole.speaker)
        && text_fits(&fewer.text, &whole.text)
}

fn text_fits(fewer: &str, whole: &str) -> bool {
    fewer.is_empty() || fewer == whole
}

fn header_fits(fewer: &Header, whole: &Header) -> bool {
    let is_person = fewer.observer_id.is_none() || fewer.observer_id == whole.observer_id;
    let is_sealed = fewer.seal.is_none() || fewer.seal == whole.seal;
    let same = fewer.purpose == whole.purpose
        && is_person
        && is_sealed
        && fewer.instruments == whole.instruments
        && is_part(&fewer.counters, &whole.counters);
    let mut pairs = fewer.texts.each().into_iter().zip(whole.texts.each());
    same && pairs.all(|(a, b)| text_fits(a, b))
}

/// Whether one list is the other without some, in the same order.
fn is_part(fewer: &[String], whole: &[String]) -> bool {
    let mut whole = whole.iter();
    fewer.iter().all(|name| whole.any(|w| w == name))
}

/// What an entry says, without the words of a note; `None` where it has none.
pub fn without_words(what: &What) -> Option<What> {
    let emptied = |note: &Note| Note {
        text: String::new(),
        ..note.clone()
    };
    match what {
        What::Note(note) if !note.text.is_empty() => Some(What::Note(emptied(note))),
        What::Unknown(unknown) => Some(What::Unknown(unknown.without_words())),
        What::Correction { of, note } if !note.text.is_empty() => Some(What::Correction {
            of: of.clone(),
            note: emptied(note),
        }),
        What::Began(_)
        | What::HeaderEdited(_)
        | What::Note(_)
        | What::Capture(_)
        | What::Paused
        | What::Resumed
        | What::ClockChanged { .. }
        | What::ClockCorrected { .. }
        | What::Away { .. }
        | What::Correction { .. }
        | What::Retraction { .. }
        | What::StruckOut { .. }
        | What::Finished { .. } => None,
    }
}

/// Whether an observation still has words of a note that another state of it struck out for good.
pub fn has_struck_words(older: &Observation, newer: &Observation) -> bool {
    let struck = gather::set(newer.entries().iter().filter_map(|e| {
        if let What::StruckOut { of, .. } = &e.what {
            Some(of)
        } else {
            None
        }
    }));
    let is_struck = |e: &Entry| match &e.what {
        What::Note(note) => !note.text.is_empty() && struck.contains(&e.key),
        What::Correction { of, note } => !note.text.is_empty() && struck.contains(of),
        What::Began(_)
        | What::HeaderEdited(_)
        | What::Capture(_)
        | What::Paused
        | What::Resumed
        | What::ClockChanged { .. }
        | What::ClockCorrected { .. }
        | What::Away { .. }
        | What::Retraction { .. }
        | What::StruckOut { .. }
        | What::Finished { .. }
        | What::Unknown(_) => false,
    };
    !struck.is_empty() && older.entries().iter().any(is_struck)
}

/// What an entry says, without the name of a counter or of who struck out; `None` where it has none.
pub fn without_name(what: &What) -> Option<What> {
    match what {
        What::Capture(capture) if capture.counter().is_some_and(|name| !name.is_empty()) => {
            Some(What::Capture(Capture {
                item: String::new(),
                ..capture.clone()
            }))
        }
        What::StruckOut { of, by } if !by.is_empty() => Some(What::StruckOut {
            of: of.clone(),
            by: String::new(),
        }),
        What::Began(_)
        | What::HeaderEdited(_)
        | What::Note(_)
        | What::Capture(_)
        | What::Paused
        | What::Resumed
        | What::ClockChanged { .. }
        | What::ClockCorrected { .. }
        | What::Away { .. }
        | What::Correction { .. }
        | What::Retraction { .. }
        | What::StruckOut { .. }
        | What::Finished { .. }
        | What::Unknown(_) => None,
    }
}

/// A header as it leaves: without its seal.
pub fn unsealed(header: &Header) -> Header {
    Header {
        seal: None,
        ..header.clone()
    }
}

/// A header that no longer stands, without the texts that the one in force does not have, and without
/// the counters that are not `known` any more.
pub fn superseded(old: &Header, now: &Header, known: impl Fn(&str) -> bool) -> Header {
    let mut left = unsealed(old);
    left.counters.retain(|name| known(name));
    left.observer_id
        .take_if(|id| Some(&*id) != now.observer_id.as_ref());
    let texts = left.texts.each_mut().into_iter();
    for (old, now) in texts.zip(now.texts.each()) {
        if old != now {
            old.clear();
        }
    }
    left
}
