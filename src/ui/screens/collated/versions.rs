//! Versions side by side, what differs flagged, and the choice between them.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::page::route::Route;
use crate::app::view::collated::{Collated, Difference, Fact};
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_dispatch, use_reads_only};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::collate as w;

/// The versions of one observation.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "props are given by value")]
pub fn Versions(
    /// The observation.
    id: ObservationId,
    /// Its versions.
    read: StoredValue<Collated>,
) -> impl IntoView {
    read.with_value(|read| {
        let shown = read.differences.len();
        let more = read.differing.saturating_sub(shown);
        let more = (more > 0).then(|| view! { <p class="small soft">{w::more_differ(more)}</p> });
        let later = read
            .conflict
            .then(|| view! { <a class="btn btn-quiet" href=href(&Route::Collate)>{w::later()}</a> });
        let why = read
            .conflict
            .then(|| view! { <p class="soft">{w::versions_why()}</p> });
        view! {
            {why}
            <div class="scroll" tabindex="0" role="region" aria-label=w::versions()>
                <table class="table versions">
                    <thead><tr><td></td>{places(read).map(|at| view! { <th scope="col">{w::version(at)}</th> }).collect_view()}</tr></thead>
                    <tbody>
                        {read.facts.iter().filter(|f| f.differs || w::says_something(f)).map(|f| fact(f, read)).collect_view()}
                        {read.differences.iter().map(|d| difference(d, read)).collect_view()}
                    </tbody>
                    <tfoot><tr><td></td>{places(read).map(|at| view! { <td>{act(&id, read, at)}</td> }).collect_view()}</tr></tfoot>
                </table>
            </div>
            {more}
            <div class="spread"><p class="small soft">{w::choice_why()}</p>{later}</div>
        }
    })
}

fn places(read: &Collated) -> std::ops::Range<usize> {
    0..read.versions.len()
}

/// The choice of one version.
fn act(id: &ObservationId, read: &Collated, at: usize) -> AnyView {
    let send = use_dispatch();
    let reads = use_reads_only();
    if read.chosen == Some(at) {
        return view! { <p class="status"><IconView icon=Icon::Check/><strong>{w::kept()}</strong></p> }
            .into_any();
    }
    let version = read.versions.get(at);
    let revision = version.map(|v| v.revision.clone()).unwrap_or_default();
    let id = id.clone();
    let choose = move |_| send.tell(Deciding::VersionChosen(id.clone(), revision.clone()));
    let class = if read.conflict {
        "btn btn-primary"
    } else {
        "btn"
    };
    let name = format!("{}: {}", w::keep_this(), w::version(at));
    view! { <button type="button" class=class aria-label=name disabled=move || reads.get() on:click=choose>{w::keep_this()}</button> }
        .into_any()
}

fn fact(fact: &Fact, read: &Collated) -> impl IntoView + use<> {
    let value = |at: usize| fact.values.get(at).map(w::value).unwrap_or_default();
    row(
        w::fact(fact.name).to_owned(),
        places(read).map(value).collect(),
        fact.differs,
    )
}

fn difference(difference: &Difference, read: &Collated) -> impl IntoView + use<> {
    let value = |at: usize| w::entry(difference.sides.get(at).and_then(Option::as_ref));
    row(
        w::entry_at(difference),
        places(read).map(value).collect(),
        true,
    )
}

fn row(name: String, values: Vec<String>, differs: bool) -> impl IntoView {
    let class = differs.then_some("differs");
    let tag = differs.then(|| view! { " "<span class="tag tag-amber">{w::differs()}</span> });
    view! {
        <tr>
            <th scope="row">{name}{tag}</th>
            {values.into_iter().map(|value| view! { <td class=class dir="auto">{value}</td> }).collect_view()}
        </tr>
    }
}
