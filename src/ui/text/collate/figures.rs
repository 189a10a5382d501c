//! What figures and exports stand over, and what is left out of them.

use crate::app::view::collate::{Group, Over};
use crate::domain::calendar::Moment;
use crate::ui::text::collate::purpose_word;
use crate::ui::text::common as t;
use crate::words::collate as say;

/// Takes the moment of the last visit for "new or changed since".
pub fn since_visit(at: Moment) -> String {
    say::since_visit(&t::date(at), &t::wall(at))
}

/// What the figures rest on, how much is left out of them and why.
pub fn figures_over(over: &Over, is_part: bool) -> String {
    let counted = match over.lessons {
        0 => say::no_lesson().to_owned(),
        n => t::n_lessons(n),
    };
    let some = |n: u32, words: fn(u32) -> String| (n > 0).then(|| words(n));
    let left_out = [
        some(over.calibration, say::without_calibration),
        some(over.uncoded, say::without_copus),
        some(over.waiting, say::without_choice),
    ];
    let left_out: Vec<String> = left_out.into_iter().flatten().collect();
    match (is_part, left_out.as_slice()) {
        (false, []) => say::counted_all(&counted),
        (true, []) => say::counted_shown(&counted),
        (false, left_out) => say::counted_all_but(&counted, &t::listed(left_out)),
        (true, left_out) => say::counted_shown_but(&counted, &t::listed(left_out)),
    }
}

/// What the exports hold.
pub fn export_why(held: u32, waiting: u32, is_part: bool) -> String {
    let all = held.saturating_add(waiting);
    let which = match (held, waiting, is_part) {
        (0, 0, false) => say::export_none().to_owned(),
        (0, 0, true) => say::export_none_shown().to_owned(),
        (n, 0, false) => say::export_all(n),
        (n, 0, true) => say::export_shown(n),
        (n, waiting, false) => say::export_some(n, all, waiting),
        (n, waiting, true) => say::export_some_shown(n, all, waiting),
    };
    say::export_why(&which)
}

/// How many lessons a group has; where all are for calibration, that.
pub fn group_lessons(group: &Group) -> String {
    if is_calibration_alone(group) {
        say::calibration_lessons(group.calibration)
    } else {
        t::n_lessons(group.lessons)
    }
}

/// In place of the percentages where every lesson was observed for calibration.
pub fn no_percent(group: &Group) -> Option<String> {
    is_calibration_alone(group).then(|| say::no_percent(group.calibration))
}

const fn is_calibration_alone(group: &Group) -> bool {
    group.lessons == 0 && group.calibration > 0
}

/// What a group is made of and what is left out: `3 learning, 1 coaching. 2 lessons have no COPUS.`
pub fn group_facts(group: &Group) -> String {
    let mix: Vec<String> = group
        .purposes
        .iter()
        .map(|(word, n)| say::of_purpose(*n, &purpose_word(word).to_lowercase()))
        .collect();
    let mut parts = Vec::new();
    if !mix.is_empty() {
        parts.push(say::mix(&t::listed(&mix)));
    }
    if group.seen_by_more > 0 {
        parts.push(say::seen_by_more(group.seen_by_more, &stood_for_by(group)));
    }
    if group.uncoded > 0 {
        parts.push(say::group_without_copus(group.uncoded));
    }
    if group.calibration > 0 {
        parts.push(say::group_calibration(group.calibration));
    }
    parts.join(" ")
}

/// Whose observations stand for lessons that several saw: `that of Ruth Mwangi`, `those of Ruth (2) and Dan
/// (1)`.
fn stood_for_by(group: &Group) -> String {
    match group.stood_for_by.as_slice() {
        [(one, 1)] => say::that_of(&t::named(one)),
        several => {
            let each = several.iter();
            let each = each.map(|(one, n)| say::name_with_number(&t::named(one), *n));
            let named = each.reduce(|most, last| t::and(&most, &last));
            say::those_of(&named.unwrap_or_default())
        }
    }
}
