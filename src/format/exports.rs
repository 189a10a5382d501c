//! Exports as they leave, each with a README.txt for whoever opens it without the app. They are for
//! reading elsewhere; taken in again, only single lessons can be rescued from them.

pub mod pooled;
pub mod tables;
pub mod workbook;

use zip::result::ZipError;

use crate::domain::instrument::Instrument;
use crate::format::exports::tables::Exported;
use crate::format::handover::{pack, readme};
use crate::format::reading::TRUTH;

/// A zip of the tidy tables; `others` are instruments that came with files.
///
/// # Errors
/// Those of the zip writer; none arise in memory.
pub fn tables(exported: &[Exported<'_>], others: &[&Instrument]) -> Result<Vec<u8>, ZipError> {
    let tables = tables::tables(exported, others).map(|(name, bytes)| (name.to_owned(), bytes));
    let first = ("README.txt".to_owned(), readme::TABLES.as_bytes().to_vec());
    pack(std::iter::once(first).chain(tables))
}

/// A zip of one file with one whole observation on each of these lines.
///
/// # Errors
/// Those of the zip writer; none arise in memory.
pub fn lines(lines: impl Iterator<Item = String>) -> Result<Vec<u8>, ZipError> {
    let bytes = lines.fold(Vec::new(), |mut bytes, line| {
        bytes.extend(line.into_bytes());
        bytes.push(b'\n');
        bytes
    });
    let first = ("README.txt".to_owned(), readme::LINES.as_bytes().to_vec());
    pack([first, (TRUTH.to_owned(), bytes)])
}
