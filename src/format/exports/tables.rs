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
        ("tables/observations.csv", observations::table(&lessons)),
        ("tables/entries.csv", entries::table(&lessons)),
        ("tables/ratings.csv", write(&RATINGS, std::iter::empty())),
        ("tables/intervals.csv", intervals::table(&lessons)),
        ("tables/codebook.csv", codebook(others)),
    ]
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

fn codebook(others: &[&Instrument]) -> Vec<u8> {
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
    write(&CODEBOOK, rows)
}

/// The instruments of a codebook: those of this app, then those that came with files.
pub fn instruments<'a>(others: &[&'a Instrument]) -> Vec<&'a Instrument> {
    SHIPPED.iter().chain(others.iter().copied()).collect()
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
