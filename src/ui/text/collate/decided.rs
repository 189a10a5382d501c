//! Words for what a coordinator decides: who is one person, and which lesson goes.

use crate::app::view::collate::{NamePair, Who};
use crate::ui::text::collate::log_when;
use crate::words::collate as say;

/// `Mr Rai and Rai`.
pub fn pair(pair: &NamePair) -> String {
    let [(one, ..), (other, ..)] = &pair.names;
    say::pair(one, other)
}

/// Whose names they are: `Teachers at Hillside Primary`.
pub fn pair_of(pair: &NamePair) -> String {
    match (pair.who, pair.school.is_empty()) {
        (Who::Observer, _) => say::pair_observers().to_owned(),
        (Who::Teacher, true) => say::pair_teachers().to_owned(),
        (Who::Teacher, false) => say::pair_teachers_at(&pair.school),
    }
}

/// `Lesson 0001c2d3, removed Sun 22 Nov 2026, 10:42`.
pub fn removed_at(id: &str, at: &str) -> String {
    let id: String = id.chars().take(8).collect();
    say::removed_at(&id, &log_when(at))
}
