//! Striking out: the way to words that must not stay, and the question before they go for good.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::erasing as view;
use crate::app::view::timeline::Chosen;
use crate::domain::ids::EntryKey;
use crate::ui::context::{use_dispatch, use_reads_only, use_view};
use crate::ui::kit::{Tag, div, press, says, soft, tag};
use crate::ui::parts::dialogs::dialog::dialog;
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::erasing as w;

/// The way to words that must not stay: of a note, withdrawn or not.
pub(super) fn strike_out(
    shown: &Chosen,
    open: RwSignal<bool>,
    striking: RwSignal<Option<EntryKey>>,
) -> Option<Tag> {
    let reads = use_reads_only();
    let key = shown.entry.line.key.clone();
    shown.can_strike.then(|| {
        let ask = press(w::strike_out(), move || {
            striking.set(Some(key.clone()));
            open.set(false);
        });
        let ask = ask.class("btn btn-warn").icon(Icon::Remove);
        let ask = ask.rests_while(move || reads.get());
        div("stack", (soft(w::withdraw_why()), ask))
    })
}

/// Asks before the words of a note are struck out; shown while `striking` names the note.
pub(super) fn strike_out_dialog(striking: RwSignal<Option<EntryKey>>) -> AnyView {
    let send = use_dispatch();
    let reads = use_reads_only();
    let open = RwSignal::new(false);
    // Set only where it differs: each of the two hears the other.
    Effect::new(move |_| {
        let asked = striking.with(Option::is_some);
        if open.get_untracked() != asked {
            open.set(asked);
        }
    });
    Effect::new(move |_| {
        if !open.get() && striking.with_untracked(Option::is_some) {
            striking.set(None);
        }
    });
    let left = use_view(view::left_here);
    let acts = move || {
        let strike = press(w::strike_out_now(), move || {
            if let Some(of) = striking.get_untracked() {
                send.tell(Reviewing::StrikeOutPressed(of));
            }
            open.set(false);
        });
        let strike = strike.danger().rests_while(move || reads.get());
        (press(t::cancel(), move || open.set(false)), strike)
    };
    let inside = (
        tag("p").has(w::strike_out_what()),
        tag("p").has(says(move || left.with(|left| w::left(left)))),
        soft(w::backups()),
    );
    dialog(open, "d-strike", w::strike_out_title(), inside, Some(acts))
}
