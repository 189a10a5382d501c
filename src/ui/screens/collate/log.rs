//! The log of files: newest first, and searched.

use leptos::html;
use leptos::prelude::*;

use crate::app::view::collate::{self as view, CollationView, LogRow};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::Show;
use crate::ui::screens::collate::Collation;
use crate::ui::screens::collate::outcomes::{brought, told};
use crate::ui::slice::View;
use crate::ui::text::collate as w;
use crate::ui::text::common as t;
use crate::ui::text::review::joined;

/// Entries in the page at first, and added with each "Show more".
const PAGE: usize = 100;

/// The fold with the log; its rows are made when it is opened first.
#[component]
pub fn FileLog(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let seen = RwSignal::new(false);
    let all = View::new(move || collation.with(|c| c.as_ref().map_or(0, |c| c.log.len())));
    let toggled = move |_| {
        if node.get_untracked().is_some_and(|fold| fold.open()) {
            seen.set(true);
        }
    };
    view! {
        <Show when=move || { all.get() > 0 }>
            <details class="fold card no-print" node_ref=node on:toggle=toggled>
                <summary><IconView icon=Icon::File/>{w::log()}" "<span class="tag">{move || t::n_entries(all.get())}</span><IconView icon=Icon::Down/></summary>
                <p class="small soft">{w::log_why()}</p>
                <Show when=move || seen.get()><Entries collation/></Show>
            </details>
        </Show>
    }
}

#[component]
fn Entries(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let most = RwSignal::new(PAGE);
    let fitting = View::new(move || {
        collation.with(|c| {
            c.as_ref()
                .map_or(0, |c| query.with(|q| view::log(c, q).len()))
        })
    });
    let rows = move || {
        collation.with(|c| {
            let c = c.as_ref()?;
            let found = query.with(|q| view::log(c, q));
            let shown = found.into_iter().take(most.get());
            Some(shown.map(|entry| row(entry, c)).collect_view())
        })
    };
    view! {
        <div class="search" role="search" aria-label=w::log_search()>
            <IconView icon=Icon::Search/>
            <input class="input" type="search" aria-label=w::log_search() placeholder=w::log_search_hint()
                on:input:target=move |ev| { most.set(PAGE); query.set(ev.target().value()); }/>
        </div>
        <Show when=move || fitting.get() == 0><p class="soft" role="status">{w::log_empty()}</p></Show>
        <ul class="list">{rows}</ul>
        <Show when=move || { fitting.get() > most.get() }>
            <button type="button" class="btn" on:click=move |_| most.update(|n| *n += PAGE)>{w::show_more()}</button>
        </Show>
    }
}

fn row(entry: &LogRow, collation: &CollationView) -> impl IntoView + use<> {
    let (class, icon, words) = told(&entry.outcome.what);
    let when = joined(&[&w::log_when(&entry.at), &w::log_from(&entry.observer)]);
    view! {
        <li class=class>
            <IconView icon/>
            <div>{words}{brought(entry, collation)}<small>{when}</small><small class="file-name">{entry.outcome.name.clone()}</small></div>
        </li>
    }
}
