//! What the observing screen shows. Each function is one slice, so that a tick of the clock does not
//! touch the codes, and a mark does not touch the script.

mod counters;
mod cue;
pub mod shortcuts;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::model::look::{Look, LookOpen};
use crate::app::page::route::Route;
use crate::app::view::everywhere::place::{self, Place};
use crate::app::view::everywhere::reads_only;
pub use crate::app::view::observe::counters::{
    Tally, counter_field, counters, has_counter, rate, tallies, tallies_at,
};
pub use crate::app::view::observe::cue::{Said, Stands, said};
use crate::domain::calendar::Moment;
use crate::domain::gather;
use crate::domain::instrument;
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::{CodeKey, NoteKind, Speaker};

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
    let observation = open.observation();
    let Some(instrument) = observation.header().interval_instrument() else {
        return Arc::default();
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

/// The key under which the note field of an observation is mirrored on every input.
pub fn note_mirror(id: &crate::domain::ids::ObservationId) -> String {
    crate::format::stored::keys::Mirror::Note(id.to_string()).text()
}

/// The key under which a field is mirrored on every input.
pub fn field_mirror(field: &str) -> String {
    crate::format::stored::keys::Mirror::Field(field.to_owned()).text()
}
