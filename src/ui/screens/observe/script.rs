//! The note field. The words live in the field until they are committed; every state of them is kept
//! by the mirror script and, soon after, by the database.

use leptos::ev::{Event, InputEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::view::observe::{self as view, shortcuts};
use crate::domain::observation::entry::Speaker;
use crate::ui::context::{use_asked, use_dispatch, use_page, use_view};
use crate::ui::kit::{Tag, div, press, says, span, tag};
use crate::ui::parts::note_choices::{kind_choice, speaker_keys};
use crate::ui::parts::press::press as key;
use crate::ui::slice::View;
use crate::ui::text::observe as o;

/// The script panel. `edited` says whether the field was typed in since the last commit: until then its
/// own undo has words to give back.
pub(super) fn script(edited: RwSignal<bool>) -> Tag {
    let send = use_dispatch();
    let page = use_page();
    let field = NodeRef::<html::Textarea>::new();
    let note = use_view(view::note);
    let edition = View::new(move || note.with(|n| n.edition));
    let stored = use_asked(view::note_words);
    // The field is written only when the app has other words than it: after a commit, a restart.
    Effect::new(move |_| {
        // Read, not only tracked: a view that nobody reads is never made, and never changes.
        edition.get();
        edited.set(false);
        let text = stored();
        if let Some(field) = field.get()
            && field.value() != text
        {
            field.set_value(&text);
            mark_length(&field, 0);
        }
    });
    let commit = move || {
        if let Some(words) = field.get_untracked().map(|f| f.value())
            && !words.trim().is_empty()
        {
            send.tell(Observing::NoteCommitted(words));
            page.with_value(|p| p.focus("note"));
        }
    };
    let on_key = move |ev: KeyboardEvent| {
        if shortcuts::commits(&key(&ev, true)) {
            ev.prevent_default();
            commit();
        }
    };
    let more = move |ev: InputEvent| {
        if let (Some(field), Some(more)) = (field.get_untracked(), ev.data()) {
            mark_length(&field, more.len());
        }
    };
    let typed = move |ev: Event| {
        edited.set(true);
        let field: web_sys::HtmlTextAreaElement = event_target(&ev);
        mark_length(&field, 0);
        send.tell(Observing::NoteTyped(field.value()));
    };
    let speaker = move || note.with(|n| n.speaker.map(Speaker::letters).unwrap_or_default());
    let area = tag("textarea")
        .class("textarea note")
        .id("note")
        .node(field);
    let area = area
        .set("enterkeyhint", "done")
        .set("autocomplete", "off")
        .set("placeholder", o::note_placeholder())
        .set("data-mirror", says(move || note.with(|n| n.mirror.clone())))
        .set("data-kind", says(move || note.with(|n| n.kind.word())))
        .set("data-speaker", says(speaker))
        .on("beforeinput", more)
        .on("input", typed)
        .on("keydown", on_key);
    let begun = move || note.with(|n| n.begun_ms.map(o::begun)).unwrap_or_default();
    let head = (
        tag("label").set("for", "note").has(o::note()),
        span("soft num", says(begun)),
    );
    let kinds = kind_choice(
        "kind",
        move || note.with(|n| n.kind),
        move |kind| send.tell(Observing::KindChosen(kind)),
    );
    let speakers = speaker_keys(
        move || note.with(|n| n.speaker),
        move |speaker| send.tell(Observing::SpeakerChosen(speaker)),
    );
    let add = press(o::add_note(), commit).primary();
    let panel = tag("section").class("ob-script").id("p-script");
    panel.set("aria-labelledby", "h-script").has((
        tag("h2").class("vh").id("h-script").has(o::script()),
        div("note-head", head),
        area,
        kinds,
        div("note-acts", (speakers, add)),
    ))
}

/// In a text of so many letters Chromium takes seconds to find each line's own direction
/// (`unicode-bidi: plaintext`), so `style/base.css` does without.
const LONG: usize = 20_000;

/// Marks a field that is long, or will be with so much more in it.
fn mark_length(field: &web_sys::HtmlTextAreaElement, more: usize) {
    let length = usize::try_from(field.text_length()).unwrap_or(LONG);
    // The name is fixed and valid.
    let _always_ok = field.toggle_attribute_with_force("data-long", length + more > LONG);
}
