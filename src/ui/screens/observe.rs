//! Observing: one clock, the script, the codes, the counters and what was captured so far.

mod copus;
mod head;
mod keys;
mod script;
mod tallies;

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::model::look::Look;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::view::observe as view;
use crate::app::view::place::{self, Place};
use crate::domain::ids::EntryKey;
use crate::domain::instrument;
use crate::ui::context::{href, use_dispatch, use_page, use_view};
use crate::ui::parts::bars::notices::Notices;
use crate::ui::parts::dialogs::correction::CorrectionKept;
use crate::ui::parts::dialogs::entry_dialog::{EntryDialog, pressed};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::not_here::NotHere;
use crate::ui::parts::timeline::{Timeline, rows};
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::cue;
use crate::ui::text::observe as o;

/// What can be said of the observation before it is shown.
#[derive(Clone, PartialEq, Eq)]
enum Found {
    Running,
    Elsewhere,
    Finished,
    Not(Place),
}

/// The screen.
#[component]
pub fn ObserveScreen() -> impl IntoView {
    let found = use_view(|m| match (place::here(m), m.pen()) {
        (None, _) => Found::Not(place::place(m)),
        (Some(open), _) if open.observation().is_finished() => Found::Finished,
        (Some(_), Pen::Ours) => Found::Running,
        (Some(_), _) => Found::Elsewhere,
    });
    live(move || match found.get() {
        Found::Running => view! { <Observing/> }.into_any(),
        Found::Elsewhere => view! { <Elsewhere/> }.into_any(),
        Found::Finished => view! { <Finished/> }.into_any(),
        Found::Not(place) => view! { <NotHere place/> }.into_any(),
    })
}

#[component]
fn Observing() -> impl IntoView {
    let chosen = RwSignal::new(None::<EntryKey>);
    let shortcuts = RwSignal::new(false);
    let tab = RwSignal::new("script");
    let paused = use_view(view::is_paused);
    let teacher = use_view(|m| {
        m.open()
            .map(|o| o.header().texts.teacher.clone())
            .unwrap_or_default()
    });
    let copus = use_view(|m| view::uses(m, instrument::COPUS));
    let tallies = use_view(|m| view::uses(m, instrument::TALLIES));
    let uses = move || match (copus.get(), tallies.get()) {
        (true, true) => "copus tallies",
        (true, false) => "copus",
        (false, true) => "tallies",
        (false, false) => "",
    };
    let dim = RwSignal::new(use_page().with_value(|p| p.is_dim()));
    let edited = RwSignal::new(false);
    keys::listen(keys::Switches {
        shortcuts,
        dim,
        tab,
        edited,
    });
    view! {
        <main class="ob" id="main" tabindex="-1" data-tab=move || tab.get() data-uses=uses
            data-paused=move || paused.get().then_some("on")>
            <h1 class="vh" prop:textContent=move || o::title(&teacher.get())></h1>
            <head::Head/>
            <head::Actions dim/>
            <script::Script edited/>
            <section class="ob-timeline" aria-labelledby="h-time" id="p-timeline">
                <div class="panel-head">
                    <h2 id="h-time">{o::timeline()}</h2>
                    <EntryCount/>
                    <button type="button" class="btn btn-quiet btn-icon" aria-label=o::shortcuts() on:click=move |_| shortcuts.set(true)>
                        <IconView icon=Icon::Keyboard/>
                    </button>
                </div>
                <Notices/>
                <CorrectionKept chosen/>
                <Timeline chosen/>
            </section>
            <Show when=move || copus.get()><copus::Copus/></Show>
            <Show when=move || tallies.get()><tallies::Tallies/></Show>
            <Tabs tab copus tallies/>
            <JustDone/>
        </main>
        <EntryDialog chosen/>
        <keys::ShortcutDialog open=shortcuts/>
    }
}

/// Says for a few seconds what was just done, whatever panel is in sight.
#[component]
fn JustDone() -> impl IntoView {
    let said = use_view(view::said);
    view! {
        <div class="toasts" role="status">
            {live(move || said.get().map(|(said, _)| view! { <p class="toast" prop:textContent=cue::said(&said)></p> }))}
        </div>
    }
}

#[component]
fn EntryCount() -> impl IntoView {
    let count = use_view(rows);
    view! { <span class="num" prop:textContent=move || t::n_entries(count.get())></span> }
}

#[component]
fn Tabs(tab: RwSignal<&'static str>, copus: View<bool>, tallies: View<bool>) -> impl IntoView {
    let page = use_page();
    let item = move |id: &'static str, icon: Icon, name: &'static str| {
        let shown = move || pressed(tab.get() == id);
        view! {
            <button type="button" aria-controls=format!("p-{id}") aria-pressed=shown
                on:click=move |_| { tab.set(id); page.with_value(|page| page.to_top()); }><IconView icon/>{name}</button>
        }
    };
    view! {
        <div class="tabs-dock">
            <div class="tabs" role="group" aria-label=o::panels()>
                {item("script", Icon::Pen, o::script())}
                {live(move || copus.get().then(|| item("copus", Icon::Code, o::copus())))}
                {live(move || tallies.get().then(|| item("tallies", Icon::Tally, o::tallies())))}
                {item("timeline", Icon::Timeline, o::timeline())}
            </div>
        </div>
    }
}

#[component]
fn Elsewhere() -> impl IntoView {
    let pen = use_view(|m| m.pen());
    let review = use_view(review_of);
    let send = use_dispatch();
    view! {
        <main class="page" id="main">
            <div class="empty">
                <IconView icon=Icon::Copies/>
                <h1 tabindex="-1" id="title">{o::elsewhere()}</h1>
                <p>{o::elsewhere_why()}</p>
                <div class="cluster">
                    <button type="button" class="btn btn-primary" disabled=move || pen.get() == Pen::Asking on:click=move |_| send.tell(OnPage::TakeOverPressed)
                        prop:textContent=move || if pen.get() == Pen::Asking { crate::ui::text::home::taking_over() } else { crate::ui::text::home::take_over() }></button>
                    <a class="btn" href=move || href(&review.get())>{o::read_it()}</a>
                    <a class="btn" href=href(&Route::Home)>{o::back()}</a>
                </div>
            </div>
        </main>
    }
}

#[component]
fn Finished() -> impl IntoView {
    let review = use_view(review_of);
    view! {
        <main class="page" id="main">
            <div class="empty">
                <h1 tabindex="-1" id="title">{o::is_finished()}</h1>
                <div class="cluster">
                    <a class="btn btn-primary" href=href(&review.get_untracked())>{o::review()}</a>
                    <a class="btn" href=href(&Route::Home)>{o::back()}</a>
                </div>
            </div>
        </main>
    }
}

fn review_of(look: Look<'_>) -> Route {
    let open = look.open();
    open.map(|o| Route::Review(o.id().clone()))
        .unwrap_or_default()
}
