//! The table of the collation: search, filters, order.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::app::collating::searching::{Scope, Search};
use crate::app::event::Collating;
use crate::app::page::route::Route;
use crate::app::view::collate::{self as view, Choices, CollatedRow, Column, Filters, Sort};
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_asked, use_dispatch, use_view};
use crate::ui::kit::{
    Part, Tag, act, div, each, fold, labelled, live, more, p, press, says, span, tag, when,
};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::printing::rows_in_page;
use crate::ui::parts::search_field::search_field;
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;
use crate::ui::text::common as t;
use crate::ui::text::home::{self as h, looking};

/// Rows in the page at first, and added with each "Show more".
const PAGE: usize = 200;

/// A field of the filters.
type Field = fn(&mut Filters) -> &mut String;

/// How the table is looked at; kept while the coordinator reads a lesson and comes back.
#[derive(Clone, Copy, Debug)]
pub struct TableLook {
    sort: RwSignal<Sort>,
    most: RwSignal<usize>,
}

impl Default for TableLook {
    /// In the usual order. Lives as long as its maker.
    fn default() -> Self {
        Self {
            sort: RwSignal::new(Sort::default()),
            most: RwSignal::new(PAGE),
        }
    }
}

/// A row of the table, and the words in its notes that were found.
type Found = (CollatedRow, Option<String>);

/// The section with the table.
pub(super) fn table(collation: Collation) -> AnyView {
    let TableLook { sort, most } = expect_context();
    let in_page = rows_in_page(most);
    let filters = use_view(view::filters);
    let search = use_view(view::search);
    let order = View::new(move || {
        collation.with(|c| {
            c.as_ref()
                .map(|c| search.with(|s| filters.with(|f| view::rows(c, s, f, sort.get()))))
                .unwrap_or_default()
        })
    });
    let all = View::new(move || collation.with(|c| c.as_ref().map_or(0, |c| c.rows.len())));
    let fitting = View::new(move || order.with(Vec::len));
    let shown = move || -> Arc<[Found]> {
        collation.with(|c| {
            let row = |at: &usize| {
                let row = c.as_ref()?.rows.get(*at)?.clone();
                let excerpt = search.with(|s| s.excerpt(&row.id).map(str::to_owned));
                Some((row, excerpt))
            };
            let most = in_page.get();
            order.with(|o| o.iter().take(most).filter_map(row).collect())
        })
    };
    let counted = tag("small").class("num").set("role", "status");
    let counted = counted.has(says(move || w::shown_of(fitting.get(), all.get())));
    let title = tag("h2").id("h-table");
    let heads: Vec<_> = Column::ALL.map(|column| head(column, sort)).into();
    let rows = (
        tag("thead").has(tag("tr").has(heads)),
        tag("tbody").has(each(shown, row)),
    );
    let scroll = div(
        "scroll table-box",
        tag("table").class("table table-rows").has(rows),
    );
    let scroll = scroll.set("tabindex", "0").set("role", "region");
    let none = || p("soft", w::no_match()).set("role", "status");
    let section = tag("section").class("section");
    let section = section.set("aria-labelledby", "h-table").has((
        title.has((w::observations(), " ", counted)),
        search_row(search, most),
        filter_fold(collation, filters),
        scroll.set("aria-label", w::observations()),
        when(move || fitting.get() == 0, none),
        more(
            w::show_more(),
            move || fitting.get() > most.get(),
            most,
            PAGE,
        ),
    ));
    section.into_any()
}

/// The search; `most` is how many rows are in the page.
fn search_row(search: View<Search>, most: RwSignal<usize>) -> impl Part {
    let send = use_dispatch();
    let typed = move |words| {
        most.set(PAGE);
        send.tell(Collating::SearchTyped(Scope::Collation, words));
    };
    let words = move || search.with(|s| s.query().text.clone());
    let looking = says(move || looking(search.with(Search::looking)).unwrap_or_default());
    (
        search_field(w::search(), w::search_hint(), typed, words),
        p("soft small", looking).set("role", "status"),
    )
}

fn filter_fold(collation: Collation, filters: View<Filters>) -> Tag {
    let choices = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| view::choices(c)).unwrap_or_default())
    });
    let on = View::new(move || filters.with(Filters::on));
    let count = when(
        move || on.get() > 0,
        move || span("tag tag-accent", says(move || w::filters_on(on.get()))),
    );
    let select = |id, label, list: fn(&Choices) -> &Vec<String>, title, field| {
        select(
            (id, label),
            move || choices.with(|c| list(c).clone()),
            title,
            (filters, field),
        )
    };
    let same = str::to_owned;
    let fields = (
        select(
            "f-observer",
            w::observer(),
            |c| &c.observers,
            same,
            |f| &mut f.observer,
        ),
        select(
            "f-teacher",
            w::teacher(),
            |c| &c.teachers,
            same,
            |f| &mut f.teacher,
        ),
        select(
            "f-school",
            w::school(),
            |c| &c.schools,
            same,
            |f| &mut f.school,
        ),
        select(
            "f-instrument",
            w::instrument(),
            |c| &c.instruments,
            w::instrument_title,
            |f| &mut f.instrument,
        ),
        select(
            "f-purpose",
            w::purpose(),
            |c| &c.purposes,
            w::purpose_word,
            |f| &mut f.purpose,
        ),
        day("f-from", w::from(), filters, |f| &mut f.from),
        day("f-to", w::to(), filters, |f| &mut f.to),
        since(filters),
    );
    let clear = when(
        move || on.get() > 0,
        || act(w::clear(), Collating::FiltersChanged(Filters::default())).quiet(),
    );
    let inside = (div("filters", fields), clear);
    fold(
        "fold",
        RwSignal::new(false),
        (Icon::Filter, w::filters(), " ", count),
        inside,
    )
}

/// "New or changed since": a day, or the last visit.
fn since(filters: View<Filters>) -> impl Part {
    let send = use_dispatch();
    let now = use_asked(|look| look.now().wall);
    let day = use_view(view::since_day);
    let visit = use_view(view::last_visit);
    let change = move |since_ms: Option<i64>| {
        let filters = filters.get_untracked();
        send.tell(Collating::FiltersChanged(Filters {
            since_ms,
            ..filters
        }));
    };
    let input = day_field(
        "f-since",
        move || day.get(),
        move |words| {
            change(now().start_of(&words).map(Moment::epoch_ms));
        },
    );
    let since_visit = live(move || {
        let at = visit.get()?;
        let change = move || change(Some(at.epoch_ms()));
        Some(press(w::since_visit(at), change))
    });
    (labelled("f-since", w::since(), input), since_visit)
}

fn value_of(filters: View<Filters>, field: Field) -> String {
    filters.with(|f| field(&mut f.clone()).clone())
}

/// Sends the filters with one of them changed.
fn changes(filters: View<Filters>, field: Field) -> impl Fn(String) + Copy {
    let send = use_dispatch();
    move |value| {
        let mut changed = filters.get_untracked();
        *field(&mut changed) = value;
        send.tell(Collating::FiltersChanged(changed));
    }
}

fn select(
    (id, label): (&'static str, &'static str),
    list: impl Fn() -> Vec<String> + Send + 'static,
    title: fn(&str) -> String,
    (filters, field): (View<Filters>, Field),
) -> Tag {
    let change = changes(filters, field);
    // A choice that is there later than the field is shown as taken all the same.
    let option = move |value: &String| {
        let is_taken = (filters.with_untracked(|f| field(&mut f.clone()) == value)).then_some("");
        let option = tag("option").set("value", value.clone());
        option.set_if("selected", is_taken).has(title(value))
    };
    let options = each(move || list().into(), option);
    let all = tag("option").set("value", "").has(w::all());
    let input = tag("select").class("select").id(id).has((all, options));
    let input = input.value(move || value_of(filters, field));
    let input = input.on("change", move |ev: ev::Event| {
        change(event_target_value(&ev));
    });
    labelled(id, label, input)
}

fn day(id: &'static str, label: &'static str, filters: View<Filters>, field: Field) -> Tag {
    let change = changes(filters, field);
    let input = day_field(id, move || value_of(filters, field), change);
    labelled(id, label, input)
}

fn day_field(
    id: &'static str,
    value: impl Fn() -> String + Send + 'static,
    change: impl Fn(String) + 'static,
) -> Tag {
    let input = tag("input").class("input").set("type", "date").id(id);
    let input = input.value(value);
    input.on("change", move |ev: ev::Event| {
        change(event_target_value(&ev));
    })
}

fn head(column: Column, sort: RwSignal<Sort>) -> Tag {
    let order = move || {
        let Sort { by, descending } = sort.get();
        match (by == column, descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    };
    let icon = live(move || match order() {
        "ascending" => Icon::Up,
        "descending" => Icon::Down,
        _ => Icon::Sort,
    });
    let tapped = move || sort.update(|s| *s = s.tapped(column));
    let button = tag("button").set("type", "button").class("table-sort");
    let head = tag("th").set("scope", "col").set("aria-sort", says(order));
    let is_num = (column == Column::Length).then_some("is-num");
    head.set_if("class", is_num)
        .has(button.press(tapped).has((w::column(column), icon)))
}

fn row((row, excerpt): &Found) -> Tag {
    let name = t::named(&row.texts.teacher);
    let name = match ObservationId::parse(&row.id) {
        Ok(id) => tag("a").set("href", href(&Route::Collated(id))).has(name),
        Err(_) => tag("span").has(name),
    };
    let excerpt = excerpt.as_deref().map(h::excerpt);
    let excerpt = excerpt.map(|words| tag("small").class("found").has(words));
    let conflict = row
        .conflict
        .then(|| span("tag tag-amber", w::two_versions()));
    let seen =
        (!row.seen_with.is_empty()).then(|| span("tag", w::seen_by(row.seen_with.len() + 1)));
    let cell = |inside: &str| tag("td").has(inside.to_owned());
    let day = (row.date.clone(), " ", conflict, seen);
    let length = tag("td").class("is-num").has(t::length(row.length_ms));
    tag("tr").has((
        tag("th").set("scope", "row").has((name, excerpt)),
        cell(&row.texts.school),
        cell(&row.texts.class),
        tag("td").class("num").has(day),
        cell(&row.texts.observer),
        cell(&w::purpose_word(&row.purpose)),
        length,
    ))
}
