//! Files taken in: what became of each, and what must be stored.

use crate::app::desk::Desk;
use crate::app::desk::naming::count;
use crate::app::desk::work::{FileOutcome, Outcome, Tally, Took};
use crate::domain::collation::{Arrival, Version};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::What;
use crate::format::line::sha256;
use crate::format::reading::HandOver;
use crate::format::reading::arriving::{Arrived, arrive};
use crate::format::stored::{ArrivalV1, CollatedV1};

impl Desk {
    /// Takes a file in that holds one hand-over file: what became of it, and what must be stored.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        first(name, self.arrive(name, Arrived::File(bytes)))
    }

    /// Takes in every hand-over file in what arrived. What is refused changes nothing.
    pub fn arrive(&mut self, name: &str, arrived: Arrived<'_>) -> Took {
        let mut took = Took::default();
        if let Arrived::File(bytes) = arrived {
            let hash = sha256(bytes);
            // Where lessons were removed it is read again: it may hold one that stays out, or comes back.
            if self.collation.has_file(&hash) && !self.collation.has_removals() {
                took.outcomes
                    .push(outcome(name, hash, Outcome::AlreadyHere));
                return took;
            }
        }
        took.litter = arrive(name, arrived, |found| {
            let what = match found.read {
                Ok(read) => self.take_read(&found.hash, read, &mut took.store, &mut took.gone),
                Err(problem) => Outcome::Refused(problem, count(found.rescued.versions.len())),
            };
            took.outcomes.push(outcome(&found.name, found.hash, what));
        });
        took
    }

    fn take_read(
        &mut self,
        hash: &str,
        read: HandOver,
        store: &mut Vec<String>,
        gone: &mut Vec<(String, String)>,
    ) -> Outcome {
        let before = self.collation.remembered(&read.taken).cloned();
        self.collation.take(read.taken.clone());
        let now = self.collation.remembered(&read.taken);
        if now != before.as_ref() {
            store.extend(now.map(|file| CollatedV1::file(file).text()));
        }
        let instruments = read.instruments.into_iter();
        store.extend(instruments.filter_map(|i| self.instruments.take(i)));
        if before.is_some() && !self.collation.has_removals() {
            return Outcome::AlreadyHere;
        }
        let (mut tally, versions) = self.add(hash, read.versions, gone);
        if before.is_some() && versions.is_empty() && tally.removed == 0 {
            return Outcome::AlreadyHere;
        }
        store.extend(versions);
        tally.completes = before.is_none() && self.collation.has_part_of(&read.taken);
        Outcome::TakenIn(tally)
    }

    /// Takes in what can be saved of a file that was refused.
    pub fn rescue(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        first(name, self.rescue_in(name, Arrived::File(bytes), ""))
    }

    /// Takes in what can be saved of the refused file with this hash in what arrived; without a hash,
    /// of each.
    pub fn rescue_in(&mut self, name: &str, arrived: Arrived<'_>, hash: &str) -> Took {
        let mut took = Took::default();
        arrive(name, arrived, |found| {
            if found.read.is_ok() || !(hash.is_empty() || hash == found.hash) {
                return;
            }
            let has_any = !found.rescued.versions.is_empty();
            let (mut tally, versions) =
                self.add(&found.hash, found.rescued.versions, &mut took.gone);
            tally.in_part = true;
            // Also where all that could be saved was here before: its number is not missing.
            if let Some(part) = found.rescued.part_of.filter(|_| has_any) {
                took.store.push(CollatedV1::file(&part).text());
                self.collation.take(part);
            }
            took.store.extend(versions);
            let what = Outcome::TakenIn(tally);
            took.outcomes.push(outcome(&found.name, found.hash, what));
        });
        took
    }

    fn add(
        &mut self,
        hash: &str,
        versions: Vec<(Version, String)>,
        gone: &mut Vec<(String, String)>,
    ) -> (Tally, Vec<String>) {
        let mut tally = Tally::default();
        let mut store = Vec::new();
        let mut arrivals = Vec::new();
        self.finder = None;
        for (version, line) in versions {
            let unknown = has_unknown_instrument(&version.observation);
            tally.unknown_instrument += u32::from(unknown);
            let device = version.device.to_string();
            let id = version.observation.id().clone();
            let observation = id.to_string();
            let revision = version.revision.clone();
            let is_preferred = self.collation.prefers(&version);
            let arrival = self.collation.add(version);
            match arrival {
                Arrival::Accepted => tally.accepted += 1,
                Arrival::AlreadyHere => tally.already_here += 1,
                Arrival::Newer => tally.newer += 1,
                Arrival::Older => tally.older += 1,
                Arrival::Conflict => tally.conflict += 1,
                Arrival::Removed => tally.removed += 1,
            }
            // What holds words that were struck out since is not stored, and no longer stored.
            let struck = self.collation.forget_struck(&id);
            let is_struck = struck.contains(&revision);
            gone.extend(
                struck
                    .into_iter()
                    .map(|revision| (id.to_string(), revision)),
            );
            let is_kept = !is_struck && !matches!(arrival, Arrival::AlreadyHere | Arrival::Removed);
            if is_kept {
                arrivals.push(ArrivalV1 {
                    observation,
                    revision,
                    how: arrival.into(),
                });
            }
            if is_kept || (is_preferred && !is_struck) {
                store.push(CollatedV1::Version { device, line }.text());
            }
        }
        self.arrivals.insert(hash.to_owned(), arrivals);
        (tally, store)
    }
}

/// Whether something of it was captured, or was to be, with an instrument that this version does not know.
fn has_unknown_instrument(o: &Observation) -> bool {
    let is_unknown =
        |what: &What| matches!(what, What::Capture(c) if c.instrument.known().is_none());
    let mut entries = o.entries().iter();
    o.header().unknown_instruments().next().is_some() || entries.any(|e| is_unknown(&e.what))
}

fn outcome(name: &str, hash: String, what: Outcome) -> FileOutcome {
    FileOutcome {
        name: name.to_owned(),
        hash,
        what,
    }
}

/// The first outcome; where nothing was found there was nothing to take in.
fn first(name: &str, took: Took) -> (FileOutcome, Vec<String>) {
    let first = took.outcomes.into_iter().next();
    let nothing = || outcome(name, String::new(), Outcome::TakenIn(Tally::default()));
    (first.unwrap_or_else(nothing), took.store)
}
