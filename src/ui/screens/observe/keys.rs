//! Keyboard shortcuts of the observing screen, and the dialog that shows them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::event::Event;
use crate::app::view::observe as view;
use crate::domain::entry::{NoteKind, Speaker};
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::parts::dialog::Dialog;
use crate::ui::text::observe as o;

/// What a key means, if anything.
enum Key {
    Send(Event),
    PauseOrResume,
    Dim,
    Note,
    Shortcuts,
}

/// Hears keys wherever the focus is, as long as the screen is there.
pub(super) fn listen(shortcuts: RwSignal<bool>, dim: RwSignal<bool>) {
    let heard = window_event_listener(leptos::ev::keydown, handler(shortcuts, dim));
    on_cleanup(move || heard.remove());
}

fn handler(shortcuts: RwSignal<bool>, dim: RwSignal<bool>) -> impl Fn(KeyboardEvent) + 'static {
    let send = use_dispatch();
    let page = use_page();
    let paused = use_view(view::is_paused);
    let typed = use_view(|m| m.open.as_ref().is_some_and(|o| !o.note.text.is_empty()));
    move |ev| {
        if is_for_the_note(&ev) {
            // Not prevented: the character goes where the focus is now.
            return page.with_value(|p| p.focus("note"));
        }
        let Some(key) = meaning(&ev, typed.get_untracked()) else {
            return;
        };
        ev.prevent_default();
        match key {
            Key::Send(event) => send(event),
            Key::PauseOrResume => send(if paused.get_untracked() {
                Event::ResumePressed
            } else {
                Event::PausePressed
            }),
            Key::Dim => {
                dim.update(|d| *d = !*d);
                page.with_value(|p| p.set_dim(dim.get_untracked()));
            }
            Key::Note => page.with_value(|p| p.focus("note")),
            Key::Shortcuts => shortcuts.set(true),
        }
    }
}

/// A letter typed where nothing takes letters begins a note. "?" is a shortcut, and Space presses what
/// has the focus.
fn is_for_the_note(ev: &KeyboardEvent) -> bool {
    let is_letter = ev.key().chars().count() == 1 && !matches!(ev.key().as_str(), "?" | " ");
    let with_keys = ev.ctrl_key() || ev.meta_key() || ev.alt_key();
    let target = event_target::<web_sys::Element>(ev);
    let takes = "dialog, input, textarea, select, [contenteditable]";
    is_letter && !with_keys && target.closest(takes).is_ok_and(|found| found.is_none())
}

fn meaning(ev: &KeyboardEvent, typed: bool) -> Option<Key> {
    let target = event_target::<web_sys::Element>(ev);
    // A dialog is not the lesson: its fields and buttons have their own keys.
    if target.closest("dialog").is_ok_and(|d| d.is_some()) {
        return None;
    }
    let in_field = matches!(target.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT");
    if (ev.ctrl_key() || ev.meta_key()) && ev.key().eq_ignore_ascii_case("z") {
        // While words stand in the field, undo belongs to them.
        return (!in_field || !typed).then_some(Key::Send(Event::UndoPressed));
    }
    if ev.key() == "?" && !in_field {
        return Some(Key::Shortcuts);
    }
    if !ev.alt_key() || ev.ctrl_key() || ev.meta_key() {
        return None;
    }
    // By the key's place, since Alt changes its character on some keyboards.
    Some(match (ev.code().as_str(), ev.shift_key()) {
        ("Digit1", _) => Key::Send(Event::KindChosen(NoteKind::Evidence)),
        ("Digit2", _) => Key::Send(Event::KindChosen(NoteKind::Inference)),
        ("Digit3", _) => Key::Send(Event::KindChosen(NoteKind::Question)),
        ("KeyT", _) => Key::Send(Event::SpeakerChosen(Speaker::Teacher)),
        ("KeyS", false) => Key::Send(Event::SpeakerChosen(Speaker::Student)),
        ("KeyS", true) => Key::Send(Event::SpeakerChosen(Speaker::Students)),
        ("KeyP", _) => Key::PauseOrResume,
        ("KeyD", _) => Key::Dim,
        ("KeyN", _) => Key::Note,
        _ => return None,
    })
}

/// The shortcuts, shown on "?".
#[component]
pub(super) fn ShortcutDialog(open: RwSignal<bool>) -> impl IntoView {
    let item = |(what, keys): (&'static str, &'static [&'static str])| {
        view! { <li><span>{what}</span><span>{keys.iter().map(|k| view! { <kbd>{*k}</kbd>" " }).collect_view()}</span></li> }
    };
    view! {
        <Dialog open id="d-keys" title=o::SHORTCUTS.to_owned()>
            <ul class="shortcuts">{o::KEYS.map(item).collect_view()}</ul>
        </Dialog>
    }
}
