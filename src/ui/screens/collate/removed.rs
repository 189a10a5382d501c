//! Lessons that a person removed from the collation, and the way back.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::view::collate::RemovedRow;
use crate::domain::ids::ObservationId;
use crate::ui::context::{use_dispatch, use_reads_only};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::Show;
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;

/// The fold with the removed lessons; not there where none was removed.
#[component]
pub fn Removed(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let removed = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| c.removed.clone()).unwrap_or_default())
    });
    view! {
        <Show when=move || removed.with(|r| !r.is_empty())>
            <details class="fold card">
                <summary><IconView icon=Icon::Remove/>{w::removed_lessons()}" "<span class="tag">{move || removed.with(Vec::len)}</span><IconView icon=Icon::Down/></summary>
                <p class="small soft">{w::removed_lessons_why()}</p>
                <ul class="list">{move || removed.with(|r| r.iter().map(row).collect_view())}</ul>
            </details>
        </Show>
    }
}

fn row(row: &RemovedRow) -> impl IntoView + use<> {
    let send = use_dispatch();
    let reads = use_reads_only();
    let name = format!(
        "{} {}",
        w::bring_back_name(),
        row.id.chars().take(8).collect::<String>()
    );
    let back = ObservationId::parse(&row.id).ok().map(|id| {
        let back = move |_| send.tell(Deciding::LessonBroughtBack(id.clone()));
        view! { <div class="list-acts"><button type="button" class="btn" aria-label=name disabled=move || reads.get() on:click=back>{w::bring_back()}</button></div> }
    });
    view! {
        <li class="is-still">
            <IconView icon=Icon::Remove/>
            <div>{w::removed_at(&row.id, &row.at)}<small>{w::removed_no_name()}</small></div>
            {back}
        </li>
    }
}
