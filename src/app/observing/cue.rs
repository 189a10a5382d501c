//! What was just done in class, said for a few seconds where the observer looks, and to the ear.

use crate::app::event::Stamp;
use crate::app::model::Model;
use crate::app::observing::Toggle;
use crate::domain::ids::EntryKey;
use crate::domain::instrument::intervals;

/// How long it is said.
const LASTS_MS: u64 = 5_000;

/// Something that was just done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What.
    pub what: CueWhat,
    /// When, by the monotonic clock: the same again is said again.
    pub mono_ms: u64,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CueWhat {
    /// "Undo" took this entry back, or brought back what it had taken back.
    Undone(EntryKey),
    /// "Redo" did this again.
    Redone(EntryKey),
    /// A second tap on this at once was not meant, and did nothing.
    TapIgnored(Toggle),
    /// A counter was tapped in a pause.
    CountedInPause,
    /// Taps go to this interval again, the running one.
    LateEnded(u32),
    /// This interval began.
    IntervalBegan(u32),
}

impl Cue {
    /// Something that was done now.
    pub(super) fn new(what: CueWhat, now: &Stamp) -> Self {
        Self {
            what,
            mono_ms: now.mono_ms,
        }
    }
}

/// Says something.
pub(super) fn say(model: &mut Model, what: CueWhat) {
    *model.cue = Some(Cue::new(what, &model.now));
}

/// Time passed: what was said long enough goes, and a new interval is told where nothing else is.
pub(super) fn ticked(model: &mut Model, before_ms: u64) {
    let mono_ms = model.now.mono_ms;
    let said = model.cue.as_ref();
    if said.is_some_and(|cue| mono_ms.saturating_sub(cue.mono_ms) >= LASTS_MS) {
        *model.cue = None;
    }
    let Some(open) = model.open.as_ref().filter(|o| o.clock.is_some()) else {
        return;
    };
    let running = intervals::interval_at(&open.observation, open.t_ms());
    let is_new = running > intervals::interval_at(&open.observation, before_ms);
    if is_new && model.cue.is_none() {
        say(model, CueWhat::IntervalBegan(running));
    }
}
