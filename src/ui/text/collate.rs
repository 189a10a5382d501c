//! Words of the collate screen, and for whatever can be wrong with a file.

mod arrived;
mod decided;
mod figures;
mod files;
mod log;
mod versions;

pub use crate::ui::text::instrument::title as instrument_title;
pub use crate::words::collate::*;

pub use arrived::{fared, skipped, told};
pub use decided::{pair, pair_of, removed_at};
pub use figures::{export_why, figures_over, group_facts, group_lessons, no_percent, since_visit};
pub use files::{gap, gap_remedy, problem, taken_in};
pub use log::{about, conflict_about, log_from, log_when, newer_about};
pub use versions::{
    arrived, entry, entry_at, fact, reading_earlier, says_something, seen_too_by, value, version,
};

use crate::app::view::collate::Column;
use crate::domain::observation::header::Purpose;
use crate::ui::text::common as t;
use crate::words::collate as say;

/// The steps of the empty screen.
pub fn empty_steps() -> [(&'static str, &'static str); 3] {
    [
        (say::step_gather(), say::step_gather_how()),
        (say::step_choose(), say::step_choose_how()),
        (say::step_read(), say::step_read_how()),
    ]
}

/// `Reading file 41 of 200`.
pub fn reading(done: usize, of: usize) -> String {
    say::reading((done + 1).min(of), of)
}

/// `48 of 412`.
pub fn shown_of(fitting: usize, all: usize) -> String {
    if fitting == all {
        t::thousands(all)
    } else {
        say::shown_of(fitting, all)
    }
}

/// The head of a column.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Teacher => say::teacher(),
        Column::School => say::school(),
        Column::Class => say::class(),
        Column::Date => say::date(),
        Column::Observer => say::observer(),
        Column::Purpose => say::purpose(),
        Column::Length => say::length(),
    }
}

/// A purpose by its word in files.
pub fn purpose_word(word: &str) -> String {
    let known = Purpose::ALL.into_iter().find(|p| p.word() == word);
    known.map_or_else(|| word.to_owned(), |p| t::purpose(p).to_owned())
}

/// `Remove 412 observations`.
pub fn remove_now(n: usize) -> String {
    if n == 0 {
        return say::remove_all().to_owned();
    }
    say::remove_now(n)
}
