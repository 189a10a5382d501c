//! The lesson that runs while another screen is shown, and the way back to it.

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::running::running;
use crate::ui::context::use_view;
use crate::ui::parts::go::GoButton;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::common as t;
use crate::ui::text::home as h;

/// Says which lesson runs; nothing where none does.
#[component]
pub fn RunningBanner() -> impl IntoView {
    let running = use_view(running);
    live(move || {
        running.get().map(|lesson| {
            let since = lesson.begun_at.map(t::wall);
            let (what, why) = if lesson.runs {
                (h::observing(&lesson.teacher, &lesson.class, since.as_deref()), h::observing_why())
            } else {
                (h::not_finished(&lesson.teacher, &lesson.class, since.as_deref()), h::not_finished_why())
            };
            view! {
                <div class="banner banner-amber running" role="status">
                    <IconView icon=Icon::Clock/>
                    <div><p translate="no"><strong>{what}</strong></p><p>{why}</p></div>
                    <div class="banner-acts">
                        <GoButton to=Route::Observe(lesson.id) class="btn btn-primary btn-large"><IconView icon=Icon::Play/>{h::back_to_observing()}</GoButton>
                    </div>
                </div>
            }
        })
    })
}
