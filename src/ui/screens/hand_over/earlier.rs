//! Hand-overs made before, each with how far it came.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::event::HandingOver;
use crate::app::view::hand_over::{self as view, Before, Earlier, State};
use crate::ui::context::use_view;
use crate::ui::kit::{Part, Tag, act, card, each, item, says, soft, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::hand_over as w;

/// The list; what can be made again.
pub(super) fn earlier_list() -> AnyView {
    let before = use_view(view::before);
    let none = move || before.with(|b| b.files.is_empty());
    let why = says(move || {
        if none() {
            w::no_earlier()
        } else {
            w::make_again_why()
        }
    });
    let rows = each(
        move || before.with(|b| Arc::clone(&b.files)),
        move |earlier| row(earlier, before),
    );
    let rows = tag("ul").class("list list-stacked").has(rows);
    card("h-earlier", w::earlier_title(), (soft(why), rows).view())
}

fn row(earlier: &Earlier, before: View<Before>) -> Tag {
    let (class, icon) = if matches!(earlier.state, State::Arrived(..)) {
        ("is-still", Icon::File)
    } else {
        ("is-amber", Icon::Clock)
    };
    let Earlier {
        file,
        number,
        observer,
        at,
        observations,
        state,
        whose,
    } = earlier;
    let again = act(w::make_again(), HandingOver::MakeAgainPressed(file.clone())).quiet();
    let again = again.rests_while(move || before.with(|b| b.busy));
    let about = w::earlier(observer, *observations, *number, *whose, state);
    let words = (at.map(t::moment).unwrap_or_default(), about);
    item(class, icon, format!("hand-over-{file}"), words, vec![again])
}
