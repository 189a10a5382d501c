//! What stands in place of an observation that is being read, is not here, or cannot be read.

use leptos::prelude::*;

use crate::app::event::Keeping;
use crate::app::page::route::Route;
use crate::app::view::place::Place;
use crate::ui::context::{href, use_dispatch};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::observe as o;
use crate::ui::text::trouble as w;

/// The page.
#[component]
pub fn NotHere(
    /// Why it is not shown.
    place: Place,
) -> impl IntoView {
    match place {
        Place::Opening | Place::Here => view! {
            <main class="page" id="main" aria-busy="true"><p class="soft" role="status">{o::opening()}</p></main>
        }
        .into_any(),
        Place::Missing => empty(o::not_found().to_owned(), o::not_found_do().to_owned(), false).into_any(),
        Place::Unread(why) => {
            let (what, remedy) = w::store(&why);
            empty(o::not_read().to_owned(), format!("{what} {remedy}"), true).into_any()
        }
    }
}

fn empty(title: String, remedy: String, again: bool) -> impl IntoView {
    let send = use_dispatch();
    let again = again.then(|| {
        view! {
            <button type="button" class="btn btn-primary" on:click=move |_| send.tell(Keeping::ReadAgainPressed)>
                <IconView icon=Icon::Repeat/>{w::try_again()}
            </button>
        }
    });
    view! {
        <main class="page" id="main">
            <div class="empty">
                <h1 tabindex="-1" id="title">{title}</h1>
                <p>{remedy}</p>
                <div class="cluster">{again}<a class="btn" href=href(&Route::Home)>{o::back()}</a></div>
            </div>
        </main>
    }
}
