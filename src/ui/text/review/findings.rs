//! What is worth knowing before an observation is finished, in words.

use crate::domain::instrument::intervals::Why;
use crate::domain::observation::check::{Finding, HeaderField};
use crate::domain::observation::entry::AwayCause;
use crate::ui::text::common as t;
use crate::words::review as say;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingWords {
    /// Whether it deserves attention.
    pub is_amber: bool,
    /// What was found.
    pub what: String,
    /// What it means.
    pub meaning: String,
}

/// A finding in words.
pub fn finding(finding: &Finding) -> FindingWords {
    let words = |is_amber, what: String, meaning: &str| FindingWords {
        is_amber,
        what,
        meaning: meaning.to_owned(),
    };
    match finding {
        Finding::HeaderFieldEmpty(field) => empty(*field),
        Finding::NothingCaptured => words(
            true,
            say::found_nothing_captured().to_owned(),
            say::found_nothing_captured_means(),
        ),
        Finding::IntervalsNotObserved { indexes, why } => not_observed(indexes, *why),
        Finding::IntervalsUnmarked { indexes } => words(
            false,
            say::found_unmarked(&interval_list(indexes)),
            say::found_unmarked_means(),
        ),
        Finding::LastIntervalPart { length_ms } => words(
            false,
            say::found_last_part(&t::exact_length(*length_ms)),
            say::found_last_part_means(),
        ),
        Finding::ClockChanged { times, by_ms } => clock_changed(*times, *by_ms),
        Finding::StillPaused => words(
            true,
            say::found_still_paused().to_owned(),
            say::found_still_paused_means(),
        ),
        Finding::WasClosed { for_ms } => words(
            true,
            say::found_closed(&t::exact_length(*for_ms)),
            say::found_closed_means(),
        ),
        Finding::EntriesMissing { dangling } => words(
            true,
            say::found_missing(*dangling),
            say::found_missing_means(),
        ),
        Finding::UnknownInstrument { id } => words(
            true,
            say::found_instrument(id),
            say::found_instrument_means(),
        ),
    }
}

fn empty(field: HeaderField) -> FindingWords {
    let (name, is_amber) = match field {
        HeaderField::Observer => (say::found_no_observer(), true),
        HeaderField::Teacher => (say::found_no_teacher(), true),
        HeaderField::Class => (say::found_no_class(), false),
        HeaderField::School => (say::found_no_school(), false),
        HeaderField::Focus => (say::found_no_focus(), false),
    };
    FindingWords {
        is_amber,
        what: name.to_owned(),
        meaning: say::found_empty_means().to_owned(),
    }
}

fn not_observed(indexes: &[u32], why: Why) -> FindingWords {
    let cause = match why {
        Why::Paused => say::cause_paused(),
        Why::Away(AwayCause::Hidden) => say::cause_hidden(),
        Why::Away(AwayCause::Asleep) => say::cause_asleep(),
        Why::Away(AwayCause::Closed) => say::cause_closed(),
        Why::Away(AwayCause::OtherScreen) => say::cause_other_screen(),
        Why::Away(AwayCause::OtherLesson) => say::cause_other_lesson(),
    };
    FindingWords {
        is_amber: true,
        what: say::found_unobserved(&interval_list(indexes)),
        meaning: match indexes {
            [_] => say::found_unobserved_one_means(cause),
            _ => say::found_unobserved_several_means(cause),
        },
    }
}

fn clock_changed(times: usize, by_ms: i64) -> FindingWords {
    let by = t::exact_length(by_ms.unsigned_abs());
    FindingWords {
        is_amber: true,
        what: if by_ms < 0 {
            say::found_clock_back(times, &by)
        } else {
            say::found_clock_forward(times, &by)
        },
        meaning: say::found_clock_means().to_owned(),
    }
}

/// `Interval 9`, `Intervals 3, 4 and 9`, `Intervals 1 to 6`, from numbers that begin with 0.
fn interval_list(indexes: &[u32]) -> String {
    let in_a_row = indexes
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    match indexes {
        [] => String::new(),
        [one] => say::interval_one(one + 1),
        [first, _, .., last] if in_a_row && indexes.len() > 2 => {
            say::interval_row(first + 1, last + 1)
        }
        several => {
            let numbers: Vec<String> = several.iter().map(|i| (i + 1).to_string()).collect();
            say::interval_list(&t::listed_and(&numbers))
        }
    }
}
