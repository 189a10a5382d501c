//! A coordinator's merged set. Built of versions and choices only, so that the same files in any
//! order, once or twice, give the same result.

pub mod brief;
pub mod chain;
pub mod names;
pub mod sightings;
pub mod taken_file;
pub mod twins;
pub mod versions;

use std::collections::BTreeMap;

use crate::domain::calendar::Moment;
pub use crate::domain::collation::brief::{Brief, Held};
pub use crate::domain::collation::chain::ChainGap;
pub use crate::domain::collation::taken_file::{Came, TakenFile};
use crate::domain::collation::twins::{NameKey, Verdict, Verdicts};
pub use crate::domain::collation::versions::{
    Arrival, Choice, MOST_COMPARED, Revision, Standing, Version, Versions,
};
use crate::domain::ids::{DeviceId, FileId, ObservationId};

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
    /// Whether a version must be compared with those that are here of its observation.
    pub fn compares(&self, version: &Version) -> bool {
        let here = self.observations.get(version.observation.id());
        here.is_some_and(|here| here.compares(&version.revision))
    }

    /// Adds one version of an observation. `others` are those that are here, with their entries, where it
    /// [`Self::compares`].
    ///
    /// Then forgets the versions that another one continues without words that were struck out since. Nothing
    /// but those words goes with them. Answers how it fared and what went, so that the store forgets it too.
    pub fn add(&mut self, version: &Version, others: &[Version]) -> (Arrival, Vec<Revision>) {
        let id = version.observation.id().clone();
        if self.is_out(&id) {
            return (Arrival::Removed, Vec::new());
        }
        let versions = self.observations.entry(id).or_default();
        let arrival = versions.add(version, others);
        if arrival == Arrival::AlreadyHere {
            return (arrival, Vec::new());
        }
        let full: Vec<&Version> = others.iter().chain([version]).collect();
        (arrival, versions.forget_struck(&full))
    }

    /// Whether this version takes the place of the same content from another device: which of the two
    /// stands must not depend on which came first.
    pub fn prefers(&self, version: &Version) -> bool {
        let versions = self.observations.get(version.observation.id());
        let here = versions.and_then(|v| v.all.get(&version.revision));
        here.is_some_and(|here| version.comes_before(here))
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
        if let Some(versions) = self.observations.get_mut(id) {
            versions.choose(choice);
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
    pub fn settled(&self) -> impl Iterator<Item = &Held> {
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
