//! Writing: the mirror at once, the journal beside it, and one strict transaction at a time that takes everything that
//! waits. What is not confirmed the app knows; who asked is told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::effect::Batch;
use crate::app::event::Keeping;
use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::stores::mirror;
use crate::app::keeping::stores::ports::{Clock, MirrorPort as _, Stores};
use crate::app::keeping::stores::records::{self, Write};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::ids::ObservationId;
use crate::domain::observation::summary::Summary;
use crate::format::record::Record;
use crate::format::stored::keys::{Meta, Mirror};
use crate::format::stored::{Beacon, Beat};

/// Longest time for one write with all that belongs to it.
const LIMIT_MS: u32 = 5_500;

/// What waits to be written, each as it was asked for.
#[derive(Debug, Default)]
pub struct Waiting {
    batches: RefCell<Vec<Written>>,
    meta: RefCell<BTreeMap<String, (Meta, Option<String>)>>,
    is_busy: Cell<bool>,
    /// Whether the app has records that are not confirmed, as it said last.
    has_unconfirmed: Cell<bool>,
    /// Whether small values, the note being typed among them, could not be written the last time.
    meta_failed: Cell<bool>,
}

/// A batch as it is stored: each of its records is written out once.
#[derive(Debug)]
struct Written {
    upto: u64,
    records: Vec<(RecordKey, String)>,
    summaries: Vec<Summary>,
    beacons: Vec<(ObservationId, Beacon)>,
}

impl Waiting {
    /// Whether anything is not confirmed.
    pub fn has_unconfirmed(&self) -> bool {
        self.has_unconfirmed.get() || !self.batches.borrow().is_empty()
    }

    /// Words were struck out of records: those that wait lose them too.
    pub fn strike(&self, records: &[Record]) {
        let struck: BTreeMap<RecordKey, String> = written_out(records).collect();
        for batch in self.batches.borrow_mut().iter_mut() {
            for (key, waiting) in &mut batch.records {
                if let Some(text) = struck.get(key) {
                    waiting.clone_from(text);
                }
            }
        }
    }

    /// An observation is removed: nothing of it waits any more.
    pub fn forget(&self, stream: &str) {
        for batch in self.batches.borrow_mut().iter_mut() {
            batch.records.retain(|(key, _)| key.stream != stream);
            batch.summaries.retain(|s| s.id.as_str() != stream);
            batch.beacons.retain(|(id, _)| id.as_str() != stream);
        }
    }

    /// Waits until no write is under way.
    pub async fn idle(&self, clock: &impl Clock) {
        for _ in 0..LIMIT_MS / 20 {
            if !self.is_busy.get() {
                return;
            }
            clock.pause(20).await;
        }
    }

    fn take(&self) -> (Vec<Written>, Vec<(Meta, Option<String>)>) {
        let meta = std::mem::take(&mut *self.meta.borrow_mut());
        (
            std::mem::take(&mut *self.batches.borrow_mut()),
            meta.into_values().collect(),
        )
    }

    /// Small values wait on, unless there are newer ones.
    fn give_back(&self, meta: Vec<(Meta, Option<String>)>) {
        let mut waiting = self.meta.borrow_mut();
        for (key, text) in meta
            .into_iter()
            .filter(|(key, _)| *key != Meta::JournalCheckpoint)
        {
            waiting.entry(key.text()).or_insert((key, text));
        }
    }
}

impl Written {
    fn of(batch: Batch) -> Self {
        Self {
            upto: batch.upto,
            records: written_out(&batch.records).collect(),
            summaries: batch.summaries,
            beacons: batch.beacons,
        }
    }
}

fn written_out(records: &[Record]) -> impl Iterator<Item = (RecordKey, String)> {
    records.iter().map(|r| (RecordKey::of(r), r.text()))
}

/// Keeps what is not confirmed in the mirror, in step. Without the pen the mirror is the other tab's.
pub fn mirror(stores: &impl Stores, texts: &[String]) {
    let waiting = &stores.known().waiting;
    waiting.has_unconfirmed.set(!texts.is_empty());
    if stores.may_write() {
        // A mirror that is refused or full is told by `Effect::Store(Store::ReadHealth)`.
        let _kept = mirror::keep_pending(stores.mirror(), texts, stores.journal().works());
    }
}

/// Stores a batch, in the journal and the database.
pub fn write(stores: &Rc<impl Stores>, batch: Batch) {
    if !stores.may_write() {
        // From a task of its own, as every answer.
        let told = Rc::clone(stores);
        return stores.meanwhile(async move {
            told.tell(Keeping::WriteFailed(StoreTrouble::TakenOver));
        });
    }
    // A record that is tried again stands in the journal already.
    let journalled = batch.journalled;
    let batch = Written::of(batch);
    let new = batch.records.iter().skip(journalled);
    let new: Vec<String> = new.map(|(_, text)| text.clone()).collect();
    to_journal(&**stores, &new);
    stores.known().waiting.batches.borrow_mut().push(batch);
    pump(stores);
}

/// Keeps a small value with the next write, which begins now; `None` removes it.
pub fn keep(stores: &Rc<impl Stores>, meta: Meta, text: Option<String>) {
    let waiting = &stores.known().waiting;
    waiting.meta.borrow_mut().insert(meta.text(), (meta, text));
    pump(stores);
}

/// Appends texts to the journal when it comes to it.
pub fn to_journal(stores: &impl Stores, texts: &[String]) {
    let known = stores.known();
    let stay = texts.iter().filter(|text| !known.is_gone(text));
    let stay: Vec<String> = stay.cloned().collect();
    if let Some(work) = stores.journal().append(&stay) {
        stores.meanwhile(work);
    }
}

/// Writes whatever waits.
pub fn pump(stores: &Rc<impl Stores>) {
    let waiting = &stores.known().waiting;
    let is_empty = waiting.batches.borrow().is_empty() && waiting.meta.borrow().is_empty();
    if is_empty || !stores.may_write() || waiting.is_busy.replace(true) {
        return;
    }
    let all = Rc::clone(stores);
    stores.meanwhile(async move {
        while write_all(&*all).await {}
        let waiting = &all.known().waiting;
        waiting.is_busy.set(false);
        // What was asked for by the app's answer to the last event.
        if !waiting.batches.borrow().is_empty() {
            pump(&all);
        }
    });
}

/// One transaction with all that waits; whether there may be more.
async fn write_all(stores: &impl Stores) -> bool {
    let waiting = &stores.known().waiting;
    let (batches, meta) = waiting.take();
    if batches.is_empty() && meta.is_empty() {
        return false;
    }
    let wanted = wanted(stores, &batches, &meta);
    let written = stores.within(LIMIT_MS, async {
        records::write(&*stores.database().await?, &wanted).await
    });
    match written.await.unwrap_or(Err(StoreTrouble::NoAnswer)) {
        Ok(plan) => {
            confirmed(stores, &batches);
            if !meta.is_empty() && waiting.meta_failed.replace(false) {
                stores.tell(Keeping::WordsKept(Ok(())));
            }
            let aside = plan.aside().count();
            if aside > 0 {
                stores.tell(Keeping::RecordsDiffered(aside));
            }
            true
        }
        Err(trouble) => {
            waiting.give_back(meta);
            failed(stores, &batches, &trouble);
            false
        }
    }
}

fn wanted(stores: &impl Stores, batches: &[Written], meta: &[(Meta, Option<String>)]) -> Write {
    let records = batches.iter().flat_map(|b| &b.records);
    let checkpoint = stores
        .journal()
        .checkpoint(batches.is_empty() && !stores.known().waiting.has_unconfirmed())
        .map(|n| (Meta::JournalCheckpoint, Some(n.to_string())));
    Write {
        texts: records.map(|(_, text)| text.clone()).collect(),
        summaries: batches
            .iter()
            .flat_map(|b| b.summaries.iter().cloned())
            .collect(),
        meta: meta.iter().cloned().chain(checkpoint).collect(),
        erasing: stores.known().under_way.borrow().clone(),
    }
}

fn confirmed(stores: &impl Stores, batches: &[Written]) {
    for (id, beacon) in batches.iter().flat_map(|b| &b.beacons) {
        // Without a mirror there is no beacon; the records are in the database.
        let _kept = stores
            .mirror()
            .write(&Mirror::Beacon(id.to_string()), beacon);
    }
    for batch in batches {
        stores.tell(Keeping::BatchWritten(batch.upto));
    }
}

/// Everyone who waits is told: what was queued behind a failed write must not count as written.
fn failed(stores: &impl Stores, taken: &[Written], trouble: &StoreTrouble) {
    let waiting = &stores.known().waiting;
    if taken.is_empty() {
        waiting.meta_failed.set(true);
        stores.tell(Keeping::WordsKept(Err(trouble.clone())));
    }
    let later = std::mem::take(&mut *waiting.batches.borrow_mut());
    for _ in taken.iter().chain(&later) {
        stores.tell(Keeping::WriteFailed(trouble.clone()));
    }
    if *trouble == StoreTrouble::ReloadNeeded {
        stores.reload();
    }
}

/// Keeps the proof that an observation is running.
pub fn keep_beat(stores: &Rc<impl Stores>, id: &ObservationId, beat: Beat) {
    let text = serde_json::to_string(&beat).unwrap_or_default();
    keep(stores, Meta::Beat(id.to_string()), Some(text));
}
