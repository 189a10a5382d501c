//! What leaves this tablet of an observation. The one function for it: a hand-over file is made of its
//! answer and of nothing else, so that a leak does not compile.
//!
//! Withdrawn notes, earlier wordings, earlier header texts and counters that were taken back do not leave;
//! that there was something, its place, time and kind, does. Entries keep their keys, so that what left is the same observation.

use std::borrow::Cow;

use crate::domain::collation::Version;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{Entry, Spot, What};
use crate::domain::observation::header::Header;
use crate::domain::observation::words;
use crate::format::line;

/// An observation as it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving<'a> {
    observation: Cow<'a, Observation>,
    whole: Option<String>,
}

impl<'a> Leaving<'a> {
    /// What leaves of an observation for whoever collates.
    pub fn of(observation: &'a Observation) -> Self {
        Self {
            observation: without(observation),
            whole: line::whole(observation),
        }
    }

    /// What is passed on of a version that arrived: what left once, and nothing that should not have.
    pub fn passed_on(version: &'a Version) -> Self {
        Self {
            observation: without(&version.observation),
            whole: version.whole.clone(),
        }
    }

    /// The same, for itself.
    pub fn into_owned(self) -> Leaving<'static> {
        Leaving {
            observation: Cow::Owned(self.observation.into_owned()),
            whole: self.whole,
        }
    }

    /// The same, of a whole that was named so when it left: what did not leave may be other since.
    #[must_use]
    pub fn of_whole(self, whole: Option<String>) -> Self {
        Self { whole, ..self }
    }

    /// It, to be written down.
    pub fn observation(&self) -> &Observation {
        &self.observation
    }

    /// Names the whole that it came from ([`line::whole`]); none where that has no name.
    pub fn whole(&self) -> Option<&str> {
        self.whole.as_deref()
    }
}

/// The observation without what does not leave.
fn without(observation: &Observation) -> Cow<'_, Observation> {
    let entries = observation.entries().iter().enumerate();
    let left: Vec<Option<Entry>> = entries
        .map(|(at, entry)| leaving(observation, at, entry))
        .collect();
    if left.iter().all(Option::is_none) {
        return Cow::Borrowed(observation);
    }
    let entries = observation.entries().iter().zip(left);
    let entries = entries.map(|(entry, left)| left.unwrap_or_else(|| entry.clone()));
    Cow::Owned(Observation::from_entries(observation.id().clone(), entries).0)
}

/// What leaves of an entry; `None` where that is all of it.
fn leaving(observation: &Observation, at: usize, entry: &Entry) -> Option<Entry> {
    let fold = observation.fold();
    let what = match &entry.what {
        What::Unknown(_) if !fold.counts(at) => words::without_words(&entry.what),
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
        What::Began(header) if header.seal.is_some() => Some(What::Began(words::unsealed(header))),
        What::HeaderEdited(header) if header.seal.is_some() => {
            Some(What::HeaderEdited(words::unsealed(header)))
        }
        What::Capture(c) if c.counter().is_some_and(|name| !is_known(observation, name)) => {
            words::without_name(&entry.what)
        }
        // Whoever observed under another name at first.
        What::StruckOut { by, .. } if *by != observation.header().texts.observer => {
            words::without_name(&entry.what)
        }
        What::Began(_)
        | What::HeaderEdited(_)
        | What::Note(_)
        | What::Capture(_)
        | What::Paused
        | What::Resumed
        | What::ClockChanged { .. }
        | What::ClockCorrected { .. }
        | What::Away { .. }
        | What::Retraction { .. }
        | What::StruckOut { .. }
        | What::Finished { .. }
        | What::Unknown(_) => None,
    };
    what.map(|what| Entry {
        what,
        ..entry.clone()
    })
}

fn superseded(observation: &Observation, header: &Header) -> Header {
    words::superseded(header, observation.header(), |c| is_known(observation, c))
}

/// Whether a counter is in force, or something that counts was counted with it.
fn is_known(observation: &Observation, counter: &str) -> bool {
    let in_force = &observation.header().counters;
    observation
        .fold()
        .captured(&Spot::counter(counter))
        .is_some()
        || in_force.iter().any(|c| c == counter)
}
