//! The table of the collation: search, filters, order.

use leptos::prelude::*;

use crate::app::collating::searching::{Scope, Search};
use crate::app::event::Collating;
use crate::app::page::route::Route;
use crate::app::view::collate::{self as view, Choices, CollatedRow, Column, Filters, Sort};
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_asked, use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::printing::rows_in_page;
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

/// The section with the table.
#[component]
pub fn Table(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let TableLook { sort, most } = expect_context();
    let in_page = rows_in_page(most);
    let filters = use_view(view::filters);
    let search = use_view(|m| m.collate().search.clone());
    let order = View::new(move || {
        collation.with(|c| {
            c.as_ref()
                .map(|c| search.with(|s| filters.with(|f| view::rows(c, s, f, sort.get()))))
                .unwrap_or_default()
        })
    });
    let all = View::new(move || collation.with(|c| c.as_ref().map_or(0, |c| c.rows.len())));
    let fitting = View::new(move || order.with(Vec::len));
    let shown = move || {
        collation.with(|c| {
            let row = |at: &usize| {
                let row = c.as_ref()?.rows.get(*at)?.clone();
                let excerpt = search.with(|s| s.excerpt(&row.id).map(str::to_owned));
                Some((row, excerpt))
            };
            order.with(|o| {
                o.iter()
                    .take(in_page.get())
                    .filter_map(row)
                    .collect::<Vec<_>>()
            })
        })
    };
    view! {
        <section class="section" aria-labelledby="h-table">
            <h2 id="h-table">
                {w::observations()}" "<small class="num" role="status">{move || w::shown_of(fitting.get(), all.get())}</small>
            </h2>
            <SearchField search most/>
            <FilterFold collation filters/>
            <div class="scroll table-box" tabindex="0" role="region" aria-label=w::observations()>
                <table class="table table-rows">
                    <thead><tr>{Column::ALL.map(|column| head(column, sort)).collect_view()}</tr></thead>
                    <tbody><For each=shown key=row_key children=|(r, excerpt)| row(&r, excerpt.as_deref())/></tbody>
                </table>
            </div>
            <Show when=move || fitting.get() == 0><p class="soft" role="status">{w::no_match()}</p></Show>
            <Show when=move || { fitting.get() > most.get() }>
                <button type="button" class="btn" on:click=move |_| most.update(|n| *n += PAGE)>{w::show_more()}</button>
            </Show>
        </section>
    }
}

#[component]
fn SearchField(
    /// The search.
    search: View<Search>,
    /// How many rows are in the page.
    most: RwSignal<usize>,
) -> impl IntoView {
    let send = use_dispatch();
    view! {
        <div class="search" role="search" aria-label=w::search()>
            <IconView icon=Icon::Search/>
            <input class="input" type="search" aria-label=w::search() placeholder=w::search_hint()
                prop:value=move || search.with(|s| s.query().text.clone())
                on:input:target=move |ev| {
                    most.set(PAGE);
                    send.tell(Collating::SearchTyped(Scope::Collation, ev.target().value()));
                }/>
        </div>
        <p class="soft small" role="status">{move || looking(search.with(Search::looking))}</p>
    }
}

#[component]
fn FilterFold(
    /// The collation.
    collation: Collation,
    /// What the table shows.
    filters: View<Filters>,
) -> impl IntoView {
    let send = use_dispatch();
    let choices = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| view::choices(c)).unwrap_or_default())
    });
    let on = View::new(move || filters.with(Filters::on));
    let clear = move |_| send.tell(Collating::FiltersChanged(Filters::default()));
    let same = str::to_owned;
    view! {
        <details class="fold">
            <summary>
                <IconView icon=Icon::Filter/>{w::filters()}
                {live(move || (on.get() > 0).then(|| view! { <span class="tag tag-accent">{w::filters_on(on.get())}</span> }))}
                <IconView icon=Icon::Down/>
            </summary>
            <div class="filters">
                {select("f-observer", w::observer(), choices, |c| &c.observers, same, filters, |f| &mut f.observer)}
                {select("f-teacher", w::teacher(), choices, |c| &c.teachers, same, filters, |f| &mut f.teacher)}
                {select("f-school", w::school(), choices, |c| &c.schools, same, filters, |f| &mut f.school)}
                {select("f-instrument", w::instrument(), choices, |c| &c.instruments, w::instrument_title, filters, |f| &mut f.instrument)}
                {select("f-purpose", w::purpose(), choices, |c| &c.purposes, w::purpose_word, filters, |f| &mut f.purpose)}
                {day("f-from", w::from(), filters, |f| &mut f.from)}
                {day("f-to", w::to(), filters, |f| &mut f.to)}
                <Since filters/>
            </div>
            <Show when=move || { on.get() > 0 }>
                <button type="button" class="btn btn-quiet" on:click=clear>{w::clear()}</button>
            </Show>
        </details>
    }
}

/// "New or changed since": a day, or the last visit.
#[component]
fn Since(
    /// What the table shows.
    filters: View<Filters>,
) -> impl IntoView {
    let send = use_dispatch();
    let now = use_asked(|m| m.now().wall);
    let day = use_view(view::since_day);
    let visit = use_view(view::last_visit);
    let change = move |since_ms: Option<i64>| {
        let filters = filters.get_untracked();
        send.tell(Collating::FiltersChanged(Filters {
            since_ms,
            ..filters
        }));
    };
    view! {
        <label class="field" for="f-since">
            <span class="field-label">{w::since()}</span>
            <input class="input" type="date" id="f-since" prop:value=move || day.get()
                on:change:target=move |ev| change(now().start_of(&ev.target().value()).map(Moment::epoch_ms))/>
        </label>
        {live(move || visit.get().map(|at| view! {
            <button type="button" class="btn" on:click=move |_| change(Some(at.epoch_ms()))>{w::since_visit(at)}</button>
        }))}
    }
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
    id: &'static str,
    label: &'static str,
    choices: View<Choices>,
    list: fn(&Choices) -> &Vec<String>,
    title: fn(&str) -> String,
    filters: View<Filters>,
    field: Field,
) -> impl IntoView {
    let change = changes(filters, field);
    view! {
        <label class="field" for=id>
            <span class="field-label">{label}</span>
            <select class="select" id=id prop:value=move || value_of(filters, field)
                on:change:target=move |ev| change(ev.target().value())>
                <option value="">{w::all()}</option>
                <For each=move || choices.with(|c| list(c).clone()) key=String::clone
                    children=move |value| {
                        let title = title(&value);
                        view! { <option value=value>{title}</option> }
                    }/>
            </select>
        </label>
    }
}

fn day(
    id: &'static str,
    label: &'static str,
    filters: View<Filters>,
    field: Field,
) -> impl IntoView {
    let change = changes(filters, field);
    view! {
        <label class="field" for=id>
            <span class="field-label">{label}</span>
            <input class="input" type="date" id=id prop:value=move || value_of(filters, field)
                on:change:target=move |ev| change(ev.target().value())/>
        </label>
    }
}

fn head(column: Column, sort: RwSignal<Sort>) -> impl IntoView {
    let order = move || {
        let Sort { by, descending } = sort.get();
        match (by == column, descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    };
    let icon = move || match order() {
        "ascending" => view! { <IconView icon=Icon::Up/> },
        "descending" => view! { <IconView icon=Icon::Down/> },
        _ => view! { <IconView icon=Icon::Sort/> },
    };
    view! {
        <th scope="col" class:is-num=column == Column::Length aria-sort=order>
            <button type="button" class="table-sort" on:click=move |_| sort.update(|s| *s = s.tapped(column))>
                {w::column(column)}{icon}
            </button>
        </th>
    }
}

/// A row, and the note in which the search found its words.
type Found = (CollatedRow, Option<String>);

/// What tells whether a row must be drawn anew.
fn row_key(found: &Found) -> Found {
    found.clone()
}

fn row(row: &CollatedRow, excerpt: Option<&str>) -> impl IntoView + use<> {
    let name = t::named(&row.texts.teacher);
    let name = match ObservationId::parse(&row.id) {
        Ok(id) => view! { <a href=href(&Route::Collated(id))>{name}</a> }.into_any(),
        Err(_) => name.into_any(),
    };
    let conflict = row
        .conflict
        .then(|| view! { <span class="tag tag-amber">{w::two_versions()}</span> });
    let seen = (!row.seen_with.is_empty())
        .then(|| view! { <span class="tag">{w::seen_by(row.seen_with.len() + 1)}</span> });
    view! {
        <tr>
            <th scope="row">{name}{excerpt.map(|e| view! { <small class="found">{h::excerpt(e)}</small> })}</th>
            <td>{row.texts.school.clone()}</td>
            <td>{row.texts.class.clone()}</td>
            <td class="num">{row.date.clone()}" "{conflict}{seen}</td>
            <td>{row.texts.observer.clone()}</td>
            <td>{w::purpose_word(&row.purpose)}</td>
            <td class="is-num">{t::length(row.length_ms)}</td>
        </tr>
    }
}
