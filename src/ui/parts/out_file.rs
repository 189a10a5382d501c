//! A backup or an export that waits for the tap that shares it.

use leptos::prelude::*;

use crate::app::event::TakingOut;
use crate::app::view::everywhere;
use crate::ui::context::use_view;
use crate::ui::kit::{act, div, live, p, soft, status, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::hand_over as w;

/// The card; nothing while no file waits.
pub fn out_file_card() -> AnyView {
    let waiting = use_view(everywhere::out_file);
    live(move || {
        waiting.get().map(|(file, ended)| {
            let share = act(w::share_one(), TakingOut::FileShared);
            let acts = (
                share.primary().icon(Icon::Share),
                act(w::put_aside(), TakingOut::FileClosed).quiet(),
            );
            let card = tag("section").class("card card-ready");
            let card = card.set("aria-labelledby", "h-out").set("role", "status");
            let title = tag("h2")
                .id("h-out")
                .has((Icon::File, " ", w::file_ready()));
            card.has((
                title,
                p("file-name", file.name),
                p("small soft num", t::bytes(file.size)),
                div("cluster", acts),
                soft(w::share_installed()),
                ended.map(|ended| status(Icon::Info, w::outcome(&ended))),
            ))
        })
    })
}
