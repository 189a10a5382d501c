//! What was just done in class, in few words: seen for some seconds, and spoken.

use crate::app::view::observe::{Said, Stands};
use crate::ui::text::instrument;
use crate::ui::text::observe::line;
use crate::words::cue as say;

/// The words.
pub fn said(said: &Said) -> String {
    match said {
        Said::TakenBack(entry) => say::taken_back(&line(entry)),
        Said::BroughtBack(entry) => say::back_again(&line(entry)),
        Said::TapIgnored(stands) => say::tap_ignored(&now(stands)),
        Said::CountedInPause => say::counted_in_pause().to_owned(),
        Said::LateEnded(running) => say::late_ended(number(*running)),
        Said::IntervalBegan(running) => say::interval_began(number(*running)),
    }
}

fn now(stands: &Stands) -> String {
    match stands {
        Stands::Code(code, true) => say::marked(&instrument::code(code)),
        Stands::Code(code, false) => say::not_marked(&instrument::code(code)),
        Stands::Paused(true) => say::paused().to_owned(),
        Stands::Paused(false) => say::goes_on().to_owned(),
        Stands::Speaker(Some(speaker)) => say::speaker(speaker.letters()),
        Stands::Speaker(None) => say::no_speaker().to_owned(),
    }
}

fn number(index: u32) -> u64 {
    u64::from(index) + 1
}
