//! A button that goes to a screen. Where a link would do, a link is used; these are the acts that
//! the observer looks for as buttons, and that Space presses too.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::app::page::route::Route;
use crate::ui::context::use_href;

/// The button.
#[component]
pub fn GoButton(
    /// The screen it goes to.
    #[prop(into)]
    to: Signal<Route>,
    /// How it looks.
    class: &'static str,
    /// Icon and words.
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let href = use_href();
    let go = move |_| navigate(&to.with_untracked(href), NavigateOptions::default());
    view! { <button type="button" class=class on:click=go>{children()}</button> }
}
