//! `observations.csv`: one row for each observation.

use crate::domain::calendar::Moment;
use crate::domain::observation::header::Header;
use crate::format::exports::tables::{Lesson, Row, flag, guard};

pub(super) const COLUMNS: [&str; 26] = [
    "observation_id",
    "revision",
    "observer",
    "school",
    "teacher",
    "class",
    "subject",
    "focus",
    "purpose",
    "instruments",
    "began_at",
    "finished_at",
    "length_ms",
    "observed_ms",
    "paused_ms",
    "away_ms",
    "intervals_observed",
    "intervals_not_observed",
    "entries",
    "notes",
    "tallies",
    "clock_changes",
    "status",
    "device",
    "date",
    "in_figures",
];

/// The row of a lesson.
pub(super) fn rows(lesson: &Lesson<'_>) -> Vec<Row> {
    vec![row(lesson)]
}

fn row(lesson: &Lesson<'_>) -> Row {
    let o = lesson.observation();
    let shares = lesson.shares();
    let moment = |m: Option<Moment>| m.as_ref().map(Moment::to_string).unwrap_or_default();
    let mut row = vec![o.id().to_string(), lesson.exported.revision.to_owned()];
    row.extend(header_cells(lesson.header()));
    row.extend([
        moment(o.begun_at()),
        moment(lesson.finished_at()),
        lesson.length_ms.to_string(),
        lesson.observed_ms().to_string(),
        lesson.paused_ms.to_string(),
        lesson.away_ms.to_string(),
        shares.observed.to_string(),
        shares.not_observed.to_string(),
        o.entries().len().to_string(),
        o.fold().notes.to_string(),
        lesson.tapped().to_string(),
        o.fold().clock_changes.len().to_string(),
        if o.is_finished() { "finished" } else { "draft" }.to_owned(),
        lesson.exported.device.to_owned(),
        lesson.date.clone(),
        flag(lesson.exported.in_figures),
    ]);
    row
}

fn header_cells(h: &Header) -> [String; 8] {
    [
        guard(&h.texts.observer),
        guard(&h.texts.school),
        guard(&h.texts.teacher),
        guard(&h.texts.class),
        guard(&h.texts.subject),
        guard(&h.texts.focus),
        h.purpose.word().to_owned(),
        guard(&h.instruments.join(" ")),
    ]
}
