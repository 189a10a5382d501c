//! What leaves this tablet of an observation. The one function for it: a hand-over file is made of its
//! answer and of nothing else, so that a leak does not compile.
//!
//! Withdrawn notes, earlier wordings, earlier header texts and counters that were taken back do not leave;
//! that there was something, its place, time and kind, does. Entries keep their keys, so that what left is the same observation.

use crate::domain::observation::Observation;
use crate::domain::observation::entry::{Entry, What};
use crate::domain::observation::header::Header;
use crate::domain::observation::words;

/// An observation as it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving(Observation);

impl Leaving {
    /// What leaves of an observation.
    pub fn of(observation: &Observation) -> Self {
        let entries = observation.entries().iter().enumerate();
        let entries = entries.map(|(at, entry)| leaving(observation, at, entry));
        Self(Observation::from_entries(observation.id().clone(), entries).0)
    }

    /// It, to be written down.
    pub fn observation(&self) -> &Observation {
        &self.0
    }
}

fn leaving(observation: &Observation, at: usize, entry: &Entry) -> Entry {
    let fold = observation.fold();
    let what = match &entry.what {
        What::Note(_) if !fold.counts(at) || fold.correction(at).is_some() => {
            words::without_words(&entry.what)
        }
        What::Correction { of, .. } => {
            let target = observation.position(of);
            let stands = target.is_some_and(|t| fold.counts(t) && fold.correction(t) == Some(at));
            if stands {
                None
            } else {
                words::without_words(&entry.what)
            }
        }
        What::Began(header) if fold.header_at() != Some(at) => {
            Some(What::Began(superseded(observation, header)))
        }
        What::HeaderEdited(header) if fold.header_at() != Some(at) => {
            Some(What::HeaderEdited(superseded(observation, header)))
        }
        What::Tally { counter } if !is_known(observation, counter) => {
            words::without_name(&entry.what)
        }
        // Whoever observed under another name at first.
        What::StruckOut { by, .. } if *by != observation.header().observer => {
            words::without_name(&entry.what)
        }
        _ => None,
    };
    Entry {
        what: what.unwrap_or_else(|| entry.what.clone()),
        ..entry.clone()
    }
}

fn superseded(observation: &Observation, header: &Header) -> Header {
    words::superseded(header, observation.header(), |c| is_known(observation, c))
}

/// Whether a counter is in force, or something that counts was counted with it.
fn is_known(observation: &Observation, counter: &str) -> bool {
    let taps = observation.fold().tallies.get(counter);
    let in_force = &observation.header().counters;
    taps.is_some_and(|n| *n > 0) || in_force.iter().any(|c| c == counter)
}
