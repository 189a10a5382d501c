//! Trigger: an observation is begun or opened. Outcome: entries in its log, each stored at once.

mod aim;
mod clock;
mod cue;
pub mod event;
pub mod lesson_clock;
mod notes;
mod observer;
mod opening;
mod undoing;

pub use aim::{Aim, LATE_LASTS_MS, NERVOUS_MS, Toggle, aimed_at};
pub(super) use clock::{came_back, hidden, left, left_running, read_clock, ticked, visible};
pub use cue::{Cue, CueWhat};
pub(super) use notes::{commit_typed, keep as keep_typed};
pub(super) use observer::{meet, remember};
pub(super) use opening::opened;

use crate::app::effect::{Effect, Page};
use crate::app::event::Observing;
use crate::app::model::watched::Watched;
use crate::app::model::{Model, Open};
use crate::app::observing::lesson_clock::LessonClock;
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::domain::collation::names;
use crate::domain::ids::ObservationId;
use crate::domain::instrument;
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::{AwayCause, Capture, CodeKey, Entry, Spot, What};
use crate::domain::observation::header::Header;
use crate::domain::observation::{Added, Observation};
use crate::format::line;
use crate::format::record::Record;

/// What the observer does in class.
pub(super) fn handle(model: &mut Model, event: Observing) -> Vec<Effect> {
    match event {
        Observing::BeginPressed(header) => begin(model, header),
        Observing::NoteTyped(text) => notes::typed(model, text),
        Observing::NoteCommitted(text) => notes::committed(model, &text),
        Observing::KindChosen(kind) => notes::choose(model, |note| note.kind = kind),
        Observing::SpeakerChosen(speaker) if is_nervous(model, Toggle::Speaker(speaker)) => {
            Vec::new()
        }
        Observing::SpeakerChosen(speaker) => notes::choose(model, |note| {
            note.speaker = if note.speaker == Some(speaker) {
                None
            } else {
                Some(speaker)
            };
        }),
        Observing::CodePressed(code) => {
            aim::pressed(model, code);
            Vec::new()
        }
        Observing::CodeTapped(code) => code_tapped(model, code),
        Observing::IntervalChosen(interval) => {
            aim::choose(model, interval);
            Vec::new()
        }
        Observing::TallyTapped(counter) => tallied(model, counter),
        Observing::TallyTakenBack(counter) => take_back(model, &counter),
        Observing::CounterAdded(name) => counter_added(model, &name),
        Observing::PausePressed => pause(model, true),
        Observing::ResumePressed => pause(model, false),
        Observing::UndoPressed => undoing::undo(model),
        Observing::RedoPressed => undoing::redo(model),
    }
}

/// A counter that is tapped while the observation stands still is kept, and counts in no rate.
fn tallied(model: &mut Model, counter: String) -> Vec<Effect> {
    let stands = model.open.as_ref().map(|o| &o.observation);
    let is_paused = stands.is_some_and(|o| intervals::paused_since(o).is_some());
    let effects = act(model, What::Capture(Capture::tap(&counter)));
    if is_paused && !effects.is_empty() {
        cue::say(model, CueWhat::CountedInPause);
    }
    effects
}

/// Whether a tap is the second of a nervous finger; then it is said that it did nothing.
fn is_nervous(model: &mut Model, toggle: Toggle) -> bool {
    let now = model.now.clone();
    let open = model.open.as_mut();
    let is_nervous = open.is_some_and(|o| o.aim.is_nervous(toggle.clone(), &now));
    if is_nervous {
        cue::say(model, CueWhat::TapIgnored(toggle));
    }
    is_nervous
}

/// A second "Begin" at once does not begin another lesson.
const BEGUN_JUST_NOW_MS: u64 = 1_000;

fn begin(model: &mut Model, mut header: Header) -> Vec<Effect> {
    let just_begun = model.open.as_ref().is_some_and(|o| {
        o.clock.is_some() && o.observation.entries().len() == 1 && o.t_ms() < BEGUN_JUST_NOW_MS
    });
    if just_begun {
        return Vec::new();
    }
    let Ok(id) = ObservationId::parse(&model.now.fresh) else {
        return Vec::new();
    };
    trim(&mut header);
    let seal = line::sha256(format!("seal {}", model.now.chance).as_bytes());
    header.seal = Some(seal.into());
    let mut effects = remember(model, &header.texts.observer, &header.texts.school);
    effects.extend(meet(model, &mut header));
    let open = Open {
        which: Watched::default(),
        observation: Observation::empty(id.clone()).into(),
        clock: Some(LessonClock::start(0, &model.now)),
        note: Watched::default(),
        aim: Watched::default(),
        undo: Watched::default(),
        redo: Watched::default(),
        unreadable: 0,
        next_seq: 0,
        left_at: None,
        beat_t_ms: 0,
        proved: None,
    };
    // An observation that was open is left as it stands: every entry of it is stored or queued.
    left_running(model, AwayCause::OtherLesson);
    model.open = Some(open);
    *model.reading = None;
    effects.extend(log(model, What::Began(header)));
    *model.route = Route::Observe(id.clone());
    effects.extend([
        Effect::Page(Page::StayAwake(true)),
        Effect::Page(Page::Go(Route::Observe(id))),
    ]);
    effects
}

/// One spelling of each name; empty and repeated counters are left out.
pub(super) fn trim(header: &mut Header) {
    *header = header.cleaned();
    let mut counters: Vec<String> = Vec::new();
    for name in header
        .counters
        .iter()
        .map(|c| names::clean(c))
        .filter(|c| !c.is_empty())
    {
        if !counters.contains(&name) {
            counters.push(name);
        }
    }
    header.counters = counters;
    if !header.uses(instrument::SCRIPT) {
        header.instruments.insert(0, instrument::SCRIPT.to_owned());
    }
}

/// Adds an entry now, and remembers it for "Undo".
pub(super) fn act(model: &mut Model, what: What) -> Vec<Effect> {
    let before = model.open.as_ref().map(|o| o.observation.entries().len());
    let effects = log(model, what);
    if let Some(open) = model.open.as_mut()
        && Some(open.observation.entries().len()) != before
        && let Some(last) = open.observation.entries().last()
    {
        open.undo.push(last.key.clone());
        open.redo.clear();
    }
    effects
}

/// Adds an entry now.
pub(super) fn log(model: &mut Model, what: What) -> Vec<Effect> {
    let Some(t_ms) = model.open.as_ref().map(Open::t_ms) else {
        return Vec::new();
    };
    let at = model.now.wall;
    log_at(model, t_ms, at, what)
}

/// Adds an entry with the time it is about.
pub(super) fn log_at(
    model: &mut Model,
    t_ms: u64,
    at: crate::domain::calendar::Moment,
    what: What,
) -> Vec<Effect> {
    let (Some(open), Some(device)) = (model.open.as_mut(), model.device.as_ref()) else {
        return Vec::new();
    };
    let mut key = open.observation.next_key(device);
    // A text that this version cannot read has its number all the same.
    key.seq = key.seq.max(open.next_seq);
    let entry = Entry {
        key,
        t_ms,
        at,
        by: None,
        what,
    };
    let record = Record::of(open.observation.id(), &entry);
    if open.observation.add(entry) != Added::New {
        return Vec::new();
    }
    // What was proved is no longer all there is.
    open.proved = None;
    let effects = model
        .saving
        .queue(vec![record], Some(&open.observation), &model.now);
    model.shelf.put(
        crate::domain::observation::summary::Summary::of(&open.observation),
        &model.ledger,
    );
    effects
}

fn running(model: &Model) -> Option<&Open> {
    model.open.as_ref().filter(|o| o.clock.is_some())
}

fn code_tapped(model: &mut Model, code: CodeKey) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(open) = model.open.as_mut().filter(|o| o.clock.is_some()) else {
        return Vec::new();
    };
    let Some(instrument) = open.observation.header().interval_instrument() else {
        return Vec::new();
    };
    let running = instrument.interval_at(open.t_ms());
    let interval = open.aim.tapped(&code, running, &now);
    if is_nervous(model, Toggle::Code(code.clone(), interval)) {
        return Vec::new();
    }
    let Some(open) = model.open.as_ref() else {
        return Vec::new();
    };
    let marked = open.makers_of(&Spot::mark(instrument, &code, interval));
    if marked.is_empty() {
        return act(
            model,
            What::Capture(Capture::mark(instrument, &code, interval)),
        );
    }
    marked
        .into_iter()
        .flat_map(|of| act(model, What::Retraction { of }))
        .collect()
}

fn take_back(model: &mut Model, counter: &str) -> Vec<Effect> {
    let Some(open) = running(model) else {
        return Vec::new();
    };
    match open.makers_of(&Spot::counter(counter)).pop() {
        Some(of) => act(model, What::Retraction { of }),
        None => Vec::new(),
    }
}

fn counter_added(model: &mut Model, name: &str) -> Vec<Effect> {
    let Some(open) = running(model) else {
        return Vec::new();
    };
    let name = names::clean(name);
    let mut header = open.observation.header().clone();
    if name.is_empty() || header.counters.contains(&name) {
        return Vec::new();
    }
    header.counters.push(name);
    act(model, What::HeaderEdited(header))
}

fn pause(model: &mut Model, pausing: bool) -> Vec<Effect> {
    if is_nervous(model, Toggle::Pause) {
        return Vec::new();
    }
    let Some(open) = model.open.as_mut().filter(|o| !o.observation.is_finished()) else {
        return Vec::new();
    };
    let is_paused = intervals::paused_since(&open.observation).is_some();
    if !pausing && open.clock.is_none() {
        // Left long ago and taken up again: the clock goes on from where it stood.
        open.clock = Some(LessonClock::start(open.observation.length_ms(), &model.now));
        model.notices.retain(|n| *n != Notice::LeftOpen);
    }
    if is_paused == pausing {
        return Vec::new();
    }
    let mut effects = act(model, if pausing { What::Paused } else { What::Resumed });
    effects.push(Effect::Page(Page::StayAwake(true)));
    effects
}
