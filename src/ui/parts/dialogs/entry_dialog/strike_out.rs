//! Striking out: the way to words that must not stay, and the question before they go for good.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::erasing as view;
use crate::app::view::timeline::{EntryView, LineWhat};
use crate::domain::ids::EntryKey;
use crate::ui::context::{use_dispatch, use_reads_only, use_view};
use crate::ui::parts::dialogs::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::common as t;
use crate::ui::text::erasing as w;

/// The way to words that must not stay: of a note, withdrawn or not.
pub(super) fn strike_out(
    entry: &EntryView,
    open: RwSignal<bool>,
    striking: RwSignal<Option<EntryKey>>,
) -> Option<impl IntoView + use<>> {
    let line = &entry.line;
    let has_words = matches!(line.what, LineWhat::Note(_)) && line.struck.is_none();
    let reads = use_reads_only();
    let key = line.key.clone();
    let ask = move |_| {
        striking.set(Some(key.clone()));
        open.set(false);
    };
    has_words.then(|| {
        view! {
            <div class="stack">
                <p class="small soft">{w::withdraw_why()}</p>
                <button type="button" class="btn btn-warn" disabled=move || reads.get() on:click=ask>
                    <IconView icon=Icon::Remove/>{w::strike_out()}
                </button>
            </div>
        }
    })
}

/// Asks before the words of a note are struck out; shown while `striking` names the note.
#[component]
pub(super) fn StrikeOutDialog(
    /// The note.
    striking: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
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
    let left = use_view(|m| {
        let id = m.open().map(|o| o.id().clone());
        id.map(|id| view::left(m, &id)).unwrap_or_default()
    });
    let strike = move |_| {
        if let Some(of) = striking.get_untracked() {
            send.tell(Reviewing::StrikeOutPressed(of));
        }
        open.set(false);
    };
    let acts = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| open.set(false)>{t::cancel()}</button>
            <button type="button" class="btn btn-danger" disabled=move || reads.get() on:click=strike>{w::strike_out_now()}</button>
        }
    };
    view! {
        <Dialog open id="d-strike" title=w::strike_out_title() acts>
            <p>{w::strike_out_what()}</p>
            <p prop:textContent=move || left.with(|left| w::left(left))></p>
            <p class="small soft">{w::backups()}</p>
        </Dialog>
    }
}
