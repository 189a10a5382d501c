//! The coordinator's desk: takes files in, merges, shows, exports. Runs in the worker and, in tests,
//! natively.

mod exporting;
pub mod finder;
mod grouping;
mod instruments;
pub mod jobs;
mod log;
mod naming;
mod showing;
mod spelling;
mod taking;
pub mod work;

use std::collections::BTreeMap;

use crate::app::desk::finder::Finder;
use crate::app::desk::instruments::Instruments;
use crate::app::desk::log::{Log, Logged};
use crate::app::desk::work::Visit;
use crate::domain::calendar::Moment;
use crate::domain::collation::{Collation, Removal};
use crate::domain::ids::{DeviceId, ObservationId};
use crate::format::reading::read_line;
use crate::format::stored::{ArrivalV1, CollatedV1, taken_choice, taken_file};

/// A collation at work.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    collation: Collation,
    log: Log,
    visit: Visit,
    instruments: Instruments,
    /// When each thing was decided last, by what it is about.
    decided: BTreeMap<String, Moment>,
    /// What each file changed, until it is written into the log.
    arrivals: BTreeMap<String, Vec<ArrivalV1>>,
    /// Made for the first search, and anew once something came in.
    finder: Option<Finder>,
    unreadable: u32,
}

impl Desk {
    /// The desk as it was stored. What cannot be read is counted and left in the store.
    pub fn load(texts: &[String]) -> Self {
        let mut desk = Self::default();
        desk.put_back(texts);
        desk.all_put_back();
        desk.forget_struck();
        desk
    }

    /// Puts some of what was stored back on the desk. Decisions come after the versions they are about.
    pub fn put_back(&mut self, texts: &[String]) {
        let mut decisions = Vec::new();
        for text in texts {
            match serde_json::from_str::<CollatedV1>(text) {
                Ok(CollatedV1::Version { device, line }) => self.load_version(&device, &line),
                Ok(decision) => decisions.push(decision),
                Err(_) => self.unreadable += 1,
            }
        }
        for decision in decisions {
            self.take_decision(decision);
        }
    }

    /// All that was stored is on the desk: what a person removed goes. Of these lessons versions were
    /// still stored.
    pub fn all_put_back(&mut self) -> Vec<ObservationId> {
        self.collation.purge()
    }

    /// Versions that a backup may have brought back, with words that were struck out since: forgotten, and
    /// to be stored no longer, as observation and revision.
    pub fn forget_struck(&mut self) -> Vec<(String, String)> {
        let ids: Vec<ObservationId> = self.collation.observations().keys().cloned().collect();
        let mut gone = Vec::new();
        for id in ids {
            let struck = self.collation.forget_struck(&id).into_iter();
            gone.extend(struck.map(|revision| (id.to_string(), revision)));
        }
        gone
    }

    /// What a person decided, as stored.
    pub fn decide(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(decision) => self.take_decision(decision),
            Err(_) => self.unreadable += 1,
        }
        self.collation.purge();
    }

    fn load_version(&mut self, device: &str, line: &str) {
        let read = DeviceId::parse(device)
            .ok()
            .and_then(|d| read_line(line, &d).ok());
        match read {
            Some((version, _)) => _ = self.collation.add(version),
            None => self.unreadable += 1,
        }
    }

    fn take_decision(&mut self, stored: CollatedV1) {
        self.finder = None;
        if self.taken(stored).is_none() {
            self.unreadable += 1;
        }
    }

    /// `None` where a value cannot be read.
    fn taken(&mut self, mut stored: CollatedV1) -> Option<()> {
        if let Some((what, at)) = stored.decision() {
            let at = Moment::parse(at).ok()?;
            let held = self.decided.entry(what).or_insert(at);
            *held = (*held).max(at);
        }
        match stored {
            CollatedV1::Version { device, line } => self.load_version(&device, &line),
            file @ CollatedV1::File { .. } => {
                self.collation.take(taken_file(file)?);
            }
            choice @ CollatedV1::Choice { .. } => {
                let (id, choice) = taken_choice(choice)?;
                self.collation.choose(&id, choice);
            }
            CollatedV1::Received {
                at,
                number,
                outcome,
                observer,
                arrivals,
            } => self.log.put(Logged {
                at: Moment::parse(&at).ok()?,
                number,
                outcome: outcome.into(),
                observer,
                arrivals,
            }),
            CollatedV1::Names {
                one,
                other,
                verdict,
                at,
            } => {
                let at = Moment::parse(&at).ok()?;
                self.collation.decide((one, other), at, verdict.into());
            }
            CollatedV1::Removal {
                observation,
                is_out,
                at,
            } => {
                let at = Moment::parse(&at).ok()?;
                let id = ObservationId::parse(&observation).ok()?;
                self.collation.remove(&id, Removal { at, is_out });
            }
            CollatedV1::Instrument(instrument) => _ = self.instruments.take(instrument),
            CollatedV1::Visit { at, before } => {
                self.visit = Visit {
                    at: Some(at),
                    before,
                };
            }
        }
        Some(())
    }
}
