//! Writing: the mirror at once, the journal beside it, and one strict transaction at a time that
//! takes everything that waits. What is not confirmed stays in the mirror; who asked is told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::effect::Batch;
use crate::app::event::Keeping;
use crate::app::keeping::recovery::{RecordKey, same_content};
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

/// What waits to be written.
#[derive(Debug, Default)]
pub struct Waiting {
    batches: RefCell<Vec<Written>>,
    meta: RefCell<BTreeMap<String, (Meta, Option<String>)>>,
    unconfirmed: RefCell<BTreeMap<RecordKey, Unconfirmed>>,
    is_busy: Cell<bool>,
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

/// What the database has not confirmed.
#[derive(Debug)]
struct Unconfirmed {
    text: String,
    /// Whether the journal got it.
    is_journalled: bool,
}

impl Waiting {
    /// Texts of one stream that the database has not confirmed.
    pub fn unconfirmed(&self, stream: &str) -> Vec<String> {
        let all = self.unconfirmed.borrow();
        all.iter()
            .filter(|(key, _)| key.stream == stream)
            .map(|(_, waits)| waits.text.clone())
            .collect()
    }

    /// Whether the journal got this record while it waits for the database.
    pub fn is_journalled(&self, key: &RecordKey) -> bool {
        let all = self.unconfirmed.borrow();
        all.get(key).is_some_and(|waits| waits.is_journalled)
    }

    /// Whether anything is not confirmed.
    pub fn has_unconfirmed(&self) -> bool {
        !self.unconfirmed.borrow().is_empty()
    }

    /// Records that an earlier session left in the mirror stay there until a start unites them.
    pub fn adopt(&self, texts: &[String]) {
        let mut all = self.unconfirmed.borrow_mut();
        for text in texts {
            if let Some(key) = RecordKey::of_text(text) {
                all.entry(key).or_insert_with(|| Unconfirmed {
                    text: text.clone(),
                    is_journalled: false,
                });
            }
        }
    }

    /// These texts are in the database; the mirror keeps what else is not.
    pub fn settled(&self, stores: &impl Stores, texts: &[String]) {
        {
            let mut all = self.unconfirmed.borrow_mut();
            for text in texts {
                let key = RecordKey::of_text(text);
                if let Some(key) =
                    key.filter(|key| all.get(key).is_some_and(|w| same_content(&w.text, text)))
                {
                    all.remove(&key);
                }
            }
        }
        self.keep_in_mirror(stores);
    }

    /// Words were struck out of records: those that wait lose them too.
    pub fn strike(&self, stores: &impl Stores, records: &[Record]) {
        {
            let struck: BTreeMap<RecordKey, String> = written_out(records).collect();
            let mut all = self.unconfirmed.borrow_mut();
            for (key, text) in &struck {
                if let Some(waits) = all.get_mut(key) {
                    waits.text.clone_from(text);
                }
            }
            for batch in self.batches.borrow_mut().iter_mut() {
                for (key, waiting) in &mut batch.records {
                    if let Some(text) = struck.get(key) {
                        waiting.clone_from(text);
                    }
                }
            }
        }
        self.keep_in_mirror(stores);
    }

    /// An observation is removed: nothing of it waits any more.
    pub fn forget(&self, stores: &impl Stores, stream: &str) {
        self.unconfirmed
            .borrow_mut()
            .retain(|key, _| key.stream != stream);
        for batch in self.batches.borrow_mut().iter_mut() {
            batch.records.retain(|(key, _)| key.stream != stream);
            batch.summaries.retain(|s| s.id.as_str() != stream);
            batch.beacons.retain(|(id, _)| id.as_str() != stream);
        }
        self.keep_in_mirror(stores);
    }

    /// These records are in the database; words that were struck out of them meanwhile are still to come.
    fn forget_confirmed<'a>(&self, records: impl Iterator<Item = &'a (RecordKey, String)>) {
        let mut unconfirmed = self.unconfirmed.borrow_mut();
        for (key, text) in records {
            if unconfirmed
                .get(key)
                .is_some_and(|waits| same_content(&waits.text, text))
            {
                unconfirmed.remove(key);
            }
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

    fn keep_in_mirror(&self, stores: &impl Stores) {
        let all = self.unconfirmed.borrow();
        let texts: Vec<String> = all.values().map(|waits| waits.text.clone()).collect();
        // A mirror that is refused or full is told by `Effect::Store(Store::ReadHealth)`.
        let _kept = mirror::keep_pending(stores.mirror(), &texts, stores.journal().works());
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

/// Stores a batch: in step in the mirror, then in the journal and the database.
pub fn write(stores: &Rc<impl Stores>, batch: Batch) {
    if !stores.may_write() {
        // From a task of its own, as every answer.
        let told = Rc::clone(stores);
        return stores.meanwhile(async move {
            told.tell(Keeping::WriteFailed(StoreTrouble::TakenOver));
        });
    }
    let waiting = &stores.known().waiting;
    let batch = Written::of(batch);
    // A record that is tried again stands in the journal already.
    let mut new = Vec::new();
    {
        let mut unconfirmed = waiting.unconfirmed.borrow_mut();
        for (key, text) in &batch.records {
            let waits = Unconfirmed {
                text: text.clone(),
                is_journalled: true,
            };
            let before = unconfirmed.insert(key.clone(), waits);
            if !before.is_some_and(|waits| waits.is_journalled) {
                new.push(text.clone());
            }
        }
    }
    waiting.keep_in_mirror(&**stores);
    to_journal(&**stores, &new);
    waiting.batches.borrow_mut().push(batch);
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
    if let Some(work) = stores.journal().append(texts) {
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
        .checkpoint(!stores.known().waiting.has_unconfirmed())
        .map(|n| (Meta::JournalCheckpoint, Some(n.to_string())));
    Write {
        texts: records.map(|(_, text)| text.clone()).collect(),
        summaries: batches
            .iter()
            .flat_map(|b| b.summaries.iter().cloned())
            .collect(),
        meta: meta.iter().cloned().chain(checkpoint).collect(),
    }
}

fn confirmed(stores: &impl Stores, batches: &[Written]) {
    let waiting = &stores.known().waiting;
    let mut records = batches.iter().flat_map(|b| &b.records).peekable();
    if records.peek().is_some() {
        waiting.forget_confirmed(records);
        waiting.keep_in_mirror(stores);
    }
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
