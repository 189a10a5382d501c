//! What is chosen beside the words of a note: its kind, and who speaks.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::observation::entry::{NoteKind, Speaker};
use crate::ui::kit::{choice, div, one_of, tag};
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// Evidence, inference, question: one of them. `name` is that of the radio group, its own on the page.
pub fn kind_choice(
    name: &'static str,
    kind: impl Fn() -> NoteKind + Send + Sync + 'static,
    choose: impl Fn(NoteKind) + 'static,
) -> AnyView {
    kinds(name, Arc::new(kind), Rc::new(choose))
}

fn kinds(
    name: &'static str,
    kind: Arc<dyn Fn() -> NoteKind + Send + Sync>,
    choose: Rc<dyn Fn(NoteKind)>,
) -> AnyView {
    let kinds = NoteKind::ALL.map(|k| {
        let (kind, choose) = (Arc::clone(&kind), Rc::clone(&choose));
        choice(t::note_kind(k), move || kind() == k, move || choose(k))
    });
    one_of(name, o::kind(), kinds).into_any()
}

/// T, S, Ss: one of them or none.
pub fn speaker_keys(
    speaker: impl Fn() -> Option<Speaker> + Send + Sync + 'static,
    choose: impl Fn(Speaker) + 'static,
) -> AnyView {
    speakers(Arc::new(speaker), Rc::new(choose))
}

fn speakers(
    speaker: Arc<dyn Fn() -> Option<Speaker> + Send + Sync>,
    choose: Rc<dyn Fn(Speaker)>,
) -> AnyView {
    let key = |s: Speaker| {
        let (speaker, choose) = (Arc::clone(&speaker), Rc::clone(&choose));
        let key = tag("button").set("type", "button").class("btn");
        let key = key.set("title", o::speaker_name(s));
        let key = key.pressed(move || speaker() == Some(s));
        // A tap leaves the focus, and the keyboard on the screen, to the note being typed.
        let key = key.on("mousedown", |ev: web_sys::Event| ev.prevent_default());
        key.press(move || choose(s)).has(s.letters())
    };
    let keys = div("keys", Speaker::ALL.map(key)).set("role", "group");
    keys.set("aria-label", o::speaker()).into_any()
}
