//! Offered files of which nobody has said that they arrived: the question, and its answers.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::event::{Delivering, HandingOver};
use crate::app::view::hand_over::{self as view, Question};
use crate::ui::context::use_view;
use crate::ui::kit::{Part, Tag, act, card, each, item, p, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::text::hand_over as w;

/// The list of them; nothing where there are none.
pub(super) fn asked_card() -> AnyView {
    let questions = use_view(view::questions);
    when(
        move || questions.with(|q| !q.is_empty()),
        move || {
            let why = (w::did_it_arrive_why(), " ", w::take_back_why());
            let rows = each(move || questions.with(Arc::clone), row);
            let rows = tag("ul").class("list list-stacked").has(rows);
            let inside = (p("small soft", why), rows).view();
            card("h-asked", w::did_it_arrive(), inside)
        },
    )
}

fn row(question: &Question) -> Tag {
    let Question { about, today } = question;
    let file = || about.file.clone();
    let mut acts = vec![act(w::it_arrived(), HandingOver::ArrivedPressed(file())).primary()];
    if !about.not_yet {
        acts.push(act(w::not_yet(), Delivering::NotYetPressed(file())));
    }
    acts.push(act(w::take_back(), HandingOver::TakenBackPressed(file())).quiet());
    let offered = w::offered(about.by, about.at, *today, about.not_yet);
    let what = w::asked(about.observations, about.at, *today);
    let words = (what, format!("{} \u{b7} {offered}", about.name));
    let id = format!("asked-{}", about.file);
    item("is-amber", Icon::Clock, id, words, acts)
}
