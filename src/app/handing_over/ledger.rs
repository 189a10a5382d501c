//! What this device has handed over: the fold of its own stream of records, and of those of other
//! devices that a backup brought.
//!
//! Whether an observation stands as it left is told by the number of its entries. Entries are only ever
//! added, so an observation holds all that left of it, and as many entries are the same entries. What
//! this cannot know: a store that lost entries and was given as many others. Making a file again does
//! not rely on it; there the revision decides.

mod chain;
mod people;
mod sent;

use std::collections::{BTreeMap, BTreeSet};

pub use self::sent::{Sent, State};
use crate::app::event::Stamp;
use crate::app::keeping::recovery;
use crate::domain::calendar::Moment;
use crate::domain::gather;
use crate::domain::ids::{DeviceId, ObservationId, PersonId};
use crate::domain::observation::summary::{Life, Summary};
use crate::format::record::{Record, Says, Stream, VERSION, WhatV2};
use crate::format::stored::device::{DeviceFact, Given, HandOverMade, HandedOver};

/// What the device remembers of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    device: Option<DeviceId>,
    /// What a tablet was before it took a new identity, by the new one.
    before: BTreeMap<DeviceId, DeviceId>,
    /// Every file by its id, whichever device made it.
    files: BTreeMap<String, Sent>,
    /// This device's files, by recipient and number.
    chain: BTreeSet<(String, u32, String)>,
    /// By observation: the files it is in, in the order in which they were made.
    handed: BTreeMap<String, Vec<(String, HandedOver)>>,
    /// The highest numbers given, as they were kept beside the database.
    kept: Vec<Given>,
    /// People who observed with this tablet, by their name in one spelling.
    people: BTreeMap<String, (PersonId, String)>,
    /// Observations that were removed from this tablet.
    removed: BTreeSet<String>,
    /// Observations that a backup brought: handed over only when somebody asks for it.
    restored: BTreeSet<String>,
    observer: String,
    school: String,
    records: BTreeMap<u32, Record>,
    next_seq: u32,
}

/// Whose hand-over it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// This device's.
    Ours,
    /// This tablet's under an earlier identity.
    Before,
    /// Another device's; a backup brought it here.
    Elsewhere,
}

impl Ledger {
    /// Reads the records of this device, and those of others that a backup brought: what they handed
    /// over was handed over and can be made again, but it is no part of this device's chain. What
    /// cannot be read is counted, not dropped from the store.
    pub fn read(texts: &[String], device: &DeviceId) -> (Self, usize) {
        let mut ledger = Self {
            device: Some(device.clone()),
            ..Self::default()
        };
        let mut records: Vec<Record> = texts.iter().filter_map(|t| Record::parse(t).ok()).collect();
        let unreadable = texts.len() - records.len();
        // Numbers of texts that cannot be read are not given again.
        let claimed = texts.iter().filter_map(|t| recovery::seq_of_text(t)).max();
        ledger.next_seq = claimed.map_or(0, |seq| seq.saturating_add(1));
        let own = Stream::Device(device.clone()).name();
        // Its own come last: what it remembers of itself counts.
        gather::sort_by(&mut records, |a, b| {
            let order = |r: &Record| (r.stream == own, r.seq);
            order(a)
                .cmp(&order(b))
                .then_with(|| (&a.stream, &a.dev).cmp(&(&b.stream, &b.dev)))
        });
        for record in &records {
            ledger.take(record);
        }
        (ledger, unreadable)
    }

    /// Takes in the highest numbers given, as they were kept beside the database.
    pub fn know_given(&mut self, given: Vec<Given>) {
        self.kept = given;
    }

    /// Takes one record of a device's stream into account.
    pub fn take(&mut self, record: &Record) {
        let Stream::Device(device) = Stream::of(&record.stream) else {
            return;
        };
        let is_own = self.device.as_ref() == Some(&device);
        if is_own {
            self.next_seq = self.next_seq.max(record.seq.saturating_add(1));
            if self.records.contains_key(&record.seq) {
                return;
            }
            self.records.insert(record.seq, record.clone());
        }
        let Says::Known(WhatV2::Device(fact)) = &record.what else {
            return;
        };
        match fact {
            DeviceFact::HandOverMade(made) => self.take_made(made, device),
            DeviceFact::HandOverDelivered { file, .. }
            | DeviceFact::HandOverOffered { file, .. }
            | DeviceFact::HandOverArrived { file, .. }
            | DeviceFact::HandOverTakenBack { file, .. } => {
                if let Some(sent) = self.files.get_mut(file) {
                    sent.take(fact, Moment::parse(&record.at).ok());
                }
            }
            DeviceFact::IdentityTaken { before } => {
                let before = DeviceId::parse(before).ok();
                self.before.extend(before.map(|before| (device, before)));
            }
            // What another device removed or restored says nothing of this one.
            DeviceFact::ObservationRemoved { .. } | DeviceFact::Restored { .. } if !is_own => {}
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
            DeviceFact::PersonMet { person, name } => {
                self.take_person(person, name, is_own);
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

    /// Observations that a backup brought.
    pub fn restored(&self) -> &BTreeSet<String> {
        &self.restored
    }

    /// Whether a backup brought this observation; then it does not leave by itself.
    pub fn was_restored(&self, id: &ObservationId) -> bool {
        self.restored.contains(id.as_str())
    }

    fn take_made(&mut self, made: &HandOverMade, device: DeviceId) {
        let left = |ledger: &Self, file: &str| {
            let known = ledger.files.get(file);
            known.is_some_and(Sent::may_have_left)
        };
        if left(self, &made.file) {
            return; // What left is what counts.
        }
        // Files that never left give up their numbers to a file that is made after them.
        let given_up: Vec<String> = self
            .files
            .values()
            .filter(|s| s.by == device && !s.may_have_left())
            .filter(|s| {
                s.made.recipient.id == made.recipient.id && s.made.device_seq >= made.device_seq
            })
            .map(|s| s.made.file.clone())
            .collect();
        for file in given_up {
            self.forget(&file);
        }
        for item in &made.observations {
            let places = self.handed.entry(item.observation.clone()).or_default();
            places.push((made.file.clone(), item.clone()));
        }
        if self.device.as_ref() == Some(&device) {
            let place = (
                made.recipient.id.clone(),
                made.device_seq,
                made.file.clone(),
            );
            self.chain.insert(place);
        }
        self.files
            .insert(made.file.clone(), Sent::new(made.clone(), device));
    }

    fn forget(&mut self, file: &str) {
        let Some(sent) = self.files.remove(file) else {
            return;
        };
        let made = &sent.made;
        let place = (made.recipient.id.clone(), made.device_seq, file.to_owned());
        self.chain.remove(&place);
        for item in &sent.made.observations {
            if let Some(places) = self.handed.get_mut(&item.observation) {
                places.retain(|(in_file, _)| in_file != file);
            }
        }
    }

    /// From now on this tablet is another device, whose chain begins at 1.
    pub fn become_device(&mut self, device: &DeviceId) {
        self.device = Some(device.clone());
        self.chain.clear();
        self.records.clear();
        self.next_seq = 0;
        self.kept.clear();
    }

    /// The record of a new fact.
    pub fn record(&self, device: &DeviceId, fact: DeviceFact, now: &Stamp) -> Record {
        Record {
            v: VERSION,
            stream: Stream::Device(device.clone()).name(),
            dev: device.as_str().to_owned(),
            seq: self.next_seq,
            t_ms: 0,
            at: now.wall.to_string(),
            by: None,
            what: Says::Known(WhatV2::Device(fact)),
        }
    }

    /// Where an observation is in its life.
    pub fn life(&self, summary: &Summary) -> Life {
        if summary.finished_at.is_none() {
            return Life::Draft;
        }
        let as_it_stands = self
            .left(summary.id.as_str())
            .filter(|(_, item)| item.entries == summary.entries);
        let life = |sent: &Sent| match sent.state() {
            State::Arrived(..) => Life::HandedOver,
            State::Offered(..) => Life::Offered,
            State::Made | State::TakenBack => Life::Finished,
        };
        let far = as_it_stands.map(|(sent, _)| life(sent)).max();
        far.unwrap_or(Life::Finished)
    }

    /// Whether it was offered or handed over before, and was changed since.
    pub fn changed_since(&self, summary: &Summary) -> bool {
        let stands = |sent: &Sent| matches!(sent.state(), State::Arrived(..) | State::Offered(..));
        let mut standing = self
            .left(summary.id.as_str())
            .filter(|(sent, _)| stands(sent))
            .peekable();
        standing.peek().is_some() && standing.all(|(_, item)| item.entries != summary.entries)
    }

    /// The files that may have left with an observation, in the order in which they were made.
    fn left(&self, observation: &str) -> impl Iterator<Item = (&Sent, &HandedOver)> {
        let places = self.handed.get(observation).into_iter().flatten();
        places
            .filter_map(|(file, item)| Some((self.files.get(file)?, item)))
            .filter(|(sent, _)| sent.may_have_left())
    }

    /// The parent revision for an observation that is handed over with so many entries: the one it
    /// had when the same content was handed over before, else the last revision handed over.
    pub fn parent(&self, id: &ObservationId, entries: u32) -> Option<String> {
        let mut left = self.left(id.as_str()).map(|(_, item)| item);
        if let Some(same) = left.find(|h| h.entries == entries) {
            return same.parent.clone();
        }
        let last = self.left(id.as_str()).last();
        last.map(|(_, item)| item.revision.clone())
    }

    /// Whether the observation may have left in a file, as it stands or as it was once.
    pub fn has_left(&self, id: &ObservationId) -> bool {
        self.left(id.as_str()).next().is_some()
    }

    /// The file with this id, whichever device made it.
    pub fn file(&self, file: &str) -> Option<&Sent> {
        self.files.get(file)
    }

    /// The hand-over with this file id, whichever device made it.
    pub fn made(&self, file: &str) -> Option<&HandOverMade> {
        self.files.get(file).map(|sent| &sent.made)
    }

    /// Whose a file is.
    pub fn whose(&self, sent: &Sent) -> Whose {
        let mut ours = self.device.as_ref();
        let mut whose = Whose::Ours;
        // Each step is another identity; there are never more of them than entries.
        for _ in 0..=self.before.len() {
            match ours {
                Some(device) if *device == sent.by => return whose,
                Some(device) => ours = self.before.get(device),
                None => break,
            }
            whose = Whose::Before;
        }
        Whose::Elsewhere
    }

    /// All files, newest first; those of other devices after this one's.
    pub fn rows(&self) -> Vec<&Sent> {
        self.newest_first(|_| true)
    }

    fn newest_first(&self, wanted: impl Fn(&Sent) -> bool) -> Vec<&Sent> {
        let mut rows: Vec<&Sent> = self.files.values().filter(|s| wanted(s)).collect();
        let is_ours = |s: &Sent| self.whose(s) == Whose::Ours;
        gather::sort_by(&mut rows, |a, b| match (is_ours(a), is_ours(b)) {
            (true, true) => b.made.device_seq.cmp(&a.made.device_seq),
            (false, false) => b.made.created_at.cmp(&a.made.created_at),
            (a, b) => b.cmp(&a),
        });
        rows
    }

    /// Files that were shared or downloaded, and nobody has said that they arrived; newest first. Those
    /// on their way to the folder from here are not asked about: reading them back answers.
    pub fn unanswered(&self) -> Vec<&Sent> {
        let answers_itself = |s: &Sent| s.waits_for_folder() && self.whose(s) == Whose::Ours;
        self.newest_first(|s| s.is_unanswered() && !answers_itself(s))
    }

    /// A file of this device that is on its way to the folder, the oldest first.
    pub fn for_folder(&self) -> Option<&Sent> {
        let own = self
            .chain
            .iter()
            .filter_map(|(.., file)| self.files.get(file));
        own.filter(|s| s.waits_for_folder())
            .min_by_key(|s| s.made.device_seq)
    }

    /// The ids of all files it knows. Kept bytes of any other have nobody who asks for them.
    pub fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// Files whose bytes may be given up, the first first: those that arrived, oldest first, then the
    /// other ones, oldest first; none that waits for an answer.
    pub fn may_go(&self) -> Vec<String> {
        let mut rows = self.newest_first(|s| !s.is_unanswered());
        let order = |s: &Sent| {
            (
                !matches!(s.state(), State::Arrived(..)),
                s.made.created_at.clone(),
            )
        };
        gather::sort_by_key(&mut rows, |s| order(s));
        rows.iter().map(|s| s.made.file.clone()).collect()
    }
}

/// Whether a device's own records are among these texts. Without them it does not know the number of
/// its last file, and must go on as a new device.
pub fn has_own_records<'a>(device: &DeviceId, texts: impl IntoIterator<Item = &'a String>) -> bool {
    let own = Stream::Device(device.clone()).name();
    let keys = texts
        .into_iter()
        .filter_map(|text| recovery::RecordKey::of_text(text));
    keys.into_iter().any(|key| key.stream == own)
}
