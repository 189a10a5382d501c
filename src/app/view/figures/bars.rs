//! Percent of intervals as it is shown: for each side, each code with the number of observed
//! intervals that carry it. A code that was never marked is shown too: that it was absent was seen.

use crate::app::desk::work::Group;
use crate::app::view::figures::copus::{self, Grid};
use crate::domain::instrument::Side;

/// A bar: one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The letters of the code.
    pub letters: String,
    /// In how many observed intervals it was marked.
    pub marked: u32,
}

/// The bars of one observation, or of one teacher with one class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarSet {
    /// Observed intervals: n.
    pub of: u32,
    /// Intervals that were not observed.
    pub not_observed: u32,
    /// What students did.
    pub students: Vec<Bar>,
    /// What the instructor did.
    pub instructor: Vec<Bar>,
}

impl BarSet {
    fn side_mut(&mut self, side: Side) -> &mut Vec<Bar> {
        match side {
            Side::Student => &mut self.students,
            Side::Instructor => &mut self.instructor,
        }
    }
}

/// The bars of one observation.
pub fn of_grid(grid: &Grid) -> BarSet {
    let all = u32::try_from(grid.intervals.len()).unwrap_or(u32::MAX);
    let mut set = BarSet {
        of: grid.observed,
        not_observed: all.saturating_sub(grid.observed),
        ..BarSet::default()
    };
    for row in &grid.rows {
        let bar = Bar {
            letters: row.code.letters.clone(),
            marked: row.marked,
        };
        set.side_mut(row.code.side).push(bar);
    }
    set
}

/// The pooled bars of one teacher with one class.
pub fn of_group(group: &Group) -> BarSet {
    let mut set = BarSet {
        of: group.observed,
        not_observed: group.not_observed,
        ..BarSet::default()
    };
    for side in [Side::Student, Side::Instructor] {
        let marked = group
            .codes
            .iter()
            .filter(|(word, _, _)| word == side.word());
        let known = copus::side(side).map(|code| {
            let found = marked
                .clone()
                .find(|(_, letters, _)| *letters == code.letters);
            Bar {
                letters: code.letters.clone(),
                marked: found.map_or(0, |(_, _, n)| *n),
            }
        });
        let is_known = |letters: &str| copus::side(side).any(|c| c.letters == letters);
        let unknown = marked.clone().filter(|(_, letters, _)| !is_known(letters));
        let unknown = unknown.map(|(_, letters, n)| Bar {
            letters: letters.clone(),
            marked: *n,
        });
        let bars: Vec<Bar> = known.chain(unknown).collect();
        *set.side_mut(side) = bars;
    }
    set
}

/// The fraction of observed intervals, 0 to 1; `None` where none was observed.
pub fn share(marked: u32, of: u32) -> Option<f64> {
    (of > 0).then(|| f64::from(marked) / f64::from(of))
}
