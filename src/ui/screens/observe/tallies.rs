//! The counters: one tap up, one tap back, the rate per minute of observed time.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::view::observe::{self as view, Tally, field_mirror};
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::parts::dialogs::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;
use crate::ui::text::observe as o;

/// The tallies panel.
#[component]
pub(super) fn Tallies() -> impl IntoView {
    let all = use_view(view::tallies);
    let names =
        View::new(move || all.with(|all| all.iter().map(|t| t.name.clone()).collect::<Vec<_>>()));
    let adding = RwSignal::new(false);
    view! {
        <section class="ob-tallies" aria-labelledby="h-tally" id="p-tallies">
            <h2 class="vh" id="h-tally">{o::tallies()}</h2>
            <ul class="tallies">
                <For each=move || names.get() key=String::clone children=move |name| counter(name, all)/>
            </ul>
            <button type="button" class="btn btn-quiet tally-new" on:click=move |_| adding.set(true)>
                <IconView icon=Icon::Add/>
                {o::add_counter()}
            </button>
        </section>
        <NewCounter open=adding names/>
    }
}

fn counter(name: String, all: View<Vec<Tally>>) -> impl IntoView {
    let send = use_dispatch();
    let called = i::counter(&name);
    let back = o::take_back(&called);
    let this = StoredValue::new(name);
    let now = View::new(move || {
        let is_it = |t: &&Tally| this.with_value(|name| t.name == *name);
        all.with(|all| {
            all.iter()
                .find(is_it)
                .map(|t| (t.count, o::rate(t.per_minute)))
                .unwrap_or_default()
        })
    });
    view! {
        <li class="tally">
            <button type="button" class="tally-up"
                on:click=move |_| send.tell(Observing::TallyTapped(this.get_value()))>
                <span class="tally-name" translate="no">{called}</span>
                <span class="tally-n" translate="no" prop:textContent=move || now.get().0.to_string()></span>
            </button>
            <span class="tally-rate" prop:textContent=move || now.get().1></span>
            <button type="button" class="tally-down" aria-label=back disabled=move || now.get().0 == 0
                on:click=move |_| send.tell(Observing::TallyTakenBack(this.get_value()))><IconView icon=Icon::Less/></button>
        </li>
    }
}

#[component]
fn NewCounter(open: RwSignal<bool>, names: View<Vec<String>>) -> impl IntoView {
    let send = use_dispatch();
    let page = use_page();
    let field = use_view(|m| {
        let open = m.open();
        open.map(|o| format!("counter.{}", o.id()))
            .unwrap_or_default()
    });
    let kept = move || field.with_untracked(|f| page.with_value(|p| p.mirrored(f)));
    let kept = kept().map(|kept| kept.text).unwrap_or_default();
    let is_back = RwSignal::new(!kept.is_empty());
    let name = RwSignal::new(kept);
    let forget = move || {
        field.with_untracked(|f| page.with_value(|p| p.forget_mirrored(f)));
        name.set(String::new());
        is_back.set(false);
        open.set(false);
    };
    let is_there = View::new(move || {
        let new = name.with(|n| i::counter_kept(n.trim()).to_lowercase());
        names.with(|all| all.iter().any(|n| n.to_lowercase() == new))
    });
    let add = move |ev: SubmitEvent| {
        ev.prevent_default();
        if is_there.get_untracked() {
            return;
        }
        send.tell(Observing::CounterAdded(
            name.with_untracked(|n| i::counter_kept(n.trim())),
        ));
        forget();
    };
    view! {
        <Dialog open id="d-counter" title=o::add_counter().to_owned() has_field=true>
            <form class="stack" on:submit=add>
                <label class="field" for="new-counter">
                    <span class="field-label">{o::new_counter()}</span>
                    <input class="input" id="new-counter" autofocus maxlength="60" autocomplete="off" prop:value=name data-mirror=move || field.with(|f| field_mirror(f))
                        on:input:target=move |ev| name.set(ev.target().value())/>
                </label>
                <p class="small" role="status" prop:textContent=move || match (is_there.get(), is_back.get()) {
                    (true, _) => o::same_counter(),
                    (false, true) => o::counter_back(),
                    (false, false) => "",
                }></p>
                <div class="cluster">
                    <button type="submit" class="btn btn-primary" disabled=move || is_there.get()>{o::add_counter()}</button>
                    <button type="button" class="btn" on:click=move |_| forget()>{t::cancel()}</button>
                </div>
            </form>
        </Dialog>
    }
}
