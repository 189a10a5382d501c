//! What the observing screen shows. Each function is one slice, so that a tick of the clock does not
//! touch the codes, and a mark does not touch the script.

pub mod shortcuts;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::model::look::{Look, LookOpen};
use crate::app::observing::{CueWhat, Toggle};
use crate::app::page::route::Route;
use crate::app::view::everywhere::place::{self, Place};
use crate::app::view::everywhere::reads_only;
use crate::app::view::kept;
use crate::app::view::timeline;
use crate::domain::calendar::Moment;
use crate::domain::gather;
use crate::domain::ids::EntryKey;
use crate::domain::instrument;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{CodeKey, NoteKind, Speaker, What};

/// What can be said of the observation before it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It can be made here.
    Running,
    /// Another tab makes it.
    Elsewhere,
    /// It is finished.
    Finished,
    /// It is not here.
    Not(Place),
}

/// What can be said of the observation of the address.
pub fn found(look: Look<'_>) -> Found {
    match place::here(look) {
        None => Found::Not(place::place(look)),
        Some(open) if open.observation().is_finished() => Found::Finished,
        Some(_) if reads_only(look) => Found::Elsewhere,
        Some(_) => Found::Running,
    }
}

/// The lesson, as its header has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent fact about the lesson"
)]
pub struct Lesson {
    /// Whom.
    pub teacher: String,
    /// Class and subject, as far as they are known.
    pub about: Vec<String>,
    /// What to look for.
    pub focus: String,
    /// Whether it is a practice, which never leaves in a hand-over file.
    pub is_practice: bool,
    /// Whether the screen may sleep while it runs.
    pub may_sleep: bool,
    /// Whether COPUS is in use.
    pub copus: bool,
    /// Whether the counters are.
    pub tallies: bool,
}

/// The lesson that is observed.
pub fn lesson(look: Look<'_>) -> Lesson {
    let Some(header) = look.open().map(LookOpen::header) else {
        return Lesson::default();
    };
    let about = [&header.texts.class, &header.texts.subject].into_iter();
    Lesson {
        teacher: header.texts.teacher.clone(),
        about: about.filter(|text| !text.is_empty()).cloned().collect(),
        focus: header.texts.focus.clone(),
        is_practice: !header.purpose.may_leave(),
        may_sleep: look.awake().may_sleep() && look.is_observing(),
        copus: header.uses(instrument::COPUS),
        tallies: header.uses(instrument::TALLIES),
    }
}

/// What can be done with the lesson as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one act that rests or does not"
)]
pub struct Acts {
    /// Whether it is paused.
    pub is_paused: bool,
    /// Whether it stands: paused, or left long ago, so that "Resume" starts its clock again.
    pub stands: bool,
    /// Whether there is something that "Undo" takes back.
    pub can_undo: bool,
    /// Whether there is something that "Redo" brings back.
    pub can_redo: bool,
}

/// What can be done with the lesson as a whole.
pub fn acts(look: Look<'_>) -> Acts {
    let Some(open) = look.open() else {
        return Acts::default();
    };
    let is_paused = is_paused(look);
    Acts {
        is_paused,
        stands: is_paused || !open.runs(),
        can_undo: open.can_undo(),
        can_redo: open.can_redo(),
    }
}

/// Where the open observation is read back.
pub fn review_of(look: Look<'_>) -> Route {
    let open = look.open();
    open.map(|o| Route::Review(o.id().clone()))
        .unwrap_or_default()
}

/// The note being typed, but for its words: those live in the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteView {
    /// The kind chosen.
    pub kind: NoteKind,
    /// The speaker chosen.
    pub speaker: Option<Speaker>,
    /// Lesson time of the first keystroke.
    pub begun_ms: Option<u64>,
    /// The key under which the field is mirrored.
    pub mirror: String,
    /// Raised whenever the field must show [`note_words`] instead of what it holds.
    pub edition: u32,
}

/// The note being typed.
pub fn note(look: Look<'_>) -> NoteView {
    let Some(open) = look.open() else {
        return NoteView::default();
    };
    let note = open.note();
    NoteView {
        kind: note.kind,
        speaker: note.speaker,
        begun_ms: note.first_t_ms,
        mirror: note_mirror(open.id()),
        edition: note.edition,
    }
}

/// The words that the note field began with.
pub fn note_words(look: Look<'_>) -> String {
    let open = look.open();
    open.map(|o| o.note().text.clone()).unwrap_or_default()
}

/// Whether there were any.
pub fn has_words(look: Look<'_>) -> bool {
    look.open().is_some_and(|o| !o.note().text.is_empty())
}

/// The running COPUS interval and the one that is being marked.
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

/// For so long a new interval is shown as new, in seconds.
const NEW_S: u64 = 4;

impl Strip {
    /// Whether what is tapped goes to an interval that is over.
    pub const fn is_late(&self) -> bool {
        self.chosen != self.running
    }

    /// Whether an interval has begun a moment ago.
    pub const fn is_new(&self) -> bool {
        self.running > 0 && self.passed_s < NEW_S
    }
}

/// An interval on the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The wall clock, to the minute.
pub fn minute(look: Look<'_>) -> Moment {
    let now = look.now().wall;
    now.plus_ms(-now.epoch_ms().rem_euclid(60_000))
}

/// Whether the observation is paused.
pub fn is_paused(look: Look<'_>) -> bool {
    look.open()
        .is_some_and(|o| intervals::paused_since(o.observation()).is_some())
}

/// Where the intervals stand.
pub fn strip(look: Look<'_>) -> Strip {
    let Some(open) = look.open() else {
        return Strip::default();
    };
    let length_ms = instrument::COPUS_INSTRUMENT.interval_ms;
    Strip {
        running: open.interval(),
        chosen: open.aimed_at(),
        passed_s: open.t_ms() % length_ms / 1_000,
        length_s: length_ms / 1_000,
    }
}

/// The interval that runs and the one that taps go to, from 0.
pub fn aimed(look: Look<'_>) -> (u32, u32) {
    let open = look.open();
    open.map(|o| (o.interval(), o.aimed_at()))
        .unwrap_or_default()
}

/// The newest intervals, newest first, at most so many.
pub fn strip_cells(look: Look<'_>, most: u32) -> Arc<[StripCell]> {
    let Some(open) = look.open() else {
        return Arc::default();
    };
    let running = open.interval();
    let step = instrument::COPUS_INSTRUMENT.interval_ms;
    let observation = open.observation();
    // Nothing but a pause that goes on depends on the second.
    let is_paused = intervals::paused_since(observation).is_some();
    let until_ms = if is_paused { open.t_ms() } else { u64::MAX };
    let stops = intervals::stops(observation, until_ms);
    let cell = |index: u32| {
        let from = u64::from(index) * step;
        StripCell {
            index,
            marked: !intervals::marks_of(observation, index).is_empty(),
            observed: intervals::missed_in(&stops, from, from + step).is_none(),
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
        _ => Some(said_of(timeline::entry(observation, of)?.line, taken)),
    }
}

const fn said_of(line: timeline::Line, taken: bool) -> Said {
    if taken {
        Said::TakenBack(line)
    } else {
        Said::BroughtBack(line)
    }
}
