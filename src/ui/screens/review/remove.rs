//! The removal of a whole observation, with a dialog that says what goes and what has left already.

use leptos::prelude::*;

use crate::app::event::{Event, Pen};
use crate::app::view::erasing as view;
use crate::domain::ids::ObservationId;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::erasing as w;

/// The button that removes the open observation from this tablet, with its question.
#[component]
pub(super) fn RemoveObservation() -> impl IntoView {
    let send = use_dispatch();
    let asked = RwSignal::new(false);
    let reads = use_view(|m| m.pen != Pen::Ours);
    let state = use_view(|m| {
        let o = &m.open.as_ref()?.observation;
        let id = o.id().clone();
        let left = view::left(m, &id);
        Some((id, o.entries().len(), left))
    });
    let remove = move |_| {
        asked.set(false);
        let id: Option<ObservationId> = state.with_untracked(|s| s.as_ref().map(|s| s.0.clone()));
        if let Some(id) = id {
            send(Event::RemoveObservationPressed(id));
        }
    };
    let acts = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| asked.set(false)>{w::KEEP}</button>
            <button type="button" class="btn btn-danger" on:click=remove>{w::REMOVE_NOW}</button>
        }
    };
    view! {
        <section class="section no-print" aria-label=w::REMOVE>
            <button type="button" class="btn btn-warn" disabled=move || reads.get() on:click=move |_| asked.set(true)>
                <IconView icon=Icon::Remove/>{w::REMOVE}
            </button>
            <Dialog open=asked id="d-remove-observation" title=w::REMOVE_TITLE acts>
                <p>{w::REMOVE_LEAD}</p>
                <ul class="list">
                    <li class="is-danger">
                        <IconView icon=Icon::Remove/>
                        <div prop:textContent=move || state.with(|s| s.as_ref().map(|s| w::goes(s.1)).unwrap_or_default())></div>
                    </li>
                </ul>
                <p prop:textContent=move || state.with(|s| s.as_ref().map(|s| w::left(&s.2)).unwrap_or_default())></p>
                <p class="small soft">{w::BACKUPS}</p>
            </Dialog>
        </section>
    }
}
