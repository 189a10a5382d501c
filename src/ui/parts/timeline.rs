//! The timeline: newest first; on the observing screen only what is in sight is in the page, in the
//! review all of it, to be read and printed.

use leptos::html;
use leptos::prelude::*;

use crate::app::model::Model;
use crate::app::view::timeline::{self, Line, LineWhat};
use crate::domain::entry::NoteKind;
use crate::domain::ids::EntryKey;
use crate::ui::context::{use_late_view, use_view};
use crate::ui::parts::window::{Pad, Window, window};
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// Height of a row, as in `style/screens.css` (`--entry`).
const ROW: i32 = 64;
/// More rows than any tablet shows at once.
const VISIBLE: usize = 20;

/// How many rows the open observation has.
pub fn rows(model: &Model) -> usize {
    model.open.as_ref().map_or(0, timeline::len)
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
        m.open
            .as_ref()
            .map(|o| timeline::window(o, skip, take))
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
    view! {
        <ol class="timeline" tabindex="0" aria-label=o::ENTRIES node_ref=node on:scroll=scrolled>
            <Pad rows=above row=64/>
            <For each=move || lines.get() key=Line::clone children=move |line| row(line, chosen)/>
            <Pad rows=below row=64/>
        </ol>
        <Show when=move || total.get() == 0><p class="soft small">{o::EMPTY}</p></Show>
    }
}

/// The whole timeline of the open observation, for reading and printing.
#[component]
pub fn TimelineWhole(
    /// Set to an entry when it is tapped.
    chosen: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
    let lines = use_view(|m| {
        m.open
            .as_ref()
            .map(|o| timeline::window(o, 0, usize::MAX))
            .unwrap_or_default()
    });
    view! {
        <ol class="timeline timeline-whole">
            <For each=move || lines.get() key=Line::clone children=move |line| row(line, chosen)/>
        </ol>
    }
}

/// One row, opened by a tap.
pub fn row(line: Line, chosen: RwSignal<Option<EntryKey>>) -> impl IntoView {
    let key = line.key.clone();
    view! {
        <li class=row_class(&line)>
            <button type="button" class="entry-open" on:click=move |_| chosen.set(Some(key.clone()))>
                {row_content(&line)}
            </button>
        </li>
    }
}

/// What stands in a row.
pub fn row_content(line: &Line) -> impl IntoView + use<> {
    let speaker = match &line.what {
        LineWhat::Note(note) => note.speaker,
        _ => None,
    };
    view! {
        <span class="entry-time">{t::elapsed(line.t_ms)}<small>{t::wall(line.at)}</small></span>
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
pub fn row_class(line: &Line) -> &'static str {
    match &line.what {
        LineWhat::Note(_) if line.withdrawn => "entry is-withdrawn",
        LineWhat::Note(note) => match note.kind {
            NoteKind::Evidence => "entry",
            NoteKind::Inference => "entry is-inference",
            NoteKind::Question => "entry is-question",
        },
        _ if line.withdrawn => "entry is-machine is-withdrawn",
        _ => "entry is-machine",
    }
}

fn tags(line: &Line) -> Vec<(&'static str, &'static str)> {
    let mut tags = Vec::new();
    if let LineWhat::Note(note) = &line.what
        && note.kind != NoteKind::Evidence
    {
        tags.push(("tag tag-accent", t::note_kind(note.kind)));
    }
    if line.corrected {
        tags.push(("tag", o::CORRECTED));
    }
    if line.withdrawn {
        tags.push(("tag", o::WITHDRAWN));
    }
    if line.late {
        tags.push(("tag tag-amber", o::LATE));
    }
    tags
}
