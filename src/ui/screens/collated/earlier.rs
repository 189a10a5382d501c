//! Earlier versions of one observation: when each came and in which file; each can be read.

use leptos::prelude::*;

use crate::app::view::collated::Collated;
use crate::ui::context::use_page;
use crate::ui::kit::banner::Banner;
use crate::ui::kit::{Tag, banner, div, fold, press, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::collate as w;

/// The list of earlier versions; `opened` is the place of the one that is read.
pub(super) fn earlier_versions(
    read: StoredValue<Collated>,
    opened: RwSignal<Option<usize>>,
) -> Option<Tag> {
    let page = use_page();
    let open = move |at: usize| {
        opened.set(Some(at));
        page.with_value(|page| page.to_top());
    };
    let row = move |at: usize, name: String| {
        let read = press(w::read_this(), move || open(at));
        let read = read.named(w::read_this_version(&name));
        let words = tag("div").has(name);
        tag("li").has((Icon::File, words, div("list-acts", read)))
    };
    let names: Vec<_> = read.with_value(|read| read.earlier.iter().map(w::arrived).collect());
    let rows = names.into_iter().enumerate();
    let rows: Vec<_> = rows.map(|(at, name)| row(at, name)).collect();
    (!rows.is_empty()).then(|| {
        let title = (Icon::Newer, w::earlier());
        let list = tag("ul").class("list").has(rows);
        fold("fold card no-print", RwSignal::new(false), title, list)
    })
}

/// Above an earlier version that is read: the one at this place.
pub(super) fn reading_earlier(
    read: StoredValue<Collated>,
    at: usize,
    opened: RwSignal<Option<usize>>,
) -> Banner {
    let words = read.with_value(|read| read.earlier.get(at).map(w::reading_earlier));
    let back = press(w::back_to_newest(), move || opened.set(None));
    banner(Icon::Info, words.unwrap_or_default())
        .amber()
        .told()
        .act(back)
}
