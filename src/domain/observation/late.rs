//! When an entry was really written: what is added in the review has the lesson's end for its time, and
//! only the wall clock and the log say that it was made afterwards.

use crate::domain::ids::DeviceId;
use crate::domain::observation::entry::{Entry, Place, What};

/// The wall clock and the lesson clock may part by so much without anybody having said so.
const TOLERANCE_MS: i64 = 2_000;

/// The course of a lesson up to an entry of its log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// It was finished, and nobody has gone on since.
    is_over: bool,
    /// The latest entry that only a running lesson writes: device, lesson time, wall clock.
    live: Option<(DeviceId, u64, i64)>,
}

impl Course {
    /// Goes on by an entry.
    pub fn take(&mut self, entry: &Entry) {
        match &entry.what {
            What::Finished { .. } => self.is_over = true,
            What::Resumed => self.is_over = false,
            What::Began(_)
            | What::HeaderEdited(_)
            | What::Note(_)
            | What::Capture(_)
            | What::Paused
            | What::ClockChanged { .. }
            | What::ClockCorrected { .. }
            | What::Away { .. }
            | What::Correction { .. }
            | What::Retraction { .. }
            | What::StruckOut { .. }
            | What::Unknown(_) => {}
        }
        // Notes, marks and what becomes of them may be written while reading back.
        let is_tap = |what: &What| matches!(what, What::Capture(c) if c.place == Place::Moment);
        if is_tap(&entry.what)
            || matches!(
                entry.what,
                What::Began(_)
                    | What::Paused
                    | What::Resumed
                    | What::Away { .. }
                    | What::ClockChanged { .. }
            )
        {
            let dev = entry.key.dev.clone();
            self.live = Some((dev, entry.t_ms, entry.at.epoch_ms()));
        }
    }

    /// At what lesson time the next entry is written: after every interval once the lesson is over.
    pub fn written_ms(&self, entry: &Entry) -> u64 {
        if self.is_over {
            return u64::MAX;
        }
        entry.t_ms.saturating_add(self.delay_ms(entry))
    }

    /// How long after its lesson time the entry was written. Another device's wall clock proves nothing.
    fn delay_ms(&self, entry: &Entry) -> u64 {
        let live = self.live.as_ref().filter(|(dev, ..)| *dev == entry.key.dev);
        let Some((_, t_ms, wall_ms)) = live else {
            return 0;
        };
        let by_wall = entry.at.epoch_ms().saturating_sub(*wall_ms);
        let by_lesson = i64::try_from(entry.t_ms.saturating_sub(*t_ms)).unwrap_or(i64::MAX);
        let delay = by_wall.saturating_sub(by_lesson);
        u64::try_from(delay)
            .ok()
            .filter(|_| delay > TOLERANCE_MS)
            .unwrap_or(0)
    }
}
