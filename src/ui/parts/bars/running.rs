//! The lesson that runs while another screen is shown, and the way back to it.

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::everywhere::running::running;
use crate::ui::context::use_view;
use crate::ui::kit::{div, go, live, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::home as h;

/// Says which lesson runs; nothing where none does.
pub fn running_banner() -> AnyView {
    let running = use_view(running);
    live(move || {
        running.get().map(|lesson| {
            let since = lesson.begun_at.map(t::wall);
            let (teacher, class) = (&lesson.teacher, &lesson.class);
            let (what, why) = if lesson.runs {
                (
                    h::observing(teacher, class, since.as_deref()),
                    h::observing_why(),
                )
            } else {
                (
                    h::not_finished(teacher, class, since.as_deref()),
                    h::not_finished_why(),
                )
            };
            let back = go(h::back_to_observing(), move || {
                Route::Observe(lesson.id.clone())
            });
            let back = back.class("btn btn-primary btn-large").icon(Icon::Play);
            let what = tag("p").set("translate", "no").has(tag("strong").has(what));
            let told = tag("div").has((what, tag("p").has(why)));
            let parts = (Icon::Clock, told, div("banner-acts", back));
            div("banner banner-amber running", parts).set("role", "status")
        })
    })
}
