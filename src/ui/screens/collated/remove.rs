//! "Remove this lesson": a dialog lists first what goes and what does not.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::view::collated::Collated;
use crate::domain::ids::ObservationId;
use crate::ui::context::use_dispatch;
use crate::ui::parts::dialogs::removal::Removal;
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
    let send = use_dispatch();
    let id = StoredValue::new(id);
    let remove = Callback::new(move |()| send.tell(Deciding::LessonRemoved(id.get_value())));
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
        <section class="section no-print" aria-label=w::remove_lesson()>
            <Removal id="d-remove-lesson" name=w::remove_lesson() title=w::remove_lesson_title() keep=w::keep_lesson() remove=w::remove_lesson_now() on_remove=remove>
                <p>{w::remove_lesson_lead()}</p>
                <ul class="list">{goes.collect_view()}</ul>
                <p>{w::remove_lesson_stays()}</p>
            </Removal>
        </section>
    }
}
