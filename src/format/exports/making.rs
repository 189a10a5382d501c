//! An export in the making: it leaves memory in chunks, and every lesson is given to it once in each round, so that
//! neither the lessons nor the file are ever in memory as a whole.

use std::fmt;
use std::io::Write as _;

use zip::ZipWriter;
use zip::result::ZipError;

use crate::domain::instrument::Instrument;
use crate::format::exports::chunks::{Chunks, Give};
use crate::format::exports::pooled::Group;
use crate::format::exports::tables::{
    ByLesson, ENTRIES, Exported, INTERVALS, Lesson, OBSERVATIONS, Table, codebook, ratings,
};
use crate::format::exports::workbook::Workbook;
use crate::format::handover::{packing, readme};
use crate::format::line::LineV2;
use crate::format::reading::TRUTH;

/// An export in the making.
pub struct Making<'a>(Of<'a>);

impl fmt::Debug for Making<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Making")
    }
}

enum Of<'a> {
    /// A zip of the tidy tables, and the last of them.
    Tables(Zip<'a>, Table),
    /// A zip of one file with one whole observation on each line.
    Lines(Zip<'a>),
    Workbook(Box<Workbook<'a>>),
}

type Zip<'a> = ZipWriter<Chunks<'a>>;
type Made<T = ()> = Result<T, ZipError>;

/// The tables that have rows of each lesson, in the order of the zip.
const TABLES: [ByLesson; 3] = [OBSERVATIONS, ENTRIES, INTERVALS];

impl<'a> Making<'a> {
    /// A zip of the tidy tables; `others` are instruments that came with files.
    ///
    /// # Errors
    /// Those of the zip writer, here and below; none arise in memory.
    pub fn tables(give: Give<'a>, others: &[&Instrument]) -> Made<Self> {
        let zip = begun(give, readme::TABLES)?;
        Ok(Self(Of::Tables(zip, codebook(others))))
    }

    /// A zip of one file with one whole observation on each line.
    ///
    /// # Errors
    /// As above.
    pub fn lines(give: Give<'a>) -> Made<Self> {
        Ok(Self(Of::Lines(begun(give, readme::LINES)?)))
    }

    /// A workbook; lessons are to be given in the order in which they began. `groups` are the pooled figures
    /// as the screen shows them.
    ///
    /// # Errors
    /// As above.
    pub fn workbook(give: Give<'a>, groups: Vec<Group>, others: &[&Instrument]) -> Made<Self> {
        let book = Workbook::new(give, groups, others)?;
        Ok(Self(Of::Workbook(Box::new(book))))
    }

    /// So many times every lesson is to be given.
    pub fn rounds(&self) -> usize {
        match self.0 {
            Of::Tables(..) => TABLES.len(),
            Of::Lines(_) => 1,
            Of::Workbook(_) => Workbook::ROUNDS,
        }
    }

    /// Begins a round, from 0.
    ///
    /// # Errors
    /// As above.
    pub fn begin(&mut self, round: usize) -> Made {
        match &mut self.0 {
            Of::Tables(zip, _) => {
                let Some(table) = TABLES.get(round) else {
                    return Ok(());
                };
                if table.name == INTERVALS.name {
                    member(zip, &ratings())?;
                }
                member(zip, &(table.name, table.head()))
            }
            Of::Lines(zip) => Ok(zip.start_file(TRUTH, packing())?),
            Of::Workbook(book) => book.begin(round),
        }
    }

    /// Takes a lesson in its turn; `parent` is the revision that its device had handed over before.
    ///
    /// # Errors
    /// As above.
    pub fn put(&mut self, round: usize, exported: Exported<'_>, parent: Option<&str>) -> Made {
        match &mut self.0 {
            Of::Tables(zip, _) => {
                if let Some(table) = TABLES.get(round) {
                    zip.write_all(&table.rows_of(&Lesson::of(exported)))?;
                }
                Ok(())
            }
            Of::Lines(zip) => {
                let line = LineV2::of(exported.leaving, parent.map(str::to_owned));
                zip.write_all(line.text().as_bytes())?;
                Ok(zip.write_all(b"\n")?)
            }
            Of::Workbook(book) => book.put(round, &Lesson::of(exported)),
        }
    }

    /// Ends the export; all of it is given on.
    ///
    /// # Errors
    /// As above.
    pub fn finish(self) -> Made {
        let zip = match self.0 {
            Of::Tables(mut zip, last) => {
                member(&mut zip, &last)?;
                zip
            }
            Of::Lines(zip) => zip,
            Of::Workbook(book) => return book.finish(),
        };
        zip.finish()?.give_all();
        Ok(())
    }
}

fn begun<'a>(give: Give<'a>, words: &str) -> Made<Zip<'a>> {
    let mut zip = ZipWriter::new(Chunks::new(give));
    zip.start_file("README.txt", packing())?;
    zip.write_all(words.as_bytes())?;
    Ok(zip)
}

/// Begins a member with these bytes.
fn member(zip: &mut Zip<'_>, (name, bytes): &Table) -> Made {
    zip.start_file(*name, packing())?;
    Ok(zip.write_all(bytes)?)
}
