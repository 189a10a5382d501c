//! Trigger: words, or a whole observation, are to go for good. Outcome: every store of this tablet has
//! lost them, which is told only when it is proved; what has left already is named before.

mod erasure;

use crate::app::effect::{Collate, Effect, Page, Store};
use crate::app::keeping::device_log;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::Model;
use crate::app::observing::log;
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::{handing_over, reviewing};
use crate::domain::gather;
use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::What;
use crate::domain::observation::words;
use crate::format::record::Record;
use crate::format::stored::device::DeviceFact;

pub use self::erasure::{Erasure, is_meant, under_way};

/// When an erasure that failed is tried again.
const AGAIN_MS: u32 = 5_000;

/// What was to be erased is gone from every store, or not.
pub(crate) fn erased(model: &mut Model, done: Result<Erasure, StoreTrouble>) -> Vec<Effect> {
    let erasure = match done {
        Ok(erasure) => erasure,
        Err(why) => return failed(model, why),
    };
    let before = model.erasing.len();
    model.erasing.retain(|e| *e != erasure);
    if model.erasing.len() < before {
        model.say(match erasure {
            Erasure::Words(_) => Notice::StruckOut,
            Erasure::Observation(_) => Notice::ObservationRemoved,
        });
    }
    if !model.erasing.is_empty() {
        return Vec::new();
    }
    model.notices.retain(|n| !matches!(n, Notice::NotErased(_)));
    // What was to be proved of the observation waited for this, and files that make themselves.
    let mut effects = reviewing::ask_for_proof(model);
    effects.extend(handing_over::maybe_to_folder(model));
    effects.extend(handing_over::maybe_prepare(model));
    if model.collate.view.is_some() {
        effects.push(Effect::Collate(Collate::ReadCollation));
    }
    effects
}

/// The kept files that may stay: those the ledger knows, but for those that hold the observation.
fn files_without(model: &Model, id: &str) -> Vec<String> {
    let rows = model.ledger.rows().into_iter();
    let stays = rows.filter(|row| {
        let mut items = row.made.observations.iter();
        items.all(|o| o.observation != id)
    });
    stays.map(|row| row.made.file.clone()).collect()
}

fn effect(model: &Model, erasure: &Erasure) -> Effect {
    Effect::Store(Store::Erase(
        erasure.clone(),
        files_without(model, erasure.stream()),
    ))
}

/// The stores were opened: what is not proved gone is erased now. An observation that was removed and is
/// on the list all the same never left the database.
pub(crate) fn go_on(model: &mut Model, kept: Vec<Erasure>) -> Vec<Effect> {
    if model.pen != Pen::Ours {
        model.erasing.clear();
        return Vec::new();
    }
    let removed = model.ledger.removed().iter();
    let listed: Vec<Erasure> = removed
        .filter_map(|id| ObservationId::parse(id).ok())
        .filter(|id| model.shelf.get(id).is_some())
        .map(Erasure::Observation)
        .collect();
    let mut effects = Vec::new();
    for erasure in kept.into_iter().chain(listed) {
        match &erasure {
            Erasure::Observation(id) => {
                model.shelf.remove(id);
                effects.extend(model.saving.forget(id));
            }
            Erasure::Words(records) => {
                strike_in_memory(model, records);
                effects.extend(model.saving.strike(records));
            }
        }
        if !model.erasing.contains(&erasure) {
            effects.extend(handing_over::put_down(model));
            effects.push(effect(model, &erasure));
            model.erasing.push(erasure);
        }
    }
    effects
}

/// What is open or was found loses the words too.
fn strike_in_memory(model: &mut Model, records: &[Record]) {
    for record in records {
        model.forget_found(&record.stream);
        let open = model.open.as_mut();
        let open = open.filter(|open| open.observation.id().as_str() == record.stream);
        if let (Some(open), Ok(entry)) = (open, record.entry()) {
            open.observation.strike(entry);
        }
    }
}

pub(crate) fn strike_out(model: &mut Model, of: &EntryKey) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let by = open.observation.header().texts.observer.clone();
    let records = strike(&mut open.observation, of);
    if records.is_empty() {
        return Vec::new();
    }
    // Nothing brings the words back, so nothing is left to undo of them.
    let gone = gather::set(records.iter().map(|r| r.seq));
    open.undo.retain(|key| !gone.contains(&key.seq));
    open.redo.clear();
    let id = open.observation.id().clone();
    model.forget_found(id.as_str());
    // Of what is stored already, too: whatever the next start finds, it finds what is to be without words.
    let stored = records.iter().filter(|r| !model.saving.waits(r)).cloned();
    let stored: Vec<Record> = stored.collect();
    let mut effects = model.saving.strike(&records);
    let now = model.now.clone();
    effects.extend(model.saving.queue(stored, None, &now));
    effects.extend(log(model, What::StruckOut { of: of.clone(), by }));
    // A file that is ready still has them.
    effects.extend(handing_over::put_down(model));
    effects.extend(erase(model, Erasure::Words(records)));
    effects
}

/// Takes the words out of a note and every correction of it; the records as they are now.
fn strike(observation: &mut Observation, of: &EntryKey) -> Vec<Record> {
    let is_it = |what: &What| matches!(what, What::Correction { of: note, .. } if note == of);
    let entries = observation.entries().iter();
    let wordy = entries.filter(|e| e.key == *of || is_it(&e.what));
    let emptied: Vec<_> = wordy
        .filter_map(|e| {
            let mut emptied = e.clone();
            emptied.what = words::without_words(&e.what)?;
            Some(emptied)
        })
        .collect();
    let id = observation.id().clone();
    let struck = emptied
        .into_iter()
        .filter(|entry| observation.strike(entry.clone()));
    let records: Vec<Record> = struck.map(|entry| Record::of(&id, &entry)).collect();
    records
}

fn erase(model: &mut Model, erasure: Erasure) -> Vec<Effect> {
    let effects = vec![Effect::Store(Store::Flush), effect(model, &erasure)];
    if !model.erasing.contains(&erasure) {
        model.erasing.push(erasure);
    }
    effects
}

pub(crate) fn remove(model: &mut Model, id: &ObservationId) -> Vec<Effect> {
    let mut effects = model.saving.forget(id);
    model.open.take_if(|open| open.observation.id() == id);
    // Nor is it opened by an answer that is under way.
    model.reading.take_if(|reading| reading == id);
    model.shelf.remove(id);
    model.forget_found(id.as_str());
    let erasure = Erasure::Observation(id.clone());
    let erase = effect(model, &erasure);
    model.erasing.push(erasure);
    let observation = id.to_string();
    let fact = DeviceFact::ObservationRemoved { observation };
    effects.extend(device_log::keep(model, fact));
    effects.extend(handing_over::put_down(model));
    effects.push(erase);
    effects.push(Effect::Page(Page::StayAwake(false)));
    effects.push(Effect::Page(Page::Go(Route::Home)));
    effects
}

fn failed(model: &mut Model, why: StoreTrouble) -> Vec<Effect> {
    if model.erasing.is_empty() {
        return Vec::new(); // Another tab goes on with it.
    }
    model.notices.retain(|n| !matches!(n, Notice::NotErased(_)));
    model.say(Notice::NotErased(why));
    model.saving.again_after(AGAIN_MS)
}

/// It is time to try again what is not proved gone. A tab without the pen leaves it to the one that has
/// it.
pub(crate) fn again(model: &Model) -> Vec<Effect> {
    if model.pen != Pen::Ours {
        return Vec::new();
    }
    model.erasing.iter().map(|e| effect(model, e)).collect()
}

/// An observation was read whose words were struck out, and a store still had some: the tablet died
/// before the end, or a backup brought them back.
pub(crate) fn finish_striking(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let entries = open.observation.entries().iter();
    let targets: Vec<EntryKey> = entries
        .filter_map(|e| {
            if let What::StruckOut { of, .. } = &e.what {
                Some(of.clone())
            } else {
                None
            }
        })
        .collect();
    let records: Vec<Record> = targets
        .iter()
        .flat_map(|of| strike(&mut open.observation, of))
        .collect();
    if records.is_empty() {
        return Vec::new();
    }
    let mut effects = model.saving.strike(&records);
    effects.extend(erase(model, Erasure::Words(records)));
    effects
}
