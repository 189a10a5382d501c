//! A coordinator's merged set. Built of versions and choices only, so that the same files in any
//! order, once or twice, give the same result.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::calendar::Moment;
use crate::domain::chain::{self, ChainGap};
use crate::domain::ids::{DeviceId, FileId, ObservationId};
use crate::domain::observation::Observation;
use crate::domain::twins::{NameKey, Verdict, Verdicts};

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

/// A hand-over file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFile {
    /// SHA-256 of its bytes.
    pub hash: String,
    /// Its file id.
    pub file: FileId,
    /// Its name when it was chosen.
    pub name: String,
    /// The device that made it.
    pub device: DeviceId,
    /// Who hands it over.
    pub observer: String,
    /// Its number in the device's chain, from 1.
    pub device_seq: u32,
    /// SHA-256 of the file before it in the chain.
    pub previous: Option<String>,
    /// How many observations it holds.
    pub observations: u32,
}

/// The versions of one observation and the choice between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// By revision.
    pub all: BTreeMap<Revision, Version>,
    /// The choice in force, the latest made.
    pub choice: Option<Choice>,
}

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
        let arrival = versions.arrival(&version);
        versions.all.insert(version.revision.clone(), version);
        arrival
    }

    /// Whether this version takes the place of the same content from another device: which of the two
    /// stands must not depend on which came first.
    pub fn prefers(&self, version: &Version) -> bool {
        let versions = self.observations.get(version.observation.id());
        let here = versions.and_then(|v| v.all.get(&version.revision));
        here.is_some_and(|here| version.origin() < here.origin())
    }

    /// Remembers a file; false when the same bytes were here already.
    pub fn take(&mut self, file: TakenFile) -> bool {
        self.files.insert(file.hash.clone(), file).is_none()
    }

    /// Whether a file with this hash was taken in.
    pub fn has_file(&self, hash: &str) -> bool {
        self.files.contains_key(hash)
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
        self.files.get(hash)
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

    /// Whether a person removed this lesson.
    pub fn is_out(&self, id: &ObservationId) -> bool {
        self.removals.get(id).is_some_and(|r| r.is_out)
    }

    /// The lessons that a person removed, and when.
    pub fn removed(&self) -> impl Iterator<Item = (&ObservationId, Moment)> {
        let out = self.removals.iter().filter(|(_, r)| r.is_out);
        out.map(|(id, r)| (id, r.at))
    }

    /// Whether a lesson may come back and is not here yet: then files that were taken in are read again.
    pub fn awaits_any(&self) -> bool {
        let back = self.removals.iter().filter(|(_, r)| !r.is_out);
        back.into_iter()
            .any(|(id, _)| !self.observations.contains_key(id))
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
        chain::gaps(self.files.values())
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
        let continued = |v: &Version| {
            self.all
                .values()
                .any(|other| other.revision != v.revision && continues(other, v))
        };
        self.all.values().filter(|v| !continued(v)).collect()
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

    fn arrival(&self, new: &Version) -> Arrival {
        if self.all.is_empty() {
            Arrival::Accepted
        } else if self.all.values().any(|old| continues(old, new)) {
            Arrival::Older
        } else if self.heads().iter().all(|old| continues(new, old)) {
            Arrival::Newer
        } else {
            Arrival::Conflict
        }
    }
}

/// Whether `later` holds every entry of `earlier`, unchanged. Entries are immutable and only added,
/// so this is exact, also when a revision in between never arrived.
fn continues(later: &Version, earlier: &Version) -> bool {
    let (a, b) = (later.observation.entries(), earlier.observation.entries());
    let mut at = 0;
    b.iter().all(|wanted| {
        while a.get(at).is_some_and(|e| e.key < wanted.key) {
            at += 1;
        }
        a.get(at) == Some(wanted)
    })
}
