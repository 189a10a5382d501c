//! Starting an observation: three taps and one name.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::model::look::Look;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::view::{kept, shortcuts, start};
use crate::domain::gather;
use crate::domain::instrument;
use crate::domain::observation::header::{Header, Purpose};
use crate::domain::observation::texts::Texts;
use crate::ui::context::{Mirrored, Page, href, use_dispatch, use_page, use_view};
use crate::ui::parts::bars::running::RunningBanner;
use crate::ui::parts::header_fields::{HeaderFields, fill_in};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::press::{is_within, press};
use crate::ui::screens::home::ElsewhereBanner;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;
use crate::ui::text::start as s;

/// The screen.
#[component]
pub fn StartScreen() -> impl IntoView {
    let fresh = use_view(fresh_header);
    let mut filled_in = fresh.get_untracked();
    let is_back = RwSignal::new(restored(&mut filled_in));
    let header = RwSignal::new(filled_in);
    // Raised when the form is emptied, so that its lists are made anew.
    let edition = RwSignal::new(0);
    keep_choices(header);
    let page = use_page();
    let missing = RwSignal::new(false);
    let unsaid = RwSignal::new(false);
    let still = Still::about(header);
    // The form is as it was at first, its questions and reproofs too: the name that was given is gone.
    let clear = move |_| {
        page.with_value(|p| forget(p.as_ref()));
        header.set(fresh.get_untracked());
        is_back.set(false);
        still.said.set(false);
        unsaid.set(false);
        missing.set(false);
        edition.update(|n| *n += 1);
        page.with_value(|p| p.focus("teacher"));
    };
    let send = use_dispatch();
    let pen = use_view(|m| m.pen());
    let begin = move |_| {
        let chosen = header.get_untracked();
        let no_teacher = chosen.texts.teacher.trim().is_empty();
        missing.set(no_teacher);
        unsaid.set(still.asks.get_untracked());
        if no_teacher {
            page.with_value(|p| p.focus("teacher"));
        } else if unsaid.get_untracked() {
            page.with_value(|p| p.focus("still-yes"));
        } else {
            page.with_value(|p| forget(p.as_ref()));
            send.tell(Observing::BeginPressed(chosen));
        }
    };
    // Enter goes from field to field, as on every form that people know; only "Begin" begins.
    let enter = move |ev: KeyboardEvent| {
        if is_within(&ev, "input") && shortcuts::goes_on(&press(&ev, true)) {
            ev.prevent_default();
            page.with_value(|p| p.next_field());
        }
    };
    // To type a name is an answer too, the same name over again as well.
    let named = move |ev: web_sys::Event| {
        if is_within(&ev, "#observer") {
            still.said.set(true);
        }
    };
    view! {
        <main class="page page-narrow page-with-thumb" id="main">
            <header class="page-head">
                <div>
                    <a class="page-back" href=href(&Route::Home)><IconView icon=Icon::Back/>{t::observations()}</a>
                    <h1 tabindex="-1" id="title">{s::title()}</h1>
                </div>
            </header>
            <RunningBanner/>
            <ElsewhereBanner/>
            <ClockBanner/>
            <Show when=move || is_back.get()>
                <div class="banner" role="status">
                    <IconView icon=Icon::Restore/>
                    <div><p>{s::is_back()}</p></div>
                    <div class="banner-acts"><button type="button" class="btn" on:click=clear>{s::clear()}</button></div>
                </div>
            </Show>
            <form class="stack start" novalidate on:keydown=enter on:input=named on:submit=move |ev: SubmitEvent| ev.prevent_default()>
                <StillQuestion still unsaid/>
                <HeaderFields header mirror=kept::START.to_owned() teacher_missing=missing/>
                <PurposeChoice header/>
                <InstrumentChoice header/>
                <Show when=move || header.with(|h| h.uses(instrument::TALLIES))>
                    {live(move || { edition.get(); view! { <Counters header/> } })}
                </Show>
                <div class="thumb start-go">
                    <button type="button" class="btn btn-primary btn-large" disabled=move || pen.get() != Pen::Ours on:click=begin>{s::begin()}</button>
                    <span class="soft small" prop:textContent=move || if pen.get() == Pen::Ours { s::begin_hint() } else { s::cannot() }></span>
                </div>
            </form>
        </main>
    }
}

/// The tablet's clock cannot be right: told before anything is written with it.
#[component]
fn ClockBanner() -> impl IntoView {
    let doubt = use_view(|m| start::clock_doubt(m).map(s::clock_doubt));
    live(move || {
        doubt.get().map(|words| {
            view! {
                <div class="banner banner-amber" role="status">
                    <IconView icon=Icon::Clock/>
                    <div><p><strong prop:textContent=words></strong></p><p>{s::clock_do()}</p></div>
                </div>
            }
        })
    })
}

/// The form before anything is filled in.
fn fresh_header(look: Look<'_>) -> Header {
    let (observer, school) = look.ledger().remembered();
    Header {
        texts: Texts {
            observer: observer.to_owned(),
            school: school.to_owned(),
            ..Texts::default()
        },
        instruments: [instrument::SCRIPT, instrument::COPUS, instrument::TALLIES]
            .map(str::to_owned)
            .to_vec(),
        counters: instrument::DEFAULT_COUNTERS.map(str::to_owned).to_vec(),
        ..Header::default()
    }
}

/// The names under which the choices are mirrored, which no field holds as text.
const PURPOSE: &str = "start.purpose";
const INSTRUMENTS: &str = "start.instruments";
const COUNTERS: &str = "start.counters";

/// Fills in what stood in the form when the page went. Whether there was anything.
fn restored(header: &mut Header) -> bool {
    let before = header.clone();
    fill_in(header, kept::START);
    let page = use_page();
    let kept = |field: &str| page.with_value(|p| p.mirrored(field)).map(|kept| kept.text);
    let list = |field: &str| {
        let text = kept(field)?;
        let lines = text.lines().skip(1);
        Some(lines.map(str::to_owned).collect::<Vec<_>>())
    };
    if let Some(word) = kept(PURPOSE) {
        let purpose = Purpose::ALL.into_iter().find(|p| p.word() == word);
        header.purpose = purpose.unwrap_or(header.purpose);
    }
    if let Some(instruments) = list(INSTRUMENTS) {
        header.instruments = instruments;
    }
    if let Some(counters) = list(COUNTERS) {
        header.counters = counters;
    }
    *header != before
}

/// Keeps the choices whenever they change.
fn keep_choices(header: RwSignal<Header>) {
    let page = use_page();
    // A first line of its own, so that an empty list is one too.
    let lines = |list: &[String]| format!("-\n{}", list.join("\n"));
    let choices = View::new(move || {
        header.with(|h| {
            [
                (PURPOSE, h.purpose.word().to_owned()),
                (INSTRUMENTS, lines(&h.instruments)),
                (COUNTERS, lines(&h.counters)),
            ]
        })
    });
    Effect::new(move |before: Option<[(&'static str, String); 3]>| {
        let now = choices.get();
        for (choice, was) in now.iter().zip(before.iter().flatten()) {
            if choice != was {
                let words = Mirrored {
                    text: choice.1.clone(),
                    ..Mirrored::default()
                };
                page.with_value(|p| p.mirror(choice.0, words));
            }
        }
        now
    });
}

/// The lesson began, or the form was emptied: nothing of it is kept any more.
fn forget(page: &dyn Page) {
    for field in page.mirrored_under(kept::START) {
        page.forget_mirrored(&field);
    }
}

/// "Still Ada?": whose lesson this is, where the tablet cannot know.
#[derive(Clone, Copy)]
struct Still {
    /// The name asked about; `None` where there is no doubt.
    name: View<Option<String>>,
    /// Whether it was said.
    said: RwSignal<bool>,
    /// Whether an answer is waited for.
    asks: View<bool>,
    header: RwSignal<Header>,
}

impl Still {
    fn about(header: RwSignal<Header>) -> Self {
        let name = use_view(start::still);
        let said = RwSignal::new(false);
        let asks = View::new(move || !said.get() && name.with(Option::is_some));
        // A name that came back from an earlier try is another than the one asked about.
        let is_another = name.with_untracked(|name| {
            name.as_ref()
                .is_some_and(|n| header.with_untracked(|h| h.texts.observer.trim() != n))
        });
        said.set(is_another);
        Self {
            name,
            said,
            asks,
            header,
        }
    }
}

#[component]
fn StillQuestion(
    /// The question.
    still: Still,
    /// "Begin" was pressed before it was answered.
    unsaid: RwSignal<bool>,
) -> impl IntoView {
    let page = use_page();
    let yes = move |_| {
        still.said.set(true);
        page.with_value(|p| p.focus("teacher"));
    };
    let other = move |_| {
        still.said.set(true);
        still.header.update(|h| h.texts.observer.clear());
        page.with_value(|p| p.focus("observer"));
    };
    let name = move || still.name.get().unwrap_or_default();
    view! {
        <Show when=move || still.asks.get()>
            <div class="banner banner-amber" role="group" aria-labelledby="still">
                <IconView icon=Icon::Pen/>
                <div>
                    <p id="still"><strong translate="no" prop:textContent=move || s::still(&name())></strong></p>
                    <p>{s::still_why()}</p>
                    <Show when=move || unsaid.get()>
                        <p class="field-error" role="alert"><IconView icon=Icon::Alert/><span>{s::still_first()}</span></p>
                    </Show>
                </div>
                <div class="banner-acts">
                    <button type="button" class="btn" id="still-yes" on:click=yes prop:textContent=move || s::yes(&name())></button>
                    <button type="button" class="btn" on:click=other>{s::somebody_else()}</button>
                </div>
            </div>
        </Show>
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
            <legend class="field-label">{s::purpose()}</legend>
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
                    gather::sort_by_key(&mut h.instruments, |i| {
                        instrument::SHIPPED.iter().position(|known| known.id == *i)
                    });
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
            <legend class="field-label">{s::instruments()}</legend>
            <div class="choices choices-3">
                {choice(instrument::SCRIPT, s::script())}
                {choice(instrument::COPUS, s::copus())}
                {choice(instrument::TALLIES, s::tallies())}
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
            .and_then(|at| header.with(|h| h.counters.get(at).map(|c| i::counter(c))))
            .unwrap_or_default()
    };
    let row = move |id: usize| {
        view! {
            <li>
                <input class="input" id=format!("counter-{id}") maxlength="60" enterkeyhint="next" aria-label=move || s::counter(position(id).unwrap_or(0) + 1)
                    prop:value=move || name(id)
                    on:input:target=move |ev| {
                        if let Some(at) = position(id) {
                            header.update(|h| if let Some(c) = h.counters.get_mut(at) { *c = i::counter_kept(&ev.target().value()) });
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
            <summary><IconView icon=Icon::Tally/>{s::counters()}<IconView icon=Icon::Down/></summary>
            <ul class="counters"><For each=move || ids.get() key=|id| *id children=row/></ul>
            <button type="button" class="btn btn-quiet" on:click=add><IconView icon=Icon::Add/>{s::add_counter()}</button>
        </details>
    }
}
