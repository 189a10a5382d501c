//! The tidy tables: RFC 4180, ISO 8601 times with offset, the same columns always; new columns come
//! at the end.
//!
//! They are for reading, never read back. A cell that a spreadsheet would take for a formula gets a
//! leading apostrophe, as does one that begins with an apostrophe, so the guard can be taken off
//! again: strip one leading apostrophe where there is one.

mod entries;
mod intervals;
mod lesson;
mod observations;

pub use lesson::Lesson;

use crate::domain::instrument::{Instrument, SHIPPED};
use crate::domain::observation::header::Header;
use crate::format::handover::leaving::Leaving;

/// One observation with what its row says of where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// What leaves of the observation.
    pub leaving: &'a Leaving<'a>,
    /// Its header as it is shown: with the names that a person joined.
    pub header: &'a Header,
    /// Its content hash.
    pub revision: &'a str,
    /// The device that handed it over.
    pub device: &'a str,
    /// Whether it stands for its lesson in figures: no calibration, and of several observations of one
    /// lesson the one that counts.
    pub in_figures: bool,
}

/// A table: its name in the zip and its bytes.
pub type Table = (&'static str, Vec<u8>);

/// All five tables of these observations, in fixed order. `others` are instruments that do not ship with this
/// version of the app: their codes stand in the codebook too.
pub fn tables(exported: &[Exported<'_>], others: &[&Instrument]) -> [Table; 5] {
    let lessons: Vec<Lesson<'_>> = exported.iter().map(|e| Lesson::of(*e)).collect();
    [
        OBSERVATIONS.of(&lessons),
        ENTRIES.of(&lessons),
        ratings(),
        INTERVALS.of(&lessons),
        codebook(others),
    ]
}

/// A table with rows of each lesson.
#[derive(Debug)]
pub(super) struct ByLesson {
    /// Its name in the zip.
    pub(super) name: &'static str,
    columns: &'static [&'static str],
    rows: fn(&Lesson<'_>) -> Vec<Row>,
}

/// One row for each observation.
pub(super) const OBSERVATIONS: ByLesson = ByLesson {
    name: "tables/observations.csv",
    columns: &observations::COLUMNS,
    rows: observations::rows,
};
/// One row for each entry.
pub(super) const ENTRIES: ByLesson = ByLesson {
    name: "tables/entries.csv",
    columns: &entries::COLUMNS,
    rows: entries::rows,
};
/// Rows for each interval.
pub(super) const INTERVALS: ByLesson = ByLesson {
    name: "tables/intervals.csv",
    columns: &intervals::COLUMNS,
    rows: intervals::rows,
};

impl ByLesson {
    /// The head.
    pub(super) fn head(&self) -> Vec<u8> {
        head(self.columns)
    }

    /// The rows of one lesson.
    pub(super) fn rows_of(&self, lesson: &Lesson<'_>) -> Vec<u8> {
        written((self.rows)(lesson).into_iter())
    }

    fn of(&self, lessons: &[Lesson<'_>]) -> Table {
        let rows = lessons.iter().flat_map(|lesson| (self.rows)(lesson));
        (self.name, write(self.columns, rows))
    }
}

/// The table of ratings, which has no rows yet.
pub(super) fn ratings() -> Table {
    ("tables/ratings.csv", head(&RATINGS))
}

const RATINGS: [&str; 7] = [
    "observation_id",
    "segment",
    "item",
    "value",
    "scale_min",
    "scale_max",
    "evidence_seqs",
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

/// What the codes mean.
pub(super) fn codebook(others: &[&Instrument]) -> Table {
    let rows = instruments(others).into_iter().flat_map(|i| {
        i.codes.iter().map(|c| {
            vec![
                guard(&i.id),
                i.version.to_string(),
                guard(&c.side),
                guard(&c.letters),
                guard(&c.caption),
                guard(&c.description),
                guard(&c.group),
            ]
        })
    });
    ("tables/codebook.csv", write(&CODEBOOK, rows))
}

/// The instruments of a codebook: those of this app, then those that came with files.
pub fn instruments<'a>(others: &[&'a Instrument]) -> Vec<&'a Instrument> {
    SHIPPED.iter().chain(others.iter().copied()).collect()
}

fn write(columns: &[&str], rows: impl Iterator<Item = Row>) -> Vec<u8> {
    let mut table = head(columns);
    table.extend(written(rows));
    table
}

fn head(columns: &[&str]) -> Vec<u8> {
    let cells = columns.iter().map(|cell| (*cell).to_owned());
    written(std::iter::once(cells.collect()))
}

fn written(rows: impl Iterator<Item = Row>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has as many cells as there are columns.
    let mut result = Ok(());
    for row in rows {
        result = result.and_then(|()| writer.write_record(&row));
    }
    debug_assert!(result.is_ok(), "{result:?}");
    writer.into_inner().unwrap_or_default()
}

/// `1` or `0`.
fn flag(is: bool) -> String {
    if is { "1" } else { "0" }.to_owned()
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
