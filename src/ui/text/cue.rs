//! What was just done in class, in few words: seen for some seconds, and spoken.

use crate::app::view::observe::Said;
use crate::ui::text::observe::line;

/// The words.
pub fn said(said: &Said) -> String {
    match said {
        Said::TakenBack(entry) => format!("Taken back: {}", line(entry)),
        Said::BroughtBack(entry) => format!("Back again: {}", line(entry)),
        Said::TapIgnored => "Two quick taps counted as one. Tap again to take it off.".to_owned(),
        Said::LateEnded(running) => {
            format!(
                "Marking interval {} again, the one that runs now",
                number(*running)
            )
        }
        Said::IntervalBegan(running) => format!("Interval {} begins", number(*running)),
    }
}

fn number(index: u32) -> u64 {
    u64::from(index) + 1
}
