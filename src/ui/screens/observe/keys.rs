//! Keyboard shortcuts of the observing screen, and the dialog that shows them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::event::{Event, Observing};
use crate::app::view::observe as view;
use crate::app::view::observe::shortcuts::{self, Act, Press};
use crate::domain::observation::entry::{NoteKind, Speaker};
use crate::ui::context::{use_asked, use_dispatch, use_page};
use crate::ui::kit::{soft, tag};
use crate::ui::parts::dialogs::dialog::{NO_ACTS, dialog};
use crate::ui::parts::press::{is_within, press};
use crate::ui::text::observe as o;

/// What the shortcuts change on the screen itself.
#[derive(Clone, Copy)]
pub(super) struct Switches {
    /// Whether the dialog with the shortcuts is open.
    pub(super) shortcuts: RwSignal<bool>,
    /// Whether the screen is dimmed.
    pub(super) dim: RwSignal<bool>,
    /// The panel in sight, on phones.
    pub(super) tab: RwSignal<&'static str>,
    /// Whether the note field was typed in since the last commit.
    pub(super) edited: RwSignal<bool>,
}

/// Hears keys wherever the focus is, as long as the screen is there.
pub(super) fn listen(switches: Switches) {
    let heard = window_event_listener(leptos::ev::keydown, handler(switches));
    on_cleanup(move || heard.remove());
}

fn handler(switches: Switches) -> impl Fn(KeyboardEvent) + 'static {
    let send = use_dispatch();
    let page = use_page();
    let paused = use_asked(view::is_paused);
    let has_words = use_asked(view::has_words);
    let review = use_asked(view::review_of);
    let Switches {
        shortcuts,
        dim,
        tab,
        edited,
    } = switches;
    let go_to = move |panel: &'static str, group: &str, item: &str| {
        tab.set(panel);
        page.with_value(|p| p.enter(group, item));
    };
    move |ev| {
        // A dialog is not the lesson: its fields and buttons have their own keys, and while it is open
        // nothing behind it hears any.
        let press = press(&ev, edited.get_untracked() || has_words());
        if is_within(&ev, "dialog") || !press.in_field && page.with_value(|p| p.has_dialog()) {
            return;
        }
        if is_for_the_note(&press) {
            // Where the field is behind another panel, that panel makes room.
            tab.set("script");
            if page.with_value(|p| p.begin_typing("note", &press.key)) {
                ev.prevent_default();
            }
            return;
        }
        let Some(act) = shortcuts::meaning(&press) else {
            return;
        };
        ev.prevent_default();
        match act {
            Act::Kind(n) => {
                if let Some(kind) = NoteKind::ALL.get(n) {
                    send.tell(Observing::KindChosen(*kind));
                }
            }
            Act::Speaker(n) => {
                if let Some(speaker) = Speaker::ALL.get(n) {
                    send.tell(Observing::SpeakerChosen(*speaker));
                }
            }
            Act::Undo => send.tell(Observing::UndoPressed),
            Act::Redo => send.tell(Observing::RedoPressed),
            Act::PauseOrResume => send.tell(if paused() {
                Event::Observing(Observing::ResumePressed)
            } else {
                Event::Observing(Observing::PausePressed)
            }),
            Act::Dim => {
                dim.update(|d| *d = !*d);
                page.with_value(|p| p.set_dim(dim.get_untracked()));
            }
            Act::ToNote => {
                tab.set("script");
                page.with_value(|p| p.enter("#p-script", "#note"));
            }
            Act::LeaveNote => page.with_value(|p| p.focus("main")),
            Act::ToCodes => go_to("copus", "#p-copus", ".code"),
            Act::ToCounters => go_to("tallies", "#p-tallies", "button"),
            Act::ToTimeline => go_to("timeline", "#p-timeline", ".entry-open"),
            Act::ToReview => page.with_value(|p| p.go(&review())),
            Act::Shortcuts => shortcuts.set(true),
        }
    }
}

/// A letter typed where nothing takes letters begins a note. "?" is a shortcut, and Space presses what
/// has the focus.
fn is_for_the_note(press: &Press) -> bool {
    let is_letter = press.key.chars().count() == 1 && !matches!(press.key.as_str(), "?" | " ");
    let with_keys = press.ctrl || press.meta || press.alt;
    is_letter && !with_keys && !press.in_field
}

/// The shortcuts, shown on "?".
pub(super) fn shortcut_dialog(open: RwSignal<bool>) -> AnyView {
    let key = |key: &&'static str| (tag("kbd").has(*key), " ");
    let items = o::keys().map(|(what, keys)| {
        let keys: Vec<_> = keys.iter().map(key).collect();
        tag("li").has((tag("span").has(what), tag("span").has(keys)))
    });
    let list = tag("ul").class("shortcuts").has(items);
    let inside = (list, soft(o::keys_hint()));
    dialog(open, "d-keys", o::shortcuts(), inside, NO_ACTS)
}
