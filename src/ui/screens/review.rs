//! The review: everything that was captured, what is worth knowing before finishing, the figures.

mod details;
mod late;
pub mod notes;
mod remove;

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::page::route::Route;
use crate::app::view::everywhere::place::{self, Place};
use crate::app::view::figures::bars;
use crate::app::view::review::{self as view, Head};
use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::observation::check::Finding;
use crate::domain::observation::header::Purpose;
use crate::domain::observation::summary::Life;
use crate::ui::context::{href, use_dispatch, use_reads_only, use_view};
use crate::ui::parts::bars::saved::Saved;
use crate::ui::parts::bars::{BarsSection, TalliesSection};
use crate::ui::parts::dialogs::correction::CorrectionKept;
use crate::ui::parts::grid::CopusGrid;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::life_chip::LifeChip;
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::not_here::NotHere;
use crate::ui::parts::printing::PrintButton;
use crate::ui::screens::home::ElsewhereBanner;
use crate::ui::screens::review::details::Details;
use crate::ui::screens::review::late::MarkLate;
use crate::ui::screens::review::notes::TimelineSection;
use crate::ui::screens::review::remove::RemoveObservation;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::review as r;

/// The screen.
#[component]
pub fn ReviewScreen() -> impl IntoView {
    let place = use_view(place::place);
    live(move || match place.get() {
        Place::Here => view! { <Here/> }.into_any(),
        place => view! { <NotHere place/> }.into_any(),
    })
}

#[component]
fn Here() -> impl IntoView {
    let head = use_view(view::head);
    let grid = use_view(view::grid);
    let tallies = use_view(view::tallies);
    let set = Signal::derive(move || grid.with(|g| g.as_ref().map(bars::of_grid)));
    let chosen = RwSignal::new(None::<EntryKey>);
    view! {
        <main class="page" id="main">
            <PageHead head/>
            <Acts head/>
            <Running head/>
            <div class="banners no-print"><ElsewhereBanner/><CorrectionKept chosen/></div>
            <Proof head/>
            <Findings head/>
            <Details/>
            <CopusGrid grid/>
            <MarkLate grid/>
            <BarsSection set/>
            <TalliesSection tallies/>
            <TimelineSection head chosen/>
            <RemoveObservation/>
        </main>
    }
}

#[component]
fn PageHead(
    /// What stands at the top.
    head: View<Option<Head>>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <div>
                <a class="page-back" href=href(&Route::Home)><IconView icon=Icon::Back/>{t::observations()}</a>
                <h1 tabindex="-1" id="title" dir="auto" translate="no"
                    prop:textContent=move || head.with(|h| h.as_ref().map(|h| t::named(&h.header.texts.teacher)).unwrap_or_default())></h1>
                {live(move || head.with(|h| h.as_ref().map(head_lines)))}
            </div>
            {live(move || head.with(|h| h.as_ref().map(|h| view! { <LifeChip life=h.life told=true/> })))}
        </header>
    }
}

fn head_lines(head: &Head) -> impl IntoView + use<> {
    let h = &head.header;
    let when = head.begun_at.map(|at| {
        let end = at.plus_ms(i64::try_from(head.length_ms).unwrap_or(0));
        r::from_to(&t::date(at), &t::wall(at), &t::wall(end))
    });
    let facts = [
        h.texts.class.as_str(),
        h.texts.subject.as_str(),
        &when.unwrap_or_default(),
        &t::length(head.length_ms),
        &t::n_entries(head.rows),
    ];
    let people = r::joined(&[
        h.texts.observer.as_str(),
        h.texts.school.as_str(),
        t::purpose(h.purpose),
    ]);
    let focus = (!h.texts.focus.is_empty())
        .then(|| view! { <p prop:textContent=format!("{}: {}", r::focus(), h.texts.focus)></p> });
    view! {
        <p class="num" prop:textContent=r::joined(&facts)></p>
        <p prop:textContent=people></p>
        {focus}
    }
}

#[component]
fn Acts(
    /// What stands at the top.
    head: View<Option<Head>>,
) -> impl IntoView {
    let state = View::new(move || {
        head.with(|h| {
            h.as_ref().map(|h| {
                (
                    h.id.clone(),
                    h.life == Life::Draft,
                    h.header.purpose.may_leave(),
                )
            })
        })
    });
    view! {
        <div class="review-acts">
            {live(move || state.get().map(|(id, is_draft, may_leave)| {
                if is_draft { draft_acts(id).into_any() } else { finished_acts(may_leave).into_any() }
            }))}
            <PrintButton/>
            <Saved/>
        </div>
    }
}

fn draft_acts(id: ObservationId) -> impl IntoView {
    let send = use_dispatch();
    let reads = use_reads_only();
    view! {
        <button type="button" class="btn btn-primary" disabled=move || reads.get() on:click=move |_| send.tell(Reviewing::FinishPressed)>
            <IconView icon=Icon::Check/>{r::finish()}
        </button>
        <a class="btn" href=href(&Route::Observe(id))>{r::back_to_observing()}</a>
    }
}

fn finished_acts(may_leave: bool) -> impl IntoView {
    let send = use_dispatch();
    let reads = use_reads_only();
    let hand_over = may_leave.then(|| {
        view! {
            <a class="btn btn-primary" href=href(&Route::HandOver)><IconView icon=Icon::Handed/>{r::to_hand_over()}</a>
        }
    });
    view! {
        {hand_over}
        <button type="button" class="btn" disabled=move || reads.get() on:click=move |_| send.tell(Reviewing::ReopenPressed)>
            <IconView icon=Icon::Pen/>{r::reopen()}
        </button>
    }
}

/// While the lesson clock runs: when the lesson ends if it is finished now, and the note that is
/// still in its field.
#[component]
fn Running(
    /// What stands at the top.
    head: View<Option<Head>>,
) -> impl IntoView {
    let state =
        View::new(move || head.with(|h| h.as_ref().map(|h| (h.would_end, h.pending.clone()))));
    live(move || {
        state.get().map(|(would_end, pending)| {
            let pending = (!pending.is_empty()).then(|| {
                view! { <p class="status"><IconView icon=Icon::Pen/><span>{r::pending()}" "<q dir="auto" prop:textContent=pending></q></span></p> }
            });
            let ends = would_end.map(|at| {
                view! { <p class="status" role="status"><IconView icon=Icon::Clock/><span prop:textContent=r::would_end(&t::wall(at))></span></p> }
            });
            view! { <div class="no-print">{ends}{pending}</div> }
        })
    })
}

#[component]
fn Proof(
    /// What stands at the top.
    head: View<Option<Head>>,
) -> impl IntoView {
    let state = View::new(move || {
        head.with(|h| {
            let h = h.as_ref()?;
            let is_practice = h.life != Life::Draft && h.header.purpose == Purpose::Practice;
            Some((h.proved, is_practice, h.changed_since, h.unreadable))
        })
    });
    view! {
        {live(move || state.get().map(|(proved, is_practice, changed_since, unreadable)| view! {
            {proof(proved)}
            {changed_since.then(|| view! {
                <p class="status"><IconView icon=Icon::Handed/><span>{r::changed_since()}</span></p>
            })}
            {is_practice.then(|| view! { <p class="status"><IconView icon=Icon::Info/><span>{r::practice()}</span></p> })}
            {(unreadable > 0).then(|| view! {
                <p class="banner banner-amber"><IconView icon=Icon::Alert/><span prop:textContent=r::unreadable(unreadable)></span></p>
            })}
        }))}
    }
}

fn proof(proved: Option<bool>) -> AnyView {
    match proved {
        None => ().into_any(),
        Some(true) => view! {
            <p class="status" role="status"><IconView icon=Icon::Ok/><span>{r::proved()}</span></p>
        }
        .into_any(),
        Some(false) => view! {
            <div class="banner banner-danger" role="alert">
                <IconView icon=Icon::Alert/>
                <div><p><strong>{r::not_proved()}</strong></p><p>{r::not_proved_do()}</p></div>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Findings(
    /// What stands at the top.
    head: View<Option<Head>>,
) -> impl IntoView {
    let findings = use_view(view::findings);
    let is_draft =
        View::new(move || head.with(|h| h.as_ref().is_some_and(|h| h.life == Life::Draft)));
    view! {
        <Show when=move || is_draft.get() || findings.with(|f| !f.is_empty())>
            <section class="card" aria-labelledby="h-find">
                <h2 id="h-find" prop:textContent=move || if is_draft.get() { r::before() } else { r::worth_knowing() }></h2>
                <Show when=move || findings.with(Vec::is_empty)>
                    <p class="status"><IconView icon=Icon::Ok/><span>{r::nothing_found()}</span></p>
                </Show>
                <ul class="list">{move || findings.with(|f| f.iter().map(finding).collect_view())}</ul>
                <Show when=move || is_draft.get() && findings.with(|f| !f.is_empty())>
                    <p class="small soft">{r::not_blocked()}</p>
                </Show>
            </section>
        </Show>
    }
}

fn finding(finding: &Finding) -> impl IntoView + use<> {
    let words = r::finding(finding);
    let (class, icon) = if words.is_amber {
        ("is-amber finding", Icon::Alert)
    } else {
        ("is-still finding", Icon::Info)
    };
    view! { <li class=class><IconView icon/><div><span prop:textContent=words.what></span><small prop:textContent=words.meaning></small></div></li> }
}
