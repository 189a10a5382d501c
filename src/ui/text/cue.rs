//! What was just done in class, in few words: seen for some seconds, and spoken.

use crate::app::view::observe::{Said, Stands};
use crate::ui::text::instrument;
use crate::ui::text::observe::line;

/// The words.
pub fn said(said: &Said) -> String {
    match said {
        Said::TakenBack(entry) => format!("Taken back: {}", line(entry)),
        Said::BroughtBack(entry) => format!("Back again: {}", line(entry)),
        Said::TapIgnored(stands) => format!("Two quick taps counted as one. {}", now(stands)),
        Said::CountedInPause => "Counted while paused: it is kept, and enters no rate.".to_owned(),
        Said::LateEnded(running) => {
            format!(
                "Marking interval {} again, the one that runs now",
                number(*running)
            )
        }
        Said::IntervalBegan(running) => format!("Interval {} begins", number(*running)),
    }
}

fn now(stands: &Stands) -> String {
    match stands {
        Stands::Code(code, true) => format!("{} is marked.", instrument::code(code)),
        Stands::Code(code, false) => format!("{} is not marked.", instrument::code(code)),
        Stands::Paused(true) => "The observation is paused.".to_owned(),
        Stands::Paused(false) => "The observation goes on.".to_owned(),
        Stands::Speaker(Some(speaker)) => format!("{} is chosen.", speaker.letters()),
        Stands::Speaker(None) => "No speaker is chosen.".to_owned(),
    }
}

fn number(index: u32) -> u64 {
    u64::from(index) + 1
}
