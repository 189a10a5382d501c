//! Trigger: something comes to mind, or is found missing, when the lesson is read back. Outcome: it is
//! in the log at the end of the lesson, with the true wall clock; the lesson clock does not start again.

use crate::app::effect::Effect;
use crate::app::model::{Model, Open};
use crate::app::observing::{act, log_at};
use crate::domain::observation::entry::{Capture, CodeKey, Entry, Note, Spot, What};
use crate::format::line::LONGEST_TEXT;

/// A second tap on the same cell within so many milliseconds is a nervous finger.
const DOUBLE_TAP_MS: i64 = 400;

/// Adds a note at the end of the lesson, to a draft or to a finished observation.
pub(crate) fn note_added(model: &mut Model, note: Note) -> Vec<Effect> {
    let text = note.text.trim().to_owned();
    let note = Note { text, ..note };
    if note.text.is_empty() || note.text.len() > LONGEST_TEXT {
        return Vec::new();
    }
    at_the_end(model, What::Note(note))
}

/// Marks a code late in an interval of the lesson, or takes its mark off.
pub(crate) fn cell_tapped(model: &mut Model, code: CodeKey, interval: u32) -> Vec<Effect> {
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    let Some(instrument) = open.observation.header().interval_instrument() else {
        return Vec::new();
    };
    if instrument.begin_of(interval) >= open.ends_at() {
        return Vec::new();
    }
    let spot = Spot::mark(instrument, &code, interval);
    if is_double(open, &spot, model.now.wall.epoch_ms()) {
        return Vec::new();
    }
    let marked = open.makers_of(&spot);
    if marked.is_empty() {
        let mark = Capture::mark(instrument, &code, interval);
        return at_the_end(model, What::Capture(mark));
    }
    marked
        .into_iter()
        .flat_map(|of| at_the_end(model, What::Retraction { of }))
        .collect()
}

/// Whether the newest entry is the other tap of a double one.
fn is_double(open: &Open, spot: &Spot, now_ms: i64) -> bool {
    let observation = &open.observation;
    let Some(last) = observation.entries().last() else {
        return false;
    };
    let of = if let What::Retraction { of } = &last.what {
        observation.entry(of)
    } else {
        Some(last)
    };
    let is_it = |entry: &Entry| matches!(&entry.what, What::Capture(c) if c.spot() == *spot);
    of.is_some_and(is_it) && (0..DOUBLE_TAP_MS).contains(&(now_ms - last.at.epoch_ms()))
}

/// Adds an entry at the end of the lesson as it stands. While the lesson is being observed that is now.
fn at_the_end(model: &mut Model, what: What) -> Vec<Effect> {
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    if open.clock.is_some() && open.left_at.is_none() {
        return act(model, what);
    }
    let (t_ms, at) = (open.ends_at(), model.now.wall);
    log_at(model, t_ms, at, what)
}
