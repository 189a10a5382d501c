//! The sheet of notes: each note once, in its current words, however many cells it takes.

use crate::domain::observation::entry::{Entry, Note, Speaker, What};
use crate::format::exports::tables::Lesson;
use crate::format::exports::workbook::cell::{Cell, parts};
use crate::format::exports::workbook::sheets::{Row, WHENCE, whence, whom};
use crate::format::exports::workbook::xlsx::Column;

/// The columns of the sheet.
pub(super) fn columns() -> Vec<Column> {
    let mut columns: Vec<Column> = vec![
        ("Teacher", 22),
        ("Class", 14),
        ("Date", 12),
        ("Time", 10),
        ("Lesson time", 10),
        ("Kind", 10),
        ("Speaker", 9),
        ("Note", 80),
        ("Part", 18),
        ("Written on", 12),
    ];
    columns.extend(WHENCE);
    columns
}

/// Every note of a lesson that counts, in its current words.
pub(super) fn rows<'a>(lesson: &'a Lesson<'_>) -> Vec<Row<'a>> {
    let entries = lesson.observation().entries().iter().enumerate();
    let counting = entries.filter(|(at, e)| matches!(e.what, What::Note(_)) && lesson.counts(*at));
    let rows = counting.flat_map(|(at, e)| {
        let note = lesson.note(at);
        note.into_iter()
            .flat_map(move |n| note_rows(lesson, at, e, n))
    });
    rows.collect()
}

/// The rows of one note: more than one where its words do not fit into a cell.
fn note_rows<'a>(lesson: &Lesson<'a>, at: usize, entry: &Entry, note: &'a Note) -> Vec<Row<'a>> {
    let words = parts(&note.text);
    let of = words.len();
    let row = |(nth, part): (usize, &'a str)| {
        let place = match (nth + 1, of) {
            (_, 1) => String::new(),
            (1, of) => format!("1 of {of}"),
            (n, of) => format!("continued {n} of {of}"),
        };
        let mut row = whom(lesson);
        row.extend([
            Cell::clock(lesson.observation().written_at(at)),
            Cell::length(entry.t_ms),
            Cell::text(note.kind.word()),
            Cell::text(note.speaker.map(Speaker::letters).unwrap_or_default()),
            Cell::Wrapped(part),
            Cell::owned(place),
            Cell::day(lesson.observation().written_at(at)),
        ]);
        row.extend(whence(lesson));
        row
    };
    words.into_iter().enumerate().map(row).collect()
}
