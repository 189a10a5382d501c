//! Offered files of which nobody has said that they arrived: the question, and its answers.

use leptos::prelude::*;

use crate::app::event::{Delivering, Event, HandingOver};
use crate::app::view::hand_over::{self as view, Asked};
use crate::domain::calendar::Moment;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::Show;
use crate::ui::text::hand_over as w;

/// The list of them; nothing where there are none.
#[component]
pub fn AskedCard() -> impl IntoView {
    let asked = use_view(view::asked);
    // The day decides between "at 10:42" and a date; the minute does not matter.
    let now = use_view(|m| m.now().wall.date());
    let wall = use_view(|m| m.now().wall);
    view! {
        <Show when=move || asked.with(|a| !a.is_empty())>
            <section class="card" aria-labelledby="h-asked">
                <h2 id="h-asked">{w::did_it_arrive()}</h2>
                <p class="small soft">{w::did_it_arrive_why()}" "{w::take_back_why()}</p>
                <ul class="list list-stacked">
                    <For each=move || asked.get() key=move |a| (a.clone(), now.get()) children=move |a| row(a, wall.get_untracked())/>
                </ul>
            </section>
        </Show>
    }
}

fn row(asked: Asked, now: Moment) -> impl IntoView {
    let send = use_dispatch();
    let Asked {
        file,
        name,
        observations,
        by,
        at,
        not_yet,
    } = asked;
    let id = format!("asked-{file}");
    let described = StoredValue::new(id.clone());
    let act = move |class: &'static str, words: &'static str, event: Event| {
        view! {
            <button type="button" class=class aria-describedby=described.get_value() on:click=move |_| send.tell(event.clone())>{words}</button>
        }
    };
    let later = (!not_yet).then(|| {
        act(
            "btn",
            w::not_yet(),
            Event::Delivering(Delivering::NotYetPressed(file.clone())),
        )
    });
    view! {
        <li class="is-amber">
            <IconView icon=Icon::Clock/>
            <div id=id>{w::asked(observations, at, now)}<small>{name}" \u{b7} "{w::offered(by, at, now, not_yet)}</small></div>
            <div class="list-acts">
                {act("btn btn-primary", w::it_arrived(), Event::HandingOver(HandingOver::ArrivedPressed(file.clone())))}
                {later}
                {act("btn btn-quiet", w::take_back(), Event::HandingOver(HandingOver::TakenBackPressed(file)))}
            </div>
        </li>
    }
}
