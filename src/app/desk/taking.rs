//! Files taken in: what became of each, and what must be stored.

use crate::app::desk::Desk;
use crate::domain::collation::{Arrival, Version};
use crate::format::line::sha256;
use crate::format::problem::FileProblem;
use crate::format::reading;
use crate::format::stored::{ArrivalV1, CollatedV1};
use crate::format::work::{FileOutcome, Outcome, Tally};

impl Desk {
    /// Takes a file in: what became of it, and what must be stored. A file that is refused changes
    /// nothing.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        let hash = sha256(bytes);
        let outcome = |what| FileOutcome {
            name: name.to_owned(),
            hash: hash.clone(),
            what,
        };
        // A lesson that may come back is looked for in files that were taken in before it went.
        if self.collation.has_file(&hash) && !self.collation.awaits_any() {
            return (outcome(Outcome::AlreadyHere), Vec::new());
        }
        let read = match reading::read(name, bytes) {
            Ok(read) => read,
            Err(problem) => {
                let rescuable = match problem {
                    FileProblem::CutShort | FileProblem::Damaged(_) => reading::rescue(bytes).len(),
                    _ => 0,
                };
                let rescuable = u32::try_from(rescuable).unwrap_or(u32::MAX);
                return (outcome(Outcome::Refused(problem, rescuable)), Vec::new());
            }
        };
        let file = CollatedV1::file(&read.taken).text();
        let is_new = self.collation.take(read.taken);
        let (tally, versions) = self.add(&hash, read.versions);
        if !is_new && versions.is_empty() {
            return (outcome(Outcome::AlreadyHere), Vec::new());
        }
        let store = std::iter::once(file).chain(versions).collect();
        (outcome(Outcome::TakenIn(tally)), store)
    }

    /// Takes in what can be saved of a file that was refused.
    pub fn rescue(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        let hash = sha256(bytes);
        let (tally, store) = self.add(&hash, reading::rescue(bytes));
        let outcome = FileOutcome {
            name: name.to_owned(),
            hash,
            what: Outcome::TakenIn(tally),
        };
        (outcome, store)
    }

    fn add(&mut self, hash: &str, versions: Vec<(Version, String)>) -> (Tally, Vec<String>) {
        let mut tally = Tally::default();
        let mut store = Vec::new();
        let mut arrivals = Vec::new();
        self.finder = None;
        for (version, line) in versions {
            let unknown = version
                .observation
                .header()
                .unknown_instruments()
                .next()
                .is_some();
            tally.unknown_instrument += u32::from(unknown);
            let device = version.device.to_string();
            let observation = version.observation.id().to_string();
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
            let is_kept = !matches!(arrival, Arrival::AlreadyHere | Arrival::Removed);
            if is_kept {
                arrivals.push(ArrivalV1 {
                    observation,
                    revision,
                    how: arrival.into(),
                });
            }
            if is_preferred || is_kept {
                store.push(CollatedV1::Version { device, line }.text());
            }
        }
        self.arrivals.insert(hash.to_owned(), arrivals);
        (tally, store)
    }
}
