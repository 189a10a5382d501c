//! The COPUS grid: intervals across, codes down. Each state has a word for screen readers, and
//! differs by pattern as well as by colour.

use leptos::prelude::*;

use crate::app::view::figures::copus::{Cell, Column, Grid, GridRow};
use crate::domain::instrument::{COPUS_INSTRUMENT, Side};
use crate::ui::parts::live::live;
use crate::ui::text::{instrument as i, review as r};

/// The grid with its heading and key; nothing where COPUS is not in use.
#[component]
pub fn CopusGrid(
    /// What to show.
    #[prop(into)]
    grid: Signal<Option<Grid>>,
) -> impl IntoView {
    live(move || {
        grid.get().map(|grid| {
            let head = r::intervals_observed(grid.observed, grid.intervals.len());
            view! {
                <section class="section" aria-labelledby="h-grid">
                    <h2 id="h-grid">{r::copus()}" "<small prop:textContent=head></small></h2>
                    {content(&grid)}
                </section>
            }
        })
    })
}

fn content(grid: &Grid) -> AnyView {
    if grid.intervals.is_empty() {
        return view! { <p class="soft">{r::no_interval()}</p> }.into_any();
    }
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=r::grid()>{table(grid)}</div>
        {key()}
        {remarks(&grid.intervals)}
    }
    .into_any()
}

fn table(grid: &Grid) -> impl IntoView + use<> {
    let span = grid.intervals.len() + 1;
    view! {
        <table class="grid" translate="no">
            <caption class="vh">{r::grid_caption()}</caption>
            <thead>
                <tr>
                    <th class="grid-code" scope="col"><span class="vh">{r::code()}</span></th>
                    {grid.intervals.iter().map(|c| view! { <th scope="col">{c.index + 1}</th> }).collect_view()}
                </tr>
            </thead>
            {side(Side::Student, &grid.rows, span)}
            {side(Side::Instructor, &grid.rows, span)}
        </table>
    }
}

fn side(side: Side, rows: &[GridRow], span: usize) -> impl IntoView + use<> {
    let rows = rows
        .iter()
        .filter(|r| r.code.side == side)
        .map(row)
        .collect_view();
    view! {
        <tbody>
            <tr class="grid-side"><th colspan=span.to_string() scope="rowgroup">{i::side(side)}</th></tr>
            {rows}
        </tbody>
    }
}

fn row(row: &GridRow) -> impl IntoView + use<> {
    view! {
        <tr>
            <th class="grid-code" scope="row">{row.code.letters.clone()}" "<small>{i::caption(row.code.side, &row.code.letters)}</small></th>
            {row.cells.iter().map(|c| cell(*c)).collect_view()}
        </tr>
    }
}

fn cell(cell: Cell) -> impl IntoView {
    let (class, word) = match cell {
        Cell::Marked => (Some("is-on"), Some(r::marked())),
        Cell::Late => (Some("is-late"), Some(r::marked_late())),
        Cell::Blank => (None, None),
        Cell::NotObserved(false) => (Some("is-unseen"), Some(r::not_observed())),
        Cell::NotObserved(true) => (Some("is-unseen is-marked"), Some(r::marked_not_observed())),
    };
    view! { <td class=class>{word.map(|word| view! { <span class="vh">{word}</span> })}</td> }
}

fn key() -> impl IntoView {
    view! {
        <ul class="key">
            <li><span class="is-on"></span>{r::marked()}</li>
            <li><span class="is-late"></span>{r::marked_late()}</li>
            <li><span></span>{r::nothing_marked()}</li>
            <li><span class="is-unseen"></span>{r::not_observed()}</li>
            <li><span class="is-unseen is-marked"></span>{r::marked_not_observed()}</li>
        </ul>
    }
}

fn remarks(columns: &[Column]) -> impl IntoView + use<> {
    let unseen: Vec<_> = columns
        .iter()
        .filter_map(|c| c.not_observed.map(|why| (c.index, why)))
        .collect();
    let part = columns
        .last()
        .filter(|c| c.length_ms < COPUS_INSTRUMENT.interval_ms)
        .map(|c| r::last_part(c.length_ms));
    view! {
        {(!unseen.is_empty()).then(|| view! { <p class="small soft" prop:textContent=r::intervals_not_observed(&unseen)></p> })}
        {part.map(|part| view! { <p class="small soft" prop:textContent=part></p> })}
    }
}
