//! Versions side by side, what differs flagged, and the choice between them.

use leptos::prelude::*;

use crate::app::event::Event;
use crate::app::route::Route;
use crate::app::view::collated::{Collated, Difference, Fact};
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_dispatch};
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
            .then(|| view! { <a class="btn btn-quiet" href=href(&Route::Collate)>{w::LATER}</a> });
        let why = read
            .conflict
            .then(|| view! { <p class="soft">{w::VERSIONS_WHY}</p> });
        view! {
            {why}
            <div class="versions">
                {(0..read.versions.len()).map(|at| version(&id, read, at)).collect_view()}
            </div>
            {more}
            <div class="spread"><p class="small soft">{w::CHOICE_WHY}</p>{later}</div>
        }
    })
}

fn version(id: &ObservationId, read: &Collated, at: usize) -> impl IntoView + use<> {
    let send = use_dispatch();
    let heading = format!("version-{at}");
    let revision = read
        .versions
        .get(at)
        .map(|v| v.revision.clone())
        .unwrap_or_default();
    let id = id.clone();
    let is_kept = read.chosen == Some(at);
    let act = if is_kept {
        view! { <p class="status"><IconView icon=Icon::Check/><strong>{w::KEPT}</strong></p> }
            .into_any()
    } else {
        let choose = move |_| send(Event::VersionChosen(id.clone(), revision.clone()));
        let class = if read.conflict {
            "btn btn-primary"
        } else {
            "btn"
        };
        view! { <button type="button" class=class on:click=choose>{w::KEEP_THIS}</button> }
            .into_any()
    };
    let labelled = heading.clone();
    view! {
        <section class="card" aria-labelledby=labelled>
            <h2 id=heading>{w::version(at)}</h2>
            <dl class="facts">
                {read.facts.iter().filter(|f| f.differs || w::says_something(f)).map(|f| fact(f, at)).collect_view()}
                {read.differences.iter().map(|d| difference(d, at)).collect_view()}
            </dl>
            {act}
        </section>
    }
}

fn fact(fact: &Fact, at: usize) -> impl IntoView + use<> {
    let value = fact.values.get(at).map(w::value).unwrap_or_default();
    line(w::fact(fact.name).to_owned(), value, fact.differs)
}

fn difference(difference: &Difference, at: usize) -> impl IntoView + use<> {
    let side = difference.sides.get(at).and_then(Option::as_ref);
    line(w::entry_at(difference), w::entry(side), true)
}

fn line(name: String, value: String, differs: bool) -> impl IntoView {
    let class = differs.then_some("differs");
    let tag = differs.then(|| view! { " "<span class="tag tag-amber">{w::DIFFERS}</span> });
    view! { <dt>{name}</dt><dd class=class>{value}{tag}</dd> }
}
