//! COPUS for each teacher with each class, pooled over intervals. Sorted by name; never across
//! teachers, never by value.

use leptos::prelude::*;

use crate::app::view::collate::{self as view, Group};
use crate::app::view::figures::bars::of_group;
use crate::ui::context::use_view;
use crate::ui::kit::{Tag, fold, live, more, p, says, soft, span, tag, when};
use crate::ui::parts::bars::bars;
use crate::ui::parts::printing::use_printing;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, review as r};

/// Groups in the page at first, and added with each "Show more".
const PAGE: usize = 50;

/// The section with the groups, of what the filters show.
pub(super) fn groups() -> AnyView {
    let most = RwSignal::new(PAGE);
    let figures = use_view(view::figures);
    let all = View::new(move || figures.with(|f| f.as_ref().map(|f| f.groups.len())));
    let groups = View::new(move || {
        figures.with(|f| {
            let groups = f.iter().flat_map(|f| &f.groups);
            groups.take(most.get()).cloned().collect::<Vec<_>>()
        })
    });
    let over = move || {
        figures.with(|f| {
            let over = f.as_ref();
            over.map_or_else(
                || w::counting().to_owned(),
                |f| w::figures_over(&f.over, f.filters.on() > 0),
            )
        })
    };
    let folds = live(move || {
        groups.with(|groups| {
            let groups = groups.iter().enumerate();
            let folds = groups.map(|(at, group)| group_fold(group, at == 0));
            folds.collect::<Vec<_>>()
        })
    });
    let why = tag("small").has(w::groups_why());
    let section = tag("section").class("section");
    let section = section.set("aria-labelledby", "h-groups").has((
        tag("h2").id("h-groups").has((w::groups(), " ", why)),
        p("small soft", says(over)).set("role", "status"),
        when(move || all.get() == Some(0), || p("soft", w::no_groups())),
        folds,
        more(
            w::more_groups(),
            move || all.get().is_some_and(|all| all > most.get()),
            most,
            PAGE,
        ),
    ));
    section.into_any()
}

/// One group; its bars are made when it is opened first. The first one stands open, and on paper all do.
fn group_fold(group: &Group, is_first: bool) -> Tag {
    let no_percent = w::no_percent(group);
    let n = match no_percent {
        Some(_) => String::new(),
        None => r::n_intervals(group.observed, group.not_observed),
    };
    let facts = r::joined(&[&group.school, &w::group_lessons(group), &n]);
    let beside = w::group_facts(group);
    let beside = (!beside.is_empty()).then(|| soft(beside));
    let set = StoredValue::new(of_group(group));
    let inside = move || match no_percent.clone() {
        Some(why) => p("soft", why),
        None => set.with_value(bars),
    };
    let is_open = RwSignal::new(is_first);
    let printing = use_printing();
    Effect::new(move |_| {
        if printing.is_on() {
            is_open.set(true);
        }
    });
    let seen = Memo::new(move |seen: Option<&bool>| seen == Some(&true) || is_open.get());
    let name = span("fold-name", t::lesson(&group.teacher, &group.class));
    let title = (name.set("dir", "auto"), " ", span("soft small", facts));
    let inside = when(move || seen.get(), inside);
    fold("fold card", is_open, title, (beside, inside))
}
