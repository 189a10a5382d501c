//! A correction that was being written when the page went: told in words, with the way back to it.

use leptos::prelude::*;

use crate::app::view::kept;
use crate::domain::ids::EntryKey;
use crate::ui::context::{Mirrored, use_page, use_view};
use crate::ui::kit::{div, live, press, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// Says that an unsaved correction of the open observation is there; nothing where there is none. `chosen`
/// is set to the entry when the correction is opened.
pub fn correction_kept(chosen: RwSignal<Option<EntryKey>>) -> AnyView {
    let page = use_page();
    let prefix = use_view(kept::corrections_here);
    let fields = RwSignal::new(Vec::<(String, Mirrored)>::new());
    // Looked for once, and again when the dialog closes.
    Effect::new(move |_| {
        let prefix = prefix.get();
        if let (Some(prefix), None) = (prefix, chosen.get()) {
            fields.set(page.with_value(|p| {
                let names = p.mirrored_under(&prefix).into_iter();
                let words = names.filter_map(|name| p.mirrored(&name).map(|words| (name, words)));
                words.collect()
            }));
        }
    });
    let line = use_view(move |look| fields.with(|fields| kept::unsaved(look, fields)));
    live(move || {
        line.get().filter(|_| chosen.get().is_none()).map(|line| {
            let open = press(o::open_correction(), move || {
                chosen.set(Some(line.key.clone()));
            });
            let what = tag("p").has(o::correction_kept(&t::elapsed(line.t_ms)));
            let parts = (Icon::Pen, tag("div").has(what), div("banner-acts", open));
            div("banner banner-amber no-print", parts).set("role", "status")
        })
    })
}
