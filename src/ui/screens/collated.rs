//! One observation of the collation: its versions side by side where they conflict, else all of it,
//! to be read only.

pub mod earlier;
pub mod lesson;
pub mod remove;
pub mod versions;

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::collate::{self, Seen, Shared, VersionTexts};
use crate::app::view::collated::{Collated, collated};
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::screens::collated::earlier::{Earlier, ReadingEarlier};
use crate::ui::screens::collated::lesson::Lesson;
use crate::ui::screens::collated::remove::RemoveLesson;
use crate::ui::screens::collated::versions::Versions;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, observe as o, review as r};

/// The screen.
#[component]
pub fn CollatedScreen() -> impl IntoView {
    let id = use_view(|m| match &m.route() {
        Route::Collated(id) => Some(id.clone()),
        Route::Home
        | Route::Start
        | Route::Observe(_)
        | Route::Review(_)
        | Route::HandOver
        | Route::Collate
        | Route::Settings => None,
    });
    let texts = use_view(collate::versions);
    let read = View::new(move || texts.with(|texts| read(texts.as_ref(), &id.get()?)));
    view! {
        <main class="page" id="main">
            <a class="page-back no-print" href=href(&Route::Collate)><IconView icon=Icon::Back/>{t::collate()}</a>
            {live(move || match (id.get(), read.get()) {
                (_, None) => view! { <p class="soft" role="status">{o::opening()}</p> }.into_any(),
                (Some(id), Some(read)) if !read.versions.is_empty() => content(id, read).into_any(),
                (_, Some(_)) => missing().into_any(),
            })}
        </main>
    }
}

/// The versions, once those of this observation were read.
fn read(texts: Option<&Shared<VersionTexts>>, id: &ObservationId) -> Option<Collated> {
    texts
        .filter(|texts| texts.id == id.as_str())
        .map(|texts| collated(texts))
}

fn missing() -> impl IntoView {
    view! {
        <div class="empty">
            <h1 tabindex="-1" id="title">{w::not_found()}</h1>
            <p>{w::not_found_do()}</p>
            <a class="btn" href=href(&Route::Collate)>{t::collate()}</a>
        </div>
    }
}

fn content(id: ObservationId, read: Collated) -> impl IntoView {
    let head = read
        .shown()
        .or_else(|| read.versions.first())
        .map(|v| v.observation.header().clone());
    let head = head.unwrap_or_default();
    let title = if read.conflict {
        w::versions().to_owned()
    } else {
        t::named(&head.texts.teacher)
    };
    let teacher = if read.conflict {
        t::named(&head.texts.teacher)
    } else {
        String::new()
    };
    let about = r::joined(&[
        &teacher,
        &head.texts.class,
        &head.texts.subject,
        &head.texts.school,
        &head.texts.observer,
    ]);
    let superseded = (read.superseded > 0)
        .then(|| view! { <p class="small soft">{w::superseded(read.superseded)}</p> });
    let unreadable = (read.unreadable > 0).then(|| {
        let n = u32::try_from(read.unreadable).unwrap_or(u32::MAX);
        view! { <p class="banner banner-amber"><IconView icon=Icon::Alert/><span>{w::unreadable(n)}</span></p> }
    });
    let compared = read.versions.len() > 1;
    let seen = seen_too(&read);
    let read = StoredValue::new(read);
    let shows_lesson = read.with_value(|read| read.shown().is_some());
    let opened = RwSignal::new(None::<usize>);
    let of = id.clone();
    let now = move || {
        let id = of.clone();
        if let Some(at) = opened.get() {
            let only = read
                .with_value(|read| read.only_earlier(at))
                .unwrap_or_default();
            let only = StoredValue::new(only);
            return view! { <ReadingEarlier read at opened/><Lesson read=only/> }.into_any();
        }
        if !shows_lesson {
            return view! { <Versions id read/> }.into_any();
        }
        let versions = compared.then(|| view! {
            <details class="fold card no-print">
                <summary><IconView icon=Icon::Copies/>{w::versions()}<IconView icon=Icon::Down/></summary>
                <Versions id read/>
            </details>
        });
        view! { <Lesson read/>{versions} }.into_any()
    };
    view! {
        <header class="page-head"><div><h1 tabindex="-1" id="title">{title}</h1><p>{about}</p>{superseded}</div></header>
        {unreadable}
        {seen}
        {now}
        <Earlier read opened/>
        <RemoveLesson id read/>
    }
}

/// Other observers' observations of the same lesson.
fn seen_too(read: &Collated) -> Option<impl IntoView + use<>> {
    let link = |seen: &Seen| {
        let id = ObservationId::parse(&seen.id).ok()?;
        let name = w::seen_too_by(&seen.observer);
        Some(
            view! { <li><IconView icon=Icon::Copies/><a href=href(&Route::Collated(id))>{name}</a></li> },
        )
    };
    let links: Vec<_> = read.seen_with.iter().filter_map(link).collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="h-seen">
                <h2 id="h-seen">{w::seen_too()}</h2>
                <p class="small soft">{w::seen_too_why()}</p>
                <ul class="list">{links}</ul>
            </section>
        }
    })
}
