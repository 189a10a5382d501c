//! The tidy tables: RFC 4180, ISO 8601 times with offset, the same columns always.
//!
//! They are for reading, never read back. A cell that a spreadsheet would take for a formula gets a
//! leading apostrophe, as does one that begins with an apostrophe, so the guard can be taken off
//! again: strip one leading apostrophe where there is one.

use crate::domain::calendar::Moment;
use crate::domain::entry::{Entry, Note, What};
use crate::domain::header::Header;
use crate::domain::instrument;
use crate::domain::intervals::{self, Shares};
use crate::domain::observation::Observation;
use crate::format::line::why_word;

/// One observation with what its row says of where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// The observation.
    pub observation: &'a Observation,
    /// Its content hash.
    pub revision: &'a str,
    /// The device that handed it over.
    pub device: &'a str,
}

/// A table: its name in the zip and its bytes.
pub type Table = (&'static str, Vec<u8>);

/// All five tables of these observations, in fixed order.
pub fn tables(exported: &[Exported<'_>]) -> [Table; 5] {
    [
        ("tables/observations.csv", observations(exported)),
        ("tables/entries.csv", entries(exported)),
        ("tables/ratings.csv", write(&RATINGS, std::iter::empty())),
        ("tables/intervals.csv", interval_rows(exported)),
        ("tables/codebook.csv", codebook()),
    ]
}

const OBSERVATIONS: [&str; 24] = [
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
];
const ENTRIES: [&str; 19] = [
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
];
const RATINGS: [&str; 7] = [
    "observation_id",
    "segment",
    "item",
    "value",
    "scale_min",
    "scale_max",
    "evidence_seqs",
];
const INTERVALS: [&str; 11] = [
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
];
const CODEBOOK: [&str; 7] = [
    "instrument",
    "version",
    "side",
    "code",
    "caption",
    "description",
    "group",
];

type Row = Vec<String>;

fn observations(exported: &[Exported<'_>]) -> Vec<u8> {
    write(&OBSERVATIONS, exported.iter().map(observation_row))
}

fn observation_row(e: &Exported<'_>) -> Row {
    let (o, h) = (e.observation, e.observation.header());
    let length_ms = o.length_ms();
    let stopped = |paused: bool| -> u64 {
        let is_pause = |s: &&intervals::Stop| (s.why == intervals::Why::Paused) == paused;
        intervals::stops(o, length_ms)
            .iter()
            .filter(is_pause)
            .map(|s| s.to_ms - s.from_ms)
            .sum()
    };
    let mut shares = Shares::default();
    shares.pool(&intervals::copus_intervals(o, length_ms));
    let finished_at = o
        .fold()
        .finished
        .and_then(|at| o.entries().get(at))
        .map(|f| f.at);
    let mut row = vec![o.id().to_string(), e.revision.to_owned()];
    row.extend(header_cells(h));
    row.extend([
        o.begun_at()
            .as_ref()
            .map(Moment::to_string)
            .unwrap_or_default(),
        finished_at
            .as_ref()
            .map(Moment::to_string)
            .unwrap_or_default(),
        length_ms.to_string(),
        intervals::observed_ms(o, length_ms).to_string(),
        stopped(true).to_string(),
        stopped(false).to_string(),
        shares.observed.to_string(),
        shares.not_observed.to_string(),
        o.entries().len().to_string(),
        o.fold().notes.to_string(),
        o.fold().tallies.values().sum::<u32>().to_string(),
        o.fold().clock_changes.len().to_string(),
        if o.is_finished() { "finished" } else { "draft" }.to_owned(),
        e.device.to_owned(),
    ]);
    row
}

fn header_cells(h: &Header) -> [String; 8] {
    [
        guard(&h.observer),
        guard(&h.school),
        guard(&h.teacher),
        guard(&h.class),
        guard(&h.subject),
        guard(&h.focus),
        h.purpose.word().to_owned(),
        guard(&h.instruments.join(" ")),
    ]
}

fn entries(exported: &[Exported<'_>]) -> Vec<u8> {
    let rows = exported.iter().flat_map(|e| {
        let o = e.observation;
        o.entries()
            .iter()
            .enumerate()
            .map(move |(at, entry)| entry_row(o, at, entry))
    });
    write(&ENTRIES, rows)
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
    late: &'static str,
    counter: String,
    value_ms: String,
    text: String,
    refers: String,
}

fn entry_row(o: &Observation, at: usize, entry: &Entry) -> Row {
    let c = cells(entry);
    let corrected = o.fold().correction(at).and_then(|c| o.entries().get(c));
    vec![
        o.id().to_string(),
        entry.key.seq.to_string(),
        entry.key.dev.to_string(),
        entry.t_ms.to_string(),
        entry.at.to_string(),
        c.kind.to_owned(),
        c.note_kind.to_owned(),
        c.speaker.to_owned(),
        guard(&c.instrument),
        c.side.to_owned(),
        guard(&c.code),
        c.interval,
        c.late.to_owned(),
        guard(&c.counter),
        c.value_ms,
        guard(&c.text),
        c.refers,
        if o.fold().counts(at) { "1" } else { "0" }.to_owned(),
        corrected.map(|e| e.key.seq.to_string()).unwrap_or_default(),
    ]
}

fn cells(entry: &Entry) -> Cells {
    let kind = |kind| Cells {
        kind,
        ..Cells::default()
    };
    match &entry.what {
        What::Began(h) => Cells {
            text: h.teacher.clone(),
            ..kind("began")
        },
        What::HeaderEdited(h) => Cells {
            text: h.teacher.clone(),
            ..kind("header_edited")
        },
        What::Note(n) => note_cells("note", n),
        What::Correction { of, note } => Cells {
            refers: of.seq.to_string(),
            ..note_cells("correction", note)
        },
        What::Retraction { of } => Cells {
            refers: of.seq.to_string(),
            ..kind("retraction")
        },
        What::Mark(m) => Cells {
            instrument: m.instrument.clone(),
            side: m.code.side.word(),
            code: m.code.letters.clone(),
            interval: m.interval.to_string(),
            late: if intervals::interval_at(entry.t_ms) > m.interval {
                "1"
            } else {
                "0"
            },
            ..kind("mark")
        },
        What::Tally { counter } => Cells {
            counter: counter.clone(),
            ..kind("tally")
        },
        What::StruckOut { of, .. } => Cells {
            refers: of.seq.to_string(),
            ..kind("struck_out")
        },
        What::Paused => kind("paused"),
        What::Resumed => kind("resumed"),
        What::ClockChanged { by_ms } => Cells {
            value_ms: by_ms.to_string(),
            ..kind("clock_changed")
        },
        What::ClockCorrected { of } => Cells {
            refers: of.seq.to_string(),
            ..kind("clock_corrected")
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

fn note_cells(kind: &'static str, n: &Note) -> Cells {
    Cells {
        kind,
        note_kind: n.kind.word(),
        speaker: n
            .speaker
            .map(crate::domain::entry::Speaker::letters)
            .unwrap_or_default(),
        text: n.text.clone(),
        ..Cells::default()
    }
}

/// For each interval one row without a code, then one row for each code marked in it. So the number
/// of observed intervals is the count of rows with `observed = 1` and no code.
fn interval_rows(exported: &[Exported<'_>]) -> Vec<u8> {
    let rows = exported.iter().flat_map(|e| {
        let o = e.observation;
        intervals::copus_intervals(o, o.length_ms())
            .into_iter()
            .flat_map(move |i| rows_of(o, &i))
    });
    write(&INTERVALS, rows)
}

fn rows_of(o: &Observation, i: &intervals::Interval) -> Vec<Row> {
    let row = |side: &str, code: &str, late: &str| {
        vec![
            o.id().to_string(),
            instrument::COPUS.to_owned(),
            i.index.to_string(),
            i.from_ms.to_string(),
            i.to_ms.to_string(),
            i.length_ms().to_string(),
            if i.not_observed.is_none() { "1" } else { "0" }.to_owned(),
            i.not_observed.map(why_word).unwrap_or_default().to_owned(),
            side.to_owned(),
            guard(code),
            late.to_owned(),
        ]
    };
    let mut rows = vec![row("", "", "")];
    let marked = i.marks.iter().map(|(code, late)| {
        row(
            code.side.word(),
            &code.letters,
            if *late { "1" } else { "0" },
        )
    });
    rows.extend(marked);
    rows
}

fn codebook() -> Vec<u8> {
    let rows = instrument::ALL.iter().flat_map(|i| {
        i.codes.iter().map(|c| {
            vec![
                i.id.to_owned(),
                i.version.to_string(),
                c.side.word().to_owned(),
                guard(c.letters),
                c.caption.to_owned(),
                c.description.to_owned(),
                c.group.to_owned(),
            ]
        })
    });
    write(&CODEBOOK, rows)
}

fn write(columns: &[&str], rows: impl Iterator<Item = Row>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has as many cells as there are columns.
    let mut result = writer.write_record(columns);
    for row in rows {
        result = result.and_then(|()| writer.write_record(&row));
    }
    debug_assert!(result.is_ok(), "{result:?}");
    writer.into_inner().unwrap_or_default()
}

/// Makes a cell safe for spreadsheets; see the head of this file.
pub fn guard(text: &str) -> String {
    let risky = text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\'', '\0', '＝', '＋', '－', '＠',
    ]) || text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if risky {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
