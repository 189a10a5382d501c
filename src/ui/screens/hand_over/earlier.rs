//! Hand-overs made before, each with how far it came.

use leptos::prelude::*;

use crate::app::event::HandingOver;
use crate::app::view::hand_over::{self as view, Earlier, State};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::hand_over as w;

/// The list; what can be made again.
#[component]
pub fn EarlierList() -> impl IntoView {
    let earlier = use_view(view::earlier);
    let busy = use_view(|m| m.hand_over().busy);
    view! {
        <section class="card" aria-labelledby="h-earlier">
            <h2 id="h-earlier">{w::earlier_title()}</h2>
            {live(move || {
                let none = earlier.with(Vec::is_empty);
                view! { <p class="small soft">{if none { w::no_earlier() } else { w::make_again_why() }}</p> }
            })}
            <ul class="list list-stacked">
                <For each=move || earlier.get() key=|e| (e.file.clone(), e.state) children=move |e| earlier_row(e, busy)/>
            </ul>
        </section>
    }
}

fn earlier_row(row: Earlier, busy: View<bool>) -> impl IntoView {
    let send = use_dispatch();
    let Earlier {
        file,
        number,
        observer,
        at,
        observations,
        state,
        whose,
    } = row;
    let (class, icon) = if matches!(state, State::Arrived(..)) {
        ("is-still", Icon::File)
    } else {
        ("is-amber", Icon::Clock)
    };
    let when_id = format!("hand-over-{file}");
    let described = when_id.clone();
    view! {
        <li class=class>
            <IconView icon/>
            <div id=when_id>{at.map(t::moment)}<small>{w::earlier(&observer, observations, number, whose, &state)}</small></div>
            <div class="list-acts">
                <button type="button" class="btn btn-quiet" aria-describedby=described disabled=move || busy.get()
                    on:click=move |_| send.tell(HandingOver::MakeAgainPressed(file.clone()))>{w::make_again()}</button>
            </div>
        </li>
    }
}
