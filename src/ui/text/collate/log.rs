//! Words of the log of files.

use crate::app::view::collate::CollatedRow;
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;
use crate::ui::text::review::joined;

/// Heading of the log.
pub const LOG: &str = "Log of files";
/// What it is.
pub const LOG_WHY: &str = "Every file ever chosen here, newest first: when, from whom, and what came of it. It stays until you remove the \
     collation. It tells of files alone: what you joined stands under \u{201c}Names that may be one person\u{201d} and what you removed \
     under \u{201c}Removed lessons\u{201d}, each with its time.";
/// Name of its search.
pub const LOG_SEARCH: &str = "Search the log";
/// What it looks through.
pub const LOG_SEARCH_HINT: &str = "A file, an observer, a day";
/// Nothing fits.
pub const LOG_EMPTY: &str = "No file fits.";
/// A lesson that is no longer here.
pub const ABOUT_GONE: &str = "a lesson that was removed";

/// `12 files`.
pub fn log_count(n: usize) -> String {
    t::count(n, "entry", "entries")
}

/// `Sun 22 Nov 2026, 10:42`.
pub fn log_when(at: &str) -> String {
    Moment::parse(at).map_or_else(
        |_| at.to_owned(),
        |at| format!("{}, {}", t::date(at), t::wall(at)),
    )
}

/// `from Ruth Mwangi`.
pub fn log_from(observer: &str) -> String {
    if observer.is_empty() {
        String::new()
    } else {
        format!("from {observer}")
    }
}

/// A lesson by its teacher, class and date.
pub fn about(row: Option<&CollatedRow>) -> String {
    row.map_or_else(
        || ABOUT_GONE.to_owned(),
        |row| joined(&[&t::named(&row.teacher), &row.class, &row.date]),
    )
}

/// Which observations are newer.
pub fn newer_about(lessons: &[String]) -> String {
    format!("Newer: {}", lessons.join("; "))
}

/// Which observations are in conflict.
pub fn conflict_about(lessons: &[String]) -> String {
    format!("In two versions: {}", lessons.join("; "))
}
