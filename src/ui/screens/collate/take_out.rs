//! Exports, and the removal of the collation with a dialog that says what goes.

use leptos::prelude::*;

use crate::app::event::{Collating, Deciding};
use crate::app::view::collate::{self as view, ExportKind};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::kit::{Part, act, div, p, says, tag, when};
use crate::ui::parts::dialogs::removal::{Words, removal};
use crate::ui::parts::icon::Icon;
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;

/// The section at the foot of the screen.
pub(super) fn take_out(collation: Collation) -> AnyView {
    let exporting = use_view(view::is_exporting);
    let figures = use_view(view::figures);
    let why = move || match figures.get() {
        _ if exporting.get() => w::exporting().to_owned(),
        Some(f) => w::export_why(f.observations, f.over.waiting, f.filters.on() > 0),
        None => w::counting().to_owned(),
    };
    let counts = View::new(move || {
        collation.with(|c| c.as_ref().map_or((0, 0), |c| (c.rows.len(), c.files)))
    });
    let export = |words: &'static str, kind| {
        let export = act(words, Collating::ExportPressed(kind));
        export
            .icon(Icon::Download)
            .rests_while(move || exporting.get())
    };
    let acts = (
        export(w::export_workbook(), ExportKind::Workbook),
        export(w::export_tables(), ExportKind::Tables),
        export(w::export_ndjson(), ExportKind::Ndjson),
        remove_button(counts),
    );
    let section = tag("section").class("section");
    let section = section.set("aria-labelledby", "h-out").has((
        tag("h2").id("h-out").has(w::take_out()),
        div("cluster", acts),
        p("small soft", says(why)).set("role", "status"),
    ));
    section.into_any()
}

/// A collation that cannot be opened can still be removed.
pub(super) fn remove_all() -> AnyView {
    let section = tag("section").class("section");
    let inside = (tag("p").has(w::cannot_open()), remove_button(nothing()));
    section
        .set("aria-label", w::remove())
        .has(inside)
        .into_any()
}

/// Where every file was refused or every lesson removed, the log and the decisions can still go.
pub(super) fn remove_rest(collation: Collation) -> AnyView {
    let has_rest = move || {
        collation.with(|c| {
            let c = c.as_ref();
            c.is_some_and(|c| !c.log.is_empty() || !c.removed.is_empty())
        })
    };
    when(has_rest, || {
        let section = tag("section").class("section no-print");
        section
            .set("aria-label", w::remove())
            .has(remove_button(nothing()))
    })
}

/// Nobody knows how much there is.
fn nothing() -> View<(usize, u32)> {
    View::new(|| (0, 0))
}

/// `counts` are the observations and files that go; none where nobody knows.
fn remove_button(counts: View<(usize, u32)>) -> AnyView {
    let send = use_dispatch();
    let observations = says(move || w::removed_observations(counts.get().0));
    let rest = tag("small").has(says(move || w::removed_rest(counts.get().1)));
    let goes = tag("div").has((observations, rest));
    let goes = tag("li").class("is-danger").has((Icon::Remove, goes));
    let inside = (
        tag("p").has(w::remove_lead()),
        tag("ul").class("list").has(goes),
        tag("p").has(w::remove_stays()),
    );
    let asked = Words {
        id: "d-remove",
        name: w::remove(),
        title: w::remove_title(),
        keep: w::keep_it(),
        remove: says(move || w::remove_now(counts.get().0)),
    };
    removal(asked, inside.view(), move || {
        send.tell(Deciding::CollationRemoved);
    })
}
