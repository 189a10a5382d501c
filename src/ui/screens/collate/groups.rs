//! COPUS for each teacher with each class, pooled over intervals. Sorted by name; never across
//! teachers, never by value.

use leptos::html;
use leptos::prelude::*;

use crate::app::view::collate::{self as view, Group};
use crate::app::view::figures::bars;
use crate::ui::context::use_view;
use crate::ui::parts::bars::Bars;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, review as r};

/// Groups in the page at first, and added with each "Show more".
const PAGE: usize = 50;

/// The section with the groups, of what the filters show.
#[component]
pub fn Groups() -> impl IntoView {
    let most = RwSignal::new(PAGE);
    let figures = use_view(view::figures);
    let all = View::new(move || figures.with(|f| f.as_ref().map(|f| f.groups.len())));
    let groups = View::new(move || {
        figures.with(|f| {
            f.iter()
                .flat_map(|f| &f.groups)
                .take(most.get())
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let over = move || {
        figures.with(|f| {
            f.as_ref().map_or_else(
                || w::counting().to_owned(),
                |f| w::figures_over(&f.over, f.filters.on() > 0),
            )
        })
    };
    view! {
        <section class="section" aria-labelledby="h-groups">
            <h2 id="h-groups">{w::groups()}" "<small>{w::groups_why()}</small></h2>
            <p class="small soft" role="status">{over}</p>
            <Show when=move || all.get() == Some(0)><p class="soft">{w::no_groups()}</p></Show>
            {live(move || groups.get().into_iter().enumerate().map(|(at, group)| view! { <GroupFold group is_first=at == 0/> }).collect_view())}
            <Show when=move || all.get().is_some_and(|all| all > most.get())>
                <button type="button" class="btn" on:click=move |_| most.update(|n| *n += PAGE)>{w::more_groups()}</button>
            </Show>
        </section>
    }
}

/// One group; its bars are made when it is opened first.
#[component]
fn GroupFold(
    /// The group.
    group: Group,
    /// The first one stands open.
    is_first: bool,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let seen = RwSignal::new(is_first);
    let name = t::lesson(&group.teacher, &group.class);
    let no_percent = w::no_percent(&group);
    let n = match no_percent {
        Some(_) => String::new(),
        None => r::n_intervals(group.observed, group.not_observed),
    };
    let facts = r::joined(&[&group.school, &w::group_lessons(&group), &n]);
    let beside = w::group_facts(&group);
    let beside = (!beside.is_empty()).then(|| view! { <p class="small soft">{beside}</p> });
    let set = StoredValue::new(bars::of_group(&group));
    let bars = move || match no_percent.clone() {
        Some(why) => view! { <p class="soft">{why}</p> }.into_any(),
        None => view! { <Bars set=set.get_value()/> }.into_any(),
    };
    let bars = StoredValue::new(bars);
    let toggled = move |_| {
        if node.get_untracked().is_some_and(|fold| fold.open()) {
            seen.set(true);
        }
    };
    // Paper shows every group, opened or not.
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        seen.set(true);
        if let Some(fold) = node.get_untracked() {
            fold.set_open(true);
        }
    });
    on_cleanup(move || printing.remove());
    view! {
        <details class="fold card" open=is_first node_ref=node on:toggle=toggled>
            <summary><span class="fold-name" dir="auto">{name}</span>" "<span class="soft small">{facts}</span><IconView icon=Icon::Down/></summary>
            {beside}
            <Show when=move || seen.get()>{bars.with_value(|bars| bars())}</Show>
        </details>
    }
}
