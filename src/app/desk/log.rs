//! The log of files: every file that was ever chosen, when, from whom, and what became of it.

use std::collections::BTreeMap;

use crate::app::desk::Desk;
use crate::app::desk::work::{Arrived, FileOutcome, LogRow};
use crate::domain::calendar::Moment;
use crate::domain::collation::Version;
use crate::format::stored::{ArrivalV1, CollatedV1, HowV1};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Logged {
    pub(super) at: Moment,
    pub(super) number: u32,
    pub(super) outcome: FileOutcome,
    pub(super) observer: String,
    pub(super) arrivals: Vec<ArrivalV1>,
}

/// What became of all files, in the order in which it was written down.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    entries: BTreeMap<(Moment, u32, String), Logged>,
}

impl Log {
    /// Takes an entry in, once.
    pub(super) fn put(&mut self, entry: Logged) {
        let key = (entry.at, entry.number, entry.outcome.hash.clone());
        self.entries.insert(key, entry);
    }

    /// As it is shown, newest first.
    pub(super) fn rows(&self) -> Vec<LogRow> {
        self.entries.values().rev().map(row).collect()
    }

    /// When the newest version of each observation arrived, milliseconds since 1970.
    pub(super) fn changes(&self) -> BTreeMap<&str, i64> {
        let mut changes = BTreeMap::new();
        for entry in self.entries.values() {
            let counting = entry.arrivals.iter().filter(|a| changes_what_counts(a.how));
            for arrival in counting {
                changes.insert(arrival.observation.as_str(), entry.at.epoch_ms());
            }
        }
        changes
    }

    /// When each version of an observation came, and in which files, oldest first.
    pub(super) fn arrived(&self, version: &Version) -> Vec<Arrived> {
        let observation = version.observation.id().as_str();
        // The log may know it by the name that an earlier format gave it.
        let is_it = |revision: &String| {
            *revision == version.revision || Some(revision) == version.former.as_ref()
        };
        let brought = |entry: &&Logged| {
            let mut arrivals = entry.arrivals.iter();
            arrivals.any(|a| a.observation == observation && is_it(&a.revision))
        };
        let brought = self.entries.values().filter(brought);
        let arrived = brought.map(|entry| Arrived {
            at: entry.at.to_string(),
            file: entry.outcome.name.clone(),
        });
        arrived.collect()
    }
}

const fn changes_what_counts(how: HowV1) -> bool {
    matches!(how, HowV1::Accepted | HowV1::Newer | HowV1::Conflict)
}

fn row(entry: &Logged) -> LogRow {
    let which = |how: HowV1| {
        let such = entry.arrivals.iter().filter(|a| a.how == how);
        such.map(|a| a.observation.clone()).collect()
    };
    LogRow {
        at: entry.at.to_string(),
        number: entry.number,
        outcome: entry.outcome.clone(),
        observer: entry.observer.clone(),
        newer: which(HowV1::Newer),
        conflict: which(HowV1::Conflict),
    }
}

impl Desk {
    /// Writes down what became of a file; what must be stored.
    pub fn log(&mut self, at: Moment, outcome: FileOutcome) -> String {
        let number = self.log.entries.len().saturating_add(1);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let file = self.collation.file(&outcome.hash);
        let file = file.or_else(|| self.collation.part(&outcome.hash));
        let observer = file.map(|f| f.observer.clone()).unwrap_or_default();
        let arrivals = self.arrivals.remove(&outcome.hash).unwrap_or_default();
        let entry = Logged {
            at,
            number,
            outcome,
            observer,
            arrivals,
        };
        self.log.put(entry.clone());
        CollatedV1::Received {
            at: at.to_string(),
            number,
            outcome: entry.outcome.into(),
            observer: entry.observer,
            arrivals: entry.arrivals,
        }
        .text()
    }
}
