//! The lesson clock while an observation runs: what it notices becomes entries.

use super::{aim, cue, log_at};
use crate::app::effect::{Effect, Page, Store};
use crate::app::handing_over;
use crate::app::model::{Model, Open};
use crate::app::observing::lesson_clock::{self, LessonClock, Remark};
use crate::app::page::notices::Notice;
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::{AwayCause, What};
use crate::format::stored::Beat;

/// How often the proof that an observation runs is kept.
const BEAT_EVERY_MS: u64 = 10_000;

/// Reads the clock before anything else happens, so that every event finds it right.
pub(crate) fn read_clock(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(clock) = model.open.as_mut().and_then(|o| o.clock.as_mut()) else {
        return Vec::new();
    };
    let before_ms = clock.t_ms();
    let remark = clock.read(&now);
    let effects = noted(model, remark);
    cue::ticked(model, before_ms);
    effects
}

pub(crate) fn ticked(model: &mut Model) -> Vec<Effect> {
    let mut effects = beat(model, false);
    aim::ticked(model);
    effects.extend(handing_over::maybe_to_folder(model));
    effects
}

pub(crate) fn hidden(model: &mut Model) -> Vec<Effect> {
    let mut effects = beat(model, true);
    if let Some(clock) = model.open.as_mut().and_then(|o| o.clock.as_mut()) {
        clock.hide();
    }
    effects.push(Effect::Store(Store::Flush));
    effects
}

pub(crate) fn visible(model: &mut Model) -> Vec<Effect> {
    let remark = model
        .open
        .as_mut()
        .and_then(|o| o.clock.as_mut())
        .and_then(LessonClock::show);
    noted(model, remark)
}

fn noted(model: &mut Model, remark: Option<Remark>) -> Vec<Effect> {
    let Some(t_ms) = model.open.as_ref().map(Open::t_ms) else {
        return Vec::new();
    };
    let at = model.now.wall;
    match remark {
        None => Vec::new(),
        Some(Remark::ClockSet { by_ms }) => log_at(model, t_ms, at, What::ClockChanged { by_ms }),
        Some(Remark::Away {
            from_ms,
            to_ms,
            cause,
        }) => log_at(
            model,
            t_ms,
            at,
            What::Away {
                from_ms,
                to_ms,
                cause,
            },
        ),
        Some(Remark::LeftOpen { t_ms, ago_ms }) => left_open(model, t_ms, ago_ms),
    }
}

/// Nobody watched for so long that the lesson is over: it ended when it was seen last, and stands still
/// until somebody goes on.
fn left_open(model: &mut Model, seen_ms: u64, ago_ms: u64) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let left = open.left_at.take().map_or(seen_ms, |(left, _)| left);
    let t_ms = left.min(seen_ms);
    open.clock = None;
    let is_paused = intervals::paused_since(&open.observation).is_some();
    model.say(Notice::LeftOpen);
    let mut effects = vec![Effect::Page(Page::StayAwake(false))];
    if !is_paused {
        let ago_ms = ago_ms.saturating_add(seen_ms - t_ms);
        let at = model.now.wall.plus_ms(-i64::try_from(ago_ms).unwrap_or(0));
        effects.extend(log_at(model, t_ms, at, What::Paused));
    }
    effects
}

/// The running lesson is no longer open, though the app is: another one is begun or read, or all is read
/// again.
pub(crate) fn left_running(model: &mut Model, cause: AwayCause) {
    let running = model.open.as_ref().filter(|o| o.clock.is_some());
    let id = running.map(|o| o.observation.id().clone());
    model.left_running.extend(id.map(|id| (id, cause)));
}

/// The observing screen was left for another: from here on nobody watches the lesson.
pub(crate) fn left(model: &mut Model) -> Vec<Effect> {
    let effects = beat(model, true);
    if let Some(open) = model.open.as_mut().filter(|o| o.clock.is_some()) {
        let t_ms = open.t_ms();
        open.left_at.get_or_insert((t_ms, AwayCause::OtherScreen));
    }
    effects
}

/// The observing screen is there again: what went by meanwhile was not observed.
pub(crate) fn came_back(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let Some((from_ms, cause)) = open.left_at.take().filter(|_| open.clock.is_some()) else {
        return Vec::new();
    };
    let remark = lesson_clock::absence(from_ms, open.t_ms(), cause);
    noted(model, remark)
}

/// Keeps the proof that the observation runs; not while its screen is out of sight, so that a tab that dies there
/// counts as away from the moment it was hidden.
fn beat(model: &mut Model, now: bool) -> Vec<Effect> {
    let wall_ms = model.now.wall.epoch_ms();
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let Some(clock) = open.clock else {
        return Vec::new();
    };
    let t_ms = clock.t_ms();
    let mut effects = Vec::new();
    let is_watched = !clock.is_hidden() && open.left_at.is_none();
    if (now || t_ms.saturating_sub(open.beat_t_ms) >= BEAT_EVERY_MS) && is_watched {
        open.beat_t_ms = t_ms;
        effects.push(Effect::Store(Store::KeepBeat(
            open.observation.id().clone(),
            Beat { t_ms, wall_ms },
        )));
    }
    effects
}
