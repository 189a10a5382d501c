//! The clock, whom is observed, whether all is saved, and the actions within reach.

use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::page::route::Route;
use crate::app::view::observe as view;
use crate::ui::context::{href, use_dispatch, use_page, use_view};
use crate::ui::parts::bars::saved::Saved;
use crate::ui::parts::dialogs::entry_dialog::pressed;
use crate::ui::parts::go::GoButton;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// The head of the screen.
#[component]
pub(super) fn Head() -> impl IntoView {
    let seconds = use_view(view::seconds);
    let wall = use_view(|m| t::wall(m.now().wall));
    let who = use_view(|m| {
        let header = m.open().map(|o| o.header())?;
        let parts = [&header.texts.class, &header.texts.subject];
        let about: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .collect();
        Some((
            t::named(&header.texts.teacher),
            about.join(" \u{b7} "),
            header.texts.focus.clone(),
        ))
    });
    let paused = use_view(view::is_paused);
    let practice = use_view(view::is_practice);
    let may_sleep = use_view(view::may_sleep);
    view! {
        <header class="ob-head">
            <a class="btn btn-quiet btn-icon ob-back" href=href(&Route::Home) aria-label=o::back()><IconView icon=Icon::Back/></a>
            <div class="clock" translate="no" role="timer" aria-label=o::clock()>
                <span class="clock-elapsed" prop:textContent=move || t::elapsed(seconds.get() * 1_000)></span>
                <span class="clock-wall" prop:textContent=move || wall.get()></span>
            </div>
            <div class="ob-who">
                <strong class="clip" dir="auto" translate="no" prop:textContent=move || who.get().map(|w| w.0).unwrap_or_default()></strong>
                <span class="clip" dir="auto" translate="no" prop:textContent=move || who.get().map(|w| w.1).unwrap_or_default()></span>
                <span class="ob-focus" dir="auto" translate="no" prop:textContent=move || who.get().map(|w| w.2).unwrap_or_default()></span>
                <Show when=move || practice.get()><span class="tag tag-amber ob-practice">{o::practice()}</span></Show>
                <Show when=move || may_sleep.get()><span class="tag tag-amber ob-awake">{o::may_sleep()}</span></Show>
            </div>
            <Show when=move || paused.get()><p class="ob-paused" role="status"><IconView icon=Icon::Pause/><span>{o::paused()}</span></p></Show>
            <Saved/>
        </header>
    }
}

/// Pause, dim, undo, review.
#[component]
pub(super) fn Actions(dim: RwSignal<bool>) -> impl IntoView {
    let send = use_dispatch();
    let page = use_page();
    // A draft that was left long ago has no running clock: "Resume" starts it again.
    let stands = use_view(|m| view::is_paused(m) || m.open().is_some_and(|o| !o.runs()));
    let can_undo = use_view(|m| m.open().is_some_and(|o| o.can_undo()));
    let can_redo = use_view(|m| m.open().is_some_and(|o| o.can_redo()));
    let review = use_view(|m| {
        m.open()
            .map(|o| Route::Review(o.id().clone()))
            .unwrap_or_default()
    });
    let toggle_dim = move |_| {
        dim.update(|d| *d = !*d);
        page.with_value(|p| p.set_dim(dim.get_untracked()));
    };
    view! {
        <div class="ob-actions" role="toolbar" aria-label=o::toolbar()>
            {live(move || if stands.get() {
                view! { <button type="button" class="act act-main" on:click=move |_| send.tell(Observing::ResumePressed)><IconView icon=Icon::Play/>{o::resume()}</button> }.into_any()
            } else {
                view! { <button type="button" class="act" on:click=move |_| send.tell(Observing::PausePressed)><IconView icon=Icon::Pause/>{o::pause()}</button> }.into_any()
            })}
            <button type="button" class="act" aria-pressed=move || pressed(dim.get()) on:click=toggle_dim><IconView icon=Icon::Moon/>{o::dim()}</button>
            <button type="button" class="act" disabled=move || !can_undo.get() on:click=move |_| send.tell(Observing::UndoPressed)><IconView icon=Icon::Undo/>{o::undo()}</button>
            <button type="button" class="act" disabled=move || !can_redo.get() on:click=move |_| send.tell(Observing::RedoPressed)><IconView icon=Icon::Redo/>{o::redo()}</button>
            <GoButton to=review class="act act-main"><IconView icon=Icon::Review/>{o::review()}</GoButton>
        </div>
    }
}
