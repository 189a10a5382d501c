//! A coordinator's merged set. Built of versions and choices only, so that the same files in any
//! order, once or twice, give the same result.

pub mod chain;
pub mod names;
pub mod sightings;
pub mod taken_file;
pub mod twins;

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::calendar::Moment;
pub use crate::domain::collation::chain::ChainGap;
pub use crate::domain::collation::taken_file::{Came, TakenFile};
use crate::domain::collation::twins::{NameKey, Verdict, Verdicts};
use crate::domain::ids::{DeviceId, FileId, ObservationId};
use crate::domain::observation::Observation;
use crate::domain::observation::{effort, words};

/// The hash of an observation's content, 64 hexadecimal digits.
pub type Revision = String;

/// One state of one observation, as a hand-over file carried it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its content hash.
    pub revision: Revision,
    /// The revision that its device had handed over before, if any.
    pub parent: Option<Revision>,
    /// The device that handed it over.
    pub device: DeviceId,
    /// The observation.
    pub observation: Observation,
}

/// How an observation fared when its version was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arrival {
    /// Not seen before.
    Accepted,
    /// The very same content was here.
    AlreadyHere,
    /// It continues a version that was here.
    Newer,
    /// A version that continues it was here.
    Older,
    /// It and another version each hold what the other lacks.
    Conflict,
    /// A person removed the lesson: it stays out.
    Removed,
}

/// A person's decision between versions in conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The version to go by.
    pub chosen: Revision,
    /// The versions that stood in conflict then; with another one the question is open again.
    pub among: BTreeSet<Revision>,
    /// When it was made.
    pub at: Moment,
}

/// The versions of one observation and the choice between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// By revision.
    pub all: BTreeMap<Revision, Version>,
    /// The choice in force, the latest made.
    pub choice: Option<Choice>,
    /// The versions that no other version continues.
    heads: BTreeSet<Revision>,
}

/// Of more versions of one observation than this, none is compared with the others: all are shown
/// side by side, in whatever order they came. No lesson has so many; a hostile file may.
pub const MOST_COMPARED: usize = 200;

/// What there is to say of one observation of the collation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// One version continues all others, or was chosen.
    Settled(&'a Version),
    /// These versions contradict each other and nobody has chosen.
    Conflict(Vec<&'a Version>),
}

/// Whether a person took a lesson out of the collation. Holds none of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Removal {
    /// When it was decided; the latest decision counts.
    pub at: Moment,
    /// Whether it is out, or may come back.
    pub is_out: bool,
}

/// The merged set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collation {
    files: BTreeMap<String, TakenFile>,
    /// The hash of each file, by its manifest's and by those of the bytes in which it arrived.
    also: BTreeMap<String, String>,
    /// Files of which only what could be saved is here.
    parts: BTreeMap<(DeviceId, FileId), TakenFile>,
    observations: BTreeMap<ObservationId, Versions>,
    removals: BTreeMap<ObservationId, Removal>,
    verdicts: Verdicts,
}

impl Collation {
    /// Adds one version of an observation.
    pub fn add(&mut self, version: Version) -> Arrival {
        if self.is_out(version.observation.id()) {
            return Arrival::Removed;
        }
        let versions = self
            .observations
            .entry(version.observation.id().clone())
            .or_default();
        if let Some(here) = versions.all.get_mut(&version.revision) {
            if version.origin() < here.origin() {
                *here = version;
            }
            return Arrival::AlreadyHere;
        }
        versions.put(version)
    }

    /// Whether this version takes the place of the same content from another device: which of the two
    /// stands must not depend on which came first.
    pub fn prefers(&self, version: &Version) -> bool {
        let versions = self.observations.get(version.observation.id());
        let here = versions.and_then(|v| v.all.get(&version.revision));
        here.is_some_and(|here| version.origin() < here.origin())
    }

    /// Remembers a file; false when the same content was here already, in whatever bytes.
    pub fn take(&mut self, file: TakenFile) -> bool {
        if file.came.in_part {
            return self.take_part(file);
        }
        let known = self.known(&file).cloned();
        let here = known.as_ref().and_then(|hash| self.files.remove(hash));
        let is_new = here.is_none();
        let mut names = file.names();
        let kept = match here {
            Some(mut here) => {
                names.extend(here.names());
                here.came_again(file);
                here
            }
            None => file,
        };
        for name in names {
            self.also.insert(name, kept.hash.clone());
        }
        self.files.insert(kept.hash.clone(), kept);
        is_new
    }

    /// Of two parts of one file the same one stays, whichever came first.
    fn take_part(&mut self, part: TakenFile) -> bool {
        let key = (part.device.clone(), part.file.clone());
        match self.parts.get(&key) {
            Some(here) if here.hash <= part.hash => false,
            _ => self.parts.insert(key, part).is_none(),
        }
    }

    /// The hash under which the same file stands here.
    fn known(&self, file: &TakenFile) -> Option<&String> {
        file.names().iter().find_map(|name| {
            let by_hash = self.files.get_key_value(name).map(|(hash, _)| hash);
            by_hash.or_else(|| self.also.get(name))
        })
    }

    /// Whether a file with this hash was taken in.
    pub fn has_file(&self, hash: &str) -> bool {
        self.files.contains_key(hash) || self.also.contains_key(hash)
    }

    /// The file as it is remembered since it was taken in.
    pub fn remembered(&self, file: &TakenFile) -> Option<&TakenFile> {
        self.files.get(self.known(file)?)
    }

    /// Whether only what could be saved of this file was here before.
    pub fn has_part_of(&self, file: &TakenFile) -> bool {
        let key = (file.device.clone(), file.file.clone());
        self.parts.contains_key(&key)
    }

    /// Records a choice; an earlier moment does not replace a later one.
    pub fn choose(&mut self, id: &ObservationId, choice: Choice) {
        let Some(versions) = self.observations.get_mut(id) else {
            return;
        };
        let later = |old: &Choice| (old.at, &old.chosen) < (choice.at, &choice.chosen);
        if versions.choice.as_ref().is_none_or(later) {
            versions.choice = Some(choice);
        }
    }

    /// Every observation with its versions, by id.
    pub fn observations(&self) -> &BTreeMap<ObservationId, Versions> {
        &self.observations
    }

    /// The file with this hash, once taken in.
    pub fn file(&self, hash: &str) -> Option<&TakenFile> {
        self.files
            .get(hash)
            .or_else(|| self.files.get(self.also.get(hash)?))
    }

    /// What could be saved of the file with this hash.
    pub fn part(&self, hash: &str) -> Option<&TakenFile> {
        self.parts.values().find(|part| part.hash == hash)
    }

    /// Every file taken in, by hash.
    pub fn files(&self) -> impl Iterator<Item = &TakenFile> {
        self.files.values()
    }

    /// The versions to go by, conflicts left out.
    pub fn settled(&self) -> impl Iterator<Item = &Version> {
        self.observations
            .values()
            .filter_map(|v| match v.standing() {
                Standing::Settled(version) => Some(version),
                Standing::Conflict(_) => None,
            })
    }

    /// Records that a lesson goes, or may come back; an earlier moment does not replace a later one.
    /// [`Self::purge`] then forgets what goes.
    pub fn remove(&mut self, id: &ObservationId, removal: Removal) {
        let held = self.removals.entry(id.clone()).or_insert(removal);
        *held = (*held).max(removal);
    }

    /// Forgets every version and choice of the lessons that are out; which had any.
    pub fn purge(&mut self) -> Vec<ObservationId> {
        let out: Vec<ObservationId> = self.removed().map(|(id, _)| id.clone()).collect();
        let had = out.into_iter();
        had.filter(|id| self.observations.remove(id).is_some())
            .collect()
    }

    /// Forgets the versions that another one continues without words that were struck out since. Nothing
    /// but those words goes with them. Answers what went, so that the store forgets it too.
    pub fn forget_struck(&mut self, id: &ObservationId) -> Vec<Revision> {
        let versions = self.observations.get_mut(id);
        versions.map_or_else(Vec::new, Versions::forget_struck)
    }

    /// Whether a person removed this lesson.
    pub fn is_out(&self, id: &ObservationId) -> bool {
        self.removals.get(id).is_some_and(|r| r.is_out)
    }

    /// The lessons that a person removed, and when.
    pub fn removed(&self) -> impl Iterator<Item = (&ObservationId, Moment)> {
        let out = self.removals.iter().filter(|(_, r)| r.is_out);
        out.map(|(id, r)| (id, r.at))
    }

    /// Whether a lesson is out, or may come back and is not here yet: then files that were taken in are
    /// read again.
    pub fn has_removals(&self) -> bool {
        let mut removals = self.removals.iter();
        removals.any(|(id, r)| r.is_out || !self.observations.contains_key(id))
    }

    /// Records what was decided of two names.
    pub fn decide(&mut self, pair: (NameKey, NameKey), at: Moment, verdict: Verdict) {
        self.verdicts.decide(pair, at, verdict);
    }

    /// What was decided of names.
    pub fn verdicts(&self) -> &Verdicts {
        &self.verdicts
    }

    /// What is wrong with each device's chain; a device with nothing wrong is not listed.
    pub fn gaps(&self) -> Vec<ChainGap> {
        chain::gaps(self.files.values(), self.parts.values())
    }
}

impl Version {
    /// Orders versions of the same content: one that names its parent comes first.
    fn origin(&self) -> (bool, &Option<Revision>, &DeviceId) {
        (self.parent.is_none(), &self.parent, &self.device)
    }
}

impl Versions {
    /// The versions that no other version continues, by revision.
    pub fn heads(&self) -> Vec<&Version> {
        self.heads.iter().filter_map(|r| self.all.get(r)).collect()
    }

    /// Whether one version stands, or a person must choose.
    pub fn standing(&self) -> Standing<'_> {
        let heads = self.heads();
        if let [only] = heads.as_slice() {
            return Standing::Settled(only);
        }
        let among: BTreeSet<Revision> = heads.iter().map(|v| v.revision.clone()).collect();
        let chosen = self
            .choice
            .as_ref()
            .filter(|c| c.among == among)
            .and_then(|c| self.all.get(&c.chosen));
        chosen.map_or(Standing::Conflict(heads), Standing::Settled)
    }

    /// Adds a version that is not here. Heads are those that no version at all continues: an entry
    /// whose words are gone fits two that contradict each other, so that to continue what continues
    /// another is not always to continue that one.
    fn put(&mut self, new: Version) -> Arrival {
        let arrival = if self.all.len() >= MOST_COMPARED {
            if self.all.len() == MOST_COMPARED {
                self.heads.extend(self.all.keys().cloned());
            }
            self.heads.insert(new.revision.clone());
            Arrival::Conflict
        } else {
            self.compare(&new)
        };
        self.all.insert(new.revision.clone(), new);
        arrival
    }

    fn forget_struck(&mut self) -> Vec<Revision> {
        if self.all.len() > MOST_COMPARED {
            return Vec::new();
        }
        let is_struck = |old: &&Version| {
            let mut others = self.all.values();
            others.any(|new| {
                words::has_struck_words(&old.observation, &new.observation) && continues(new, old)
            })
        };
        let gone = self.all.values().filter(is_struck);
        let gone: Vec<Revision> = gone.map(|version| version.revision.clone()).collect();
        for revision in &gone {
            self.all.remove(revision);
            self.heads.remove(revision);
        }
        gone
    }

    fn compare(&mut self, new: &Version) -> Arrival {
        let is_first = self.all.is_empty();
        let is_continued = self.all.values().any(|old| continues(old, new));
        let all = &self.all;
        let is_ahead = |head: &Revision| all.get(head).is_some_and(|old| continues(new, old));
        self.heads.retain(|head| !is_ahead(head));
        let is_alone = self.heads.is_empty();
        if !is_continued {
            self.heads.insert(new.revision.clone());
        }
        match (is_first, is_continued, is_alone) {
            (true, ..) => Arrival::Accepted,
            (_, true, _) => Arrival::Older,
            (.., true) => Arrival::Newer,
            (.., false) => Arrival::Conflict,
        }
    }
}

/// Whether `later` holds every entry of `earlier`, with all of its words or without some. Entries are
/// immutable and only added, so this is exact, also when a revision in between never arrived. Of two with
/// the same entries the one with fewer words stands: words that were taken back do not return.
fn continues(later: &Version, earlier: &Version) -> bool {
    let (a, b) = (later.observation.entries(), earlier.observation.entries());
    let mut at = 0;
    if a.len() < b.len() {
        return false;
    }
    let (mut lost_words, mut has_words) = (false, false);
    let holds_all = b.iter().all(|wanted| {
        while a.get(at).is_some_and(|e| e.key < wanted.key) {
            at += 1;
            effort::spend(1);
        }
        effort::spend(1);
        let held = a.get(at);
        lost_words |= held.is_some_and(|held| words::lacks_words(held, wanted));
        has_words |= held.is_some_and(|held| words::lacks_words(wanted, held));
        held.is_some_and(|held| words::is_same_entry(held, wanted))
    });
    // Of two that each lack words of the other, neither continues the other.
    holds_all && (a.len() > b.len() || (lost_words && !has_words))
}
