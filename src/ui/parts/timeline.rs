//! The timeline: newest first on the observing screen, where only what is in sight is in the page; in the
//! review all of it, to be read and printed. It is one stop for the Tab key: the arrows go from entry to
//! entry, Home and End to its ends, Enter opens.

pub mod entry_words;
pub mod window;

use std::sync::Arc;

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::app::view::timeline::{self as view, Line, LineWhat};
use crate::domain::ids::EntryKey;
use crate::domain::observation::entry::NoteKind;
use crate::ui::context::{use_late_view, use_page};
use crate::ui::kit::{Part as _, Tag, each, p, says, span, tag, when};
use crate::ui::parts::timeline::entry_words::said_by;
use crate::ui::parts::timeline::window::{Window, pad, window};
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::erasing;
use crate::ui::text::observe as o;

/// Height of a row, as in `style/screens.css` (`--entry`).
const ROW: i32 = 64;
/// More rows than any tablet shows at once.
const VISIBLE: usize = 20;
/// The list and what is in it, for the keyboard.
const LIST: &str = ".timeline";
const ITEM: &str = ".entry-open";

/// The windowed timeline of the open observation; `chosen` is set to an entry when it is tapped.
pub fn timeline(chosen: RwSignal<Option<EntryKey>>) -> AnyView {
    let shown = RwSignal::new(window(0, ROW, VISIBLE));
    let total = use_late_view(view::rows);
    let node = NodeRef::<html::Ol>::new();
    let lines = use_late_view(move |look| {
        let Window { skip, take } = shown.get();
        view::in_sight(look, skip, take)
    });
    let above = move || shown.get().skip.min(total.get());
    let below = move || {
        let in_page = lines.with(|lines| lines.len());
        total.get().saturating_sub(above() + in_page)
    };
    let scrolled = move |_: Event| {
        let top = node.get_untracked().map_or(0, |list| list.scroll_top());
        let next = window(top, ROW, VISIBLE);
        if next != shown.get_untracked() {
            shown.set(next);
        }
    };
    let rows = rows(lines, chosen, move || shown.with(Window::first_in_sight));
    let list = tag("ol").class("timeline").set("translate", "no");
    let list = list.set("aria-label", o::entries()).node(node);
    let list = list.on("scroll", scrolled).on("keydown", arrows());
    let list = list.has((pad(above, ROW), rows, pad(below, ROW)));
    (
        list,
        when(move || total.get() == 0, || p("soft small", o::empty())),
    )
        .view()
}

/// A timeline as a whole, for reading and printing; `chosen` is set to an entry when it is tapped.
pub fn timeline_whole(chosen: RwSignal<Option<EntryKey>>, lines: View<Vec<Line>>) -> AnyView {
    let lines = View::new(move || lines.with(|lines| Arc::from(lines.as_slice())));
    let list = tag("ol")
        .class("timeline timeline-whole")
        .on("keydown", arrows());
    let list = list.has(rows(lines, chosen, || 0));
    let none = || p("soft small", o::nothing_left()).set("role", "status");
    (
        list,
        when(move || lines.with(|lines| lines.is_empty()), none),
    )
        .view()
}

/// The rows of a timeline that is one stop for the Tab key: the row that had the focus last, as long as it
/// is in the page; else one that is in sight.
fn rows(
    lines: View<Arc<[Line]>>,
    chosen: RwSignal<Option<EntryKey>>,
    in_sight: impl Fn() -> usize + Send + Sync + 'static,
) -> AnyView {
    let at = RwSignal::new(None);
    let stop = View::new(move || {
        lines.with(|lines| {
            let last = at.with(|at| lines.iter().find(|line| Some(&line.key) == at.as_ref()));
            let line = last
                .or_else(|| lines.get(in_sight()))
                .or_else(|| lines.first());
            line.map(|line| line.key.clone())
        })
    });
    each(
        move || lines.get(),
        move |line| row_in(line, chosen, at, stop),
    )
}

/// Hears the arrows in a timeline.
fn arrows() -> impl Fn(KeyboardEvent) + 'static {
    let page = use_page();
    move |ev| {
        let key = ev.key();
        let with_keys = ev.ctrl_key() || ev.meta_key() || ev.alt_key() || ev.shift_key();
        let is_end = matches!(key.as_str(), "Home" | "End");
        if with_keys || !(is_end || matches!(key.as_str(), "ArrowUp" | "ArrowDown")) {
            return;
        }
        ev.prevent_default();
        page.with_value(|p| {
            if is_end {
                p.to_end_of(LIST, ITEM, key == "End");
            } else {
                p.rove(&key, LIST, ITEM);
            }
        });
    }
}

/// One row of a timeline that is one stop for the Tab key.
fn row_in(
    line: &Line,
    chosen: RwSignal<Option<EntryKey>>,
    at: RwSignal<Option<EntryKey>>,
    stop: View<Option<EntryKey>>,
) -> Tag {
    let key = StoredValue::new(line.key.clone());
    let is_stop = move || stop.with(|stop| key.with_value(|key| Some(key) == stop.as_ref()));
    // Not an act of the kit: it hears the focus too, and there are 3,000 of them.
    let open = tag("button").set("type", "button").class("entry-open");
    let open = open.set("tabindex", says(move || if is_stop() { "0" } else { "-1" }));
    let open = open.on("focus", move |_: Event| at.set(Some(key.get_value())));
    let open = open.press(move || chosen.set(Some(key.get_value())));
    tag("li")
        .class(row_class(line))
        .has(open.has(row_content(line)))
}

/// What stands in a row.
fn row_content(line: &Line) -> (Tag, Tag, Tag) {
    let speaker = if let LineWhat::Note(note) = &line.what {
        note.speaker
    } else {
        None
    };
    let small = |words: String| tag("small").has(words);
    let day = line.other_day.map(t::date).map(small);
    let time = (t::elapsed(line.t_ms), small(t::wall(line.at)), day);
    (
        span("entry-time", time).set("translate", "no"),
        span("entry-text", (speaker.map(said_by), o::line(line))),
        span("entry-tags", tags(line)),
    )
}

/// The class of a row.
fn row_class(line: &Line) -> &'static str {
    let LineWhat::Note(note) = &line.what else {
        return if line.withdrawn {
            "entry is-machine is-withdrawn"
        } else {
            "entry is-machine"
        };
    };
    match note.kind {
        _ if line.struck.is_some() => "entry is-struck",
        _ if line.withdrawn => "entry is-withdrawn",
        NoteKind::Evidence => "entry",
        NoteKind::Inference => "entry is-inference",
        NoteKind::Question => "entry is-question",
    }
}

fn tags(line: &Line) -> Vec<Tag> {
    let mut tags = Vec::new();
    if let LineWhat::Note(note) = &line.what
        && note.kind != NoteKind::Evidence
    {
        tags.push(span("tag tag-accent", t::note_kind(note.kind)));
    }
    if line.corrected && line.struck.is_none() {
        tags.push(span("tag", o::corrected()));
    }
    if line.struck.is_some() {
        tags.push(span("tag", erasing::struck()));
    } else if line.withdrawn {
        tags.push(span("tag", o::withdrawn()));
    }
    if line.late {
        tags.push(span("tag tag-amber", o::late()));
    }
    tags
}
