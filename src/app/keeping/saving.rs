//! When to write: at once, each record once; what is not confirmed stays queued and is tried again; "Saved" is said only of what is confirmed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::app::effect::{Batch, Effect, Store};
use crate::app::event::Stamp;
use crate::app::keeping::recovery::{RecordKey, key_of_text};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Observation;
use crate::domain::observation::summary::Summary;
use crate::format::record::Record;
use crate::format::stored::Beacon;

/// A write that takes longer than this is shown as not saved.
pub const LONGEST_WRITE_MS: u64 = 2_000;
const FIRST_RETRY_MS: u32 = 500;
const LONGEST_RETRY_MS: u32 = 15_000;

/// What the database has not confirmed: the one record of it, from which follow the mirror, the next try and what is
/// said of saving. Every record is handed on at once, so that it is mirrored and journalled while an earlier write
/// is still under way; it stays here until it is confirmed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    /// Not confirmed, oldest first.
    queue: VecDeque<Queued>,
    /// What an earlier session left in the mirror, where the database could not be used since.
    left: Vec<String>,
    /// Records queued so far; the ticket of the newest.
    tickets: u64,
    /// The ticket up to which records were handed on and may still be confirmed.
    sent: u64,
    /// The ticket up to which the journal was given the records.
    journalled: u64,
    trouble: Option<StoreTrouble>,
    /// Why the words being typed are not stored, if they are not.
    words_trouble: Option<StoreTrouble>,
    attempts: u32,
    /// Whether another try is due already: there is one chain of tries, not one for each failure.
    is_retry_due: bool,
    saved_at: Option<Moment>,
    touched: BTreeMap<ObservationId, (Summary, Beacon)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Queued {
    ticket: u64,
    since_mono_ms: u64,
    record: Record,
}

/// What the user is told about saving.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveStatus {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// All is stored; when the last write was confirmed.
    Saved(Moment),
    /// A write is under way.
    Saving,
    /// So many records are not stored, and why; none where it is the note being typed alone.
    NotSaved(usize, StoreTrouble),
}

impl Saving {
    /// Queues records of an observation and hands them on.
    pub fn queue(
        &mut self,
        records: Vec<Record>,
        of: Option<&Observation>,
        now: &Stamp,
    ) -> Vec<Effect> {
        for record in records {
            self.push(now.mono_ms, record);
        }
        if let Some(observation) = of {
            let last_seq = observation.entries().last().map_or(0, |e| e.key.seq);
            let count = u32::try_from(observation.entries().len()).unwrap_or(u32::MAX);
            let summary = Summary::of(observation);
            let beacon = Beacon { count, last_seq };
            self.touched
                .insert(observation.id().clone(), (summary, beacon));
        }
        self.write()
    }

    /// Every record up to this ticket is stored.
    pub fn confirmed(&mut self, upto: u64, now: &Stamp) -> Vec<Effect> {
        while self.queue.front().is_some_and(|q| q.ticket <= upto)
            && let Some(stored) = self.queue.pop_front()
        {
            let key = RecordKey::of(&stored.record);
            self.left
                .retain(|text| key_of_text(text).as_ref() != Some(&key));
        }
        self.sent = self.sent.max(upto);
        self.trouble = None;
        self.attempts = if self.words_trouble.is_some() {
            self.attempts
        } else {
            0
        };
        self.saved_at = Some(now.wall);
        let queued = |id: &ObservationId| self.queue.iter().any(|q| q.record.stream == id.as_str());
        self.touched.retain(|id, _| queued(id));
        let more = self.write();
        if more.is_empty() {
            vec![self.mirror()]
        } else {
            more
        }
    }

    /// A write failed; everything stays queued and another try is due later.
    pub fn failed(&mut self, why: StoreTrouble) -> Vec<Effect> {
        if why == StoreTrouble::TakenOver {
            // The journal is the other tab's.
            self.journalled = 0;
        }
        self.sent = 0;
        let effects = self.retries(&why);
        self.trouble = Some(why);
        effects
    }

    /// The words being typed were stored, or not; then another try is due.
    pub fn words_kept(&mut self, kept: Result<(), StoreTrouble>) -> Vec<Effect> {
        self.words_trouble = kept.err();
        let why = self.words_trouble.clone();
        why.map_or_else(Vec::new, |why| self.retries(&why))
    }

    /// One more try, later each time; a failure behind another one is covered by the try that is due.
    fn retries(&mut self, why: &StoreTrouble) -> Vec<Effect> {
        if self.is_retry_due {
            return Vec::new();
        }
        self.attempts += 1;
        let pause = FIRST_RETRY_MS
            .saturating_mul(1 << self.attempts.min(6))
            .min(LONGEST_RETRY_MS);
        // A full disk is not mended by another connection.
        let is_lost = !matches!(why, StoreTrouble::Full);
        let reopen = is_lost.then_some(Effect::Store(Store::Reopen));
        reopen.into_iter().chain(self.again_after(pause)).collect()
    }

    /// Another try after so long, unless one is due anyway.
    pub fn again_after(&mut self, ms: u32) -> Vec<Effect> {
        if std::mem::replace(&mut self.is_retry_due, true) {
            return Vec::new();
        }
        vec![Effect::Store(Store::RetryAfter(ms))]
    }

    /// Words were struck out of records. Those that wait lose them too, and wait until they are stored without.
    pub fn strike(&mut self, struck: &[Record]) -> Vec<Effect> {
        let found = |key: &RecordKey| struck.iter().find(|s| RecordKey::of(s) == *key);
        let mut is_left = false;
        for text in &mut self.left {
            if let Some(record) = key_of_text(text).as_ref().and_then(found) {
                *text = record.text();
                is_left = true;
            }
        }
        let of = |waiting: &Queued| found(&RecordKey::of(&waiting.record)).cloned();
        let again: Vec<(u64, Record)> = self
            .queue
            .iter()
            .filter_map(|q| Some((q.since_mono_ms, of(q)?)))
            .collect();
        if again.is_empty() {
            return is_left.then(|| self.mirror()).into_iter().collect();
        }
        self.queue.retain(|q| of(q).is_none());
        for (since_mono_ms, record) in again {
            self.push(since_mono_ms, record);
        }
        self.write()
    }

    /// An observation is removed: nothing of it waits any more.
    pub fn forget(&mut self, id: &ObservationId) -> Vec<Effect> {
        self.queue.retain(|q| q.record.stream != id.as_str());
        self.left
            .retain(|text| key_of_text(text).is_none_or(|key| key.stream != id.as_str()));
        self.touched.remove(id);
        vec![self.mirror()]
    }

    /// The stores were opened; this is left in the mirror, and stays there until a start unites it.
    pub fn leave(&mut self, mut left: Vec<String>) -> Vec<Effect> {
        // What waits here is in the mirror for that reason alone.
        left.retain(|text| !key_of_text(text).is_some_and(|key| self.is_queued(&key)));
        let was_empty = std::mem::replace(&mut self.left, left).is_empty();
        if was_empty && self.left.is_empty() {
            return Vec::new();
        }
        vec![self.mirror()]
    }

    /// The store went under the running app: these records are written again, and until they are, nothing
    /// counts as saved.
    pub fn write_again(
        &mut self,
        records: Vec<Record>,
        of: Option<&Observation>,
        now: &Stamp,
    ) -> Vec<Effect> {
        let waiting: Vec<Record> = self.queue.drain(..).map(|q| q.record).collect();
        let waits: BTreeSet<RecordKey> = waiting.iter().map(RecordKey::of).collect();
        let known = |r: &Record| waits.contains(&RecordKey::of(r));
        let lost: Vec<Record> = records.into_iter().filter(|r| !known(r)).collect();
        let all: Vec<Record> = lost.into_iter().chain(waiting).collect();
        if all.is_empty() {
            return Vec::new();
        }
        self.sent = 0;
        self.trouble = Some(StoreTrouble::ConnectionLost);
        self.queue(all, of, now)
    }

    /// It is time to try again.
    pub fn retry(&mut self) -> Vec<Effect> {
        self.is_retry_due = false;
        if self.queue.is_empty() {
            let why = self.words_trouble.clone();
            // Should this try fail or never be answered, the next one is due all the same.
            return why.map_or_else(Vec::new, |why| {
                let mut effects = self.retries(&why);
                effects.push(Effect::Store(Store::Flush));
                effects
            });
        }
        self.sent = 0;
        let Some(why) = self.trouble.clone() else {
            return self.write();
        };
        // Should this try fail or never be answered, the next one is due all the same.
        let mut effects = self.retries(&why);
        effects.extend(self.write());
        effects
    }

    fn push(&mut self, since_mono_ms: u64, record: Record) {
        self.tickets += 1;
        self.queue.push_back(Queued {
            ticket: self.tickets,
            since_mono_ms,
            record,
        });
    }

    fn write(&mut self) -> Vec<Effect> {
        let (sent, journalled) = (self.sent, self.journalled);
        let unsent = || self.queue.iter().filter(|q| q.ticket > sent);
        let records: Vec<Record> = unsent().map(|q| q.record.clone()).collect();
        if records.is_empty() {
            return Vec::new();
        }
        let batch = Batch {
            records,
            journalled: unsent().filter(|q| q.ticket <= journalled).count(),
            upto: self.tickets,
            summaries: self.touched.values().map(|(s, _)| s.clone()).collect(),
            beacons: self
                .touched
                .iter()
                .map(|(id, (_, b))| (id.clone(), *b))
                .collect(),
        };
        self.sent = self.tickets;
        self.journalled = self.tickets;
        // The mirror is first: it is in step, and a dying tab leaves it behind.
        vec![self.mirror(), Effect::Store(Store::Write(batch))]
    }

    fn mirror(&self) -> Effect {
        let queued = self.queue.iter().map(|q| q.record.text());
        let texts = self.left.iter().cloned().chain(queued);
        Effect::Store(Store::Mirror(texts.collect()))
    }

    /// What to tell the user now.
    pub fn status(&self, now: &Stamp) -> SaveStatus {
        let slow = self
            .queue
            .front()
            .is_some_and(|q| now.mono_ms.saturating_sub(q.since_mono_ms) > LONGEST_WRITE_MS);
        if let (Some(why), true) = (&self.words_trouble, self.queue.is_empty()) {
            return SaveStatus::NotSaved(0, why.clone());
        }
        match (&self.trouble, self.saved_at) {
            (Some(why), _) if !self.queue.is_empty() => {
                SaveStatus::NotSaved(self.queue.len(), why.clone())
            }
            _ if slow => SaveStatus::NotSaved(self.queue.len(), StoreTrouble::NoAnswer),
            _ if !self.queue.is_empty() => SaveStatus::Saving,
            (_, Some(at)) => SaveStatus::Saved(at),
            _ => SaveStatus::Nothing,
        }
    }

    /// Records that are not confirmed yet.
    pub fn unconfirmed(&self) -> Vec<Record> {
        self.queue.iter().map(|q| q.record.clone()).collect()
    }

    /// Texts of what is not confirmed of an observation.
    pub fn texts_of(&self, id: &ObservationId) -> Vec<String> {
        let of = self.queue.iter().filter(|q| q.record.stream == id.as_str());
        of.map(|q| q.record.text()).collect()
    }

    /// Summaries of observations with records that are not confirmed yet.
    pub fn touched(&self) -> impl Iterator<Item = &Summary> {
        self.touched.values().map(|(summary, _)| summary)
    }

    /// Whether this record waits.
    pub fn waits(&self, record: &Record) -> bool {
        self.is_queued(&RecordKey::of(record))
    }

    fn is_queued(&self, key: &RecordKey) -> bool {
        self.queue.iter().any(|q| RecordKey::of(&q.record) == *key)
    }

    /// Whether everything is confirmed.
    pub fn is_done(&self) -> bool {
        self.queue.is_empty()
    }
}
