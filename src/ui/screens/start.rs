//! Starting an observation: three taps and one name.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::event::{Event, Pen};
use crate::app::route::Route;
use crate::domain::header::{Header, Purpose};
use crate::domain::instrument;
use crate::ui::context::{href, use_dispatch, use_page, use_view};
use crate::ui::parts::header_fields::HeaderFields;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::screens::home::ElsewhereBanner;
use crate::ui::text::common as t;
use crate::ui::text::start as s;

/// The screen.
#[component]
pub fn StartScreen() -> impl IntoView {
    let remembered = use_view(|m| {
        let (observer, school) = m.ledger.remembered();
        (observer.to_owned(), school.to_owned())
    });
    let (observer, school) = remembered.get_untracked();
    let header = RwSignal::new(Header {
        observer,
        school,
        instruments: [instrument::SCRIPT, instrument::COPUS, instrument::TALLIES]
            .map(str::to_owned)
            .to_vec(),
        counters: instrument::DEFAULT_COUNTERS.map(str::to_owned).to_vec(),
        ..Header::default()
    });
    let missing = RwSignal::new(false);
    let send = use_dispatch();
    let page = use_page();
    let pen = use_view(|m| m.pen);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        let chosen = header.get_untracked();
        let no_teacher = chosen.teacher.trim().is_empty();
        missing.set(no_teacher);
        if no_teacher {
            page.with_value(|p| p.focus("teacher"));
        } else {
            send(Event::BeginPressed(chosen));
        }
    };
    view! {
        <main class="page page-narrow page-with-thumb" id="main">
            <header class="page-head">
                <div>
                    <a class="page-back" href=href(&Route::Home)><IconView icon=Icon::Back/>{t::OBSERVATIONS}</a>
                    <h1 tabindex="-1" id="title">{s::TITLE}</h1>
                </div>
            </header>
            <ElsewhereBanner/>
            <form class="stack start" novalidate on:submit=submit>
                <HeaderFields header teacher_missing=missing/>
                <PurposeChoice header/>
                <InstrumentChoice header/>
                <Show when=move || header.with(|h| h.uses(instrument::TALLIES))><Counters header/></Show>
                <div class="thumb start-go">
                    <button type="submit" class="btn btn-primary btn-large" disabled=move || pen.get() != Pen::Ours>{s::BEGIN}</button>
                    <span class="soft small">{move || if pen.get() == Pen::Ours { s::BEGIN_HINT } else { s::CANNOT }}</span>
                </div>
            </form>
        </main>
    }
}

#[component]
fn PurposeChoice(header: RwSignal<Header>) -> impl IntoView {
    let choice = move |purpose: Purpose| {
        view! {
            <label class="choice">
                <input type="radio" name="purpose" value=purpose.word()
                    prop:checked=move || header.with(|h| h.purpose == purpose)
                    on:change=move |_| header.update(|h| h.purpose = purpose)/>
                <span><b>{t::purpose(purpose)}</b><small>{s::purpose_hint(purpose)}</small></span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="field-label">{s::PURPOSE}</legend>
            <div class="choices choices-3">{Purpose::ALL.map(choice).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn InstrumentChoice(header: RwSignal<Header>) -> impl IntoView {
    let choice = move |id: &'static str, (name, what): (&'static str, &'static str)| {
        let always = id == instrument::SCRIPT;
        let toggle = move |_| {
            header.update(|h| {
                if h.uses(id) {
                    h.instruments.retain(|i| i != id);
                } else {
                    h.instruments.push(id.to_owned());
                    h.instruments
                        .sort_by_key(|i| instrument::ALL.iter().position(|known| known.id == i));
                }
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" disabled=always prop:checked=move || header.with(|h| h.uses(id)) on:change=toggle/>
                <span><b>{name}</b><small>{what}</small></span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="field-label">{s::INSTRUMENTS}</legend>
            <div class="choices choices-3">
                {choice(instrument::SCRIPT, s::SCRIPT)}
                {choice(instrument::COPUS, s::COPUS)}
                {choice(instrument::TALLIES, s::TALLIES)}
            </div>
        </fieldset>
    }
}

#[component]
fn Counters(header: RwSignal<Header>) -> impl IntoView {
    // Each field keeps its place while its name is typed; only adding and removing makes the list anew.
    let next = StoredValue::new(header.with_untracked(|h| h.counters.len()));
    let ids = RwSignal::new((0..next.get_value()).collect::<Vec<_>>());
    let position = move |id: usize| ids.with(|ids| ids.iter().position(|i| *i == id));
    let remove = move |id: usize| {
        if let Some(at) = ids.with_untracked(|ids| ids.iter().position(|i| *i == id)) {
            header.update(|h| _ = h.counters.remove(at));
            ids.update(|ids| _ = ids.remove(at));
        }
    };
    let page = use_page();
    let add = move |_| {
        // The name is typed next; an empty field that waits for one is used first.
        let empty = header.with_untracked(|h| h.counters.iter().position(|c| c.trim().is_empty()));
        if let Some(at) = empty {
            if let Some(id) = ids.with_untracked(|ids| ids.get(at).copied()) {
                page.with_value(|p| p.focus(&format!("counter-{id}")));
            }
            return;
        }
        let id = next.get_value();
        header.update(|h| h.counters.push(String::new()));
        ids.update(|ids| ids.push(next.get_value()));
        next.update_value(|n| *n += 1);
        page.with_value(|p| p.focus(&format!("counter-{id}")));
    };
    let name = move |id: usize| {
        position(id)
            .and_then(|at| header.with(|h| h.counters.get(at).cloned()))
            .unwrap_or_default()
    };
    let row = move |id: usize| {
        view! {
            <li>
                <input class="input" id=format!("counter-{id}") maxlength="60" aria-label=move || s::counter(position(id).unwrap_or(0) + 1)
                    prop:value=move || name(id)
                    on:input:target=move |ev| {
                        if let Some(at) = position(id) {
                            header.update(|h| if let Some(c) = h.counters.get_mut(at) { *c = ev.target().value() });
                        }
                    }/>
                <button type="button" class="btn btn-quiet btn-icon" aria-label=move || s::remove_counter(&name(id)) on:click=move |_| remove(id)>
                    <IconView icon=Icon::Close/>
                </button>
            </li>
        }
    };
    view! {
        <details class="fold">
            <summary><IconView icon=Icon::Tally/>{s::COUNTERS}<IconView icon=Icon::Down/></summary>
            <ul class="counters"><For each=move || ids.get() key=|id| *id children=row/></ul>
            <button type="button" class="btn btn-quiet" on:click=add><IconView icon=Icon::Add/>{s::ADD_COUNTER}</button>
        </details>
    }
}
