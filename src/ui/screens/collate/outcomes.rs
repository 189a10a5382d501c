//! What came of each file, and what needs the coordinator's attention: conflicts, missing files.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::page::route::Route;
use crate::app::view::collate::{
    self as view, CollatedRow, CollationView, FileOutcome, Gap, LogRow, Outcome,
};
use crate::domain::ids::ObservationId;
use crate::ui::context::use_view;
use crate::ui::kit::{
    Part, Tag, act, banner, card, div, each, link, live, press, says, soft, tag, told, when,
};
use crate::ui::parts::icon::Icon;
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, review as r};

/// So many outcomes are listed at first.
const PAGE: usize = view::MOST_WHILE_READING;

/// What came of each file.
pub(super) fn outcomes(collation: Collation) -> AnyView {
    let all = RwSignal::new(false);
    let most = move || if all.get() { usize::MAX } else { PAGE };
    let outcomes = use_view(move |look| view::outcomes(look, most()));
    let count = move || outcomes.with(|o| o.all);
    let list = move || {
        let rows = each(
            move || outcomes.with(|o| Arc::clone(&o.listed)),
            move |(_, outcome)| row(outcome, collation),
        );
        let list = tag("ul").class("list").has(rows);
        let rest = when(
            move || !all.get() && count() > PAGE,
            move || press(w::show_all(), move || all.set(true)).quiet(),
        );
        card("h-outcomes", w::outcomes(), (list, rest).view())
    };
    (how_they_fared(), when(move || count() > 0, list)).view()
}

/// How many were looked at, taken in, refused and skipped, once that is known.
fn how_they_fared() -> AnyView {
    let fared = use_view(view::how_they_fared);
    let words = move || fared.with(|f| f.as_ref().map(w::told).unwrap_or_default());
    when(
        move || fared.with(Option::is_some),
        move || told(Icon::Info, says(words)),
    )
}

fn row(outcome: &FileOutcome, collation: Collation) -> Tag {
    let (class, icon, words) = looks(&outcome.what);
    let hash = outcome.hash.clone();
    // The log knows which lessons it was about, once it is written.
    let about = live(move || {
        collation.with(|c| {
            let c = c.as_ref()?;
            let entry = c.log.iter().find(|e| e.outcome.hash == hash)?;
            Some(brought(entry, c))
        })
    });
    let name = tag("small").class("file-name").has(outcome.name.clone());
    let rescue = match outcome.what {
        Outcome::Refused(_, n) if n > 0 => Some(rescue(n, outcome.hash.clone())),
        Outcome::Refused(..) | Outcome::TakenIn(_) | Outcome::AlreadyHere => None,
    };
    let words = tag("div").has((words, about, name));
    tag("li").class(class).has((icon, words, rescue))
}

/// So many lessons of one file are named.
const MOST_NAMED: usize = 12;

/// The lessons of which a file brought a newer version, or one that contradicts: teacher, class, date.
pub(super) fn brought(entry: &LogRow, collation: &CollationView) -> impl Part + use<> {
    let named = |ids: &[String]| -> Vec<String> {
        let rows = view::named(collation, ids.get(..MOST_NAMED).unwrap_or(ids));
        rows.into_iter().map(w::about).collect()
    };
    let newer = (!entry.newer.is_empty()).then(|| w::newer_about(&named(&entry.newer)));
    let conflict = (!entry.conflict.is_empty()).then(|| w::conflict_about(&named(&entry.conflict)));
    [newer, conflict].map(|words| words.map(|words| tag("small").has(words)))
}

/// How an outcome looks and what is said of it.
pub(super) fn looks(what: &Outcome) -> (&'static str, Icon, String) {
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

fn rescue(n: u32, hash: String) -> Tag {
    div(
        "list-acts",
        act(w::rescue(n), Deciding::RescuePressed(hash)),
    )
}

/// Conflicts, missing files, and what of the collation could not be read.
pub(super) fn attention(collation: Collation) -> AnyView {
    let gaps = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| c.gaps.clone()).unwrap_or_default())
    });
    let unreadable = View::new(move || collation.with(|c| c.as_ref().map_or(0, |c| c.unreadable)));
    let missing = live(move || {
        gaps.with(|gaps| {
            let banners: Vec<_> = gaps.iter().map(gap).collect();
            (!banners.is_empty()).then(|| div("banners", banners))
        })
    });
    let not_read = when(
        move || unreadable.get() > 0,
        move || banner(Icon::Alert, says(move || w::unreadable(unreadable.get()))).amber(),
    );
    (conflicts(collation), missing, not_read).view()
}

fn gap(gap: &Gap) -> impl Part + use<> {
    banner(Icon::Alert, w::gap(gap))
        .amber()
        .also(w::gap_remedy(gap))
}

fn conflicts(collation: Collation) -> AnyView {
    let rows = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| view::conflicts(c)).unwrap_or_default())
    });
    when(
        move || rows.with(|rows| !rows.is_empty()),
        move || {
            let list = tag("ul")
                .class("list")
                .has(each(move || rows.get(), conflict));
            card(
                "h-conflicts",
                w::conflicts(),
                (soft(w::conflicts_why()), list).view(),
            )
        },
    )
}

fn conflict(row: &CollatedRow) -> Tag {
    let about = r::joined(&[
        &row.texts.class,
        &row.texts.subject,
        &row.date,
        &row.texts.observer,
    ]);
    let compare = ObservationId::parse(&row.id)
        .ok()
        .map(|id| div("list-acts", link(w::compare(), &Route::Collated(id))));
    let words = tag("div").has((t::named(&row.texts.teacher), tag("small").has(about)));
    tag("li")
        .class("is-amber")
        .has((Icon::Copies, words, compare))
}
