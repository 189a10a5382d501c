//! Collate: many observers' files put together, told in plain words, read and taken out.

mod groups;
mod log;
mod names;
mod outcomes;
mod removed;
pub mod table;
mod take_out;

use leptos::prelude::*;

use crate::app::event::Collating;
use crate::app::view::collate::{self as view, CollationView, Shared, Stand};
use crate::ui::context::use_view;
use crate::ui::kit::{Part, act, banner, div, live, p, page, says, steps, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::out_file::out_file_card;
use crate::ui::screens::collate::groups::groups;
use crate::ui::screens::collate::log::file_log;
use crate::ui::screens::collate::names::names;
use crate::ui::screens::collate::outcomes::{attention, outcomes};
use crate::ui::screens::collate::removed::removed_lessons;
use crate::ui::screens::collate::table::table;
use crate::ui::screens::collate::take_out::{remove_all, remove_rest, take_out};
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, trouble};

/// The collation, once it was read.
type Collation = View<Option<Shared<CollationView>>>;

/// The screen.
#[component]
pub fn CollateScreen() -> impl IntoView {
    let collation = use_view(view::collation);
    let stand = use_view(view::stand);
    let lead = move || {
        collation.with(|c| {
            let c = c.as_ref().filter(|c| !c.rows.is_empty());
            c.map_or_else(String::new, |c| {
                w::lead(c.rows.len(), view::observers(c), c.files)
            })
        })
    };
    let inside = live(move || match stand.get() {
        Stand::Failed => remove_all(),
        Stand::Opening => p("soft", w::opening()).set("role", "status").into_any(),
        Stand::Empty => (nothing_yet(), remove_rest(collation)).view(),
        Stand::Full => (
            attention(collation),
            table(collation),
            names(collation),
            groups(),
            take_out(collation),
        )
            .view(),
    });
    let files = (
        div("banners", (failed(), out_file_card())),
        drop_here(),
        progress(),
        outcomes(collation),
    );
    let rest = (removed_lessons(collation), file_log(collation));
    page(
        "page",
        t::collate(),
        p("num", says(lead)),
        (files, inside, rest),
    )
}

fn failed() -> AnyView {
    let failed = use_view(view::trouble);
    live(move || {
        failed.get().map(|why| {
            let (what, remedy) = trouble::store(&why);
            banner(Icon::Alert, what).danger().also(remedy)
        })
    })
}

fn drop_here() -> impl Part {
    let field = |id: &'static str| {
        let field = tag("input").set("type", "file").class("vh").id(id);
        field.set("data-files", "collate").set("multiple", "")
    };
    let label = |class: &'static str, of: &'static str, inside: (Icon, &'static str)| {
        tag("label").class(class).set("for", of).has(inside)
    };
    let section = tag("section").class("drop").set("data-drop", "collate");
    section.set("aria-labelledby", "h-drop").has((
        tag("h2").class("vh").id("h-drop").has(w::add()),
        field("collate-files"),
        label(
            "btn btn-primary btn-large",
            "collate-files",
            (Icon::Add, w::choose()),
        ),
        field("collate-folder").set("webkitdirectory", ""),
        label(
            "btn btn-large",
            "collate-folder",
            (Icon::Folder, w::choose_folder()),
        ),
        p("small soft", w::drop()),
    ))
}

fn progress() -> AnyView {
    let progress = use_view(view::progress);
    let of = move || progress.get().map_or(0, |(of, _)| of);
    let done = move || progress.get().map_or(0, |(_, done)| done);
    when(
        move || progress.with(Option::is_some),
        move || {
            let reading = tag("h2").id("h-progress");
            let head = (
                reading.has(says(move || w::reading(done(), of()))),
                act(t::cancel(), Collating::CancelPressed),
            );
            let bar = tag("progress").class("progress");
            let bar = bar.set("aria-label", w::progress());
            let bar = bar.set("max", says(move || of().to_string()));
            let bar = bar.set("value", says(move || done().to_string()));
            let section = tag("section").class("card").set("role", "status");
            section.set("aria-labelledby", "h-progress").has((
                div("spread", head),
                bar.has(says(move || w::done_of(done(), of()))),
            ))
        },
    )
}

fn nothing_yet() -> AnyView {
    let each = w::empty_steps();
    let each = each.map(|(step, what)| (tag("strong").has(step), tag("small").has(what)));
    let inside = (tag("h2").has(w::empty_title()), steps(each));
    div("empty", inside).into_any()
}
