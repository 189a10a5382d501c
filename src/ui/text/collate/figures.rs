//! What figures and exports stand over, and what is left out of them.

use crate::app::view::collate::{Group, Over};
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

/// What the figures rest on, how much is left out of them and why.
pub fn figures_over(over: &Over, is_part: bool) -> String {
    let what = if is_part {
        "that the filters show"
    } else {
        "of the collation"
    };
    let counted = match over.lessons {
        0 => "no lesson".to_owned(),
        n => lessons(n),
    };
    let waiting = t::count(
        number(over.waiting),
        "observation that waits",
        "observations that wait",
    );
    let left_out = [
        (over.calibration, observed_for_calibration(over.calibration)),
        (
            over.without_copus,
            format!("{} without COPUS", lessons(over.without_copus)),
        ),
        (
            over.waiting,
            format!("{waiting} for a choice between two versions"),
        ),
    ];
    let left_out = left_out.into_iter().filter(|(n, _)| *n > 0);
    let left_out: Vec<String> = left_out.map(|(_, words)| words).collect();
    if left_out.is_empty() {
        format!("Counted over {counted} {what}; none is left out.")
    } else {
        format!(
            "Counted over {counted} {what}. Left out: {}.",
            left_out.join(", ")
        )
    }
}

fn observed_for_calibration(n: u32) -> String {
    format!(
        "{} observed for calibration, which enters no figure",
        lessons(n)
    )
}

/// What the exports hold.
pub fn export_why(held: u32, waiting: u32, is_part: bool) -> String {
    let observations = |n: u32| t::count(number(n), "observation", "observations");
    let what = if is_part {
        "that the filters show"
    } else {
        "of the collation"
    };
    let which = match (held, waiting) {
        (0, 0) => format!("There is no observation {what}."),
        (1, 0) => format!("Each holds the one observation {what}."),
        (n, 0) => format!("Each holds all {} {what}.", observations(n)),
        (n, waiting) => {
            let (is, waits) = if waiting == 1 {
                ("is", "waits")
            } else {
                ("are", "wait")
            };
            format!(
                "Each holds {} of the {} {what}; {} {is} left out and {waits} for your choice between two versions.",
                t::thousands(number(n)),
                observations(n.saturating_add(waiting)),
                t::thousands(number(waiting))
            )
        }
    };
    format!(
        "The workbook opens in Excel or LibreOffice, with lessons, notes, counters and COPUS on sheets of their own. \
         Tables are a zip of CSV files for a database. Both name people as you joined them; NDJSON is a zip with one whole \
         observation a line, as it was handed over. {which}"
    )
}

/// How many lessons a group has; where all are for calibration, that.
pub fn group_lessons(group: &Group) -> String {
    if is_calibration_alone(group) {
        t::count(
            number(group.calibration),
            "calibration lesson",
            "calibration lessons",
        )
    } else {
        lessons(group.lessons)
    }
}

/// In place of the percentages where every lesson was observed for calibration.
pub fn no_percent(group: &Group) -> Option<String> {
    is_calibration_alone(group).then(|| {
        let shows = if group.calibration == 1 {
            "The lesson stands in the table above and shows its own"
        } else {
            "The lessons stand in the table above and each shows its own"
        };
        format!("Calibration enters no figure, so there is no percentage here. {shows}.")
    })
}

const fn is_calibration_alone(group: &Group) -> bool {
    group.lessons == 0 && group.calibration > 0
}

/// Whose observations stand for lessons that several saw: `that of Ruth Mwangi`, `those of Ruth (2) and Dan
/// (1)`.
fn stood_for_by(group: &Group) -> String {
    match group.stood_for_by.as_slice() {
        [(one, 1)] => format!("that of {}", t::named(one)),
        several => {
            let each = several.iter();
            let named = each.map(|(one, n)| format!("{} ({n})", t::named(one)));
            format!("those of {}", named.collect::<Vec<_>>().join(" and "))
        }
    }
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
            "{n} seen by more than one observer; each counts once, by the observation with the most observed intervals \
             (of equals always the same one): {}.",
            stood_for_by(group)
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
