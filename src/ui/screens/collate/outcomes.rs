//! What came of each file, and what needs the coordinator's attention: conflicts, missing files.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::page::route::Route;
use crate::app::view::collate::{
    self as view, CollatedRow, CollationView, FileOutcome, Gap, LogRow, Outcome,
};
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, review as r};

/// So many outcomes are listed at first.
const PAGE: usize = 100;
/// So many conflicts are listed; the table marks the others.
const MOST_CONFLICTS: usize = 20;

/// What came of each file.
#[component]
pub fn Outcomes(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let all = RwSignal::new(false);
    let count = use_view(|m| m.collate().outcomes.len());
    let outcomes = use_view(move |m| {
        // All of them only when no more come: else each new one would cost as much as all before.
        let all = all.get() && m.collate().progress.is_none();
        let most = if all { usize::MAX } else { PAGE };
        let listed = m.collate().outcomes.iter().take(most).cloned();
        listed.enumerate().collect::<Vec<_>>()
    });
    // Two files of one name and content may lie in two folders.
    let key = |(at, o): &(usize, FileOutcome)| {
        (
            *at,
            o.name.clone(),
            o.hash.clone(),
            matches!(o.what, Outcome::TakenIn(_)),
        )
    };
    view! {
        <Told/>
        <Show when=move || { count.get() > 0 }>
            <section class="card" aria-labelledby="h-outcomes">
                <h2 id="h-outcomes">{w::outcomes()}</h2>
                <ul class="list"><For each=move || outcomes.get() key children=move |(_, o)| row(&o, collation)/></ul>
                <Show when=move || !all.get() && { count.get() > PAGE }>
                    <button type="button" class="btn btn-quiet" on:click=move |_| all.set(true)>{w::show_all()}</button>
                </Show>
            </section>
        </Show>
    }
}

/// How many were looked at, taken in, refused and skipped, once that is known.
#[component]
fn Told() -> impl IntoView {
    let told = use_view(|m| {
        let fared = view::fared(m).filter(|_| m.collate().progress.is_none())?;
        let cancelled = m.collate().cancelled.then(|| w::cancelled(&fared));
        let skipped = w::skipped(&fared);
        let told = [cancelled.unwrap_or_default(), w::fared(&fared), skipped];
        Some(told.join(" ").trim().to_owned())
    });
    view! {
        <Show when=move || told.with(Option::is_some)>
            <p class="status" role="status"><IconView icon=Icon::Info/><span>{move || told.get()}</span></p>
        </Show>
    }
}

fn row(outcome: &FileOutcome, collation: Collation) -> impl IntoView + use<> {
    let (class, icon, words) = told(&outcome.what);
    let rescue = match outcome.what {
        Outcome::Refused(_, n) if n > 0 => Some(rescue(n, outcome.hash.clone())),
        Outcome::Refused(..) | Outcome::TakenIn(_) | Outcome::AlreadyHere => None,
    };
    let hash = outcome.hash.clone();
    // The log knows which lessons it was about, once it is written.
    let about = move || {
        collation.with(|c| {
            let c = c.as_ref()?;
            let entry = c.log.iter().find(|e| e.outcome.hash == hash)?;
            Some(brought(entry, c))
        })
    };
    view! {
        <li class=class>
            <IconView icon/>
            <div>{words}{about}<small class="file-name">{outcome.name.clone()}</small></div>
            {rescue}
        </li>
    }
}

/// So many lessons of one file are named.
const MOST_NAMED: usize = 12;

/// The lessons of which a file brought a newer version, or one that contradicts: teacher, class, date.
pub fn brought(entry: &LogRow, collation: &CollationView) -> impl IntoView + use<> {
    let named = |ids: &[String]| -> Vec<String> {
        let rows = view::named(collation, ids.get(..MOST_NAMED).unwrap_or(ids));
        rows.into_iter().map(w::about).collect()
    };
    let newer = (!entry.newer.is_empty())
        .then(|| view! { <small>{w::newer_about(&named(&entry.newer))}</small> });
    let conflict = (!entry.conflict.is_empty())
        .then(|| view! { <small>{w::conflict_about(&named(&entry.conflict))}</small> });
    view! { {newer}{conflict} }
}

/// How an outcome looks and what is said of it.
pub fn told(what: &Outcome) -> (&'static str, Icon, String) {
    match what {
        Outcome::TakenIn(tally) => {
            let (class, icon) = match (tally.conflict, tally.newer, tally.accepted) {
                _ if tally.keeps_out() => ("is-still", Icon::Info),
                (0, 0, 0) => ("is-still", Icon::Check),
                (0, 1.., _) => ("", Icon::Newer),
                (0, 0, _) => ("", Icon::File),
                (1.., _, _) => ("is-amber", Icon::Copies),
            };
            (class, icon, w::taken_in(tally))
        }
        Outcome::AlreadyHere => ("is-still", Icon::Check, w::already_here().to_owned()),
        Outcome::Refused(problem, rescuable) => {
            let (what, remedy) = w::problem(problem);
            let rest = if *rescuable > 0 {
                format!(" {}", w::rescuable(*rescuable))
            } else {
                String::new()
            };
            ("is-danger", Icon::Damaged, format!("{what} {remedy}{rest}"))
        }
    }
}

fn rescue(n: u32, hash: String) -> impl IntoView {
    let send = use_dispatch();
    view! {
        <div class="list-acts">
            <button type="button" class="btn" on:click=move |_| send.tell(Deciding::RescuePressed(hash.clone()))>{w::rescue(n)}</button>
        </div>
    }
}

/// Conflicts, missing files, and what of the collation could not be read.
#[component]
pub fn Attention(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let gaps = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| c.gaps.clone()).unwrap_or_default())
    });
    let unreadable = View::new(move || collation.with(|c| c.as_ref().map_or(0, |c| c.unreadable)));
    view! {
        <Conflicts collation/>
        {live(move || gaps.with(|g| (!g.is_empty()).then(|| view! { <div class="banners">{g.iter().map(gap).collect_view()}</div> })))}
        <Show when=move || { unreadable.get() > 0 }>
            <div class="banner banner-amber">
                <IconView icon=Icon::Alert/><p>{move || w::unreadable(unreadable.get())}</p>
            </div>
        </Show>
    }
}

fn gap(gap: &Gap) -> impl IntoView + use<> {
    view! {
        <section class="banner banner-amber">
            <IconView icon=Icon::Alert/>
            <div><p><strong>{w::gap(gap)}</strong></p><p>{w::gap_remedy(gap)}</p></div>
        </section>
    }
}

#[component]
fn Conflicts(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let rows = View::new(move || {
        collation.with(|c| {
            let rows = c.iter().flat_map(|c| &c.rows).filter(|row| row.conflict);
            rows.take(MOST_CONFLICTS).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="card" aria-labelledby="h-conflicts">
                <h2 id="h-conflicts">{w::conflicts()}</h2>
                <p class="small soft">{w::conflicts_why()}</p>
                <ul class="list">
                    {live(move || rows.with(|rows| rows.iter().map(conflict).collect_view()))}
                </ul>
            </section>
        </Show>
    }
}

fn conflict(row: &CollatedRow) -> impl IntoView + use<> {
    let about = r::joined(&[
        &row.texts.class,
        &row.texts.subject,
        &row.date,
        &row.texts.observer,
    ]);
    let link = ObservationId::parse(&row.id).ok().map(|id| {
        view! { <div class="list-acts"><a class="btn" href=href(&Route::Collated(id))>{w::compare()}</a></div> }
    });
    view! {
        <li class="is-amber">
            <IconView icon=Icon::Copies/>
            <div>{t::named(&row.texts.teacher)}<small>{about}</small></div>
            {link}
        </li>
    }
}
