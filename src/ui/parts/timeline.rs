//! The timeline: newest first on the observing screen, where only what is in sight is in the page; in the
//! review all of it, to be read and printed. It is one stop for the Tab key: the arrows go from entry to
//! entry, Home and End to its ends, Enter opens.

pub mod entry_words;
pub mod window;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::app::model::look::Look;
use crate::app::view::timeline::{self, Line, LineWhat};
use crate::domain::ids::EntryKey;
use crate::domain::observation::entry::NoteKind;
use crate::ui::context::{use_late_view, use_page};
use crate::ui::parts::live::Show;
use crate::ui::parts::timeline::window::{Pad, Window, window};
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

/// How many rows the open observation has.
pub fn rows(look: Look<'_>) -> usize {
    look.open().map_or(0, |o| timeline::len(o.observation()))
}

/// The windowed timeline of the open observation.
#[component]
pub fn Timeline(
    /// Set to an entry when it is tapped.
    chosen: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
    let shown = RwSignal::new(window(0, ROW, VISIBLE));
    let total = use_late_view(rows);
    let node = NodeRef::<html::Ol>::new();
    let lines = use_late_view(move |m| {
        let Window { skip, take } = shown.get();
        m.open()
            .map(|o| timeline::window(o.observation(), skip, take))
            .unwrap_or_default()
    });
    let above = Signal::derive(move || shown.get().skip.min(total.get()));
    let below = Signal::derive(move || {
        total
            .get()
            .saturating_sub(above.get() + lines.with(Vec::len))
    });
    let scrolled = move |_| {
        let top = node.get_untracked().map_or(0, |list| list.scroll_top());
        let next = window(top, ROW, VISIBLE);
        if next != shown.get_untracked() {
            shown.set(next);
        }
    };
    let at = RwSignal::new(None);
    // The row that had the focus last, as long as it is in the page; else one that is in sight.
    let stop = View::new(move || {
        lines.with(|lines| {
            let last = at.with(|at| lines.iter().find(|line| Some(&line.key) == at.as_ref()));
            let in_sight = || lines.get(shown.with(Window::first_in_sight));
            let line = last.or_else(in_sight).or_else(|| lines.first());
            line.map(|line| line.key.clone())
        })
    });
    view! {
        <ol class="timeline" translate="no" aria-label=o::entries() node_ref=node on:scroll=scrolled on:keydown=arrows()>
            <Pad rows=above row=64/>
            <For each=move || lines.get() key=Line::clone children=move |line| row_in(line, chosen, at, stop)/>
            <Pad rows=below row=64/>
        </ol>
        <Show when=move || total.get() == 0><p class="soft small">{o::empty()}</p></Show>
    }
}

/// A timeline as a whole, for reading and printing.
#[component]
pub fn TimelineWhole(
    /// Set to an entry when it is tapped.
    chosen: RwSignal<Option<EntryKey>>,
    /// Its rows.
    lines: View<Vec<Line>>,
) -> impl IntoView {
    let at = RwSignal::new(None);
    let stop = View::new(move || {
        lines.with(|lines| {
            let last = at.with(|at| lines.iter().find(|line| Some(&line.key) == at.as_ref()));
            last.or_else(|| lines.first()).map(|line| line.key.clone())
        })
    });
    view! {
        <ol class="timeline timeline-whole" on:keydown=arrows()>
            <For each=move || lines.get() key=Line::clone children=move |line| row_in(line, chosen, at, stop)/>
        </ol>
        <Show when=move || lines.with(Vec::is_empty)><p class="soft small" role="status">{o::nothing_left()}</p></Show>
    }
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
    line: Line,
    chosen: RwSignal<Option<EntryKey>>,
    at: RwSignal<Option<EntryKey>>,
    stop: View<Option<EntryKey>>,
) -> impl IntoView {
    let key = StoredValue::new(line.key.clone());
    let is_stop = move || stop.with(|stop| key.with_value(|key| Some(key) == stop.as_ref()));
    view! {
        <li class=row_class(&line)>
            <button type="button" class="entry-open" tabindex=move || if is_stop() { "0" } else { "-1" }
                on:focus=move |_| at.set(Some(key.get_value())) on:click=move |_| chosen.set(Some(key.get_value()))>
                {row_content(&line)}
            </button>
        </li>
    }
}

/// What stands in a row.
fn row_content(line: &Line) -> impl IntoView + use<> {
    let speaker = if let LineWhat::Note(note) = &line.what {
        note.speaker
    } else {
        None
    };
    let day = line.other_day.map(t::date);
    view! {
        <span class="entry-time" translate="no">{t::elapsed(line.t_ms)}<small>{t::wall(line.at)}</small>{day.map(|day| view! { <small>{day}</small> })}</span>
        <span class="entry-text">
            {speaker.map(|s| view! { <span class="entry-by">{s.letters()}<span class="vh">": "</span></span> })}
            {o::line(line)}
        </span>
        <span class="entry-tags">
            {tags(line).into_iter().map(|(class, word)| view! { <span class=class>{word}</span> }).collect_view()}
        </span>
    }
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

fn tags(line: &Line) -> Vec<(&'static str, &'static str)> {
    let mut tags = Vec::new();
    if let LineWhat::Note(note) = &line.what
        && note.kind != NoteKind::Evidence
    {
        tags.push(("tag tag-accent", t::note_kind(note.kind)));
    }
    if line.corrected && line.struck.is_none() {
        tags.push(("tag", o::corrected()));
    }
    if line.struck.is_some() {
        tags.push(("tag", erasing::struck()));
    } else if line.withdrawn {
        tags.push(("tag", o::withdrawn()));
    }
    if line.late {
        tags.push(("tag tag-amber", o::late()));
    }
    tags
}
