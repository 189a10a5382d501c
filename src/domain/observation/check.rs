//! Findings about an observation: what a careful reader would ask. A list, never a failure.

use crate::domain::instrument::intervals::{self, Why};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{AwayCause, What};
use crate::domain::observation::header::Header;

/// Something worth knowing before the observation is finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A field of the header is empty.
    HeaderFieldEmpty(HeaderField),
    /// Nothing was noted, marked or counted.
    NothingCaptured,
    /// Intervals that were not observed for one reason.
    IntervalsNotObserved {
        /// Their numbers, from 0.
        indexes: Vec<u32>,
        /// Why they were not.
        why: Why,
    },
    /// Observed intervals with nothing marked.
    IntervalsUnmarked {
        /// Their numbers, from 0.
        indexes: Vec<u32>,
    },
    /// The last interval is shorter than the others.
    LastIntervalPart {
        /// Its length in milliseconds.
        length_ms: u64,
    },
    /// The tablet's clock was set during the lesson.
    ClockChanged {
        /// How often.
        times: usize,
        /// By how much in all, in milliseconds.
        by_ms: i64,
    },
    /// The lesson is paused at its end.
    StillPaused,
    /// The app was closed and opened again during the lesson.
    WasClosed {
        /// For how long in all, in milliseconds.
        for_ms: u64,
    },
    /// Entries point to others that are not there.
    EntriesMissing {
        /// How many point nowhere.
        dangling: usize,
    },
    /// Entries belong to an instrument this version of the app does not know.
    UnknownInstrument {
        /// Its id.
        id: String,
    },
}

/// A field of the header that a reader needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderField {
    /// The observer's name.
    Observer,
    /// The teacher's name.
    Teacher,
    /// The class.
    Class,
    /// The school.
    School,
    /// The focus.
    Focus,
}

/// Everything worth knowing about an observation that is `until_ms` long.
pub fn findings(observation: &Observation, until_ms: u64) -> Vec<Finding> {
    let fold = observation.fold();
    let mut found: Vec<Finding> = empty_fields(observation.header())
        .map(Finding::HeaderFieldEmpty)
        .collect();
    let captured = fold.notes > 0 || fold.all_captured().next().is_some();
    if !captured {
        found.push(Finding::NothingCaptured);
    }
    in_intervals(observation, until_ms, &mut found);
    clock(observation, &mut found);
    if intervals::paused_since(observation).is_some() && !observation.is_finished() {
        found.push(Finding::StillPaused);
    }
    let closed = intervals::stops(observation, until_ms)
        .iter()
        .filter(|s| s.why == Why::Away(AwayCause::Closed))
        .map(|s| s.to_ms - s.from_ms)
        .sum();
    if closed > 0 {
        found.push(Finding::WasClosed { for_ms: closed });
    }
    if fold.dangling > 0 {
        found.push(Finding::EntriesMissing {
            dangling: fold.dangling,
        });
    }
    found.extend(
        observation
            .header()
            .unknown_instruments()
            .map(|id| Finding::UnknownInstrument { id: id.to_owned() }),
    );
    found
}

fn empty_fields(header: &Header) -> impl Iterator<Item = HeaderField> {
    [
        (HeaderField::Observer, header.texts.observer.as_str()),
        (HeaderField::Teacher, header.texts.teacher.as_str()),
        (HeaderField::Class, header.texts.class.as_str()),
        (HeaderField::School, header.texts.school.as_str()),
        (HeaderField::Focus, header.texts.focus.as_str()),
    ]
    .into_iter()
    .filter(|(_, text)| text.trim().is_empty())
    .map(|(field, _)| field)
}

fn in_intervals(observation: &Observation, until_ms: u64, found: &mut Vec<Finding>) {
    let Some(instrument) = observation.header().interval_instrument() else {
        return;
    };
    let all = intervals::intervals(observation, until_ms);
    let mut reasons: Vec<Why> = Vec::new();
    for why in all.iter().filter_map(|i| i.not_observed) {
        if !reasons.contains(&why) {
            reasons.push(why);
        }
    }
    for why in reasons {
        let missed = all.iter().filter(|i| i.not_observed == Some(why));
        let indexes = missed.map(|i| i.index).collect();
        found.push(Finding::IntervalsNotObserved { indexes, why });
    }
    let blank = |i: &&intervals::Interval| i.not_observed.is_none() && i.marks.is_empty();
    let indexes: Vec<u32> = all.iter().filter(blank).map(|i| i.index).collect();
    if !indexes.is_empty() {
        found.push(Finding::IntervalsUnmarked { indexes });
    }
    if let Some(last) = all.last()
        && last.length_ms() < instrument.interval_ms
    {
        found.push(Finding::LastIntervalPart {
            length_ms: last.length_ms(),
        });
    }
}

fn clock(observation: &Observation, found: &mut Vec<Finding>) {
    let changes: Vec<i64> = observation
        .fold()
        .clock_changes
        .iter()
        .filter_map(|&at| observation.entries().get(at))
        .filter_map(|e| {
            if let What::ClockChanged { by_ms } = e.what {
                Some(by_ms)
            } else {
                None
            }
        })
        .collect();
    if !changes.is_empty() {
        let by_ms = changes.iter().fold(0_i64, |sum, c| sum.saturating_add(*c));
        found.push(Finding::ClockChanged {
            times: changes.len(),
            by_ms,
        });
    }
}
