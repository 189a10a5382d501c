//! The note field. The words live in the field until they are committed; every state of them is kept
//! by the mirror script and, soon after, by the database.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::view::observe::note_mirror;
use crate::app::view::shortcuts;
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::parts::dialogs::entry_dialog::{KindChoice, SpeakerKeys};
use crate::ui::parts::press::press;
use crate::ui::text::observe as o;

/// The script panel.
#[component]
pub(super) fn Script(
    /// Whether the field was typed in since the last commit: until then its own undo has words to give
    /// back.
    edited: RwSignal<bool>,
) -> impl IntoView {
    let send = use_dispatch();
    let page = use_page();
    let field = NodeRef::<html::Textarea>::new();
    let kind = use_view(|m| m.open().map(|o| o.note().kind).unwrap_or_default());
    let speaker = use_view(|m| m.open().and_then(|o| o.note().speaker));
    let begun = use_view(|m| m.open().and_then(|o| o.note().first_t_ms));
    let mirror = use_view(|m| m.open().map(|o| note_mirror(o.id())).unwrap_or_default());
    let edition = use_view(|m| m.open().map_or(0, |o| o.note().edition));
    let stored = use_view(|m| {
        m.open()
            .map(|o| (o.note().edition, o.note().text.clone()))
            .unwrap_or_default()
    });
    // The field is written only when the app has other words than it: after a commit, a restart.
    Effect::new(move |_| {
        // Read, not only tracked: a view that nobody reads is never made, and never changes.
        edition.get();
        edited.set(false);
        let (_, text) = stored.get_untracked();
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
        if shortcuts::commits(&press(&ev, true)) {
            ev.prevent_default();
            commit();
        }
    };
    view! {
        <section class="ob-script" aria-labelledby="h-script" id="p-script">
            <h2 class="vh" id="h-script">{o::script()}</h2>
            <div class="note-head">
                <label for="note">{o::note()}</label>
                <span class="soft num" prop:textContent=move || begun.get().map(o::begun).unwrap_or_default()></span>
            </div>
            <textarea class="textarea note" id="note" enterkeyhint="done" autocomplete="off" placeholder=o::note_placeholder()
                node_ref=field data-mirror=move || mirror.get()
                data-kind=move || kind.get().word() data-speaker=move || speaker.get().map(crate::domain::observation::entry::Speaker::letters).unwrap_or_default()
                on:beforeinput=move |ev| {
                    if let (Some(field), Some(more)) = (field.get_untracked(), ev.data()) {
                        mark_length(&field, more.len());
                    }
                }
                on:input:target=move |ev| { edited.set(true); mark_length(&ev.target(), 0); send.tell(Observing::NoteTyped(ev.target().value())); } on:keydown=on_key></textarea>
            <KindChoice name="kind" kind on_choose=Callback::new(move |k| send.tell(Observing::KindChosen(k)))/>
            <div class="note-acts">
                <SpeakerKeys speaker on_choose=Callback::new(move |s| send.tell(Observing::SpeakerChosen(s)))/>
                <button type="button" class="btn btn-primary" on:click=move |_| commit()>{o::add_note()}</button>
            </div>
        </section>
    }
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
