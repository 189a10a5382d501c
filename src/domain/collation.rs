//! A coordinator's merged set. Built of versions and choices only, so that the same files in any
//! order, once or twice, give the same result.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, FileId, ObservationId};
use crate::domain::observation::Observation;
use crate::domain::words;

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

/// What is missing of one device's chain of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainGap {
    /// The device.
    pub device: DeviceId,
    /// Who hands over from it.
    pub observer: String,
    /// Numbers of the files that are not here although later ones are.
    pub missing: Vec<u32>,
    /// Numbers of files whose predecessor here is not the one they name.
    pub broken: Vec<u32>,
}

/// The merged set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collation {
    files: BTreeMap<String, TakenFile>,
    observations: BTreeMap<ObservationId, Versions>,
}

impl Collation {
    /// Adds one version of an observation.
    pub fn add(&mut self, version: Version) -> Arrival {
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

    /// What is missing of each device's chain; a device with nothing missing is not listed.
    pub fn gaps(&self) -> Vec<ChainGap> {
        let mut devices: BTreeMap<&DeviceId, BTreeMap<u32, Vec<&TakenFile>>> = BTreeMap::new();
        for file in self.files.values() {
            devices
                .entry(&file.device)
                .or_default()
                .entry(file.device_seq)
                .or_default()
                .push(file);
        }
        devices
            .into_iter()
            .filter_map(|(device, chain)| gap(device, &chain))
            .collect()
    }
}

/// Longest list of missing numbers given for one device.
const MOST_MISSING: usize = 200;

fn gap(device: &DeviceId, chain: &BTreeMap<u32, Vec<&TakenFile>>) -> Option<ChainGap> {
    let (&last, files) = chain.last_key_value()?;
    let missing: Vec<u32> = (1..last)
        .filter(|n| !chain.contains_key(n))
        .take(MOST_MISSING)
        .collect();
    let broken: Vec<u32> = chain
        .iter()
        .filter(|(n, files)| {
            let before = n.checked_sub(1).and_then(|b| chain.get(&b));
            before.is_some_and(|before| {
                files.iter().any(|f| {
                    before
                        .iter()
                        .all(|b| f.previous.as_deref() != Some(&b.hash))
                })
            })
        })
        .map(|(n, _)| *n)
        .collect();
    let observer = files
        .first()
        .map(|f| f.observer.clone())
        .unwrap_or_default();
    (!missing.is_empty() || !broken.is_empty()).then(|| ChainGap {
        device: device.clone(),
        observer,
        missing,
        broken,
    })
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

/// Whether `later` holds every entry of `earlier`, with all of its words or without some. Entries are
/// immutable and only added, so this is exact, also when a revision in between never arrived. Of two with
/// the same entries the one with fewer words stands: words that were taken back do not return.
fn continues(later: &Version, earlier: &Version) -> bool {
    let (a, b) = (later.observation.entries(), earlier.observation.entries());
    let mut at = 0;
    let mut lost_words = false;
    let holds_all = b.iter().all(|wanted| {
        while a.get(at).is_some_and(|e| e.key < wanted.key) {
            at += 1;
        }
        let held = a.get(at);
        lost_words |= held.is_some_and(|held| words::lacks_words(held, wanted));
        held.is_some_and(|held| words::is_same_entry(held, wanted))
    });
    holds_all && (a.len() > b.len() || lost_words)
}
