//! A button that goes to a screen. Where a link would do, a link is used; these are the acts that
//! the observer looks for as buttons, and that Space presses too.

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::ui::context::use_page;

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
    let page = use_page();
    let go = move |_| to.with_untracked(|to| page.with_value(|p| p.go(to)));
    view! { <button type="button" class=class on:click=go>{children()}</button> }
}
