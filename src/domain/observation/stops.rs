//! What was not observed: pauses and absences as stretches of the lesson that never overlap, so that a
//! stretch counts once however many reasons it has; and where a lesson ended that nobody watched to its
//! end.

use std::collections::BTreeMap;

use crate::domain::observation::Observation;
use crate::domain::observation::entry::{AwayCause, Spot, What};

/// A stop shorter than this within an interval does not make it *not observed*: a pause tapped by
/// mistake and undone must not cost two minutes of marks.
pub const SHORTEST_STOP_MS: u64 = 5_000;
/// A look at the lesson after an absence, with nothing captured, does not make the absence part of it
/// unless it lasted this long, or longer than the absence.
pub const LONGEST_LOOK_MS: u64 = 30_000;

/// Why a stretch was not observed. Where there are several reasons the first of these is told.
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

impl Stop {
    /// Its length in milliseconds.
    pub const fn length_ms(&self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }
}

/// The stretches up to `until_ms` that were not observed, in order. No two overlap: what is missed for
/// several reasons at once is one stretch, told by the first of them.
pub fn stops(observation: &Observation, until_ms: u64) -> Vec<Stop> {
    let mut found = Vec::new();
    let mut paused_at = None;
    for (_, t_ms, turn) in counting_stops(observation) {
        match turn {
            Turn::Paused => _ = paused_at.get_or_insert(t_ms),
            Turn::Resumed => {
                let from = paused_at.take().map(|from_ms| (from_ms, t_ms));
                found.extend(from.map(|(from_ms, to_ms)| stop(from_ms, to_ms, Why::Paused)));
            }
            Turn::Missed(stop) => found.push(stop),
        }
    }
    found.extend(paused_at.map(|from_ms| stop(from_ms, until_ms, Why::Paused)));
    for stop in &mut found {
        stop.to_ms = stop.to_ms.min(until_ms);
    }
    disjoint(&found)
}

const fn stop(from_ms: u64, to_ms: u64, why: Why) -> Stop {
    Stop {
        from_ms,
        to_ms,
        why,
    }
}

/// What an entry says about whether anybody watches.
enum Turn {
    Paused,
    Resumed,
    Missed(Stop),
}

impl Turn {
    fn of(what: &What) -> Option<Self> {
        match what {
            What::Paused => Some(Self::Paused),
            What::Resumed => Some(Self::Resumed),
            What::Away {
                from_ms,
                to_ms,
                cause,
            } => Some(Self::Missed(stop(*from_ms, *to_ms, Why::Away(*cause)))),
            What::Began(_)
            | What::HeaderEdited(_)
            | What::Note(_)
            | What::Capture(_)
            | What::ClockChanged { .. }
            | What::ClockCorrected { .. }
            | What::Correction { .. }
            | What::Retraction { .. }
            | What::StruckOut { .. }
            | What::Finished { .. }
            | What::Unknown(_) => None,
        }
    }
}

/// Pauses, resumptions and absences that count, with position and time.
fn counting_stops(observation: &Observation) -> impl Iterator<Item = (usize, u64, Turn)> {
    let fold = observation.fold();
    let counting = fold.stops.iter().copied().filter(|&at| fold.counts(at));
    counting.filter_map(|at| {
        let entry = observation.entries().get(at)?;
        Some((at, entry.t_ms, Turn::of(&entry.what)?))
    })
}

/// Cuts overlapping stretches so that each moment belongs to one of them.
fn disjoint(found: &[Stop]) -> Vec<Stop> {
    let mut edges: Vec<(u64, bool, Why)> = Vec::with_capacity(found.len() * 2);
    for stop in found.iter().filter(|s| s.from_ms < s.to_ms) {
        edges.push((stop.from_ms, true, stop.why));
        edges.push((stop.to_ms, false, stop.why));
    }
    edges.sort_unstable();
    let mut cut: Vec<Stop> = Vec::new();
    let mut active: BTreeMap<Why, u32> = BTreeMap::new();
    let mut from_ms = 0;
    for (at_ms, begins, why) in edges {
        if let Some((&first, _)) = active.first_key_value()
            && from_ms < at_ms
        {
            match cut
                .last_mut()
                .filter(|l| l.to_ms == from_ms && l.why == first)
            {
                Some(last) => last.to_ms = at_ms,
                None => cut.push(stop(from_ms, at_ms, first)),
            }
        }
        from_ms = at_ms;
        let count = active.entry(why).or_default();
        *count = if begins {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
        if *count == 0 {
            active.remove(&why);
        }
    }
    cut
}

/// When the running pause began, if the observation is paused now.
pub fn paused_since(observation: &Observation) -> Option<u64> {
    counting_stops(observation).fold(None, |since, (_, t_ms, turn)| match turn {
        Turn::Paused => since.or(Some(t_ms)),
        Turn::Resumed => None,
        Turn::Missed(_) => since,
    })
}

/// Observed time up to `until_ms`: the length less every stop.
pub fn observed_ms(observation: &Observation, until_ms: u64) -> u64 {
    let lost: u64 = stops(observation, until_ms)
        .iter()
        .map(Stop::length_ms)
        .sum();
    until_ms.saturating_sub(lost)
}

/// Where a lesson ended that ran up to `until_ms`: a stretch at its end that nobody watched, and in which
/// nothing was captured, is no lesson time, whatever its reason. A short look after an absence, with
/// nothing captured, does not bring the absence back: the tablet was opened to read, not to observe.
pub fn lesson_end(observation: &Observation, until_ms: u64) -> u64 {
    let captured_ms = observation.fold().captured_ms;
    let mut end_ms = until_ms;
    for stop in stops(observation, until_ms).iter().rev() {
        let looked_ms = end_ms.saturating_sub(stop.to_ms);
        let is_look =
            matches!(stop.why, Why::Away(_)) && looked_ms < LONGEST_LOOK_MS.min(stop.length_ms());
        if captured_ms >= stop.to_ms || (looked_ms > 0 && !is_look) {
            break;
        }
        end_ms = stop.from_ms.max(captured_ms);
        if captured_ms > stop.from_ms {
            break;
        }
    }
    end_ms
}

/// Why the stretch from one lesson time to another was not observed, if too much of it was missed.
pub fn missed_in(stops: &[Stop], from_ms: u64, to_ms: u64) -> Option<Why> {
    let least = SHORTEST_STOP_MS.min((to_ms - from_ms).div_ceil(2));
    let first = stops.partition_point(|s| s.to_ms <= from_ms);
    let inside = stops.iter().skip(first).take_while(|s| s.from_ms < to_ms);
    let mut lost: BTreeMap<Why, u64> = BTreeMap::new();
    for stop in inside {
        let ms = stop.to_ms.min(to_ms) - stop.from_ms.max(from_ms);
        *lost.entry(stop.why).or_default() += ms;
    }
    let total: u64 = lost.values().sum();
    let (why, _) = lost.into_iter().max_by_key(|(_, ms)| *ms)?;
    (total >= least).then_some(why)
}

/// Knows of every entry whether anybody watched when it was written.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Positions of the entries that began and ended each pause.
    pauses: Vec<(usize, usize)>,
    away: Vec<Stop>,
}

impl Watch {
    /// Looks through the pauses and absences of an observation.
    pub fn of(observation: &Observation) -> Self {
        let mut watch = Self::default();
        let mut paused_at = None;
        let mut away = Vec::new();
        for (at, _, turn) in counting_stops(observation) {
            match turn {
                Turn::Paused => _ = paused_at.get_or_insert(at),
                Turn::Resumed => watch.pauses.extend(paused_at.take().map(|from| (from, at))),
                Turn::Missed(stop) => away.push(stop),
            }
        }
        watch
            .pauses
            .extend(paused_at.map(|from| (from, usize::MAX)));
        watch.away = disjoint(&away);
        watch
    }

    /// Whether anybody watched when the entry at this position was written, at this lesson time. Pauses
    /// go by the order of the log, since the clock may stand still in them.
    pub fn watched(&self, position: usize, t_ms: u64) -> bool {
        let pause = self.pauses.partition_point(|(_, to)| *to < position);
        let is_paused = self
            .pauses
            .get(pause)
            .is_some_and(|(from, _)| *from < position);
        let stop = self.away.partition_point(|s| s.to_ms <= t_ms);
        let is_away = self.away.get(stop).is_some_and(|s| s.from_ms < t_ms);
        !is_paused && !is_away
    }

    /// How many counts of a counter were made while somebody watched: those that enter its rate.
    pub fn tallied(&self, observation: &Observation, counter: &str) -> u32 {
        let captured = observation.fold().captured(&Spot::counter(counter));
        let makers = captured.into_iter().flat_map(|c| &c.makers);
        let watched = makers.filter_map(|&at| {
            let entry = observation.entries().get(at)?;
            self.watched(at, entry.t_ms).then(|| entry.what.times())
        });
        watched.fold(0, u32::saturating_add)
    }
}
