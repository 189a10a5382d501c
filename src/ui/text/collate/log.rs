//! Words of the log of files.

use crate::app::view::collate::CollatedRow;
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;
use crate::ui::text::review::joined;
use crate::words::collate as say;

/// `Sun 22 Nov 2026, 10:42`.
pub fn log_when(at: &str) -> String {
    Moment::parse(at).map_or_else(|_| at.to_owned(), t::moment)
}

/// `from Ruth Mwangi`.
pub fn log_from(observer: &str) -> String {
    if observer.is_empty() {
        String::new()
    } else {
        say::log_from(observer)
    }
}

/// A lesson by its teacher, class and date.
pub fn about(row: Option<&CollatedRow>) -> String {
    row.map_or_else(
        || say::about_gone().to_owned(),
        |row| joined(&[&t::named(&row.texts.teacher), &row.texts.class, &row.date]),
    )
}

/// Which observations are newer.
pub fn newer_about(lessons: &[String]) -> String {
    say::newer_about(&lessons.join(say::semicolon()))
}

/// Which observations are in conflict.
pub fn conflict_about(lessons: &[String]) -> String {
    say::conflict_about(&lessons.join(say::semicolon()))
}
