//! Earlier versions of one observation: when each came and in which file; each can be read.

use leptos::prelude::*;

use crate::app::view::collated::Collated;
use crate::ui::context::use_page;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::collate as w;

/// The list of earlier versions.
#[component]
pub fn Earlier(
    /// The versions.
    read: StoredValue<Collated>,
    /// The one that is read, by its place.
    opened: RwSignal<Option<usize>>,
) -> impl IntoView {
    let page = use_page();
    let open = move |at: usize| {
        opened.set(Some(at));
        page.with_value(|page| page.to_top());
    };
    let rows = read.with_value(|read| {
        let each = read.earlier.iter().enumerate();
        each.map(|(at, version)| {
            let name = w::arrived(version);
            view! {
                <li>
                    <IconView icon=Icon::File/>
                    <div>{name.clone()}</div>
                    <div class="list-acts">
                        <button type="button" class="btn" aria-label=w::read_this_version(&name) on:click=move |_| open(at)>{w::read_this()}</button>
                    </div>
                </li>
            }
        })
        .collect_view()
    });
    let has_any = read.with_value(|read| !read.earlier.is_empty());
    has_any.then(|| {
        view! {
            <details class="fold card no-print">
                <summary><IconView icon=Icon::Newer/>{w::earlier()}<IconView icon=Icon::Down/></summary>
                <ul class="list">{rows}</ul>
            </details>
        }
    })
}

/// Above an earlier version that is read.
#[component]
pub fn ReadingEarlier(
    /// The versions.
    read: StoredValue<Collated>,
    /// The one that is read.
    at: usize,
    /// Which is read.
    opened: RwSignal<Option<usize>>,
) -> impl IntoView {
    let words = read.with_value(|read| read.earlier.get(at).map(w::reading_earlier));
    view! {
        <div class="banner banner-amber" role="status">
            <IconView icon=Icon::Info/>
            <div><p>{words}</p></div>
            <div class="banner-acts"><button type="button" class="btn" on:click=move |_| opened.set(None)>{w::back_to_newest()}</button></div>
        </div>
    }
}
