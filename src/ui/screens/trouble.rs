//! What stands in place of every screen when the tablet's storage cannot be used.

use leptos::prelude::*;

use crate::app::event::{OnPage, TakingOut};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::route::Route;
use crate::app::view::tablet::trouble as view;
use crate::ui::context::{href, use_view};
use crate::ui::kit::{act, banner, live, page, soft, tag, when};
use crate::ui::parts::bars::notices::notices;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::out_file::out_file_card;
use crate::ui::text::trouble as w;

/// The screen.
#[component]
pub fn TroubleScreen() -> impl IntoView {
    let refused = use_view(view::refused);
    let update_waits = use_view(view::update_waits);
    let can_take_out = move || refused.with(|r| r.as_ref().is_some_and(|r| r.can_take_out));
    let again = StoredValue::new(href(&Route::Home));
    let inside = (
        live(move || {
            refused
                .get()
                .map(|refused| what(&refused.why, again.get_value()))
        }),
        when(
            move || update_waits.get(),
            || act(w::update_now(), OnPage::UpdatePressed).primary(),
        ),
        when(can_take_out, || {
            let take_out = act(w::stored(), TakingOut::StoredPressed);
            (tag("p").has(w::stored_why()), take_out.icon(Icon::Download))
        }),
        (out_file_card(), notices()),
        soft(w::nothing_changed()),
    );
    page("page page-narrow", w::title(), (), inside)
}

fn what(why: &StoreTrouble, again: String) -> AnyView {
    let (what, remedy) = w::store(why);
    // The app leaves links with rel="external" to the browser: the page is loaded again.
    let again = tag("a")
        .class("btn")
        .set("rel", "external")
        .set("href", again);
    let again = again.has((Icon::Repeat, w::try_again()));
    let banner = banner(Icon::Alert, what).danger().also(remedy);
    banner.acts(again.into_any()).view()
}
