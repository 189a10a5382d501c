//! Files taken in: what became of each, and what must be stored.

use crate::app::desk::Desk;
use crate::app::desk::lines::{Lines, Of};
use crate::app::desk::naming::count;
use crate::app::desk::work::{FileOutcome, Outcome, Tally, Took};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::collation::{Arrival, Version};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::What;
use crate::format::line::sha256;
use crate::format::reading::HandOver;
use crate::format::reading::arriving::{Arrived, arrive};
use crate::format::stored::{ArrivalV1, CollatedV1};

impl Desk {
    /// Takes in every hand-over file in what arrived. What is refused changes nothing.
    ///
    /// # Errors
    /// Where `lines` cannot be read; then this desk is to be put away.
    pub async fn arrive(
        &mut self,
        lines: &impl Lines,
        name: &str,
        arrived: Arrived<'_>,
    ) -> Result<Took, StoreTrouble> {
        let mut took = self.begin();
        if let Arrived::File(bytes) = arrived {
            let hash = sha256(bytes);
            // Where lessons were removed it is read again: it may hold one that stays out, or comes back.
            if self.collation.has_file(&hash) && !self.collation.has_removals() {
                took.outcomes
                    .push(outcome(name, hash, Outcome::AlreadyHere));
                return Ok(took);
            }
        }
        let mut arriving = arrive(name, arrived);
        for found in arriving.by_ref() {
            let what = match found.read {
                Ok(read) => self.take_read(lines, &found.hash, read, &mut took).await?,
                Err(problem) => Outcome::Refused(problem, count(found.rescued.versions.len())),
            };
            took.outcomes.push(outcome(&found.name, found.hash, what));
        }
        took.litter = arriving.litter();
        Ok(took)
    }

    /// Nothing made of it yet, under the next number.
    fn begin(&mut self) -> Took {
        self.taken += 1;
        Took {
            number: self.taken,
            ..Took::default()
        }
    }

    async fn take_read(
        &mut self,
        lines: &impl Lines,
        hash: &str,
        read: HandOver,
        took: &mut Took,
    ) -> Result<Outcome, StoreTrouble> {
        let before = self.collation.remembered(&read.taken).cloned();
        self.collation.take(read.taken.clone());
        let now = self.collation.remembered(&read.taken);
        if now != before.as_ref() {
            let file = now.map(|file| CollatedV1::file(file).text());
            took.store.extend(file);
        }
        let instruments = read.instruments.into_iter();
        took.store
            .extend(instruments.filter_map(|i| self.instruments.take(i)));
        if before.is_some() && !self.collation.has_removals() {
            return Ok(Outcome::AlreadyHere);
        }
        let stored = took.store.len();
        let mut tally = self.add(lines, hash, read.versions, took).await?;
        let is_nothing_stored = took.store.len() == stored;
        if before.is_some() && is_nothing_stored && tally.removed == 0 {
            return Ok(Outcome::AlreadyHere);
        }
        tally.completes = before.is_none() && self.collation.has_part_of(&read.taken);
        Ok(Outcome::TakenIn(tally))
    }

    /// Takes in what can be saved of the refused file with this hash in what arrived; without a hash,
    /// of each.
    ///
    /// # Errors
    /// Where `lines` cannot be read; then this desk is to be put away.
    pub async fn rescue_in(
        &mut self,
        lines: &impl Lines,
        name: &str,
        arrived: Arrived<'_>,
        hash: &str,
    ) -> Result<Took, StoreTrouble> {
        let mut took = self.begin();
        for found in arrive(name, arrived) {
            if found.read.is_ok() || !(hash.is_empty() || hash == found.hash) {
                continue;
            }
            // Also where all that could be saved was here before: its number is not missing.
            let has_any = !found.rescued.versions.is_empty();
            let part = found.rescued.part_of.filter(|_| has_any);
            if let Some(part) = &part {
                took.store.push(CollatedV1::file(part).text());
            }
            let versions = found.rescued.versions;
            let mut tally = self.add(lines, &found.hash, versions, &mut took).await?;
            tally.in_part = true;
            if let Some(part) = part {
                self.collation.take(part);
            }
            let what = Outcome::TakenIn(tally);
            took.outcomes.push(outcome(&found.name, found.hash, what));
        }
        Ok(took)
    }

    async fn add(
        &mut self,
        lines: &impl Lines,
        hash: &str,
        versions: Vec<(Version, String)>,
        took: &mut Took,
    ) -> Result<Tally, StoreTrouble> {
        let mut tally = Tally::default();
        let mut arrivals = Vec::new();
        self.heads = None;
        for (version, line) in versions {
            let unknown = has_unknown_instrument(&version.observation);
            tally.unknown_instrument += u32::from(unknown);
            let id = version.observation.id().clone();
            let is_preferred = self.collation.prefers(&version);
            let others = self.others(lines, &version).await?;
            let (arrival, struck) = self.collation.add(&version, &others);
            match arrival {
                Arrival::Accepted => tally.accepted += 1,
                Arrival::AlreadyHere => tally.already_here += 1,
                Arrival::Newer => tally.newer += 1,
                Arrival::Older => tally.older += 1,
                Arrival::Conflict => tally.conflict += 1,
                Arrival::Removed => tally.removed += 1,
            }
            // What holds words that were struck out since is not stored, and no longer stored.
            let is_struck = struck.contains(&version.revision);
            for revision in struck {
                let key = (id.to_string(), revision);
                self.fresh.remove(&key);
                took.gone.push(key);
            }
            let is_kept = !is_struck && !matches!(arrival, Arrival::AlreadyHere | Arrival::Removed);
            if is_kept {
                arrivals.push(ArrivalV1 {
                    observation: id.to_string(),
                    revision: version.revision.clone(),
                    how: arrival.into(),
                });
            }
            if is_kept || (is_preferred && !is_struck) {
                let text = CollatedV1::Version {
                    device: version.device.to_string(),
                    line,
                }
                .text();
                let stored_as = version.former.unwrap_or(version.revision);
                let key = (id.to_string(), stored_as);
                self.fresh.insert(key, (took.number, text.clone()));
                took.store.push(text);
            }
        }
        self.arrivals.insert(hash.to_owned(), arrivals);
        Ok(tally)
    }

    /// The other versions of the same observation, where it must be compared with them.
    async fn others(
        &self,
        lines: &impl Lines,
        version: &Version,
    ) -> Result<Vec<Version>, StoreTrouble> {
        if !self.collation.compares(version) {
            return Ok(Vec::new());
        }
        let id = version.observation.id();
        let here = self.collation.observations().get(id);
        let here = here.into_iter().flat_map(|versions| versions.all.values());
        let here: Vec<Of<'_>> = here.map(|held| (id, held.as_ref())).collect();
        self.full(lines, &here).await
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
