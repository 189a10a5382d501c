//! Trigger: what was captured is looked at again. Outcome: corrections, a finished observation, and
//! the proof that it is stored.

pub mod afterthought;
pub mod event;

use crate::app::effect::{Effect, Page, Store};
use crate::app::event::Reviewing;
use crate::app::keeping::erasing;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::Model;
use crate::app::observing::{self, act};
use crate::app::page::notices::Notice;
use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::{Note, What};
use crate::domain::observation::header::Header;
use crate::format::line;

/// What the observer does on the review screen, and in the entry dialog.
pub(super) fn handle(model: &mut Model, event: Reviewing) -> Vec<Effect> {
    match event {
        Reviewing::NoteCorrected(of, note) => corrected(model, of, note),
        Reviewing::EntryWithdrawn(of) => withdrawn(model, of),
        Reviewing::EntryRestored(of) => restored(model, &of),
        Reviewing::HeaderEdited(header) => header_edited(model, header),
        Reviewing::ClockCorrectionTaken(of) => act(model, What::ClockCorrected { of }),
        Reviewing::FinishPressed => finish(model),
        Reviewing::ReopenPressed => reopen(model),
        Reviewing::RememberPressed { observer, school } => {
            observing::remember(model, &observer, &school)
        }
        Reviewing::StrikeOutPressed(of) => erasing::strike_out(model, &of),
        Reviewing::RemoveObservationPressed(id) => erasing::remove(model, &id),
        Reviewing::AfterNoteAdded(note) => afterthought::note_added(model, note),
        Reviewing::CellTapped(code, interval) => afterthought::cell_tapped(model, code, interval),
    }
}

fn corrected(model: &mut Model, of: EntryKey, mut note: Note) -> Vec<Effect> {
    note.text.truncate(note.text.trim_end().len());
    note.text
        .drain(..note.text.len() - note.text.trim_start().len());
    let Some(current) = model.open.as_ref().and_then(|o| current_note(o, &of)) else {
        return Vec::new();
    };
    if note == current || note.text.is_empty() || note.text.len() > line::LONGEST_TEXT {
        return Vec::new();
    }
    act(model, What::Correction { of, note })
}

fn current_note(open: &crate::app::model::Open, of: &EntryKey) -> Option<Note> {
    let at = open.observation.position(of)?;
    open.observation.note_at(at).cloned()
}

fn withdrawn(model: &mut Model, of: EntryKey) -> Vec<Effect> {
    let counts = model.open.as_ref().is_some_and(|o| {
        o.observation
            .position(&of)
            .is_some_and(|at| o.observation.fold().counts(at))
    });
    if counts {
        act(model, What::Retraction { of })
    } else {
        Vec::new()
    }
}

/// Brings an entry back by withdrawing every retraction that stands against it.
fn restored(model: &mut Model, of: &EntryKey) -> Vec<Effect> {
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    let fold = open.observation.fold();
    let against: Vec<EntryKey> = open
        .observation
        .entries()
        .iter()
        .enumerate()
        .filter(|(at, e)| {
            matches!(&e.what, What::Retraction { of: o } if o == of) && fold.counts(*at)
        })
        .map(|(_, e)| e.key.clone())
        .collect();
    against
        .into_iter()
        .flat_map(|of| act(model, What::Retraction { of }))
        .collect()
}

fn header_edited(model: &mut Model, mut header: Header) -> Vec<Effect> {
    observing::trim(&mut header);
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    let old = open.observation.header();
    // The purpose is fixed at the start: a practice must not become data, nor data practice.
    header.purpose = old.purpose;
    header.seal.clone_from(&old.seal);
    let is_same_name = header.texts.observer == old.texts.observer;
    header.observer_id.clone_from(&old.observer_id);
    if header == *old {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if !is_same_name {
        effects.extend(observing::meet(model, &mut header));
    }
    effects.extend(act(model, What::HeaderEdited(header)));
    effects
}

fn finish(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    if open.observation.is_finished() || open.observation.entries().is_empty() {
        return Vec::new();
    }
    let id = open.observation.id().clone();
    model.notices.retain(|n| *n != Notice::LeftOpen);
    let mut effects = observing::commit_typed(model);
    let Some(open) = model.open.as_ref() else {
        return effects;
    };
    let length_ms = open.ends_at();
    let at = model.now.wall;
    let finished = What::Finished { length_ms };
    effects.extend(observing::log_at(model, length_ms, at, finished));
    if let Some(open) = model.open.as_mut() {
        open.clock = None;
        open.left_at = None;
        open.proved = None;
    }
    effects.extend([
        Effect::Store(Store::Flush),
        Effect::Page(Page::StayAwake(false)),
        Effect::Store(Store::ReadBack(id)),
    ]);
    effects
}

fn reopen(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    let Some(finished) = open
        .observation
        .fold()
        .finished
        .and_then(|at| open.observation.entries().get(at))
    else {
        return Vec::new();
    };
    let of = finished.key.clone();
    let length_ms = open.observation.length_ms();
    let at = model.now.wall;
    let mut effects = observing::log_at(model, length_ms, at, What::Retraction { of });
    // It stays paused until the observer goes on: the time in between was no lesson.
    let still = model
        .open
        .as_ref()
        .is_some_and(|o| intervals::paused_since(&o.observation).is_none());
    if still {
        effects.extend(observing::log_at(model, length_ms, at, What::Paused));
    }
    effects
}

/// When a finished observation that could not be read back is read again.
const ASK_AGAIN_MS: u32 = 3_000;

/// Once all is confirmed, a finished observation that is not proved yet is read back; not while words are
/// being struck out, for then the stores are between two states.
pub(super) fn ask_for_proof(model: &Model) -> Vec<Effect> {
    let unproved = model.open.as_ref().filter(|o| {
        o.observation.is_finished()
            && o.proved.is_none()
            && model.saving.is_done()
            && model.erasing.is_empty()
    });
    let ask = unproved.map(|o| Effect::Store(Store::ReadBack(o.observation.id().clone())));
    ask.into_iter().collect()
}

/// What was read back after finishing is compared with what was written.
pub(super) fn read_back(
    model: &mut Model,
    id: &ObservationId,
    found: Result<(u32, String), StoreTrouble>,
) -> Vec<Effect> {
    let Some(open) = model.open.as_mut().filter(|o| o.observation.id() == id) else {
        return Vec::new();
    };
    // Not read is not proved wrong: it is asked again.
    if found.is_err() {
        open.proved = None;
        return model.saving.again_after(ASK_AGAIN_MS);
    }
    let count = u32::try_from(open.observation.entries().len()).unwrap_or(u32::MAX);
    let proved = matches!(&found, Ok((n, hash)) if *n == count && *hash == line::revision(&open.observation));
    // Entries made since the question was asked only mean that it must be asked again.
    let is_older = matches!(&found, Ok((n, _)) if *n < count) && !model.saving.is_done();
    if is_older || !model.erasing.is_empty() {
        // Asked again when the write, or the erasing, that is under way is confirmed.
        open.proved = None;
        return Vec::new();
    }
    open.proved = Some(proved);
    if !proved {
        model.say(Notice::NotProved);
    }
    Vec::new()
}
