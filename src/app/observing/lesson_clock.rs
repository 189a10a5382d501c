//! The lesson clock: elapsed time computed from timestamps, so that sleep, throttled timers and a
//! locked screen do not bend it, and a tablet clock that is set during the lesson does not either.
//!
//! Two clocks are read each time: the wall clock, which people and networks set, and a monotonic
//! one, which on some systems stands still in sleep. Where they agree, either is right. Where they
//! part by more than [`TOLERANCE_MS`], the wall clock was set, or the tablet slept: a step back is
//! always a clock that was set; a step forward while the page was in sight the whole time is one
//! too, and so is one that is longer than any tablet lies in a drawer. A shorter step forward while it
//! was out of sight may be either, and no browser can tell: it counts as sleep, which is far more
//! common, and the entry says both.
//!
//! A page that was out of sight for longer than any lesson ([`LONGEST_SLEEP_MS`]), by either clock, was
//! left open: the lesson ended when it went out of sight, and its clock stands still.

use crate::app::event::Stamp;
use crate::domain::observation::entry::AwayCause;

/// How far the two clocks may part between two readings before it is remarkable.
pub const TOLERANCE_MS: i64 = 2_000;
/// A tablet does not sleep for longer than this in a lesson.
pub const LONGEST_SLEEP_MS: i64 = 3 * 3_600_000;
/// Nor is one left alone for longer than this and opened again on the same lesson.
const LONGEST_ALONE_MS: i64 = 30 * 24 * 3_600_000;
/// Out of sight or without a tick for longer than this, the lesson was not watched.
pub const LONGEST_GLANCE_MS: u64 = 15_000;

/// A running lesson clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LessonClock {
    t_ms: u64,
    mono_ms: u64,
    wall_ms: i64,
    /// Lesson time at which it went out of sight.
    hidden_since: Option<u64>,
    /// Whether the clocks parted while it was out of sight.
    has_slept: bool,
}

/// What a reading of the clock brought to light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The wall clock was set by so much.
    ClockSet {
        /// Milliseconds, negative when it was set back.
        by_ms: i64,
    },
    /// The app could not see the lesson in this stretch.
    Away {
        /// Lesson time from which.
        from_ms: u64,
        /// Lesson time up to which.
        to_ms: u64,
        /// Why.
        cause: AwayCause,
    },
    /// Nobody watched for so long that the lesson must be over since then.
    LeftOpen {
        /// Lesson time at which it was seen last.
        t_ms: u64,
        /// How long ago that is, in milliseconds.
        ago_ms: u64,
    },
}

impl LessonClock {
    /// A clock that shows `t_ms` at this moment.
    pub fn start(t_ms: u64, at: &Stamp) -> Self {
        Self {
            t_ms,
            mono_ms: at.mono_ms,
            wall_ms: at.wall.epoch_ms(),
            hidden_since: None,
            has_slept: false,
        }
    }

    /// The lesson time of the last reading.
    pub fn t_ms(&self) -> u64 {
        self.t_ms
    }

    /// Whether the page is out of sight.
    pub fn is_hidden(&self) -> bool {
        self.hidden_since.is_some()
    }

    /// Reads both clocks and moves on.
    pub fn read(&mut self, at: &Stamp) -> Option<Remark> {
        let from_ms = self.t_ms;
        let mono = at.mono_ms.saturating_sub(self.mono_ms);
        let wall = at.wall.epoch_ms().saturating_sub(self.wall_ms);
        self.mono_ms = self.mono_ms.max(at.mono_ms);
        self.wall_ms = at.wall.epoch_ms();
        let parted = wall.saturating_sub(i64::try_from(mono).unwrap_or(i64::MAX));
        let slept = (TOLERANCE_MS..=LONGEST_ALONE_MS).contains(&parted) && self.is_hidden();
        let passed = if slept {
            u64::try_from(wall).unwrap_or(mono)
        } else {
            mono
        };
        self.t_ms = from_ms.saturating_add(passed);
        if slept {
            self.has_slept = true;
            return None; // The stretch out of sight covers it.
        }
        if parted.abs() > TOLERANCE_MS {
            return Some(Remark::ClockSet { by_ms: parted });
        }
        if self.is_hidden() {
            return None;
        }
        absence(from_ms, self.t_ms, AwayCause::Asleep)
    }

    /// The page went out of sight; read the clock first.
    pub fn hide(&mut self) {
        self.hidden_since.get_or_insert(self.t_ms);
    }

    /// The page is in sight again; read the clock first.
    pub fn show(&mut self) -> Option<Remark> {
        let from_ms = self.hidden_since.take()?;
        let cause = if std::mem::take(&mut self.has_slept) {
            AwayCause::Asleep
        } else {
            AwayCause::Hidden
        };
        absence(from_ms, self.t_ms, cause)
    }
}

/// What is to be said of nobody having watched from one lesson time to another.
pub fn absence(from_ms: u64, to_ms: u64, cause: AwayCause) -> Option<Remark> {
    let ago_ms = to_ms.saturating_sub(from_ms);
    if i64::try_from(ago_ms).is_ok_and(|ms| ms > LONGEST_SLEEP_MS) {
        return Some(Remark::LeftOpen {
            t_ms: from_ms,
            ago_ms,
        });
    }
    (ago_ms > LONGEST_GLANCE_MS).then_some(Remark::Away {
        from_ms,
        to_ms,
        cause,
    })
}
