//! What an entry says when it is opened: the same words for the own observation and for another's.

use leptos::prelude::*;

use crate::app::view::timeline::{EntryView, Line, LineWhat};
use crate::domain::observation::entry::Speaker;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::common as t;
use crate::ui::text::{observe as o, review as r};

/// The heading of its dialog.
pub fn title(entry: Option<&EntryView>) -> String {
    entry.map(|e| o::entry_title(&e.line)).unwrap_or_default()
}

/// When it was written, and its number.
pub fn facts(line: &Line) -> impl IntoView + use<> {
    let facts = r::joined(&[&t::wall_seconds(line.at), &o::number(line.key.seq)]);
    view! { <p class="soft small num" prop:textContent=facts></p> }
}

/// What it says now, as what kind of note, and why that does not count where it does not.
pub fn now(line: &Line) -> impl IntoView + use<> {
    let kind = if let LineWhat::Note(note) = &line.what {
        Some(t::note_kind(note.kind))
    } else {
        None
    };
    let speaker = if let LineWhat::Note(note) = &line.what
        && line.struck.is_none()
    {
        note.speaker.map(Speaker::letters)
    } else {
        None
    };
    let why = (line.withdrawn && line.struck.is_none()).then_some(o::withdrawn_why());
    view! {
        <p class="entry-now">
            {speaker.map(|s| view! { <span class="entry-by">{s}<span class="vh">": "</span></span> })}
            <span prop:textContent=o::line(line)></span>
        </p>
        {kind.map(|kind| view! { <p class="small soft">{kind}</p> })}
        {why.map(|why| view! { <p class="small soft">{why}</p> })}
    }
}

/// How it read before; nothing where it always read so, or where its words are gone.
pub fn earlier(entry: &EntryView) -> impl IntoView + use<> {
    let is_kept = entry.line.struck.is_none() && !entry.earlier.is_empty();
    let earlier = entry.earlier.clone();
    is_kept.then(|| {
        view! {
            <details class="fold" open>
                <summary>{o::earlier()}<IconView icon=Icon::Down/></summary>
                <ol class="history">
                    {earlier.into_iter().map(|(at, note)| view! {
                        <li><span class="num soft" prop:textContent=t::wall_seconds(at)></span><span prop:textContent=note.text></span></li>
                    }).collect_view()}
                </ol>
            </details>
        }
    })
}
