//! When to write: everything queued goes in one strict write, one at a time; what is not confirmed
//! stays queued; "Saved" is said only of what is confirmed.

use std::collections::BTreeMap;

use crate::app::effect::{Batch, Effect};
use crate::app::event::Stamp;
use crate::app::trouble::StoreTrouble;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Observation;
use crate::domain::summary::Summary;
use crate::format::record::Record;
use crate::format::stored::Beacon;

/// A write that takes longer than this is shown as not saved.
pub const LONGEST_WRITE_MS: u64 = 2_000;
const FIRST_RETRY_MS: u32 = 500;
const LONGEST_RETRY_MS: u32 = 15_000;

/// The queue before the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    queue: Vec<Record>,
    in_flight: usize,
    sent_mono_ms: u64,
    trouble: Option<StoreTrouble>,
    attempts: u32,
    saved_at: Option<Moment>,
    touched: BTreeMap<ObservationId, (Summary, Beacon)>,
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
    /// So many records are not stored, and why.
    NotSaved(usize, StoreTrouble),
}

impl Saving {
    /// Queues records of an observation and writes unless a write is under way.
    pub fn queue(
        &mut self,
        records: Vec<Record>,
        of: Option<&Observation>,
        now: &Stamp,
    ) -> Vec<Effect> {
        self.queue.extend(records);
        if let Some(observation) = of {
            let last_seq = observation.entries().last().map_or(0, |e| e.key.seq);
            let count = u32::try_from(observation.entries().len()).unwrap_or(u32::MAX);
            let summary = Summary::of(observation);
            self.touched.insert(
                observation.id().clone(),
                (summary, Beacon { count, last_seq }),
            );
        }
        self.write(now)
    }

    /// The first so many queued records are stored.
    pub fn confirmed(&mut self, count: usize, now: &Stamp) -> Vec<Effect> {
        self.queue.drain(..count.min(self.queue.len()));
        self.in_flight = 0;
        self.trouble = None;
        self.attempts = 0;
        self.saved_at = Some(now.wall);
        // A summary is written again with every later write until nothing of it is queued.
        let queued = |id: &ObservationId| self.queue.iter().any(|r| r.obs == id.as_str());
        self.touched.retain(|id, _| queued(id));
        self.write(now)
    }

    /// The write failed; everything stays queued and another try is due later.
    pub fn failed(&mut self, why: StoreTrouble) -> Vec<Effect> {
        self.in_flight = 0;
        self.attempts += 1;
        let pause = FIRST_RETRY_MS
            .saturating_mul(1 << self.attempts.min(6))
            .min(LONGEST_RETRY_MS);
        let lost = !matches!(why, StoreTrouble::Full);
        self.trouble = Some(why);
        let mut effects = Vec::new();
        if lost {
            effects.push(Effect::Reopen);
        }
        effects.push(Effect::RetryAfter(pause));
        effects
    }

    /// It is time to try again.
    pub fn retry(&mut self, now: &Stamp) -> Vec<Effect> {
        self.write(now)
    }

    fn write(&mut self, now: &Stamp) -> Vec<Effect> {
        if self.in_flight > 0 || self.queue.is_empty() {
            return Vec::new();
        }
        self.in_flight = self.queue.len();
        self.sent_mono_ms = now.mono_ms;
        let beacons = self
            .touched
            .iter()
            .map(|(id, (_, b))| (id.clone(), *b))
            .collect();
        let summaries = self.touched.values().map(|(s, _)| s.clone()).collect();
        vec![Effect::Write(Batch {
            records: self.queue.clone(),
            summaries,
            beacons,
        })]
    }

    /// What to tell the user now.
    pub fn status(&self, now: &Stamp) -> SaveStatus {
        let slow =
            self.in_flight > 0 && now.mono_ms.saturating_sub(self.sent_mono_ms) > LONGEST_WRITE_MS;
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
    pub fn unconfirmed(&self) -> &[Record] {
        &self.queue
    }
}
