//! Where a tap on a code goes: to the running interval, or to an earlier one that was chosen to mark
//! late. Late marking ends by itself, and never between a finger going down and up.

use crate::app::event::Stamp;
use crate::app::model::{Model, Open};
use crate::app::observing::{Cue, CueWhat};
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::{CodeKey, Speaker};

/// So long after the last late mark or choice taps go to the running interval again.
pub const LATE_LASTS_MS: u64 = 20_000;
/// A second tap on a toggle within this is a nervous finger, and not meant.
pub const NERVOUS_MS: u64 = 400;
/// No finger stays down longer than this; one that was lifted elsewhere is forgotten.
const LONGEST_PRESS_MS: u64 = 5_000;

/// Where taps go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    chosen: Option<u32>,
    /// When the interval was chosen or last marked, by the monotonic clock.
    chosen_mono_ms: u64,
    /// The code under the finger, the interval it was aimed at, and since when.
    down: Option<(CodeKey, u32, u64)>,
    /// The toggle tapped last, and when.
    tapped: Option<(Toggle, u64)>,
}

/// What goes on with one tap and off with the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toggle {
    /// A code in an interval.
    Code(CodeKey, u32),
    /// The pause.
    Pause,
    /// Who speaks in the note.
    Speaker(Speaker),
}

impl Aim {
    /// The interval chosen to mark late; `None` is the running one.
    pub fn chosen(&self) -> Option<u32> {
        self.chosen
    }

    /// Whether a tap is the second of a nervous finger, which is to be ignored.
    pub(super) fn is_nervous(&mut self, toggle: Toggle, now: &Stamp) -> bool {
        let before = self.tapped.replace((toggle, now.mono_ms));
        matches!((before, &self.tapped), (Some((old, then)), Some((new, _)))
            if old == *new && now.mono_ms.saturating_sub(then) <= NERVOUS_MS)
    }

    /// The interval that a tap on this code goes to, given the running one: where it was aimed when the
    /// finger went down.
    pub(super) fn tapped(&mut self, code: &CodeKey, running: u32, now: &Stamp) -> u32 {
        let aimed = self.down.take().filter(|(down, _, since)| {
            down == code && now.mono_ms.saturating_sub(*since) <= LONGEST_PRESS_MS
        });
        let interval = aimed.map_or(self.chosen.unwrap_or(running), |(_, interval, _)| interval);
        if self.chosen.is_some() {
            self.chosen_mono_ms = now.mono_ms;
        }
        interval
    }
}

/// A finger went down on a code: the tap goes to what is shown now, whatever changes until it is lifted.
pub(super) fn pressed(model: &mut Model, code: CodeKey) {
    let mono_ms = model.now.mono_ms;
    if let Some(open) = model.open.as_mut() {
        let interval = aimed_at(open);
        open.aim.down = Some((code, interval, mono_ms));
    }
}

/// The interval that taps go to.
pub fn aimed_at(open: &Open) -> u32 {
    let running = intervals::interval_at(&open.observation, open.t_ms());
    open.aim.chosen.unwrap_or(running)
}

/// An interval was chosen to mark; the running one, or none, ends marking late.
pub(super) fn choose(model: &mut Model, interval: Option<u32>) {
    let mono_ms = model.now.mono_ms;
    if let Some(open) = model.open.as_mut() {
        let running = intervals::interval_at(&open.observation, open.t_ms());
        open.aim.chosen = interval.filter(|i| *i < running);
        open.aim.chosen_mono_ms = mono_ms;
        open.aim.down = None;
    }
}

/// Time passed: marking late ends, unless a finger is down.
pub(super) fn ticked(model: &mut Model) {
    let now = model.now.clone();
    let Some(open) = model.open.as_mut() else {
        return;
    };
    let running = intervals::interval_at(&open.observation, open.t_ms());
    let is_down = open
        .aim
        .down
        .as_ref()
        .is_some_and(|(_, _, since)| now.mono_ms.saturating_sub(*since) <= LONGEST_PRESS_MS);
    let quiet_ms = now.mono_ms.saturating_sub(open.aim.chosen_mono_ms);
    if open.aim.chosen.is_some() && !is_down && quiet_ms >= LATE_LASTS_MS {
        open.aim.chosen = None;
        *model.cue = Some(Cue::new(CueWhat::LateEnded(running), &now));
    }
}
