//! COPUS as it is shown: the grid of intervals and codes, and the percent of intervals.

use crate::domain::instrument::intervals::{self, Interval, Shares, Why};
use crate::domain::instrument::{self, Code, Instrument, Side};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::CodeKey;

/// The grid: intervals across, codes down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The intervals.
    pub intervals: Vec<Column>,
    /// One row for each code, students first, unknown codes last.
    pub rows: Vec<GridRow>,
    /// How many intervals were observed.
    pub observed: u32,
}

/// The head of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Number from 0.
    pub index: u32,
    /// Why it was not observed.
    pub not_observed: Option<Why>,
    /// Its length in milliseconds.
    pub length_ms: u64,
}

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The code.
    pub code: CodeKey,
    /// One cell for each interval.
    pub cells: Vec<Cell>,
    /// In how many observed intervals it was marked.
    pub marked: u32,
}

/// A cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Marked.
    Marked,
    /// Marked after the interval had ended.
    Late,
    /// Observed and not marked.
    Blank,
    /// Not observed; whether it was marked all the same.
    NotObserved(bool),
}

impl Cell {
    /// Whether it was marked, watched or not.
    pub const fn is_marked(self) -> bool {
        matches!(self, Self::Marked | Self::Late | Self::NotObserved(true))
    }
}

/// The grid of an observation that is `until_ms` long; `None` where no instrument in use has intervals.
pub fn grid(observation: &Observation, until_ms: u64) -> Option<Grid> {
    let instrument = observation.header().interval_instrument()?;
    let all = intervals::intervals(observation, until_ms);
    let mut shares = Shares::default();
    shares.pool(&all);
    let mut codes: Vec<CodeKey> = keys(instrument).collect();
    for (code, _) in all.iter().flat_map(|i| &i.marks) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    let rows = codes
        .into_iter()
        .map(|code| GridRow {
            cells: all.iter().map(|i| cell(i, &code)).collect(),
            marked: shares.marked.get(&code).copied().unwrap_or(0),
            code,
        })
        .collect();
    let columns = all
        .iter()
        .map(|i| Column {
            index: i.index,
            not_observed: i.not_observed,
            length_ms: i.length_ms(),
        })
        .collect();
    Some(Grid {
        intervals: columns,
        rows,
        observed: shares.observed,
    })
}

/// The codes of one side in the order of the sheet.
pub fn side(side: Side) -> impl Iterator<Item = CodeKey> {
    let codes = instrument::in_intervals().into_iter().flat_map(keys);
    codes.filter(move |c| c.side == side)
}

fn keys(instrument: &Instrument) -> impl Iterator<Item = CodeKey> {
    instrument.codes.iter().filter_map(Code::key)
}

fn cell(interval: &Interval, code: &CodeKey) -> Cell {
    let mark = interval.marks.iter().find(|(c, _)| c == code);
    match (interval.not_observed, mark) {
        (Some(_), mark) => Cell::NotObserved(mark.is_some()),
        (None, Some((_, true))) => Cell::Late,
        (None, Some((_, false))) => Cell::Marked,
        (None, None) => Cell::Blank,
    }
}
