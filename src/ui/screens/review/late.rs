//! Marking codes late: one interval after another, with cells as large as a finger.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::figures::copus::{Cell, Grid};
use crate::domain::instrument::Side;
use crate::domain::observation::entry::CodeKey;
use crate::ui::context::{use_dispatch, use_page, use_reads_only};
use crate::ui::parts::dialogs::entry_dialog::pressed;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::slice::View;
use crate::ui::text::{instrument as i, observe as o, review as r};

/// The cells that are one stop for the Tab key.
const GROUP: &str = ".late-grid";
const ITEM: &str = ".late-cell";

/// The fold with the grid to mark in; nothing where COPUS is not in use.
#[component]
pub(super) fn MarkLate(
    /// The grid.
    grid: View<Option<Grid>>,
) -> impl IntoView {
    let reads = use_reads_only();
    // Made anew only when the lesson gets another shape, so that the focus stays on its cell.
    let shape = View::new(move || {
        grid.with(|grid| {
            let grid = grid.as_ref().filter(|g| !g.intervals.is_empty())?;
            let columns: Vec<u32> = grid.intervals.iter().map(|c| c.index).collect();
            let codes: Vec<CodeKey> = grid.rows.iter().map(|r| r.code.clone()).collect();
            Some((columns, codes))
        })
    });
    let page = use_page();
    let arrow = move |ev: KeyboardEvent| {
        if page.with_value(|p| p.rove(&ev.key(), GROUP, ITEM)) {
            ev.prevent_default();
        }
    };
    let roved = move |_| page.with_value(|p| p.roved(GROUP, ITEM));
    let is_open = RwSignal::new(false);
    live(move || {
        shape.get().filter(|_| !reads.get()).map(|(columns, codes)| {
            let (columns, codes) = (StoredValue::new(columns), StoredValue::new(codes));
            view! {
                <details class="fold card no-print" prop:open=move || is_open.get()
                    on:toggle:target=move |ev| is_open.set(ev.target().has_attribute("open"))>
                    <summary><IconView icon=Icon::Code/>{r::mark_late()}<IconView icon=Icon::Down/></summary>
                    <p class="small soft">{r::mark_late_why()}</p>
                    // Many cells: made when they are looked for.
                    <Show when=move || is_open.get()>
                        <div class="scroll late-grid" translate="no" role="group" aria-label=r::mark_late() on:keydown=arrow on:focusin=roved>
                            {codes.with_value(|codes| codes.iter().enumerate().map(|(row, code)| {
                                columns.with_value(|columns| late_row(row, code, columns, grid))
                            }).collect_view())}
                        </div>
                    </Show>
                </details>
            }
        })
    })
}

fn late_row(
    row: usize,
    code: &CodeKey,
    columns: &[u32],
    grid: View<Option<Grid>>,
) -> impl IntoView + use<> {
    let send = use_dispatch();
    let heads_side = row == 0 || (code.side == Side::Instructor && is_first(row, grid));
    let cells = columns.iter().enumerate().map(|(column, index)| {
        let (index, code) = (*index, StoredValue::new(code.clone()));
        let cell = View::new(move || {
            grid.with(|grid| {
                let row = grid.as_ref().and_then(|g| g.rows.get(row));
                row.and_then(|r| r.cells.get(column)).copied()
            })
        });
        let is_on = move || {
            matches!(
                cell.get(),
                Some(Cell::Marked | Cell::Late | Cell::NotObserved(true))
            )
        };
        let name = move || code.with_value(|code| r::late_cell(&i::code(code), index, cell.get()));
        view! {
            <button type="button" class="late-cell" tabindex=if row == 0 && column == 0 { "0" } else { "-1" }
                aria-pressed=move || pressed(is_on()) aria-label=name data-unseen=move || matches!(cell.get(), Some(Cell::NotObserved(_))).then_some("on")
                on:click=move |_| send.tell(Reviewing::CellTapped(code.get_value(), index))>{index + 1}</button>
        }
    });
    let cells = cells.collect_view();
    view! {
        {heads_side.then(|| view! { <p class="late-side">{i::side(code.side)}</p> })}
        <div class="late-row"><span class="late-code" title=o::copus()>{code.letters.clone()}</span>{cells}</div>
    }
}

/// Whether the row before is of another side.
fn is_first(row: usize, grid: View<Option<Grid>>) -> bool {
    grid.with_untracked(|grid| {
        let before = row.checked_sub(1);
        let before = before.and_then(|at| grid.as_ref().and_then(|g| g.rows.get(at)));
        before.is_none_or(|r| r.code.side == Side::Student)
    })
}
