//! What an entry says when it is opened: the same words for the own observation and for another's.

use leptos::prelude::*;

use crate::app::view::timeline::{EntryView, Line, LineWhat};
use crate::domain::observation::entry::Speaker;
use crate::ui::kit::{Part as _, Tag, p, soft, span, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::{observe as o, review as r};

/// The heading of its dialog.
pub fn title(entry: Option<&EntryView>) -> String {
    entry.map(|e| o::entry_title(&e.line)).unwrap_or_default()
}

/// When it was written, and its number.
pub fn facts(line: &Line) -> Tag {
    let facts = r::joined(&[&t::wall_seconds(line.at), &o::number(line.key.seq)]);
    p("soft small num", facts)
}

/// What it says now, as what kind of note, and why that does not count where it does not.
pub fn now(line: &Line) -> AnyView {
    let (kind, speaker) = if let LineWhat::Note(note) = &line.what {
        (Some(t::note_kind(note.kind)), note.speaker)
    } else {
        (None, None)
    };
    let speaker = speaker.filter(|_| line.struck.is_none()).map(said_by);
    let why = (line.withdrawn && line.struck.is_none()).then_some(o::withdrawn_why());
    let words = tag("span").has(o::line(line));
    (
        p("entry-now", (speaker, words)),
        kind.map(soft),
        why.map(soft),
    )
        .view()
}

/// Who speaks in it, before its words.
pub fn said_by(speaker: Speaker) -> Tag {
    span("entry-by", (speaker.letters(), span("vh", ": ")))
}

/// How it read before; nothing where it always read so, or where its words are gone.
pub fn earlier(entry: &EntryView) -> Option<Tag> {
    let is_kept = entry.line.struck.is_none() && !entry.earlier.is_empty();
    is_kept.then(|| {
        let earlier = entry.earlier.iter().map(|(at, note)| {
            let at = span("num soft", t::wall_seconds(*at));
            tag("li").has((at, tag("span").has(note.text.clone())))
        });
        let earlier = tag("ol").class("history").has(earlier.collect::<Vec<_>>());
        let fold = tag("details").class("fold").set("open", "");
        fold.has((tag("summary").has((o::earlier(), Icon::Down)), earlier))
    })
}
