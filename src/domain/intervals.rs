//! The lesson in stretches: what was observed and what was not, and the intervals of COPUS with the
//! codes marked in them. *Not observed* is never the same as *nothing marked*.

use std::collections::BTreeMap;

use crate::domain::entry::{AwayCause, CodeKey, What};
use crate::domain::instrument;
use crate::domain::observation::Observation;

/// A stop shorter than this within an interval does not make it *not observed*: a pause tapped by
/// mistake and undone must not cost two minutes of marks.
pub const SHORTEST_STOP_MS: u64 = 5_000;
/// A last part of an interval shorter than this, with nothing marked in it, is not an interval.
pub const SHORTEST_PART_MS: u64 = 10_000;

/// Why a stretch was not observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The observer had paused.
    Paused,
    /// The app could not see the lesson.
    Away(AwayCause),
}

/// A stretch of the lesson that was not observed, in milliseconds of the lesson clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// From.
    pub from_ms: u64,
    /// Up to.
    pub to_ms: u64,
    /// Why.
    pub why: Why,
}

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

    /// The fraction of observed intervals with the code, 0 to 1; `None` where none was observed.
    pub fn fraction(&self, code: &CodeKey) -> Option<f64> {
        let marked = self.marked.get(code).copied().unwrap_or(0);
        (self.observed > 0).then(|| f64::from(marked) / f64::from(self.observed))
    }
}

/// No lesson lasts longer than a day. A file that says so is damaged or forged, and must not make
/// the collation grow without bound.
const LONGEST_LESSON_MS: u64 = 24 * 3_600_000;

/// The stretches that were not observed, in order of their start, up to `until_ms`.
pub fn stops(observation: &Observation, until_ms: u64) -> Vec<Stop> {
    let fold = observation.fold();
    let mut found = Vec::new();
    let mut paused_at = None;
    for &at in &fold.stops {
        let Some(entry) = observation.entries().get(at) else {
            continue;
        };
        if !fold.counts(at) {
            continue;
        }
        match entry.what {
            What::Paused => {
                paused_at.get_or_insert(entry.t_ms);
            }
            What::Resumed => {
                if let Some(from_ms) = paused_at.take() {
                    found.push(Stop {
                        from_ms,
                        to_ms: entry.t_ms,
                        why: Why::Paused,
                    });
                }
            }
            What::Away {
                from_ms,
                to_ms,
                cause,
            } => {
                found.push(Stop {
                    from_ms,
                    to_ms,
                    why: Why::Away(cause),
                });
            }
            _ => {}
        }
    }
    if let Some(from_ms) = paused_at {
        found.push(Stop {
            from_ms,
            to_ms: until_ms,
            why: Why::Paused,
        });
    }
    found.retain_mut(|s| {
        s.to_ms = s.to_ms.min(until_ms);
        s.from_ms < s.to_ms
    });
    found.sort_by_key(|s| (s.from_ms, s.to_ms));
    found
}

/// When the running pause began, if the observation is paused now.
pub fn paused_since(observation: &Observation) -> Option<u64> {
    let fold = observation.fold();
    let mut since = None;
    for &at in &fold.stops {
        match observation.entries().get(at) {
            Some(e) if fold.counts(at) && e.what == What::Paused => {
                since.get_or_insert(e.t_ms);
            }
            Some(e) if fold.counts(at) && e.what == What::Resumed => since = None,
            _ => {}
        }
    }
    since
}

/// Observed time up to `until_ms`: the length less every stop, overlapping stops taken once.
pub fn observed_ms(observation: &Observation, until_ms: u64) -> u64 {
    let mut lost = 0;
    let mut reached = 0;
    for stop in stops(observation, until_ms) {
        let from = stop.from_ms.max(reached);
        lost += stop.to_ms.saturating_sub(from);
        reached = reached.max(stop.to_ms);
    }
    until_ms.saturating_sub(lost)
}

/// The interval that a lesson time falls into.
pub fn interval_at(t_ms: u64) -> u32 {
    u32::try_from(t_ms / instrument::COPUS_INSTRUMENT.interval_ms).unwrap_or(u32::MAX)
}

/// The COPUS intervals up to `until_ms`, at most those of one day; none where COPUS is not in use.
pub fn copus_intervals(observation: &Observation, until_ms: u64) -> Vec<Interval> {
    if !observation.header().uses(instrument::COPUS) {
        return Vec::new();
    }
    let until_ms = until_ms.min(LONGEST_LESSON_MS);
    let step = instrument::COPUS_INSTRUMENT.interval_ms;
    let stops = stops(observation, until_ms);
    let fold = observation.fold();
    let mut intervals = Vec::new();
    let mut from_ms = 0;
    while from_ms < until_ms {
        let to_ms = (from_ms + step).min(until_ms);
        let index = interval_at(from_ms);
        let marks = marks_of(observation, index);
        let is_sliver =
            to_ms - from_ms < SHORTEST_PART_MS && marks.is_empty() && fold.begun_at.is_some();
        if !is_sliver {
            let not_observed = why_not(&stops, from_ms, to_ms);
            intervals.push(Interval {
                index,
                from_ms,
                to_ms,
                not_observed,
                marks,
            });
        }
        from_ms += step;
    }
    intervals
}

/// The codes marked for one interval, each with whether it was marked after the interval had ended.
pub fn marks_of(observation: &Observation, index: u32) -> Vec<(CodeKey, bool)> {
    let first = CodeKey {
        side: instrument::Side::Student,
        letters: String::new(),
    };
    let range = (index, first.clone())..(index.saturating_add(1), first);
    let fold = observation.fold();
    fold.marks
        .range(range)
        .map(|((_, code), makers)| {
            let late = makers.iter().all(|&m| {
                observation
                    .entries()
                    .get(m)
                    .is_some_and(|e| interval_at(e.t_ms) > index)
            });
            (code.clone(), late)
        })
        .collect()
}

fn why_not(stops: &[Stop], from_ms: u64, to_ms: u64) -> Option<Why> {
    let least = SHORTEST_STOP_MS.min((to_ms - from_ms).div_ceil(2));
    let overlap = |s: &Stop| s.to_ms.min(to_ms).saturating_sub(s.from_ms.max(from_ms));
    let total: u64 = stops.iter().map(overlap).sum();
    let longest = stops
        .iter()
        .filter(|s| overlap(s) > 0)
        .max_by_key(|s| overlap(s))?;
    (total >= least).then_some(longest.why)
}
