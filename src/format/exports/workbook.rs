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

use std::collections::BTreeMap;

use zip::result::ZipError;

use crate::domain::calendar::Moment;
use crate::domain::instrument::Instrument;
use crate::format::exports::chunks::Give;
use crate::format::exports::pooled::Group;
use crate::format::exports::tables::{self, Lesson};
use crate::format::exports::workbook::sheets::Whose;
use crate::format::exports::workbook::xlsx::Book;

/// A workbook in the making. Every lesson is given to it once in each of its rounds, in the order in which they
/// began.
pub(super) struct Workbook<'a> {
    book: Book<'a>,
    groups: Vec<Group>,
    instruments: Vec<Instrument>,
    /// When the first and the last lesson with intervals began, for each teacher with each class.
    dates: BTreeMap<Whose, (Moment, Moment)>,
    newest_finished: Option<Moment>,
    newest_entry: Option<Moment>,
}

/// The sheets that have rows of each lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Lessons,
    Notes,
    Counters,
    Codes,
}

const SHEETS: [Sheet; 4] = [Sheet::Lessons, Sheet::Notes, Sheet::Counters, Sheet::Codes];

impl<'a> Workbook<'a> {
    /// `groups` are the pooled figures as the screen shows them, `others` are instruments that came with
    /// files.
    pub(super) fn new(
        give: Give<'a>,
        groups: Vec<Group>,
        others: &[&Instrument],
    ) -> Result<Self, ZipError> {
        let mut book = Book::new(give)?;
        sheets::read_me(&mut book)?;
        Ok(Self {
            book,
            groups,
            instruments: tables::instruments(others).into_iter().cloned().collect(),
            dates: BTreeMap::new(),
            newest_finished: None,
            newest_entry: None,
        })
    }

    /// So many times every lesson is to be given.
    pub(super) const ROUNDS: usize = SHEETS.len();

    /// Begins a round.
    pub(super) fn begin(&mut self, round: usize) -> Result<(), ZipError> {
        self.book.end()?;
        match SHEETS.get(round) {
            Some(Sheet::Lessons) => self.book.begin("Lessons".to_owned(), &sheets::LESSONS),
            Some(Sheet::Notes) => self.book.begin("Notes".to_owned(), &notes::columns()),
            Some(Sheet::Counters) => self
                .book
                .begin("Counters".to_owned(), &sheets::counter_columns()),
            Some(Sheet::Codes) => {
                sheets::codes_by_class(&mut self.book, &self.dates, &self.groups)?;
                self.book
                    .begin(sheets::named("per lesson"), &sheets::code_columns())
            }
            None => Ok(()),
        }
    }

    /// Takes a lesson in its turn.
    pub(super) fn put(&mut self, round: usize, lesson: &Lesson<'_>) -> Result<(), ZipError> {
        let rows = match SHEETS.get(round) {
            Some(Sheet::Lessons) => {
                self.note_dates(lesson);
                vec![sheets::lesson_row(lesson)]
            }
            Some(Sheet::Notes) => notes::rows(lesson),
            Some(Sheet::Counters) => sheets::counter_rows(lesson),
            Some(Sheet::Codes) => sheets::code_rows(lesson),
            None => Vec::new(),
        };
        rows.into_iter().try_for_each(|row| self.book.put(row))
    }

    /// Ends the workbook. It bears the time at which the newest of the lessons was finished; where none is, the
    /// time of the newest entry.
    pub(super) fn finish(mut self) -> Result<(), ZipError> {
        self.book.end()?;
        let instruments: Vec<&Instrument> = self.instruments.iter().collect();
        sheets::codebook(&mut self.book, &instruments)?;
        self.book.finish(self.newest_finished.or(self.newest_entry))
    }

    fn note_dates(&mut self, lesson: &Lesson<'_>) {
        let o = lesson.observation();
        let finished = lesson.finished_at();
        self.newest_finished = newer(self.newest_finished, finished);
        for entry in o.entries() {
            self.newest_entry = newer(self.newest_entry, Some(entry.at));
        }
        let h = lesson.header();
        if let Some(at) = o.begun_at()
            && h.interval_instrument().is_some()
            && lesson.exported.in_figures
        {
            let whose = (
                h.texts.teacher.clone(),
                h.texts.class.clone(),
                h.texts.school.clone(),
            );
            let (first, last) = self.dates.entry(whose).or_insert((at, at));
            *first = at.min(*first);
            *last = at.max(*last);
        }
    }
}

/// The later of two moments; of two at one time, the second.
fn newer(one: Option<Moment>, other: Option<Moment>) -> Option<Moment> {
    let both = one.into_iter().chain(other);
    both.max_by_key(|m| m.epoch_ms())
}
