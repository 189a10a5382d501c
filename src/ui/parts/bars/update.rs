//! A newer version of the app waits: when it comes, and the button that takes it.

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::view::everywhere::{self, Update};
use crate::ui::context::use_view;
use crate::ui::kit::{act, div, live, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::home as h;

/// The banner; nothing where none waits.
pub fn update_banner() -> AnyView {
    let update = use_view(everywhere::update);
    live(move || {
        update.get().map(|Update { can_come }| {
            let when = if can_come {
                h::update_safe()
            } else {
                h::update_after()
            };
            let what = tag("p").has(tag("strong").has(h::update()));
            let why = tag("div").id("update-why").has((what, tag("p").has(when)));
            let now = act(h::update_now(), OnPage::UpdatePressed).described("update-why");
            let now = now.rests_while(move || !can_come);
            div("banner", (Icon::Newer, why, div("banner-acts", now)))
        })
    })
}
