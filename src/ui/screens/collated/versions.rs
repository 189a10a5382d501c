//! Versions side by side, what differs flagged, and the choice between them.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::page::route::Route;
use crate::app::view::collated::{Collated, Difference, Fact};
use crate::domain::ids::ObservationId;
use crate::ui::context::use_reads_only;
use crate::ui::kit::{Part, Tag, act, div, link, p, soft, span, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::collate as w;

/// The versions of one observation.
pub(super) fn versions(id: &ObservationId, read: &Collated) -> AnyView {
    let more = read.differing.saturating_sub(read.differences.len());
    let more = (more > 0).then(|| soft(w::more_differ(more)));
    let later = read
        .conflict
        .then(|| link(w::later(), &Route::Collate).quiet());
    let why = read.conflict.then(|| p("soft", w::versions_why()));
    let corner = || tag("td");
    let head = |at: usize| tag("th").set("scope", "col").has(w::version(at));
    let choice = |at: usize| tag("td").has(choice(id, read, at));
    let told = |fact: &&Fact| fact.differs || w::says_something(fact);
    let facts = read.facts.iter().filter(told).map(|f| fact(f, read));
    let differences = read.differences.iter().map(|d| difference(d, read));
    let rows: Vec<_> = facts.chain(differences).collect();
    let heads: Vec<_> = places(read).map(head).collect();
    let choices: Vec<_> = places(read).map(choice).collect();
    let table = tag("table").class("table versions").has((
        tag("thead").has(tag("tr").has((corner(), heads))),
        tag("tbody").has(rows),
        tag("tfoot").has(tag("tr").has((corner(), choices))),
    ));
    let scroll = div("scroll", table).set("tabindex", "0");
    let scroll = scroll.set("role", "region");
    (
        why,
        scroll.set("aria-label", w::versions()),
        more,
        div("spread", (soft(w::choice_why()), later)),
    )
        .view()
}

fn places(read: &Collated) -> std::ops::Range<usize> {
    0..read.versions.len()
}

/// The choice of one version.
fn choice(id: &ObservationId, read: &Collated, at: usize) -> AnyView {
    let reads = use_reads_only();
    if read.chosen == Some(at) {
        let kept = tag("strong").has(w::kept());
        return p("status", (Icon::Check, kept)).into_any();
    }
    let version = read.versions.get(at);
    let revision = version.map(|v| v.revision.clone()).unwrap_or_default();
    let choose = act(
        w::keep_this(),
        Deciding::VersionChosen(id.clone(), revision),
    );
    let choose = if read.conflict {
        choose.primary()
    } else {
        choose
    };
    choose
        .named(format!("{}: {}", w::keep_this(), w::version(at)))
        .rests_while(move || reads.get())
        .view()
}

fn fact(fact: &Fact, read: &Collated) -> Tag {
    let value = |at: usize| fact.values.get(at).map(w::value).unwrap_or_default();
    row(
        w::fact(fact.name).to_owned(),
        places(read).map(value).collect(),
        fact.differs,
    )
}

fn difference(difference: &Difference, read: &Collated) -> Tag {
    let value = |at: usize| w::entry(difference.sides.get(at).and_then(Option::as_ref));
    row(
        w::entry_at(difference),
        places(read).map(value).collect(),
        true,
    )
}

fn row(name: String, values: Vec<String>, differs: bool) -> Tag {
    let class = differs.then_some("differs");
    let flag = differs.then(|| (" ", span("tag tag-amber", w::differs())));
    let value = |value: String| {
        let cell = tag("td").set_if("class", class).set("dir", "auto");
        cell.has(value)
    };
    let values: Vec<_> = values.into_iter().map(value).collect();
    let name = tag("th").set("scope", "row").has((name, flag));
    tag("tr").has((name, values))
}
