//! A list of rows of one height, of which only those in sight are in the page.

use crate::ui::kit::{Tag, tag};

/// Rows kept above and below what is in sight.
const SPARE: usize = 12;

/// Which rows of a scrolled list are in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Rows left out above.
    pub skip: usize,
    /// Rows in the page.
    pub take: usize,
}

impl Window {
    /// The place, among the rows in the page, of one that is in sight or nearly so.
    pub const fn first_in_sight(&self) -> usize {
        if self.skip == 0 { 0 } else { SPARE }
    }
}

/// The window for a list scrolled by `scrolled` pixels whose rows are `row` pixels high and that
/// shows at most `visible` of them.
pub fn window(scrolled: i32, row: i32, visible: usize) -> Window {
    let first = usize::try_from(scrolled.max(0) / row.max(1)).unwrap_or(0);
    // In steps, so that scrolling by a row does not make the list anew.
    let skip = first.saturating_sub(SPARE) / SPARE * SPARE;
    Window {
        skip,
        take: visible + 3 * SPARE,
    }
}

/// Empty space in place of rows that are not in the page; a row is so many CSS pixels high.
pub fn pad(rows: impl Fn() -> usize + Send + 'static, row: i32) -> Tag {
    let row = usize::try_from(row).unwrap_or(0);
    let pad = tag("li").class("pad").set("aria-hidden", "true");
    pad.styled("--pad", move || format!("{}px", rows() * row))
}
