//! "Remove this lesson": a dialog lists first what goes and what does not.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::view::collated::Collated;
use crate::domain::ids::ObservationId;
use crate::ui::context::use_dispatch;
use crate::ui::kit::{Part, Tag, tag};
use crate::ui::parts::dialogs::removal::{Words, removal};
use crate::ui::parts::icon::Icon;
use crate::ui::text::collate as w;

/// The button and its dialog.
pub(super) fn remove_lesson(id: &ObservationId, read: StoredValue<Collated>) -> Tag {
    let send = use_dispatch();
    let goes = read.with_value(|read| {
        let (versions, entries) = read.goes();
        let chosen = usize::from(read.chosen.is_some());
        let choices = (chosen > 0).then(|| w::removed_choices(chosen));
        let all = [
            Some(w::removed_versions(versions)),
            choices,
            Some(w::removed_entries(entries)),
        ];
        all.map(|goes| goes.map(|what| (Icon::Remove, tag("div").has(what))))
    });
    let goes = goes.map(|what| what.map(|what| tag("li").class("is-danger").has(what)));
    let inside = (
        tag("p").has(w::remove_lesson_lead()),
        tag("ul").class("list").has(goes),
        tag("p").has(w::remove_lesson_stays()),
    );
    let asked = Words {
        id: "d-remove-lesson",
        name: w::remove_lesson(),
        title: w::remove_lesson_title(),
        keep: w::keep_lesson(),
        remove: w::remove_lesson_now().into(),
    };
    let id = id.clone();
    let remove = move || send.tell(Deciding::LessonRemoved(id.clone()));
    let section = tag("section").class("section no-print");
    section
        .set("aria-label", w::remove_lesson())
        .has(removal(asked, inside.view(), remove))
}
