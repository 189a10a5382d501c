//! The cells in which codes are marked late: the grid as it can be tapped.

use crate::app::view::figures::copus::Grid;
use crate::domain::instrument::Side;
use crate::domain::observation::entry::CodeKey;

/// The shape of the grid; how each cell stands is asked of the grid itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The intervals, from 0.
    pub columns: Vec<u32>,
    /// The codes.
    pub rows: Vec<Row>,
}

/// A code that can be marked late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: CodeKey,
    /// Whether it is the first of its side, which is named above it.
    pub heads_side: bool,
}

/// The shape of a grid; `None` where it has no interval.
pub fn shape(grid: &Grid) -> Option<Shape> {
    if grid.intervals.is_empty() {
        return None;
    }
    let mut before = None;
    let rows = grid.rows.iter().map(|row| {
        let side = row.code.side;
        let is_first = before.is_none_or(|before| before != side && side == Side::Instructor);
        before = Some(side);
        Row {
            code: row.code.clone(),
            heads_side: is_first,
        }
    });
    Some(Shape {
        rows: rows.collect(),
        columns: grid.intervals.iter().map(|c| c.index).collect(),
    })
}
