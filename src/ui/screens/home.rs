//! The list of observations, and what needs the observer's attention.

mod above;
mod list;

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::home::{self as view, First};
use crate::ui::context::use_view;
use crate::ui::kit::{Act, Part as _, Tag, div, go, heading, live, p, tag};
use crate::ui::parts::bars::running::running_banner;
use crate::ui::parts::icon::Icon;
use crate::ui::screens::home::above::{banners, offline_line};
use crate::ui::screens::home::list::list;
use crate::ui::screens::settings::install_steps;
use crate::ui::text::common as t;
use crate::ui::text::home as h;

/// The screen.
pub fn home() -> AnyView {
    let first = use_view(view::first);
    let is_empty = use_view(view::is_empty);
    let start = live(move || match first.get() {
        First::Begin => None,
        First::Start => Some(start_button()),
        First::GoBack => Some(tag("div").has(start_act())),
    });
    let head = tag("header").class("page-head");
    let head = head.has((tag("div").has(heading(t::observations())), start));
    let inside = live(move || {
        untrack(|| {
            if is_empty.get() {
                nothing_yet()
            } else {
                list()
            }
        })
    });
    let main = tag("main").class("page page-with-thumb").id("main");
    let above = (running_banner(), offline_line(), banners());
    main.has((head, above, inside)).into_any()
}

fn start_act() -> Act {
    go(h::start(), || Route::Start).icon(Icon::Add)
}

fn start_button() -> Tag {
    div("thumb", start_act().class("btn btn-primary btn-large"))
}

fn nothing_yet() -> AnyView {
    let steps = h::empty_steps()
        .map(|(step, what)| tag("li").has((tag("strong").has(step), tag("small").has(what))));
    let empty = div(
        "empty",
        (
            tag("h2").has(h::empty_title()),
            p("soft", h::empty_lead()),
            tag("ol").class("steps").has(steps),
            start_button(),
        ),
    );
    (empty, div("card", install_hint())).view()
}

/// Plain steps to put the app on the home screen.
fn install_hint() -> Tag {
    let title = tag("summary").has((Icon::Install, h::install_hint(), Icon::Down));
    let why = p("soft small", h::install_why());
    let steps = install_steps();
    tag("details").class("fold").has((title, why, steps))
}
