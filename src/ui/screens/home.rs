//! The list of observations, and what needs the observer's attention.

mod outbox;

use leptos::prelude::*;

use crate::app::collating::searching::{Looking, Scope};
use crate::app::event::{Collating, OnPage};
use crate::app::keeping::shelf::Row;
use crate::app::page::route::Route;
use crate::app::page::standing::{Offline, Pen};
use crate::app::view::review::changed_since;
use crate::app::view::running::running;
use crate::domain::calendar::Moment;
use crate::domain::observation::summary::Life;
use crate::ui::context::{href, use_dispatch, use_view};
use crate::ui::parts::bars::running::RunningBanner;
use crate::ui::parts::bars::update::UpdateBanner;
use crate::ui::parts::go::GoButton;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::life_chip::LifeChip;
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::printing::rows_in_page;
use crate::ui::screens::home::outbox::OutboxBanners;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::home as h;

/// Rows in the page at first, and added with each "Show more".
const PAGE: usize = 60;

/// The sections of the list, in their order.
const LIVES: [Life; 5] = [
    Life::Draft,
    Life::Finished,
    Life::Offered,
    Life::HandedOver,
    Life::Received,
];

/// The screen.
#[component]
pub fn HomeScreen() -> impl IntoView {
    let empty = use_view(|m| m.shelf().is_empty());
    let runs = use_view(|m| running(m).is_some());
    view! {
        <main class="page page-with-thumb" id="main">
            <header class="page-head">
                <div><h1 tabindex="-1" id="title">{t::observations()}</h1></div>
                <Show when=move || !empty.get() && !runs.get()><StartButton/></Show>
                // Beside a lesson that runs, another one is not what is looked for first.
                <Show when=move || runs.get()><div><GoButton to=Route::Start class="btn"><IconView icon=Icon::Add/>{h::start()}</GoButton></div></Show>
            </header>
            <RunningBanner/>
            <OfflineLine/>
            <Banners/>
            {live(move || if empty.get() { view! { <Empty/> }.into_any() } else { view! { <List/> }.into_any() })}
        </main>
    }
}

#[component]
fn StartButton() -> impl IntoView {
    view! {
        <div class="thumb">
            <GoButton to=Route::Start class="btn btn-primary btn-large"><IconView icon=Icon::Add/>{h::start()}</GoButton>
        </div>
    }
}

#[component]
fn OfflineLine() -> impl IntoView {
    let offline = use_view(|m| m.site().offline);
    view! {
        <p class="status" role="status">
            {live(move || {
                let icon = if offline.get() == Offline::Ready { Icon::Ok } else { Icon::Offline };
                view! { <IconView icon/> }
            })}
            <span><span prop:textContent=move || h::offline(offline.get())></span><span aria-hidden="true">" \u{b7} "</span><span>{h::kept_here()}</span></span>
        </p>
    }
}

#[component]
fn Banners() -> impl IntoView {
    view! {
        <div class="banners">
            <ElsewhereBanner/>
            <UpdateBanner/>
            <OutboxBanners/>
            <StorageBanner/>
        </div>
    }
}

/// Another tab has the pen: this one reads, and may take over.
#[component]
pub fn ElsewhereBanner() -> impl IntoView {
    let pen = use_view(|m| m.pen());
    let send = use_dispatch();
    view! {
        <Show when=move || pen.get() != Pen::Ours>
            <div class="banner banner-amber" role="status">
                <IconView icon=Icon::Copies/>
                <div><p><strong>{h::elsewhere()}</strong></p><p>{h::elsewhere_why()}</p></div>
                <div class="banner-acts">
                    <button type="button" class="btn" disabled=move || pen.get() == Pen::Asking on:click=move |_| send.tell(OnPage::TakeOverPressed)
                        prop:textContent=move || if pen.get() == Pen::Asking { h::taking_over() } else { h::take_over() }></button>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn StorageBanner() -> impl IntoView {
    let at_risk = use_view(|m| m.health().persisted == Some(false) && !m.shelf().is_empty());
    let failing = use_view(|m| m.failing().first().cloned());
    let settings = href(&Route::Settings);
    let link = settings;
    view! {
        {live(move || failing.get().map(|why| {
            let (what, remedy) = crate::ui::text::trouble::store(&why);
            view! {
                <div class="banner banner-danger" role="alert">
                    <IconView icon=Icon::Alert/>
                    <div><p><strong prop:textContent=what></strong></p><p prop:textContent=remedy></p></div>
                </div>
            }
        }))}
        <Show when=move || at_risk.get()>
            <div class="banner banner-amber">
                <IconView icon=Icon::Disk/>
                <div><p><strong>{h::not_persisted()}</strong></p><p>{h::not_persisted_do()}</p></div>
                <div class="banner-acts"><a class="btn" href=link.clone()>{h::see_storage()}</a></div>
            </div>
        </Show>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{h::empty_title()}</h2>
            <p class="soft">{h::empty_lead()}</p>
            <ol class="steps">
                {h::empty_steps().map(|(step, what)| view! { <li><strong>{step}</strong><small>{what}</small></li> }).collect_view()}
            </ol>
            <StartButton/>
        </div>
        <div class="card"><InstallHint/></div>
    }
}

/// Plain steps to put the app on the home screen.
#[component]
pub fn InstallHint() -> impl IntoView {
    view! {
        <details class="fold">
            <summary><IconView icon=Icon::Install/>{h::install_hint()}<IconView icon=Icon::Down/></summary>
            <p class="soft small">{h::install_why()}</p>
            <crate::ui::screens::settings::InstallSteps/>
        </details>
    }
}

/// What a row of the list shows.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    id: String,
    href: String,
    teacher: String,
    about: String,
    changed: bool,
    when: Option<Moment>,
    length_ms: u64,
    life: Life,
}

#[component]
fn List() -> impl IntoView {
    let send = use_dispatch();
    let query = use_view(|m| m.search().query().text.clone());
    let looking = use_view(|m| m.search().looking());
    let most = RwSignal::new(PAGE);
    let in_page = rows_in_page(most);
    let base = StoredValue::new(href(&Route::Home).trim_end_matches('/').to_owned());
    let found = use_view(move |m| {
        let most = in_page.get();
        let rows = m.shelf().search(&m.search());
        let excerpt = |row: &Row| m.search().excerpt(row.summary.id.as_str());
        // On a tablet that several people use, whose lesson it is.
        let several = m.shelf().observers() > 1;
        let shown: Vec<Shown> = rows
            .iter()
            .take(most)
            .map(|row| {
                base.with_value(|base| Shown {
                    changed: changed_since(m, &row.summary.id),
                    ..shown(row, several, excerpt(row), base)
                })
            })
            .collect();
        (shown, rows.len(), counts(&rows), m.now().wall.date())
    });
    let section = move |life: Life| {
        let rows = View::new(move || {
            found.with(|f| {
                f.0.iter()
                    .filter(|r| r.life == life)
                    .cloned()
                    .collect::<Vec<_>>()
            })
        });
        let total = View::new(move || {
            found.with(|f| f.2.iter().find(|(l, _)| *l == life).map_or(0, |(_, n)| *n))
        });
        view! {
            <Show when=move || rows.with(|r| !r.is_empty())>
                <section aria-label=t::life(life)>
                    <h2 class="section-head">{h::section(life)}" "<span class="num" prop:textContent=move || total.get().to_string()></span></h2>
                    <ul class="rows">
                        <For each=move || rows.get() key=Shown::clone children=move |row| row_view(&row)/>
                    </ul>
                </section>
            </Show>
        }
    };
    view! {
        <div class="search" role="search" aria-label=h::search()>
            <IconView icon=Icon::Search/>
            <input class="input" type="search" aria-label=h::search() placeholder=h::search_hint() prop:value=move || query.get()
                on:input:target=move |ev| { most.set(PAGE); send.tell(Collating::SearchTyped(Scope::Shelf, ev.target().value())); }/>
        </div>
        <p class="soft small" role="status" prop:textContent=move || h::looking(looking.get()).unwrap_or_default()></p>
        {LIVES.map(section).collect_view()}
        <Show when=move || found.with(|f| f.1 == 0) && looking.get() != Looking::Under><p class="soft" role="status">{h::no_match()}</p></Show>
        <Show when=move || found.with(|f| f.1 > f.0.len())>
            <button type="button" class="btn" on:click=move |_| most.update(|n| *n += PAGE)>{h::show_more()}</button>
        </Show>
    }
}

fn counts(rows: &[&Row]) -> Vec<(Life, usize)> {
    LIVES
        .map(|life| (life, rows.iter().filter(|r| r.life == life).count()))
        .to_vec()
}

fn shown(row: &Row, several: bool, excerpt: Option<&str>, base: &str) -> Shown {
    let s = &row.summary;
    let route = if row.life == Life::Draft {
        Route::Observe(s.id.clone())
    } else {
        Route::Review(s.id.clone())
    };
    let about: Vec<&str> = [
        s.texts.class.as_str(),
        s.texts.subject.as_str(),
        s.texts.school.as_str(),
    ]
    .into_iter()
    .filter(|t| !t.is_empty())
    .collect();
    let practice = (!s.purpose.may_leave()).then_some(t::purpose(s.purpose));
    Shown {
        id: s.id.to_string(),
        href: format!("{base}{}", route.path()),
        teacher: t::named(&s.texts.teacher),
        about: about
            .into_iter()
            .chain(practice)
            .map(str::to_owned)
            .chain(several.then(|| h::observer(&s.texts.observer)))
            .chain(excerpt.map(h::excerpt))
            .collect::<Vec<_>>()
            .join(" \u{b7} "),
        changed: false,
        when: s.begun_at,
        length_ms: s.length_ms,
        life: row.life,
    }
}

fn row_view(row: &Shown) -> impl IntoView + use<> {
    let when = row.when.map(t::date).unwrap_or_default();
    let time = row.when.map(t::wall).unwrap_or_default();
    // A draft has no length yet.
    let length = (row.life != Life::Draft).then(|| format!(" \u{b7} {}", t::length(row.length_ms)));
    view! {
        <li>
            <a class="row" href=row.href.clone()>
                <span class="row-name clip" dir="auto">{row.teacher.clone()}</span>
                <span class="row-about clip" dir="auto">{row.changed.then(|| view! { <b class="row-changed">{h::changed_since()}</b><span class="row-dot">" \u{b7} "</span> })}{row.about.clone()}</span>
                <span class="row-when">
                    {when}", "{time}{length}
                </span>
                <span class="row-side"><LifeChip life=row.life/></span>
            </a>
        </li>
    }
}
