//! The list itself, and the search in it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::collating::searching::Scope;
use crate::app::event::Collating;
use crate::app::page::route::Route;
use crate::app::view::home::{self as view, LIVES, List, ListRow};
use crate::domain::observation::summary::Life;
use crate::ui::context::{use_dispatch, use_href, use_view};
use crate::ui::kit::{Part as _, Tag, each, p, press, says, span, tag, when};
use crate::ui::parts::life_chip::life_chip;
use crate::ui::parts::printing::rows_in_page;
use crate::ui::parts::search_field::search_field;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::home as h;

/// Rows in the page at first, and added with each "Show more".
const PAGE: usize = 60;

/// The list.
pub(super) fn list() -> AnyView {
    let most = RwSignal::new(PAGE);
    let in_page = rows_in_page(most);
    let found = use_view(move |look| view::list(look, in_page.get()));
    let looking = says(move || h::looking(found.with(|f| f.looking)).unwrap_or_default());
    let sections = LIVES.into_iter().enumerate();
    let sections = sections.map(|(at, life)| section(found, at, life));
    let none = || p("soft", h::no_match()).set("role", "status");
    let more = move || press(h::show_more(), move || most.update(|n| *n += PAGE));
    (
        search(most),
        p("soft small", looking).set("role", "status"),
        sections.collect::<Vec<_>>(),
        when(move || found.with(|f| f.is_empty), none),
        when(move || found.with(|f| f.has_more), more),
    )
        .view()
}

fn search(most: RwSignal<usize>) -> Tag {
    let send = use_dispatch();
    let query = use_view(view::query);
    let typed = move |words| {
        most.set(PAGE);
        send.tell(Collating::SearchTyped(Scope::Shelf, words));
    };
    search_field(h::search(), h::search_hint(), typed, move || query.get())
}

/// The section at this place in the list; nothing where nothing in it fits.
fn section(found: View<List>, at: usize, life: Life) -> AnyView {
    let total = move || {
        let of = |list: &List| list.sections.get(at).map(|section| section.total);
        found.with(of).unwrap_or_default().to_string()
    };
    let rows = move || {
        let of = |list: &List| {
            list.sections
                .get(at)
                .map(|section| Arc::clone(&section.rows))
        };
        found.with(of).unwrap_or_default()
    };
    let section = move || {
        let href = use_href();
        let total = span("num", says(total));
        let title = tag("h2")
            .class("section-head")
            .has((h::section(life), " ", total));
        let rows = tag("ul")
            .class("rows")
            .has(each(rows, move |row| list_row(row, &href)));
        let section = tag("section").set("aria-label", t::life(life));
        section.has((title, rows))
    };
    when(move || !rows().is_empty(), section)
}

fn list_row(row: &ListRow, href: &impl Fn(&Route) -> String) -> Tag {
    let changed = row.changed.then(|| {
        let changed = tag("b").class("row-changed").has(h::changed_since());
        (changed, span("row-dot", " \u{b7} "))
    });
    let when = row.begun_at.map(t::date).unwrap_or_default();
    let time = row.begun_at.map(t::wall).unwrap_or_default();
    let length = row.length_ms.map(|ms| format!(" \u{b7} {}", t::length(ms)));
    let name = span("row-name clip", t::named(&row.teacher)).set("dir", "auto");
    let about = span("row-about clip", (changed, about(row))).set("dir", "auto");
    let when = span(
        "row-when",
        format!("{when}, {time}{}", length.unwrap_or_default()),
    );
    let side = span("row-side", life_chip(row.life));
    let link = tag("a").class("row").set("href", href(&row.to()));
    tag("li").has(link.has((name, about, when, side)))
}

fn about(row: &ListRow) -> String {
    let mut about = row.about.clone();
    about.extend(row.practice.map(|purpose| t::purpose(purpose).to_owned()));
    about.extend(row.observer.as_deref().map(h::observer));
    about.extend(row.excerpt.as_deref().map(h::excerpt));
    about.join(" \u{b7} ")
}
