//! The COPUS grid: intervals across, codes down. Each state has a word for screen readers, and
//! differs by pattern as well as by colour.

use leptos::prelude::*;

use crate::app::view::figures::copus::{Cell, Column, Grid, GridRow};
use crate::domain::instrument::{self, Side};
use crate::ui::kit::{Tag, div, live, p, soft, span, tag};
use crate::ui::text::{instrument as i, review as r};

/// The grid with its heading and key; nothing where COPUS is not in use.
pub fn copus_grid(grid: impl Into<Signal<Option<Grid>>>) -> AnyView {
    grid_of(grid.into())
}

fn grid_of(grid: Signal<Option<Grid>>) -> AnyView {
    live(move || grid.get().map(|grid| section(&grid)))
}

fn section(grid: &Grid) -> Tag {
    let head = r::intervals_observed(grid.observed, grid.intervals.len());
    let title = tag("h2").id("h-grid");
    let title = title.has((r::copus(), " ", tag("small").has(head)));
    let section = tag("section").class("section");
    let section = section.set("aria-labelledby", "h-grid").has(title);
    if grid.intervals.is_empty() {
        return section.has(p("soft", r::no_interval()));
    }
    let scroll = div("scroll", table(grid)).set("tabindex", "0");
    let scroll = scroll.set("role", "region").set("aria-label", r::grid());
    section.has((scroll, key(), remarks(&grid.intervals)))
}

fn table(grid: &Grid) -> Tag {
    let span = grid.intervals.len() + 1;
    let number = |c: &Column| tag("th").set("scope", "col").has((c.index + 1).to_string());
    let numbers: Vec<_> = grid.intervals.iter().map(number).collect();
    let corner = tag("th").class("grid-code").set("scope", "col");
    let corner = corner.has(vh(r::code()));
    let table = tag("table").class("grid").set("translate", "no");
    table.has((
        tag("caption").class("vh").has(r::grid_caption()),
        tag("thead").has(tag("tr").has((corner, numbers))),
        side(Side::Student, &grid.rows, span),
        side(Side::Instructor, &grid.rows, span),
    ))
}

fn side(side: Side, rows: &[GridRow], span: usize) -> Tag {
    let rows = rows.iter().filter(|r| r.code.side == side).map(row);
    let title = tag("th").set("colspan", span.to_string());
    let title = title.set("scope", "rowgroup").has(i::side(side));
    let title = tag("tr").class("grid-side").has(title);
    tag("tbody").has((title, rows.collect::<Vec<_>>()))
}

fn row(row: &GridRow) -> Tag {
    let caption = i::caption(row.code.side, &row.code.letters);
    let title = tag("th").class("grid-code").set("scope", "row");
    let title = title.has((row.code.letters.clone(), " ", tag("small").has(caption)));
    let cells: Vec<_> = row.cells.iter().map(|c| cell(*c)).collect();
    tag("tr").has((title, cells))
}

fn cell(cell: Cell) -> Tag {
    let (class, word) = match cell {
        Cell::Marked => (Some("is-on"), Some(r::marked())),
        Cell::Late => (Some("is-late"), Some(r::marked_late())),
        Cell::Blank => (None, None),
        Cell::NotObserved(false) => (Some("is-unseen"), Some(r::not_observed())),
        Cell::NotObserved(true) => (Some("is-unseen is-marked"), Some(r::marked_not_observed())),
    };
    tag("td").set_if("class", class).has(word.map(vh))
}

fn vh(words: &'static str) -> Tag {
    span("vh", words)
}

fn key() -> Tag {
    let item = |(class, words): (Option<&'static str>, &'static str)| {
        tag("li").has((tag("span").set_if("class", class), words))
    };
    let items = [
        (Some("is-on"), r::marked()),
        (Some("is-late"), r::marked_late()),
        (None, r::nothing_marked()),
        (Some("is-unseen"), r::not_observed()),
        (Some("is-unseen is-marked"), r::marked_not_observed()),
    ];
    tag("ul").class("key").has(items.map(item))
}

fn remarks(columns: &[Column]) -> (Option<AnyView>, Option<AnyView>) {
    let unseen = columns.iter();
    let unseen = unseen.filter_map(|c| c.not_observed.map(|why| (c.index, why)));
    let unseen: Vec<_> = unseen.collect();
    let whole_ms = instrument::in_intervals().map_or(0, |i| i.interval_ms);
    let part = columns.last().filter(|c| c.length_ms < whole_ms);
    (
        (!unseen.is_empty()).then(|| soft(r::intervals_not_observed(&unseen))),
        part.map(|c| soft(r::last_part(c.length_ms))),
    )
}
