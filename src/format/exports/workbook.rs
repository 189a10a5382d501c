//! The workbook (.xlsx): the collation for people with a spreadsheet. Text stays text, dates and times
//! are true ones, long notes are whole, and the same content gives the same bytes.
//!
//! The file is written here and not by a crate. `rust_xlsxwriter` (0.102) was tried: it adds 215 KB
//! (brotli) to the worker, and turns on `zlib-rs` for all of `flate2`, so that every hand-over file would
//! get other bytes than before. What is needed of the format is a few pages of Office Open XML
//! (ECMA-376, part 1, chapter 18).

mod cell;
mod notes;
mod sheets;
mod xlsx;

pub use cell::LONGEST_CELL;

use zip::result::ZipError;

use crate::domain::calendar::Moment;
use crate::domain::instrument::Instrument;
use crate::format::exports::pooled::Group;
use crate::format::exports::tables::{self, Exported, Lesson};
use crate::format::exports::workbook::xlsx::Book;

/// Makes the workbook of these observations; `groups` are the pooled figures as the screen shows
/// them, `others` are instruments that came with files. The order in which observations come does not matter: rows stand in the order of the lessons.
///
/// # Errors
/// Those of the zip writer; none arise in memory.
pub fn workbook(
    exported: &[Exported<'_>],
    groups: &[Group],
    others: &[&Instrument],
) -> Result<Vec<u8>, ZipError> {
    let mut lessons: Vec<Lesson<'_>> = exported.iter().map(|e| Lesson::of(*e)).collect();
    lessons.sort_by_key(|l| {
        let o = l.observation();
        (o.begun_at().map(Moment::epoch_ms), o.id().clone())
    });
    let mut book = Book::new()?;
    sheets::read_me(&mut book)?;
    sheets::lessons(&mut book, &lessons)?;
    notes::sheet(&mut book, &lessons)?;
    sheets::counters(&mut book, &lessons)?;
    sheets::codes_by_class(&mut book, &lessons, groups)?;
    sheets::codes_by_lesson(&mut book, &lessons)?;
    sheets::codebook(&mut book, &tables::instruments(others))?;
    book.finish(newest(&lessons))
}

/// When the newest of the lessons was finished; where none is, the time of the newest entry.
fn newest(lessons: &[Lesson<'_>]) -> Option<Moment> {
    let finished = lessons.iter().filter_map(Lesson::finished_at);
    finished.max_by_key(|m| m.epoch_ms()).or_else(|| {
        let entries = lessons.iter().flat_map(|l| l.observation().entries());
        entries.map(|e| e.at).max_by_key(|m| m.epoch_ms())
    })
}
