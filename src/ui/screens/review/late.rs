//! Marking codes late: one interval after another, with cells as large as a finger.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::figures::copus::{Cell, Grid};
use crate::app::view::review::late::{self, Row, Shape};
use crate::ui::context::{use_dispatch, use_page, use_reads_only};
use crate::ui::kit::{Tag, div, fold, live, p, says, soft, span, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::{instrument as i, observe as o, review as r};

/// The cells that are one stop for the Tab key.
const GROUP: &str = ".late-grid";
const ITEM: &str = ".late-cell";

/// The fold with the grid to mark in; nothing where COPUS is not in use.
pub(super) fn mark_late(grid: View<Option<Grid>>) -> AnyView {
    let reads = use_reads_only();
    // Made anew only when the lesson gets another shape, so that the focus stays on its cell.
    let shape = View::new(move || grid.with(|grid| grid.as_ref().and_then(late::shape)));
    let is_open = RwSignal::new(false);
    live(move || {
        let shape = shape.get().filter(|_| !reads.get())?;
        let shape = StoredValue::new(shape);
        // Many cells: made when they are looked for.
        let cells = when(
            move || is_open.get(),
            move || shape.with_value(|shape| cells(shape, grid)),
        );
        let title = (Icon::Code, r::mark_late());
        let inside = (soft(r::mark_late_why()), cells);
        Some(fold("fold card no-print", is_open, title, inside))
    })
}

fn cells(shape: &Shape, grid: View<Option<Grid>>) -> Tag {
    let page = use_page();
    let arrow = move |ev: KeyboardEvent| {
        if page.with_value(|p| p.rove(&ev.key(), GROUP, ITEM)) {
            ev.prevent_default();
        }
    };
    let roved = move |_: ev::Event| page.with_value(|p| p.roved(GROUP, ITEM));
    let rows = shape.rows.iter().enumerate();
    let rows = rows.map(|(at, row)| late_row(at, row, &shape.columns, grid));
    div("scroll late-grid", rows.collect::<Vec<_>>())
        .set("translate", "no")
        .set("role", "group")
        .set("aria-label", r::mark_late())
        .on("keydown", arrow)
        .on("focusin", roved)
}

fn late_row(at: usize, row: &Row, columns: &[u32], grid: View<Option<Grid>>) -> (Option<Tag>, Tag) {
    let send = use_dispatch();
    let code = StoredValue::new(row.code.clone());
    let cells = columns.iter().enumerate().map(|(column, index)| {
        let index = *index;
        let cell = View::new(move || {
            grid.with(|grid| {
                let row = grid.as_ref().and_then(|g| g.rows.get(at));
                row.and_then(|r| r.cells.get(column)).copied()
            })
        });
        let name = move || code.with_value(|code| r::late_cell(&i::code(code), index, cell.get()));
        let unseen = move || matches!(cell.get(), Some(Cell::NotObserved(_))).then_some("on");
        let stop = if at == 0 && column == 0 { "0" } else { "-1" };
        // Bare: the arrows go from cell to cell, and hundreds of them stand on the screen.
        tag("button")
            .set("type", "button")
            .class("late-cell")
            .set("tabindex", stop)
            .pressed(move || cell.get().is_some_and(Cell::is_marked))
            .set("aria-label", says(name))
            .given("data-unseen", unseen)
            .press(move || send.tell(Reviewing::CellTapped(code.get_value(), index)))
            .has((index + 1).to_string())
    });
    let cells: Vec<Tag> = cells.collect();
    let letters = span("late-code", row.code.letters.clone()).set("title", o::copus());
    let side = row
        .heads_side
        .then(|| p("late-side", i::side(row.code.side)));
    (side, div("late-row", (letters, cells)))
}
