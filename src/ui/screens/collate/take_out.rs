//! Exports, and the removal of the collation with a dialog that says what goes.

use leptos::prelude::*;

use crate::app::event::{Collating, Deciding};
use crate::app::view::collate::{self as view, ExportKind};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::dialogs::removal::Removal;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;

/// The section at the foot of the screen.
#[component]
pub fn TakeOut(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let exporting = use_view(|m| m.collate().exporting);
    let send = use_dispatch();
    let figures = use_view(view::figures);
    let why = move || match figures.get() {
        _ if exporting.get() => w::exporting().to_owned(),
        Some(f) => w::export_why(f.observations, f.over.waiting, f.filters.on() > 0),
        None => w::counting().to_owned(),
    };
    let counts = View::new(move || {
        collation.with(|c| c.as_ref().map_or((0, 0), |c| (c.rows.len(), c.files)))
    });
    view! {
        <section class="section" aria-labelledby="h-out">
            <h2 id="h-out">{w::take_out()}</h2>
            <div class="cluster">
                <button type="button" class="btn" disabled=move || exporting.get()
                    on:click=move |_| send.tell(Collating::ExportPressed(ExportKind::Workbook))>
                    <IconView icon=Icon::Download/>{w::export_workbook()}
                </button>
                <button type="button" class="btn" disabled=move || exporting.get()
                    on:click=move |_| send.tell(Collating::ExportPressed(ExportKind::Tables))>
                    <IconView icon=Icon::Download/>{w::export_tables()}
                </button>
                <button type="button" class="btn" disabled=move || exporting.get()
                    on:click=move |_| send.tell(Collating::ExportPressed(ExportKind::Ndjson))>
                    <IconView icon=Icon::Download/>{w::export_ndjson()}
                </button>
                <RemoveButton counts/>
            </div>
            <p class="small soft" role="status">{why}</p>
        </section>
    }
}

/// A collation that cannot be opened can still be removed.
#[component]
pub fn RemoveAll() -> impl IntoView {
    let nothing = View::new(|| (0, 0));
    view! {
        <section class="section" aria-label=w::remove()>
            <p>{w::cannot_open()}</p>
            <RemoveButton counts=nothing/>
        </section>
    }
}

/// Where every file was refused or every lesson removed, the log and the decisions can still go.
#[component]
pub fn RemoveRest(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let has_rest = View::new(move || {
        collation.with(|c| {
            let c = c.as_ref();
            c.is_some_and(|c| !c.log.is_empty() || !c.removed.is_empty())
        })
    });
    let nothing = View::new(|| (0, 0));
    view! {
        <Show when=move || has_rest.get()>
            <section class="section no-print" aria-label=w::remove()><RemoveButton counts=nothing/></section>
        </Show>
    }
}

#[component]
fn RemoveButton(
    /// Observations and files that go; none where nobody knows.
    counts: View<(usize, u32)>,
) -> impl IntoView {
    let send = use_dispatch();
    let now = Signal::derive(move || w::remove_now(counts.get().0));
    let remove = Callback::new(move |()| send.tell(Deciding::CollationRemoved));
    view! {
        <Removal id="d-remove" name=w::remove() title=w::remove_title() keep=w::keep_it() remove=now on_remove=remove>
            <p>{w::remove_lead()}</p>
            <ul class="list">
                <li class="is-danger">
                    <IconView icon=Icon::Remove/>
                    <div>
                        {live(move || w::removed_observations(counts.get().0))}
                        <small>{move || w::removed_rest(counts.get().1)}</small>
                    </div>
                </li>
            </ul>
            <p>{w::remove_stays()}</p>
        </Removal>
    }
}
