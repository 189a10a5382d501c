//! When to write: at once, each record once; what is not confirmed stays queued and is tried again; "Saved" is said only of what is confirmed.

use std::collections::{BTreeMap, VecDeque};

use crate::app::effect::{Batch, Effect, Store};
use crate::app::event::Stamp;
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

/// The queue before the store. Every record is handed on at once, so that it is mirrored and
/// journalled while an earlier write is still under way; it stays here until it is confirmed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    /// Not confirmed, oldest first.
    queue: VecDeque<Queued>,
    /// Records queued so far; the ticket of the newest.
    tickets: u64,
    /// The ticket up to which records were handed on and may still be confirmed.
    sent: u64,
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
            self.tickets += 1;
            self.queue.push_back(Queued {
                ticket: self.tickets,
                since_mono_ms: now.mono_ms,
                record,
            });
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
        while self.queue.front().is_some_and(|q| q.ticket <= upto) {
            self.queue.pop_front();
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
        self.write()
    }

    /// A write failed; everything stays queued and another try is due later.
    pub fn failed(&mut self, why: StoreTrouble) -> Vec<Effect> {
        let lost = !matches!(why, StoreTrouble::Full);
        self.trouble = Some(why);
        self.sent = 0;
        self.retries(lost)
    }

    /// The words being typed were stored, or not; then another try is due.
    pub fn words_kept(&mut self, kept: Result<(), StoreTrouble>) -> Vec<Effect> {
        self.words_trouble = kept.err();
        match &self.words_trouble {
            Some(why) => {
                let lost = !matches!(why, StoreTrouble::Full);
                self.retries(lost)
            }
            None => Vec::new(),
        }
    }

    /// One more try, later each time; a failure behind another one is covered by the try that is due.
    fn retries(&mut self, lost: bool) -> Vec<Effect> {
        if self.is_retry_due {
            return Vec::new();
        }
        self.attempts += 1;
        let pause = FIRST_RETRY_MS
            .saturating_mul(1 << self.attempts.min(6))
            .min(LONGEST_RETRY_MS);
        let reopen = lost.then_some(Effect::Store(Store::Reopen));
        reopen.into_iter().chain(self.again_after(pause)).collect()
    }

    /// Another try after so long, unless one is due anyway.
    pub fn again_after(&mut self, ms: u32) -> Vec<Effect> {
        if std::mem::replace(&mut self.is_retry_due, true) {
            return Vec::new();
        }
        vec![Effect::Store(Store::RetryAfter(ms))]
    }

    /// Words were struck out of records: those that wait lose them too.
    pub fn strike(&mut self, struck: &[Record]) {
        for waiting in &mut self.queue {
            let key = (
                &waiting.record.stream,
                &waiting.record.dev,
                waiting.record.seq,
            );
            let found = struck.iter().find(|s| (&s.stream, &s.dev, s.seq) == key);
            if let Some(found) = found {
                waiting.record = found.clone();
            }
        }
    }

    /// An observation is removed: nothing of it waits any more.
    pub fn forget(&mut self, id: &ObservationId) {
        self.queue.retain(|q| q.record.stream != id.as_str());
        self.touched.remove(id);
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
        let known = |r: &Record| {
            waiting
                .iter()
                .any(|w| (&w.stream, &w.dev, w.seq) == (&r.stream, &r.dev, r.seq))
        };
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
                let mut effects = self.retries(!matches!(why, StoreTrouble::Full));
                effects.push(Effect::Store(Store::Flush));
                effects
            });
        }
        self.sent = 0;
        let Some(why) = self.trouble.clone() else {
            return self.write();
        };
        // Should this try fail or never be answered, the next one is due all the same.
        let mut effects = self.retries(!matches!(why, StoreTrouble::Full));
        effects.extend(self.write());
        effects
    }

    fn write(&mut self) -> Vec<Effect> {
        let sent = self.sent;
        let records: Vec<Record> = self
            .queue
            .iter()
            .filter(|q| q.ticket > sent)
            .map(|q| q.record.clone())
            .collect();
        if records.is_empty() {
            return Vec::new();
        }
        self.sent = self.tickets;
        let touched = &self.touched;
        vec![Effect::Store(Store::Write(Batch {
            records,
            upto: self.tickets,
            summaries: touched.values().map(|(s, _)| s.clone()).collect(),
            beacons: touched
                .iter()
                .map(|(id, (_, b))| (id.clone(), *b))
                .collect(),
        }))]
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

    /// Summaries of observations with records that are not confirmed yet.
    pub fn touched(&self) -> impl Iterator<Item = &Summary> {
        self.touched.values().map(|(summary, _)| summary)
    }

    /// Whether everything is confirmed.
    pub fn is_done(&self) -> bool {
        self.queue.is_empty()
    }
}
