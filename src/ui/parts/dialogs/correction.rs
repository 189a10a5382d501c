//! A correction that was being written when the page went: told in words, with the way back to it.

use leptos::prelude::*;

use crate::app::view::kept;
use crate::app::view::timeline::LineWhat;
use crate::domain::ids::EntryKey;
use crate::ui::context::{Mirrored, use_page, use_view};
use crate::ui::parts::dialogs::entry_dialog::correction_of;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// Says that an unsaved correction of the open observation is there; nothing where there is none.
#[component]
pub fn CorrectionKept(
    /// Set to the entry when the correction is opened.
    chosen: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
    let page = use_page();
    let prefix = use_view(|m| {
        let open = m.open();
        open.map(|o| kept::corrections(o.id())).unwrap_or_default()
    });
    let fields = RwSignal::new(Vec::<(String, Mirrored)>::new());
    // Looked for once, and again when the dialog closes.
    Effect::new(move |_| {
        let prefix = prefix.get();
        if chosen.get().is_none() && !prefix.is_empty() {
            fields.set(page.with_value(|p| {
                let names = p.mirrored_under(&prefix).into_iter();
                let words = names.filter_map(|name| p.mirrored(&name).map(|words| (name, words)));
                words.collect()
            }));
        }
    });
    // Words that say no more than the note itself are no correction.
    let line = use_view(move |m| {
        let corrected = |(field, words): &(String, Mirrored)| {
            let line = kept::corrected(m, field)?;
            let is_other = if let LineWhat::Note(note) = &line.what {
                correction_of(note, words.clone()) != *note
            } else {
                false
            };
            is_other.then_some(line)
        };
        fields.with(|fields| fields.iter().find_map(corrected))
    });
    live(move || {
        line.get().filter(|_| chosen.get().is_none()).map(|line| {
            let key = line.key.clone();
            view! {
                <div class="banner banner-amber no-print" role="status">
                    <IconView icon=Icon::Pen/>
                    <div><p prop:textContent=o::correction_kept(&t::elapsed(line.t_ms))></p></div>
                    <div class="banner-acts">
                        <button type="button" class="btn" on:click=move |_| chosen.set(Some(key.clone()))>{o::open_correction()}</button>
                    </div>
                </div>
            }
        })
    })
}
