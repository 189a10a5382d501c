//! "Remove this lesson": a dialog lists first what goes and what does not.

use leptos::prelude::*;

use crate::app::event::Event;
use crate::app::view::collated::Collated;
use crate::domain::ids::ObservationId;
use crate::ui::context::use_dispatch;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::collate as w;

/// The button and its dialog.
#[component]
pub fn RemoveLesson(
    /// The observation.
    id: ObservationId,
    /// Its versions.
    read: StoredValue<Collated>,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let id = StoredValue::new(id);
    let goes = read.with_value(|read| {
        let (versions, entries) = read.goes();
        let chosen = usize::from(read.chosen.is_some());
        let choices = (chosen > 0).then(|| w::removed_choices(chosen));
        let all = [
            Some(w::removed_versions(versions)),
            choices,
            Some(w::removed_entries(entries)),
        ];
        all.into_iter().flatten().collect::<Vec<_>>()
    });
    let goes = goes.into_iter().map(|what| {
        view! { <li class="is-danger"><IconView icon=Icon::Remove/><div>{what}</div></li> }
    });
    view! {
        <section class="section no-print" aria-label=w::REMOVE_LESSON>
            <button type="button" class="btn btn-warn" on:click=move |_| asked.set(true)>
                <IconView icon=Icon::Remove/>{w::REMOVE_LESSON}
            </button>
        </section>
        <Dialog open=asked id="d-remove-lesson" title=w::REMOVE_LESSON_TITLE acts=move || acts(asked, id)>
            <p>{w::REMOVE_LESSON_LEAD}</p>
            <ul class="list">{goes.collect_view()}</ul>
            <p>{w::REMOVE_LESSON_STAYS}</p>
        </Dialog>
    }
}

fn acts(asked: RwSignal<bool>, id: StoredValue<ObservationId>) -> impl IntoView {
    let send = use_dispatch();
    let remove = move |_| {
        asked.set(false);
        send(Event::LessonRemoved(id.get_value()));
    };
    view! {
        <button type="button" class="btn" on:click=move |_| asked.set(false)>{w::KEEP_LESSON}</button>
        <button type="button" class="btn btn-danger" on:click=remove>{w::REMOVE_LESSON_NOW}</button>
    }
}
