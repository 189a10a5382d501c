//! What the observing screen shows. Each function is one slice, so that a tick of the clock does not
//! touch the codes, and a mark does not touch the script.

use std::collections::BTreeSet;

use crate::app::model::look::{Look, LookOpen};
use crate::app::observing::{CueWhat, Toggle};
use crate::app::view::timeline;
use crate::domain::gather;
use crate::domain::ids::EntryKey;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{CodeKey, Speaker, What};

/// The running interval and the one that is being marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The running interval, from 0.
    pub running: u32,
    /// The interval that taps go to.
    pub chosen: u32,
    /// Whole seconds of the running interval that have passed.
    pub passed_s: u64,
    /// Length of an interval in seconds.
    pub length_s: u64,
}

/// An interval on the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripCell {
    /// Number from 0.
    pub index: u32,
    /// Whether anything is marked in it.
    pub marked: bool,
    /// Whether it was observed.
    pub observed: bool,
}

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

/// Whole seconds on the lesson clock.
pub fn seconds(look: Look<'_>) -> u64 {
    look.open().map_or(0, |o| o.t_ms() / 1_000)
}

/// Whether the observation is paused.
pub fn is_paused(look: Look<'_>) -> bool {
    look.open()
        .is_some_and(|o| intervals::paused_since(o.observation()).is_some())
}

/// Whether it is a practice, which never leaves in a hand-over file.
pub fn is_practice(look: Look<'_>) -> bool {
    look.open().is_some_and(|o| !o.header().purpose.may_leave())
}

/// Whether the screen may sleep while the lesson runs.
pub fn may_sleep(look: Look<'_>) -> bool {
    look.awake().may_sleep() && look.is_observing()
}

/// Whether an instrument is in use.
pub fn uses(look: Look<'_>, instrument: &str) -> bool {
    look.open().is_some_and(|o| o.header().uses(instrument))
}

/// Where the intervals stand.
pub fn strip(look: Look<'_>) -> Strip {
    let Some(open) = look.open() else {
        return Strip::default();
    };
    let Some(instrument) = open.observation().header().interval_instrument() else {
        return Strip::default();
    };
    let length_ms = instrument.interval_ms;
    Strip {
        running: open.interval(),
        chosen: open.aimed_at(),
        passed_s: open.t_ms() % length_ms / 1_000,
        length_s: length_ms / 1_000,
    }
}

/// The newest intervals, newest first, at most so many.
pub fn strip_cells(look: Look<'_>, most: u32) -> Vec<StripCell> {
    let Some(open) = look.open() else {
        return Vec::new();
    };
    let observation = open.observation();
    let Some(instrument) = observation.header().interval_instrument() else {
        return Vec::new();
    };
    let running = open.interval();
    // Nothing but a pause that goes on depends on the second.
    let is_paused = intervals::paused_since(observation).is_some();
    let until_ms = if is_paused { open.t_ms() } else { u64::MAX };
    let stops = intervals::stops(observation, until_ms);
    let cell = |index: u32| {
        let from = instrument.begin_of(index);
        StripCell {
            index,
            marked: !intervals::marks_of(observation, index).is_empty(),
            observed: intervals::missed_in(&stops, from, from + instrument.interval_ms).is_none(),
        }
    };
    (running.saturating_sub(most.saturating_sub(1))..=running)
        .rev()
        .map(cell)
        .collect()
}

/// The codes pressed in the interval that taps go to.
pub fn pressed(look: Look<'_>) -> BTreeSet<CodeKey> {
    let Some(open) = look.open() else {
        return BTreeSet::new();
    };
    let marks = intervals::marks_of(open.observation(), open.aimed_at());
    gather::set(marks.into_iter().map(|(code, _)| code))
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

/// The key under which the note field of an observation is mirrored on every input.
pub fn note_mirror(id: &crate::domain::ids::ObservationId) -> String {
    crate::format::stored::keys::Mirror::Note(id.to_string()).text()
}

/// The key under which a field is mirrored on every input.
pub fn field_mirror(field: &str) -> String {
    crate::format::stored::keys::Mirror::Field(field.to_owned()).text()
}

/// What was just done, to be said for a few seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// "Undo" took this back.
    TakenBack(timeline::Line),
    /// "Undo" or "Redo" brought this back.
    BroughtBack(timeline::Line),
    /// A second tap at once did nothing; this is how it stands.
    TapIgnored(Stands),
    /// A counter was tapped in a pause: it is kept and counts in no rate.
    CountedInPause,
    /// Taps go to the running interval again, from 0.
    LateEnded(u32),
    /// This interval began, from 0.
    IntervalBegan(u32),
}

/// How it stands with what a tap turns on and off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Whether a code is marked.
    Code(CodeKey, bool),
    /// Whether the observation is paused.
    Paused(bool),
    /// Who speaks in the note.
    Speaker(Option<Speaker>),
}

fn stands(open: LookOpen<'_>, toggle: &Toggle) -> Stands {
    match toggle {
        Toggle::Code(code, interval) => {
            let marks = intervals::marks_of(open.observation(), *interval);
            let is_marked = marks.iter().any(|(marked, _)| marked == code);
            Stands::Code(code.clone(), is_marked)
        }
        Toggle::Pause => Stands::Paused(intervals::paused_since(open.observation()).is_some()),
        Toggle::Speaker(_) => Stands::Speaker(open.note().speaker),
    }
}

/// What was just done, and when by the monotonic clock, so that the same again is said again.
pub fn said(look: Look<'_>) -> Option<(Said, u64)> {
    let cue = look.cue()?;
    let open = look.open()?;
    let observation = open.observation();
    let said = match &cue.what {
        CueWhat::Undone(of) => undone(observation, of, true)?,
        CueWhat::Redone(of) => undone(observation, of, false)?,
        CueWhat::TapIgnored(toggle) => Said::TapIgnored(stands(open, toggle)),
        CueWhat::CountedInPause => Said::CountedInPause,
        CueWhat::LateEnded(running) => Said::LateEnded(*running),
        CueWhat::IntervalBegan(running) => Said::IntervalBegan(*running),
    };
    Some((said, cue.mono_ms))
}

/// What undoing an entry did: an entry that took another back brings that one back.
fn undone(observation: &Observation, of: &EntryKey, taken: bool) -> Option<Said> {
    match &observation.entry(of)?.what {
        What::Retraction { of } => undone(observation, of, !taken),
        What::Correction { of, .. } => {
            let line = timeline::entry(observation, of)?.line;
            Some(said_of(line, taken))
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
        | What::StruckOut { .. }
        | What::Finished { .. }
        | What::Unknown(_) => Some(said_of(timeline::entry(observation, of)?.line, taken)),
    }
}

const fn said_of(line: timeline::Line, taken: bool) -> Said {
    if taken {
        Said::TakenBack(line)
    } else {
        Said::BroughtBack(line)
    }
}
