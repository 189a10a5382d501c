//! The counters: how often, and how often in a minute of observed time.

use std::sync::Arc;

use crate::app::model::look::Look;
use crate::app::view::kept;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;

/// A counter.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// Its name.
    pub name: String,
    /// Its count.
    pub count: u32,
    /// How many of these were counted while nobody watched: they enter no rate.
    pub unwatched: u32,
    /// Events per minute of observed time; `None` in the first ten seconds.
    pub per_minute: Option<f64>,
}

/// The counters, those of the header first, then any that only the log knows.
pub fn tallies(look: Look<'_>) -> Vec<Tally> {
    look.open()
        .map(|o| tallies_at(o.observation(), o.t_ms()))
        .unwrap_or_default()
}

/// The counters of an observation that is `until_ms` long.
pub fn tallies_at(observation: &Observation, until_ms: u64) -> Vec<Tally> {
    let fold = observation.fold();
    let observed_ms = intervals::observed_ms(observation, until_ms);
    let mut names: Vec<&str> = observation
        .header()
        .counters
        .iter()
        .map(String::as_str)
        .collect();
    names.extend(
        fold.tallies()
            .map(|(name, _)| name)
            .filter(|n| !observation.header().counters.iter().any(|c| c == n)),
    );
    let watch = intervals::Watch::of(observation);
    let tally = |name: &str| {
        let count = fold.tally(name);
        // What was counted while nobody watched is kept and shown, and enters no rate.
        let watched = watch.tallied(observation, name);
        let per_minute = rate(watched, observed_ms);
        Tally {
            name: name.to_owned(),
            count,
            unwatched: count.saturating_sub(watched),
            per_minute,
        }
    };
    names.into_iter().map(tally).collect()
}

/// The names of the counters.
pub fn counters(tallies: &[Tally]) -> Arc<[String]> {
    tallies.iter().map(|tally| tally.name.clone()).collect()
}

/// Whether there is a counter of this name, however it is written.
pub fn has_counter(names: &[String], name: &str) -> bool {
    let name = name.trim().to_lowercase();
    names.iter().any(|n| n.to_lowercase() == name)
}

/// The field with the name of a new counter.
pub fn counter_field(look: Look<'_>) -> String {
    let open = look.open();
    open.map(|o| kept::counter(o.id())).unwrap_or_default()
}

/// Events per minute of observed time; too little time gives no rate.
pub fn rate(count: u32, observed_ms: u64) -> Option<f64> {
    const LEAST_MS: u64 = 10_000;
    #[expect(
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "a lesson is far below 2^52 ms"
    )]
    let minutes = observed_ms as f64 / 60_000.0;
    (observed_ms >= LEAST_MS).then(|| f64::from(count) / minutes)
}
