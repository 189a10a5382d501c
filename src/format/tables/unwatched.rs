//! The stretches of a lesson that nobody watched, each taken once whatever its reasons.

use crate::domain::intervals::{self, Stop, Why};
use crate::domain::observation::Observation;

/// The stretches that nobody watched, in order, none over another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unwatched(Vec<Stop>);

impl Unwatched {
    /// Those of an observation up to a time on the lesson clock.
    // When `intervals::stops` answers stretches that do not overlap, this takes them as they are; then
    // `watched_at` may move to `domain::intervals`.
    pub fn of(observation: &Observation, until_ms: u64) -> Self {
        let mut reached = 0;
        let mut stretches = intervals::stops(observation, until_ms);
        stretches.retain_mut(|s| {
            s.from_ms = s.from_ms.max(reached);
            reached = reached.max(s.to_ms);
            s.from_ms < s.to_ms
        });
        Self(stretches)
    }

    /// Whether somebody watched at this time of the lesson clock. The cost grows with the logarithm of
    /// the number of stretches.
    pub fn watched_at(&self, t_ms: u64) -> bool {
        let begun = self.0.partition_point(|s| s.from_ms <= t_ms);
        let last = begun.checked_sub(1).and_then(|at| self.0.get(at));
        last.is_none_or(|s| s.to_ms <= t_ms)
    }

    /// Milliseconds in which the observer had paused.
    pub fn paused_ms(&self) -> u64 {
        self.sum(|why| why == Why::Paused)
    }

    /// Milliseconds in which the app could not see the lesson and nobody had paused.
    pub fn away_ms(&self) -> u64 {
        self.sum(|why| why != Why::Paused)
    }

    fn sum(&self, is: impl Fn(Why) -> bool) -> u64 {
        let fitting = self.0.iter().filter(|s| is(s.why));
        fitting.map(|s| s.to_ms - s.from_ms).sum()
    }
}
