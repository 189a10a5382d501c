//! The removal of a whole observation, with a dialog that says what goes and what has left already.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::erasing as view;
use crate::domain::ids::ObservationId;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::dialogs::removal::Removal;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::erasing as w;

/// The button that removes the open observation from this tablet, with its question.
#[component]
pub(super) fn RemoveObservation() -> impl IntoView {
    let send = use_dispatch();
    let state = use_view(|m| {
        let o = m.open()?.observation();
        let id = o.id().clone();
        let left = view::left(m, &id);
        Some((id, o.entries().len(), left))
    });
    let remove = Callback::new(move |()| {
        let id: Option<ObservationId> = state.with_untracked(|s| s.as_ref().map(|s| s.0.clone()));
        if let Some(id) = id {
            send.tell(Reviewing::RemoveObservationPressed(id));
        }
    });
    view! {
        <section class="section no-print" aria-label=w::remove()>
            <Removal id="d-remove-observation" name=w::remove() title=w::remove_title() keep=w::keep() remove=w::remove_now() on_remove=remove>
                <p>{w::remove_lead()}</p>
                <ul class="list">
                    <li class="is-danger">
                        <IconView icon=Icon::Remove/>
                        <div prop:textContent=move || state.with(|s| s.as_ref().map(|s| w::goes(s.1)).unwrap_or_default())></div>
                    </li>
                </ul>
                <p prop:textContent=move || state.with(|s| s.as_ref().map(|s| w::left(&s.2)).unwrap_or_default())></p>
                <p class="small soft">{w::backups()}</p>
            </Removal>
        </section>
    }
}
