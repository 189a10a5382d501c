//! Words of the review, and of the figures of an observation.

mod findings;

pub use findings::{FindingWords, finding};

pub use crate::words::review::*;

use crate::app::view::figures::copus::Cell;
use crate::domain::instrument::intervals::Why;
use crate::ui::text::common as t;
use crate::words::numbers;
use crate::words::review as say;

/// `4B · Fractions · Sun 22 Nov 2026, 10:19 to 10:53`: what is filled in.
pub fn joined(parts: &[&str]) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|p| !p.trim().is_empty())
        .collect();
    filled.join(" \u{b7} ")
}

/// `Not observed: interval 9 (paused).`
pub fn intervals_not_observed(intervals: &[(u32, Why)]) -> String {
    let each: Vec<String> = intervals
        .iter()
        .map(|(index, why)| say::interval_why(index + 1, why_words(*why)))
        .collect();
    match each.as_slice() {
        [one] => say::not_observed_one(one),
        several => say::not_observed_several(&t::listed(several)),
    }
}

/// `The last interval is 34 s long.`
pub fn last_part(length_ms: u64) -> String {
    say::last_part(&t::exact_length(length_ms))
}

/// `32 min 20 s observed, 1 min 40 s not observed`.
pub fn observed_time(observed_ms: u64, not_observed_ms: u64) -> String {
    let observed = t::exact_length(observed_ms);
    if not_observed_ms < 1_000 {
        return say::observed_time(&observed);
    }
    say::observed_time_of(&observed, &t::exact_length(not_observed_ms))
}

/// `14 · 0.43 per minute`, or `3, of which 1 while nobody watched · 0.10 per minute`.
pub fn tally(count: u32, unwatched: u32, per_minute: Option<f64>) -> String {
    let counted = match unwatched {
        0 => count.to_string(),
        unwatched => say::tally_unwatched(count, unwatched),
    };
    let rate = per_minute.map(|rate| say::per_minute(&numbers::decimal(rate, 2)));
    joined(&[&counted, &rate.unwrap_or_default()])
}

/// `112 entries, oldest first`; `40 of 112 entries, oldest first` where some are left out.
pub fn in_order(shown: usize, rows: usize, is_oldest_first: bool) -> String {
    match (is_oldest_first, shown == rows) {
        (true, true) => say::oldest_first_all(rows),
        (false, true) => say::newest_first_all(rows),
        (true, false) => say::oldest_first_some(shown, rows),
        (false, false) => say::newest_first_some(shown, rows),
    }
}

/// The accessible name of a cell: `Student L, interval 3, marked late`.
pub fn late_cell(code: &str, index: u32, cell: Option<Cell>) -> String {
    let state = match cell {
        Some(Cell::Marked) => say::marked(),
        Some(Cell::Late) => say::marked_late(),
        Some(Cell::NotObserved(true)) => say::marked_not_observed(),
        Some(Cell::NotObserved(false)) => say::not_observed(),
        Some(Cell::Blank) | None => say::nothing_marked(),
    };
    say::late_cell(code, index + 1, state)
}

/// Why a stretch was not observed.
pub fn why_words(why: Why) -> &'static str {
    match why {
        Why::Paused => say::paused(),
        Why::Away(cause) => t::away(cause),
    }
}
