//! Writing: the mirror at once, the journal beside it, and one strict transaction at a time that
//! takes everything that waits. What is not confirmed stays in the mirror; who asked is told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::effect::Batch;
use crate::app::event::Keeping;
use crate::app::keeping::recovery::{RecordKey, same_content};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::ids::ObservationId;
use crate::format::record::Record;
use crate::format::stored::Beat;
use crate::format::stored::keys::{Meta, Mirror};
use crate::platform::browser::clock;
use crate::platform::page::reload;
use crate::platform::shared::Shared;
use crate::platform::stores::indexed_records::{self, Write};
use crate::platform::stores::{indexed, local};

/// Longest time for one write with all that belongs to it.
const LIMIT_MS: u32 = indexed::LIMIT_MS + 500;

/// What waits to be written.
#[derive(Debug, Default)]
pub(crate) struct Saving {
    batches: RefCell<Vec<Batch>>,
    meta: RefCell<BTreeMap<String, (Meta, Option<String>)>>,
    unconfirmed: RefCell<BTreeMap<RecordKey, String>>,
    is_busy: Cell<bool>,
    /// Whether small values, the note being typed among them, could not be written the last time.
    meta_failed: Cell<bool>,
}

impl Saving {
    /// Texts of one stream that the database has not confirmed.
    pub(crate) fn unconfirmed(&self, stream: &str) -> Vec<String> {
        let all = self.unconfirmed.borrow();
        all.iter()
            .filter(|(key, _)| key.stream == stream)
            .map(|(_, text)| text.clone())
            .collect()
    }

    /// Whether anything is not confirmed.
    pub(crate) fn has_unconfirmed(&self) -> bool {
        !self.unconfirmed.borrow().is_empty()
    }

    /// Records that an earlier session left in the mirror stay there until a start unites them.
    pub(crate) fn adopt(&self, texts: &[String]) {
        let mut all = self.unconfirmed.borrow_mut();
        for text in texts {
            if let Some(key) = RecordKey::of_text(text) {
                all.entry(key).or_insert_with(|| text.clone());
            }
        }
    }

    /// These texts are in the database; the mirror keeps what else is not.
    pub(crate) fn settled(&self, shared: &Shared, texts: &[String]) {
        {
            let mut all = self.unconfirmed.borrow_mut();
            for text in texts {
                let key = RecordKey::of_text(text);
                if let Some(key) =
                    key.filter(|key| all.get(key).is_some_and(|t| same_content(t, text)))
                {
                    all.remove(&key);
                }
            }
        }
        self.keep_in_mirror(shared.journal.works());
    }

    /// Words were struck out of records: those that wait lose them too.
    pub(crate) fn strike(&self, shared: &Shared, records: &[Record]) {
        {
            let mut all = self.unconfirmed.borrow_mut();
            for record in records {
                if let Some(text) = all.get_mut(&RecordKey::of(record)) {
                    *text = record.text();
                }
            }
            for batch in self.batches.borrow_mut().iter_mut() {
                for waiting in &mut batch.records {
                    let key = RecordKey::of(waiting);
                    if let Some(struck) = records.iter().find(|r| RecordKey::of(r) == key) {
                        *waiting = struck.clone();
                    }
                }
            }
        }
        self.keep_in_mirror(shared.journal.works());
    }

    /// An observation is removed: nothing of it waits any more.
    pub(crate) fn forget(&self, shared: &Shared, stream: &str) {
        self.unconfirmed
            .borrow_mut()
            .retain(|key, _| key.stream != stream);
        for batch in self.batches.borrow_mut().iter_mut() {
            batch.records.retain(|r| r.stream != stream);
            batch.summaries.retain(|s| s.id.as_str() != stream);
            batch.beacons.retain(|(id, _)| id.as_str() != stream);
        }
        self.keep_in_mirror(shared.journal.works());
    }

    /// Waits until no write is under way.
    pub(crate) async fn idle(&self) {
        for _ in 0..LIMIT_MS / 20 {
            if !self.is_busy.get() {
                return;
            }
            clock::sleep(20).await;
        }
    }

    fn keep_in_mirror(&self, has_journal: bool) {
        let texts: Vec<String> = self.unconfirmed.borrow().values().cloned().collect();
        // A mirror that is refused or full is told by `Effect::Store(Store::ReadHealth)`.
        let _kept = local::keep_pending(&texts, has_journal);
    }

    fn take(&self) -> (Vec<Batch>, Vec<(Meta, Option<String>)>) {
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

/// Stores a batch: in step in the mirror, then in the journal and the database.
pub(crate) fn write(shared: &Rc<Shared>, batch: Batch) {
    if !shared.may_write() {
        return shared.later(|shared| async move {
            shared.send(Keeping::WriteFailed(StoreTrouble::TakenOver));
        });
    }
    let texts: Vec<String> = batch.records.iter().map(Record::text).collect();
    // A record that is tried again stands in the journal already.
    let mut new = Vec::new();
    {
        let mut unconfirmed = shared.saving.unconfirmed.borrow_mut();
        for (record, text) in batch.records.iter().zip(texts) {
            if unconfirmed
                .insert(RecordKey::of(record), text.clone())
                .is_none()
            {
                new.push(text);
            }
        }
    }
    shared.saving.keep_in_mirror(shared.journal.works());
    shared.journal.append(&new);
    shared.saving.batches.borrow_mut().push(batch);
    pump(shared);
}

/// Keeps a small value with the next write, which begins now; `None` removes it.
pub(crate) fn keep(shared: &Rc<Shared>, meta: Meta, text: Option<String>) {
    shared
        .saving
        .meta
        .borrow_mut()
        .insert(meta.text(), (meta, text));
    pump(shared);
}

/// Writes whatever waits.
pub(crate) fn pump(shared: &Rc<Shared>) {
    let saving = &shared.saving;
    let is_empty = saving.batches.borrow().is_empty() && saving.meta.borrow().is_empty();
    if is_empty || !shared.may_write() || saving.is_busy.replace(true) {
        return;
    }
    shared.later(|shared| async move {
        while write_all(&shared).await {}
        shared.saving.is_busy.set(false);
        // What was asked for by the app's answer to the last event.
        if !shared.saving.batches.borrow().is_empty() {
            pump(&shared);
        }
    });
}

/// One transaction with all that waits; whether there may be more.
async fn write_all(shared: &Rc<Shared>) -> bool {
    let (batches, meta) = shared.saving.take();
    if batches.is_empty() && meta.is_empty() {
        return false;
    }
    let wanted = wanted(shared, &batches, &meta);
    let written = clock::within(LIMIT_MS, async {
        indexed_records::write(&*shared.database().await?, &wanted).await
    });
    match written.await.unwrap_or(Err(StoreTrouble::NoAnswer)) {
        Ok(plan) => {
            confirmed(shared, &batches);
            if !meta.is_empty() && shared.saving.meta_failed.replace(false) {
                shared.send(Keeping::WordsKept(Ok(())));
            }
            let aside = plan.aside().count();
            if aside > 0 {
                shared.send(Keeping::RecordsDiffered(aside));
            }
            true
        }
        Err(trouble) => {
            shared.saving.give_back(meta);
            failed(shared, &batches, &trouble);
            false
        }
    }
}

fn wanted(shared: &Shared, batches: &[Batch], meta: &[(Meta, Option<String>)]) -> Write {
    let records = batches.iter().flat_map(|b| &b.records);
    let checkpoint = shared
        .journal
        .checkpoint()
        .map(|n| (Meta::JournalCheckpoint, Some(n.to_string())));
    Write {
        texts: records.map(Record::text).collect(),
        summaries: batches
            .iter()
            .flat_map(|b| b.summaries.iter().cloned())
            .collect(),
        meta: meta.iter().cloned().chain(checkpoint).collect(),
    }
}

fn confirmed(shared: &Rc<Shared>, batches: &[Batch]) {
    let records: Vec<&Record> = batches.iter().flat_map(|b| &b.records).collect();
    if !records.is_empty() {
        let keys: Vec<RecordKey> = records.iter().map(|r| RecordKey::of(r)).collect();
        forget_unconfirmed(&shared.saving, &keys, &records);
        shared.journal.confirmed(&keys);
        shared.saving.keep_in_mirror(shared.journal.works());
    }
    for (id, beacon) in batches.iter().flat_map(|b| &b.beacons) {
        // Without a mirror there is no beacon; the records are in the database.
        let _kept = local::write(&Mirror::Beacon(id.to_string()), beacon);
    }
    for batch in batches {
        shared.send(Keeping::BatchWritten(batch.upto));
    }
}

fn forget_unconfirmed(saving: &Saving, keys: &[RecordKey], records: &[&Record]) {
    let mut unconfirmed = saving.unconfirmed.borrow_mut();
    for (key, record) in keys.iter().zip(records) {
        if unconfirmed
            .get(key)
            .is_some_and(|text| same_content(text, &record.text()))
        {
            unconfirmed.remove(key);
        }
    }
}

/// Everyone who waits is told: what was queued behind a failed write must not count as written.
fn failed(shared: &Rc<Shared>, taken: &[Batch], trouble: &StoreTrouble) {
    if taken.is_empty() {
        shared.saving.meta_failed.set(true);
        shared.send(Keeping::WordsKept(Err(trouble.clone())));
    }
    let later = std::mem::take(&mut *shared.saving.batches.borrow_mut());
    for _ in taken.iter().chain(&later) {
        shared.send(Keeping::WriteFailed(trouble.clone()));
    }
    if *trouble == StoreTrouble::ReloadNeeded {
        reload::once();
    }
}

/// Keeps the proof that an observation is running.
pub(crate) fn keep_beat(shared: &Rc<Shared>, id: &ObservationId, beat: Beat) {
    let text = serde_json::to_string(&beat).unwrap_or_default();
    keep(shared, Meta::Beat(id.to_string()), Some(text));
}
