//! Words of the screen that starts an observation.

pub use crate::words::start::*;

use crate::domain::calendar::Moment;
use crate::domain::observation::header::Purpose;
use crate::ui::text::common as t;
use crate::words::start as say;

/// An instrument and what it does.
pub fn script() -> (&'static str, &'static str) {
    (say::script(), say::script_what())
}

/// An instrument and what it does.
pub fn copus() -> (&'static str, &'static str) {
    (say::copus(), say::copus_what())
}

/// An instrument and what it does.
pub fn tallies() -> (&'static str, &'static str) {
    (say::tallies(), say::tallies_what())
}

/// The tablet's clock cannot be right.
pub fn clock_doubt(now: Moment) -> String {
    say::clock_doubt(&t::date(now), &t::wall(now))
}

/// What a purpose means.
pub fn purpose_hint(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Learning => say::learning_hint(),
        Purpose::Coaching => say::coaching_hint(),
        Purpose::PeerReview => say::peer_review_hint(),
        Purpose::Calibration => say::calibration_hint(),
        Purpose::Research => say::research_hint(),
        Purpose::Practice => say::practice_hint(),
    }
}
