//! The log of files: newest first, and searched.

use leptos::prelude::*;

use crate::app::view::collate::{self as view, CollationView, LogRow};
use crate::ui::kit::{Part, Tag, fold, live, more, p, says, soft, span, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::search_field::search_field;
use crate::ui::screens::collate::Collation;
use crate::ui::screens::collate::outcomes::{brought, looks};
use crate::ui::slice::View;
use crate::ui::text::collate as w;
use crate::ui::text::common as t;
use crate::ui::text::review::joined;

/// Entries in the page at first, and added with each "Show more".
const PAGE: usize = 100;

/// The fold with the log; its rows are made when it is opened first.
pub(super) fn file_log(collation: Collation) -> AnyView {
    let all = View::new(move || collation.with(|c| c.as_ref().map_or(0, |c| c.log.len())));
    let is_open = RwSignal::new(false);
    let seen = Memo::new(move |seen: Option<&bool>| seen == Some(&true) || is_open.get());
    when(
        move || all.get() > 0,
        move || {
            let count = span("tag", says(move || t::n_entries(all.get())));
            let title = (Icon::File, w::log(), " ", count);
            let entries = when(move || seen.get(), move || entries(collation));
            let inside = (soft(w::log_why()), entries);
            fold("fold card no-print", is_open, title, inside)
        },
    )
}

fn entries(collation: Collation) -> impl Part {
    let query = RwSignal::new(String::new());
    let most = RwSignal::new(PAGE);
    let fitting = View::new(move || {
        let found = |c: &CollationView| query.with(|q| view::log(c, q).len());
        collation.with(|c| c.as_ref().map_or(0, |c| found(c)))
    });
    let rows = move || {
        collation.with(|c| {
            let c = c.as_ref()?;
            let found = query.with(|q| view::log(c, q));
            let shown = found.into_iter().take(most.get());
            Some(shown.map(|entry| row(entry, c)).collect::<Vec<_>>())
        })
    };
    let typed = move |words| {
        most.set(PAGE);
        query.set(words);
    };
    let search = search_field(w::log_search(), w::log_search_hint(), typed, move || {
        query.get()
    });
    let none = || p("soft", w::log_empty()).set("role", "status");
    (
        search,
        when(move || fitting.get() == 0, none),
        tag("ul").class("list").has(live(rows)),
        more(
            w::show_more(),
            move || fitting.get() > most.get(),
            most,
            PAGE,
        ),
    )
}

fn row(entry: &LogRow, collation: &CollationView) -> Tag {
    let (class, icon, words) = looks(&entry.outcome.what);
    let when = joined(&[&w::log_when(&entry.at), &w::log_from(&entry.observer)]);
    let name = tag("small").class("file-name");
    let name = name.has(entry.outcome.name.clone());
    let about = (
        words,
        brought(entry, collation),
        tag("small").has(when),
        name,
    );
    tag("li").class(class).has((icon, tag("div").has(about)))
}
