//! The lesson in stretches: what was observed and what was not, and the intervals of an instrument with the
//! codes marked in them. *Not observed* is never the same as *nothing marked*.

use std::collections::BTreeMap;

use crate::domain::gather;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{Capture, CodeKey, Place};
pub use crate::domain::observation::stops::{
    SHORTEST_STOP_MS, Stop, Watch, Why, lesson_end, missed_in, observed_ms, paused_since, stops,
};

/// A last part of an interval shorter than this, with nothing marked in it, is not an interval.
pub const SHORTEST_PART_MS: u64 = 10_000;

/// One interval of the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Number, from 0.
    pub index: u32,
    /// From, on the lesson clock.
    pub from_ms: u64,
    /// Up to; the last one ends with the observation.
    pub to_ms: u64,
    /// `None` when it was observed.
    pub not_observed: Option<Why>,
    /// The codes marked for it and whether each was marked late.
    pub marks: Vec<(CodeKey, bool)>,
}

impl Interval {
    /// Its length in milliseconds.
    pub fn length_ms(&self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }
}

/// In how many of the observed intervals each code was marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Intervals that were observed.
    pub observed: u32,
    /// Intervals that were not.
    pub not_observed: u32,
    /// Observed intervals that carry the code.
    pub marked: BTreeMap<CodeKey, u32>,
}

impl Shares {
    /// Takes the intervals of one more observation into the pool. Each interval weighs the same
    /// (Smith et al. 2013; Lund et al. 2015), so a long lesson weighs more than a short one.
    pub fn pool(&mut self, intervals: &[Interval]) {
        for interval in intervals {
            if interval.not_observed.is_some() {
                self.not_observed += 1;
                continue;
            }
            self.observed += 1;
            for (code, _) in &interval.marks {
                *self.marked.entry(code.clone()).or_default() += 1;
            }
        }
    }

    /// Takes what was pooled elsewhere into the pool.
    pub fn join(&mut self, other: &Self) {
        self.observed += other.observed;
        self.not_observed += other.not_observed;
        for (code, marked) in &other.marked {
            *self.marked.entry(code.clone()).or_default() += marked;
        }
    }

    /// The fraction of observed intervals with the code, 0 to 1; `None` where none was observed.
    pub fn fraction(&self, code: &CodeKey) -> Option<f64> {
        let marked = self.marked.get(code).copied().unwrap_or(0);
        (self.observed > 0).then(|| f64::from(marked) / f64::from(self.observed))
    }
}

/// No lesson lasts longer than a day. A file that says so is damaged or forged, and must not make
/// the collation grow without bound.
const LONGEST_LESSON_MS: u64 = 24 * 3_600_000;

/// The interval, of the instrument in use that has them, that a lesson time in milliseconds falls into; 0 where
/// none is in use.
pub fn interval_at(observation: &Observation, t_ms: u64) -> u32 {
    let instrument = observation.header().interval_instrument();
    instrument.map_or(0, |i| i.interval_at(t_ms))
}

/// The lesson time in milliseconds at which the interval ends to which a capture belongs; `None` for one that
/// belongs to a moment, or to an instrument that this version does not know.
pub fn end_of(capture: &Capture) -> Option<u64> {
    let Place::Interval(interval) = capture.place else {
        return None;
    };
    let of = capture.instrument.known().filter(|i| i.interval_ms > 0)?;
    Some(of.begin_of(interval).saturating_add(of.interval_ms))
}

/// The intervals up to `until_ms`, at most those of one day, of the instrument in use that has them; none where
/// none is in use.
pub fn intervals(observation: &Observation, until_ms: u64) -> Vec<Interval> {
    let Some(instrument) = observation.header().interval_instrument() else {
        return Vec::new();
    };
    let until_ms = until_ms.min(LONGEST_LESSON_MS);
    let stops = stops(observation, until_ms);
    let fold = observation.fold();
    let mut intervals = Vec::new();
    let mut from_ms = 0;
    while from_ms < until_ms {
        let to_ms = (from_ms + instrument.interval_ms).min(until_ms);
        let index = instrument.interval_at(from_ms);
        let marks = marks_of(observation, index);
        let is_sliver =
            to_ms - from_ms < SHORTEST_PART_MS && marks.is_empty() && fold.begun_at.is_some();
        if !is_sliver {
            let not_observed = missed_in(&stops, from_ms, to_ms);
            intervals.push(Interval {
                index,
                from_ms,
                to_ms,
                not_observed,
                marks,
            });
        }
        from_ms += instrument.interval_ms;
    }
    intervals
}

/// The codes marked for one interval of the instrument in use that has them, each with whether it was marked late
/// ([`Fold::is_late`](crate::domain::observation::fold::Fold::is_late)).
pub fn marks_of(observation: &Observation, index: u32) -> Vec<(CodeKey, bool)> {
    let Some(instrument) = observation.header().interval_instrument() else {
        return Vec::new();
    };
    let fold = observation.fold();
    let captured = fold.captured_in(&instrument.id, Place::Interval(index));
    let marks = captured.filter_map(|(item, captured)| {
        let late = captured.makers.iter().all(|&m| fold.is_late(m));
        Some((CodeKey::of_item(item)?, late))
    });
    let mut marks: Vec<(CodeKey, bool)> = marks.collect();
    gather::sort_by(&mut marks, |a, b| a.0.cmp(&b.0));
    marks
}
