//! The coordinator's desk: takes files in, merges, shows, exports. Runs in the worker and, in tests,
//! natively.

mod exporting;
pub mod finder;
mod grouping;
mod instruments;
pub mod jobs;
pub mod lines;
mod log;
mod naming;
mod searching;
mod showing;
mod spelling;
mod taking;
pub mod work;

use std::collections::BTreeMap;

use crate::app::desk::instruments::Instruments;
use crate::app::desk::lines::{Fresh, LineKey};
use crate::app::desk::log::{Log, Logged};
use crate::app::desk::searching::Heads;
use crate::app::desk::work::Visit;
use crate::domain::calendar::Moment;
use crate::domain::collation::{Collation, MOST_COMPARED, Removal, Version};
use crate::domain::ids::ObservationId;
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
    heads: Option<Heads>,
    unreadable: u32,
    /// How many things were taken in; each has its number.
    taken: u32,
    fresh: Fresh,
    /// While the store is read: the versions, with their entries, of the observation that is being put back,
    /// and what was found to hold words that were struck out.
    whole: Vec<Version>,
    struck: Vec<LineKey>,
}

impl Desk {
    /// Puts some of what was stored back on the desk, in the order of the store: the versions of one observation
    /// come together, and decisions after the versions they are about. What cannot be read is counted and left
    /// in the store.
    pub fn put_back(&mut self, texts: &[String]) {
        for text in texts {
            match serde_json::from_str::<CollatedV1>(text) {
                Ok(CollatedV1::Version { device, line }) => self.put_version_back(&device, &line),
                Ok(decision) => self.take_decision(decision),
                Err(_) => self.unreadable += 1,
            }
        }
    }

    /// All that was stored is on the desk: what a person removed goes. What is to be stored no longer: of these
    /// lessons all, and of others versions, by observation and revision, with words that were struck out since;
    /// a backup may have brought them back.
    pub fn all_put_back(&mut self) -> (Vec<ObservationId>, Vec<LineKey>) {
        self.whole.clear();
        (self.collation.purge(), std::mem::take(&mut self.struck))
    }

    /// What a person decided, as stored.
    pub fn decide(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(decision) => self.take_decision(decision),
            Err(_) => self.unreadable += 1,
        }
        self.collation.purge();
    }

    /// The versions of an observation are compared while all of them are at hand.
    fn put_version_back(&mut self, device: &str, line: &str) {
        let Some(version) = lines::version_of(device, line) else {
            self.unreadable += 1;
            return;
        };
        let id = version.observation.id().clone();
        if self
            .whole
            .first()
            .is_some_and(|v| *v.observation.id() != id)
        {
            self.whole.clear();
        }
        let (_, struck) = self.collation.add(&version, &self.whole);
        let struck = struck.into_iter();
        self.struck
            .extend(struck.map(|revision| (id.to_string(), revision)));
        if self.whole.len() < MOST_COMPARED {
            self.whole.push(version);
        }
    }

    fn take_decision(&mut self, stored: CollatedV1) {
        self.heads = None;
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
            // A version is no decision.
            CollatedV1::Version { .. } => return None,
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
