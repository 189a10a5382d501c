//! What stands in place of an observation that is being read, is not here, or cannot be read.

use leptos::prelude::*;

use crate::app::event::Keeping;
use crate::app::page::route::Route;
use crate::app::view::everywhere::place::Place;
use crate::ui::kit::{Tag, act, div, empty, link, p, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::observe as o;
use crate::ui::text::trouble as w;

/// The page; `place` says why the observation is not shown.
pub fn not_here(place: &Place) -> Tag {
    let main = tag("main").class("page").id("main");
    match place {
        Place::Opening | Place::Here => {
            let opening = p("soft", o::opening()).set("role", "status");
            main.set("aria-busy", "true").has(opening)
        }
        Place::Missing => main.has(nothing(o::not_found(), o::not_found_do().to_owned(), false)),
        Place::Unread(why) => {
            let (what, remedy) = w::store(why);
            main.has(nothing(o::not_read(), format!("{what} {remedy}"), true))
        }
    }
}

fn nothing(title: &'static str, remedy: String, can_try: bool) -> AnyView {
    let again = can_try.then(|| {
        let again = act(w::try_again(), Keeping::ReadAgainPressed);
        again.primary().icon(Icon::Repeat)
    });
    let acts = div("cluster", (again, link(o::back(), &Route::Home)));
    empty(title, (tag("p").has(remedy), acts))
}
