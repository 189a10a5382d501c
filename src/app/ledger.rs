//! What this device has handed over: the fold of its own stream of records.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::event::Stamp;
use crate::app::recovery;
use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::summary::{Life, Summary};
use crate::format::device::{
    Delivery, DeviceFact, HandOverMade, HandedOver, device_of, device_stream,
};
use crate::format::record::{Record, VERSION, WhatV1};

/// What the device remembers of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    made: BTreeMap<u32, HandOverMade>,
    /// What other devices handed over, as a backup tells; by file.
    elsewhere: BTreeMap<String, (DeviceId, HandOverMade)>,
    delivered: BTreeMap<String, (Delivery, String)>,
    /// Observations that left in a file, each with the number of entries it had then.
    left: BTreeSet<(String, u32)>,
    handed: BTreeMap<String, Vec<HandedOver>>,
    /// Observations that were removed from this tablet.
    removed: BTreeSet<String>,
    /// Observations that a backup brought: handed over only when somebody asks for it.
    restored: BTreeSet<String>,
    observer: String,
    school: String,
    records: BTreeMap<u32, Record>,
    next_seq: u32,
}

/// A hand-over in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverRow {
    /// All about it.
    pub made: HandOverMade,
    /// How it left the app and when, if it did.
    pub delivered: Option<(Delivery, Option<Moment>)>,
    /// Whether another device made it, and a backup brought it here.
    pub elsewhere: bool,
}

impl Ledger {
    /// Reads the records of this device, and those of others that a backup brought: what they handed
    /// over was handed over and can be made again, but it is no part of this device's chain. What
    /// cannot be read is counted, not dropped from the store.
    pub fn read(texts: &[String], device: &DeviceId) -> (Self, usize) {
        let mut ledger = Self::default();
        let mut records: Vec<Record> = texts.iter().filter_map(|t| Record::parse(t).ok()).collect();
        let unreadable = texts.len() - records.len();
        // Numbers of texts that cannot be read are not given again.
        let claimed = texts.iter().filter_map(|t| recovery::seq_of_text(t)).max();
        ledger.next_seq = claimed.map_or(0, |seq| seq.saturating_add(1));
        records.sort_by(|a, b| (a.seq, &a.dev).cmp(&(b.seq, &b.dev)));
        let own = device_stream(device);
        let (own, others): (Vec<Record>, Vec<Record>) =
            records.into_iter().partition(|r| r.obs == own);
        ledger.take_others(&others);
        for record in &own {
            ledger.take(record);
        }
        (ledger, unreadable)
    }

    fn take_others(&mut self, records: &[Record]) {
        let mut each: BTreeMap<&str, Self> = BTreeMap::new();
        for record in records {
            each.entry(&record.obs).or_default().take(record);
        }
        for (stream, theirs) in each {
            self.left.extend(theirs.left);
            self.delivered.extend(theirs.delivered);
            for (id, handed) in theirs.handed {
                self.handed.entry(id).or_default().extend(handed);
            }
            if let Some(device) = device_of(stream) {
                let made = theirs.made.into_values();
                let made = made.map(|made| (made.file.clone(), (device.clone(), made)));
                self.elsewhere.extend(made);
            }
            if !theirs.observer.is_empty() || !theirs.school.is_empty() {
                self.observer = theirs.observer;
                self.school = theirs.school;
            }
        }
    }

    /// Takes one record of the device's stream into account.
    pub fn take(&mut self, record: &Record) {
        self.next_seq = self.next_seq.max(record.seq.saturating_add(1));
        if self.records.contains_key(&record.seq) {
            return;
        }
        self.records.insert(record.seq, record.clone());
        let WhatV1::Device(fact) = &record.what else {
            return;
        };
        match fact {
            DeviceFact::HandOverMade(made) => {
                for item in &made.observations {
                    self.handed
                        .entry(item.observation.clone())
                        .or_default()
                        .push(item.clone());
                }
                if self.delivered.contains_key(&made.file) {
                    self.left.extend(items_of(made));
                }
                self.made.insert(made.device_seq, made.clone());
            }
            DeviceFact::HandOverDelivered { file, by } => {
                let items: Vec<_> = self.made(file).into_iter().flat_map(items_of).collect();
                self.left.extend(items);
                self.delivered
                    .insert(file.clone(), (*by, record.at.clone()));
            }
            DeviceFact::ObservationRemoved { observation } => {
                self.removed.insert(observation.clone());
                self.restored.remove(observation);
            }
            DeviceFact::Restored { observations } => {
                for id in observations {
                    self.removed.remove(id);
                    self.restored.insert(id.clone());
                }
            }
            DeviceFact::Remembered { observer, school } => {
                self.observer.clone_from(observer);
                self.school.clone_from(school);
            }
        }
    }

    /// Every record of this device's own stream.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        self.records.values().cloned()
    }

    /// Observations that were removed from this tablet for good.
    pub fn removed(&self) -> &BTreeSet<String> {
        &self.removed
    }

    /// Whether a backup brought this observation; then it does not leave by itself.
    pub fn was_restored(&self, id: &ObservationId) -> bool {
        self.restored.contains(id.as_str())
    }

    /// The record of a new fact.
    pub fn record(&self, device: &DeviceId, fact: DeviceFact, now: &Stamp) -> Record {
        Record {
            v: VERSION,
            obs: device_stream(device),
            dev: device.as_str().to_owned(),
            seq: self.next_seq,
            t_ms: 0,
            at: now.wall.to_string(),
            what: WhatV1::Device(fact),
        }
    }

    /// Where an observation is in its life.
    pub fn life(&self, summary: &Summary) -> Life {
        if summary.finished_at.is_none() {
            return Life::Draft;
        }
        if self
            .left
            .contains(&(summary.id.to_string(), summary.entries))
        {
            Life::HandedOver
        } else {
            Life::Finished
        }
    }

    /// The parent revision for an observation that is handed over with so many entries: the one it
    /// had when the same content was handed over before, else the last revision handed over.
    pub fn parent(&self, id: &ObservationId, entries: u32) -> Option<String> {
        let handed = self.handed.get(id.as_str())?;
        match handed.iter().find(|h| h.entries == entries) {
            Some(same) => same.parent.clone(),
            None => handed.last().map(|h| h.revision.clone()),
        }
    }

    /// Whether the observation left in a file, as it stands or as it was once.
    pub fn has_left(&self, id: &ObservationId) -> bool {
        let all = (id.to_string(), 0)..=(id.to_string(), u32::MAX);
        self.left.range(all).next().is_some()
    }

    /// The number of the next file and the hash of the one before it. A last file that never left
    /// gives its number to the next one: nobody must look for it.
    pub fn next_in_chain(&self) -> (u32, Option<String>) {
        if let Some(made) = self.undelivered() {
            return (made.device_seq, made.previous.clone());
        }
        self.made.last_key_value().map_or((1, None), |(seq, made)| {
            (seq.saturating_add(1), Some(made.sha256.clone()))
        })
    }

    /// The last file, if it never left the app: it is offered again before a new one is made.
    pub fn undelivered(&self) -> Option<&HandOverMade> {
        self.made
            .values()
            .next_back()
            .filter(|m| !self.delivered.contains_key(&m.file))
    }

    /// The hand-over with this file id, whichever device made it.
    pub fn made(&self, file: &str) -> Option<&HandOverMade> {
        let own = self.made.values().find(|m| m.file == file);
        own.or_else(|| self.elsewhere.get(file).map(|(_, made)| made))
    }

    /// The device that made a file, where that was another one.
    pub fn made_by(&self, file: &str) -> Option<&DeviceId> {
        self.elsewhere.get(file).map(|(device, _)| device)
    }

    /// All hand-overs, newest first; those of other devices after this one's.
    pub fn rows(&self) -> Vec<HandOverRow> {
        let row = |made: &HandOverMade, elsewhere| HandOverRow {
            made: made.clone(),
            delivered: self
                .delivered
                .get(&made.file)
                .map(|(by, at)| (*by, Moment::parse(at).ok())),
            elsewhere,
        };
        let own = self.made.values().rev().map(|made| row(made, false));
        let others = self.elsewhere.values();
        let mut others: Vec<_> = others.map(|(_, made)| row(made, true)).collect();
        others.sort_by(|a, b| b.made.created_at.cmp(&a.made.created_at));
        own.chain(others).collect()
    }

    /// The observer's name and the school to offer.
    pub fn remembered(&self) -> (&str, &str) {
        (&self.observer, &self.school)
    }
}

fn items_of(made: &HandOverMade) -> impl Iterator<Item = (String, u32)> {
    let items = made.observations.iter();
    items.map(|h| (h.observation.clone(), h.entries))
}
