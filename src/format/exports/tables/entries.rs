//! `entries.csv`: one row for each entry of the log, in log order. Whoever keeps `counts = 1` has what
//! holds now: each note once, in its own row, in its current words. What was withdrawn or superseded
//! keeps its place, time and kind, and has no words.

use crate::domain::observation::entry::{Capture, CodeKey, Entry, Place, Speaker, What};
use crate::format::exports::tables::{Lesson, Row, flag, guard};

pub(super) const COLUMNS: [&str; 25] = [
    "observation_id",
    "seq",
    "device",
    "t_ms",
    "time",
    "kind",
    "note_kind",
    "speaker",
    "instrument",
    "side",
    "code",
    "interval",
    "late",
    "counter",
    "value_ms",
    "text",
    "refers_to_seq",
    "counts",
    "corrected_by_seq",
    "teacher",
    "class",
    "date",
    "watched",
    "times",
    "instrument_version",
];

/// The rows of a lesson.
pub(super) fn rows(lesson: &Lesson<'_>) -> Vec<Row> {
    let entries = lesson.observation().entries().iter().enumerate();
    entries.map(|(at, entry)| row(lesson, at, entry)).collect()
}

/// The cells of an entry that depend on its kind.
#[derive(Default)]
struct Cells {
    kind: &'static str,
    note_kind: &'static str,
    speaker: &'static str,
    instrument: String,
    side: &'static str,
    code: String,
    interval: String,
    late: String,
    counter: String,
    value_ms: String,
    text: String,
    refers: String,
    times: String,
    version: String,
}

fn row(lesson: &Lesson<'_>, at: usize, entry: &Entry) -> Row {
    let o = lesson.observation();
    let counts = lesson.counts(at);
    let mut c = cells(lesson, at, entry);
    if !counts {
        c.text.clear();
        c.speaker = "";
    }
    let corrected = o.fold().correction(at).and_then(|c| o.entries().get(c));
    vec![
        o.id().to_string(),
        entry.key.seq.to_string(),
        entry.key.dev.to_string(),
        entry.t_ms.to_string(),
        o.written_at(at).unwrap_or(entry.at).to_string(),
        c.kind.to_owned(),
        c.note_kind.to_owned(),
        c.speaker.to_owned(),
        guard(&c.instrument),
        c.side.to_owned(),
        guard(&c.code),
        c.interval,
        c.late,
        guard(&c.counter),
        c.value_ms,
        guard(&c.text),
        c.refers,
        flag(counts),
        corrected.map(|e| e.key.seq.to_string()).unwrap_or_default(),
        guard(&lesson.header().texts.teacher),
        guard(&lesson.header().texts.class),
        lesson.date.clone(),
        flag(lesson.watched(at)),
        c.times,
        c.version,
    ]
}

fn cells(lesson: &Lesson<'_>, at: usize, entry: &Entry) -> Cells {
    let kind = |kind| Cells {
        kind,
        ..Cells::default()
    };
    match &entry.what {
        // Where the row counts it is the header in force, with the names that a person joined.
        What::Began(_) => Cells {
            text: lesson.header().texts.teacher.clone(),
            ..kind("began")
        },
        What::HeaderEdited(_) => Cells {
            text: lesson.header().texts.teacher.clone(),
            ..kind("header_edited")
        },
        What::Note(first) => {
            let note = lesson.note(at).unwrap_or(first);
            Cells {
                note_kind: note.kind.word(),
                speaker: note.speaker.map(Speaker::letters).unwrap_or_default(),
                text: note.text.clone(),
                ..kind("note")
            }
        }
        // What it says stands in the row of its note.
        What::Correction { of, .. } => Cells {
            refers: of.seq.to_string(),
            ..kind("correction")
        },
        What::Retraction { of } => Cells {
            refers: of.seq.to_string(),
            ..kind("retraction")
        },
        What::Capture(capture) => captured(lesson, at, capture),
        What::Unknown(unknown) => Cells {
            text: unknown.kind.clone(),
            ..kind("unknown")
        },
        What::StruckOut { of, .. } => Cells {
            refers: of.seq.to_string(),
            ..kind("struck_out")
        },
        What::ClockCorrected { of } => Cells {
            refers: of.seq.to_string(),
            ..kind("clock_corrected")
        },
        What::Paused => kind("paused"),
        What::Resumed => kind("resumed"),
        What::ClockChanged { by_ms } => Cells {
            value_ms: by_ms.to_string(),
            ..kind("clock_changed")
        },
        What::Away {
            from_ms,
            to_ms,
            cause,
        } => Cells {
            value_ms: to_ms.saturating_sub(*from_ms).to_string(),
            text: cause.word().to_owned(),
            ..kind("away")
        },
        What::Finished { length_ms } => Cells {
            value_ms: length_ms.to_string(),
            ..kind("finished")
        },
    }
}

fn captured(lesson: &Lesson<'_>, at: usize, capture: &Capture) -> Cells {
    let cells = Cells {
        times: capture.value.times().to_string(),
        version: capture.instrument.version.to_string(),
        ..Cells::default()
    };
    if let Some(counter) = capture.counter() {
        return Cells {
            kind: "tally",
            counter: counter.to_owned(),
            ..cells
        };
    }
    let cells = Cells {
        instrument: capture.instrument.id.clone(),
        ..cells
    };
    let Place::Interval(interval) = capture.place else {
        return Cells {
            kind: "capture",
            code: capture.item.clone(),
            ..cells
        };
    };
    let code = CodeKey::of_item(&capture.item);
    let code = code.map_or(("", capture.item.clone()), |c| (c.side.word(), c.letters));
    Cells {
        kind: "mark",
        side: code.0,
        code: code.1,
        interval: interval.to_string(),
        late: flag(lesson.observation().fold().is_late(at)),
        ..cells
    }
}
