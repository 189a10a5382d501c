//! What figures and exports stand over, and what is left out of them.

use crate::app::view::collate::Group;
use crate::domain::calendar::Moment;
use crate::ui::text::collate::{lessons, number, purpose};
use crate::ui::text::common as t;

/// Filters: rows whose newest version arrived after a day.
pub const SINCE: &str = "New or changed since";
/// Figures of a part are on their way.
pub const COUNTING: &str = "Counting\u{2026}";

/// Takes the moment of the last visit for "new or changed since".
pub fn since_visit(at: Moment) -> String {
    format!("Since my last visit ({} {})", t::date(at), t::wall(at))
}

/// `Seen by 2`.
pub fn seen_by(observers: usize) -> String {
    format!("Seen by {observers}")
}

/// What the figures are counted over.
pub fn figures_over(lessons_counted: u32, is_part: bool) -> String {
    let lessons = lessons(lessons_counted);
    if is_part {
        format!("Counted over the {lessons} that the filters show.")
    } else {
        format!("Counted over all {lessons} of the collation.")
    }
}

/// What the exports hold.
pub fn export_why(observations: u32, is_part: bool) -> String {
    let observations = t::count(number(observations), "observation", "observations");
    let which = if is_part {
        format!("Each holds the {observations} that the filters show, and nothing else")
    } else {
        format!("Each holds all {observations} of the collation")
    };
    format!(
        "The workbook opens in Excel or LibreOffice, with lessons, notes, counters and COPUS on sheets of their own. \
         Tables are a zip of CSV files for a database. Both name people as you joined them; NDJSON is a zip with one whole \
         observation a line, as it was handed over. {which}; those that wait for a choice are left out."
    )
}

/// What a group is made of and what is left out: `3 learning, 1 coaching. 2 lessons have no COPUS.`
pub fn group_facts(group: &Group) -> String {
    let mix: Vec<String> = group
        .purposes
        .iter()
        .map(|(word, n)| format!("{n} {}", purpose(word).to_lowercase()))
        .collect();
    let mut parts = Vec::new();
    if !mix.is_empty() {
        parts.push(format!("{}.", mix.join(", ")));
    }
    if group.seen_by_more > 0 {
        let n = lessons(group.seen_by_more);
        parts.push(format!(
            "{n} seen by more than one observer; each counts once, by the observation with the most observed intervals."
        ));
    }
    if group.without_copus > 0 {
        let have = if group.without_copus == 1 {
            "has"
        } else {
            "have"
        };
        parts.push(format!("{} {have} no COPUS.", lessons(group.without_copus)));
    }
    if group.calibration > 0 {
        let n = t::count(
            number(group.calibration),
            "calibration lesson is",
            "calibration lessons are",
        );
        parts.push(format!("{n} left out."));
    }
    parts.join(" ")
}
