//! Hand over: choose, make the file, share it; the folder; hand-overs made before.

pub mod asked;
mod earlier;
pub mod ready;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::event::HandingOver;
use crate::app::view::hand_over::{self as view, Offer, Offered};
use crate::domain::ids::ObservationId;
use crate::domain::observation::summary::Life;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::printing::rows_in_page;
use crate::ui::screens::hand_over::asked::AskedCard;
use crate::ui::screens::hand_over::earlier::EarlierList;
use crate::ui::screens::hand_over::ready::ReadyCard;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{hand_over as w, review as r};

/// So many of those handed over before are listed at first, and added with each "Show more".
const PAGE: usize = 50;

/// The screen.
#[component]
pub fn HandOverScreen() -> impl IntoView {
    let most = RwSignal::new(PAGE);
    let offer = use_view(move |m| view::offer(m, most.get()));
    let nothing =
        View::new(move || offer.with(|o| o.waiting.is_empty() && o.handed_total + o.offered == 0));
    view! {
        <main class="page" id="main">
            <header class="page-head"><div><h1 tabindex="-1" id="title">{t::hand_over()}</h1><p>{w::lead()}</p></div></header>
            <Waiting offer/>
            <div class="columns columns-wide">
                <div class="stack">
                    <ReadyCard/>
                    <AskedCard/>
                    {live(move || if nothing.get() { empty().into_any() } else { view! { <Pick offer most/> }.into_any() })}
                    <Practice offer/>
                </div>
                <div class="stack"><Folder/><EarlierList/></div>
            </div>
        </main>
    }
}

#[component]
fn Waiting(
    /// What can be handed over.
    offer: View<Offer>,
) -> impl IntoView {
    let waiting = View::new(move || offer.with(|o| (o.waiting.len(), o.since)));
    let online = use_view(|m| m.site().online);
    view! {
        <Show when=move || waiting.with(|(n, _)| *n > 0)>
            <p class="status">
                <IconView icon=Icon::Clock/>
                <span>{move || { let (n, since) = waiting.get(); w::waiting(n, since) }}</span>
                <span>{move || (!online.get()).then_some(w::offline())}</span>
            </p>
        </Show>
    }
}

fn empty() -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="h-empty">
            <h2 id="h-empty">{w::empty_title()}</h2>
            <ol class="steps">
                {w::empty_steps().map(|(step, what)| view! { <li><strong>{step}</strong><small>{what}</small></li> }).collect_view()}
            </ol>
        </section>
    }
}

/// What was ticked differently from how the list stands at first.
#[derive(Clone, Copy)]
struct Picked {
    /// Waiting ones that were unticked.
    off: RwSignal<BTreeSet<ObservationId>>,
    /// Ones handed over before that were ticked.
    on: RwSignal<BTreeSet<ObservationId>>,
}

impl Picked {
    fn has(self, id: &ObservationId, waits: bool) -> bool {
        if waits {
            self.off.with(|off| !off.contains(id))
        } else {
            self.on.with(|on| on.contains(id))
        }
    }

    fn toggle(self, id: &ObservationId, waits: bool) {
        let changed = if waits { self.off } else { self.on };
        changed.update(|set| {
            if !set.remove(id) {
                set.insert(id.clone());
            }
        });
    }

    fn all_waiting(self, offer: &Offer) -> bool {
        !offer.waiting.is_empty() && offer.waiting.iter().all(|o| self.has(&o.id, true))
    }

    fn toggle_all(self, offer: &Offer) {
        let all = self.all_waiting(offer);
        self.off.set(if all {
            offer.waiting.iter().map(|o| o.id.clone()).collect()
        } else {
            BTreeSet::new()
        });
    }

    fn ids(self, offer: &Offer) -> Vec<ObservationId> {
        let waiting = offer
            .waiting
            .iter()
            .filter(|o| self.has(&o.id, true))
            .map(|o| o.id.clone());
        let is_waiting = |id: &ObservationId| offer.waiting.iter().any(|o| o.id == *id);
        let handed: Vec<_> = self
            .on
            .with(|on| on.iter().filter(|id| !is_waiting(id)).cloned().collect());
        waiting.chain(handed).collect()
    }
}

#[component]
fn Pick(
    /// What can be handed over.
    offer: View<Offer>,
    /// How many of those handed over before are listed.
    most: RwSignal<usize>,
) -> impl IntoView {
    let picked = Picked {
        off: RwSignal::new(BTreeSet::new()),
        on: RwSignal::new(BTreeSet::new()),
    };
    let busy = use_view(|m| m.hand_over().busy);
    let send = use_dispatch();
    let ids = View::new(move || offer.with(|o| picked.ids(o)));
    let none = View::new(move || ids.with(Vec::is_empty));
    let nothing_waits = View::new(move || offer.with(|o| o.waiting.is_empty()));
    let listed = RwSignal::new(PAGE);
    let in_page = rows_in_page(listed);
    let unlisted = View::new(move || offer.with(|o| o.waiting.len()).saturating_sub(listed.get()));
    view! {
        <section class="card" aria-labelledby="h-pick">
            <div class="spread">
                <h2 id="h-pick">{w::pick()}</h2>
                <label class="check">
                    <input type="checkbox" disabled=move || nothing_waits.get()
                        prop:checked=move || offer.with(|o| picked.all_waiting(o))
                        on:change=move |_| offer.with_untracked(|o| picked.toggle_all(o))/>
                    <span>{w::all_waiting()}</span>
                </label>
            </div>
            <Show when=move || nothing_waits.get()><p class="soft">{w::nothing_waits()}</p></Show>
            <ul class="list">
                <For each=move || offer.with(|o| o.waiting.iter().take(in_page.get()).cloned().collect::<Vec<_>>()) key=Offered::clone children=move |o| offered(o, picked)/>
            </ul>
            <Show when=move || { unlisted.get() > 0 }>
                <button type="button" class="btn btn-quiet" on:click=move |_| listed.update(|n| *n += PAGE)>{move || w::show_more_waiting(unlisted.get())}</button>
            </Show>
            <HandedBefore offer most picked/>
            <button type="button" class="btn btn-primary" disabled=move || busy.get() || none.get()
                on:click=move |_| send.tell(HandingOver::HandOverRequested(ids.get_untracked()))>{w::create()}</button>
            <Show when=move || none.get()><p class="small soft">{w::none_picked()}</p></Show>
        </section>
    }
}

#[component]
fn HandedBefore(
    /// What can be handed over.
    offer: View<Offer>,
    /// How many are listed.
    most: RwSignal<usize>,
    /// What is ticked.
    picked: Picked,
) -> impl IntoView {
    let total = View::new(move || offer.with(|o| o.handed_total));
    view! {
        <Show when=move || { total.get() > 0 }>
            <details class="fold">
                <summary>
                    {w::handed_before()}" "<span class="soft small">{move || t::n_observations(total.get())}</span>
                    <IconView icon=Icon::Down/>
                </summary>
                <ul class="list">
                    <For each=move || offer.with(|o| o.handed.clone()) key=Offered::clone children=move |o| offered(o, picked)/>
                </ul>
                <Show when=move || { total.get() > most.get() }>
                    <button type="button" class="btn btn-quiet" on:click=move |_| most.update(|n| *n += PAGE)>{w::show_more()}</button>
                </Show>
            </details>
        </Show>
    }
}

fn offered(offered: Offered, picked: Picked) -> impl IntoView {
    let Offered {
        id,
        teacher,
        class,
        subject,
        school,
        begun_at,
        length_ms,
        life,
        changed_since,
    } = offered;
    let waits = life == Life::Finished;
    let name = t::named(&teacher);
    let begun = begun_at.map(t::date).unwrap_or_default();
    let state = match (waits, changed_since) {
        (true, true) => w::changed_since(),
        (true, false) => "",
        (false, _) => t::life(life),
    };
    let about = r::joined(&[
        &class,
        &subject,
        &school,
        &begun,
        &t::length(length_ms),
        state,
    ]);
    let again = id.clone();
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=move || picked.has(&again, waits) on:change=move |_| picked.toggle(&id, waits)/>
                <span class="vh">{name.clone()}", "{about.clone()}</span>
            </label>
            <div><b class="serif">{name}</b><small>{about}</small></div>
        </li>
    }
}

#[component]
fn Practice(
    /// What can be handed over.
    offer: View<Offer>,
) -> impl IntoView {
    let practice = View::new(move || offer.with(|o| o.practice));
    view! {
        <Show when=move || { practice.get() > 0 }><p class="small soft">{move || w::practice(practice.get())}</p></Show>
    }
}

#[component]
fn Folder() -> impl IntoView {
    let state = use_view(|m| (m.health().can_folder, m.hand_over().folder.clone()));
    view! {
        <section class="card" aria-labelledby="h-folder">
            <h2 id="h-folder">{w::folder()}</h2>
            {live(move || match state.get() {
                (false, None) => view! { <p class="small soft">{w::folder_cannot()}</p> }.into_any(),
                (true, None) => no_folder().into_any(),
                (_, Some(name)) => in_folder(&name).into_any(),
            })}
        </section>
    }
}

fn no_folder() -> impl IntoView {
    let send = use_dispatch();
    view! {
        <p class="small soft">{w::folder_why()}</p>
        <button type="button" class="btn" on:click=move |_| send.tell(HandingOver::FolderAsked)>
            <IconView icon=Icon::Folder/>{w::choose_folder()}
        </button>
    }
}

fn in_folder(name: &str) -> impl IntoView + use<> {
    let send = use_dispatch();
    let failed = use_view(|m| m.hand_over().trouble.is_some());
    view! {
        <p class="status"><IconView icon=Icon::Folder/><span>{w::goes_to_folder(name)}</span></p>
        <p class="small soft">{w::folder_why()}</p>
        <div class="cluster">
            <Show when=move || failed.get()>
                <button type="button" class="btn" on:click=move |_| send.tell(HandingOver::FolderAsked)>{w::choose_folder()}</button>
            </Show>
            <button type="button" class="btn" on:click=move |_| send.tell(HandingOver::FolderForgotten)>{w::forget_folder()}</button>
        </div>
    }
}
