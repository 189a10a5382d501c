//! `intervals.csv`: for each interval one row without a code, then one row for each code marked in it.
//! So the number of observed intervals is the count of rows with `observed = 1` and no code.

use crate::domain::instrument::Instrument;
use crate::domain::instrument::intervals::Interval;
use crate::format::exports::tables::{Lesson, Row, flag, guard};
use crate::format::line::why_word;

pub(super) const COLUMNS: [&str; 14] = [
    "observation_id",
    "instrument",
    "interval",
    "from_ms",
    "to_ms",
    "length_ms",
    "observed",
    "why_not",
    "side",
    "code",
    "late",
    "teacher",
    "class",
    "date",
];

/// The rows of a lesson.
pub(super) fn rows(lesson: &Lesson<'_>) -> Vec<Row> {
    let Some(instrument) = lesson.observation().header().interval_instrument() else {
        return Vec::new();
    };
    let intervals = lesson.intervals().into_iter();
    intervals
        .flat_map(|i| rows_of(lesson, instrument, &i))
        .collect()
}

fn rows_of(lesson: &Lesson<'_>, instrument: &Instrument, i: &Interval) -> Vec<Row> {
    let header = lesson.header();
    let row = |side: &str, code: &str, late: String| {
        vec![
            lesson.observation().id().to_string(),
            instrument.id.to_string(),
            i.index.to_string(),
            i.from_ms.to_string(),
            i.to_ms.to_string(),
            i.length_ms().to_string(),
            flag(i.not_observed.is_none()),
            i.not_observed.map(why_word).unwrap_or_default().to_owned(),
            side.to_owned(),
            guard(code),
            late,
            guard(&header.texts.teacher),
            guard(&header.texts.class),
            lesson.date.clone(),
        ]
    };
    let mut rows = vec![row("", "", String::new())];
    let marked = i.marks.iter();
    rows.extend(marked.map(|(code, late)| row(code.side.word(), &code.letters, flag(*late))));
    rows
}
