//! Lessons that a person removed from the collation, and the way back.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::view::collate::RemovedRow;
use crate::domain::ids::ObservationId;
use crate::ui::context::use_reads_only;
use crate::ui::kit::{Tag, act, div, fold, live, says, soft, span, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;

/// The fold with the removed lessons; not there where none was removed.
pub(super) fn removed_lessons(collation: Collation) -> AnyView {
    let removed = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| c.removed.clone()).unwrap_or_default())
    });
    let is_open = RwSignal::new(false);
    when(
        move || removed.with(|r| !r.is_empty()),
        move || {
            let count = span("tag", says(move || removed.with(Vec::len).to_string()));
            let title = (Icon::Remove, w::removed_lessons(), " ", count);
            let rows = live(move || removed.with(|r| r.iter().map(row).collect::<Vec<_>>()));
            let inside = (
                soft(w::removed_lessons_why()),
                tag("ul").class("list").has(rows),
            );
            fold("fold card", is_open, title, inside)
        },
    )
}

fn row(row: &RemovedRow) -> Tag {
    let reads = use_reads_only();
    let short: String = row.id.chars().take(8).collect();
    let back = ObservationId::parse(&row.id).ok().map(|id| {
        let back = act(w::bring_back(), Deciding::LessonBroughtBack(id));
        let back = back.named(format!("{} {short}", w::bring_back_name()));
        div("list-acts", back.rests_while(move || reads.get()))
    });
    let no_name = tag("small").has(w::removed_no_name());
    let words = tag("div").has((w::removed_at(&row.id, &row.at), no_name));
    tag("li").class("is-still").has((Icon::Remove, words, back))
}
