//! All of one observation of the collation, to be read: facts, figures, timeline.

use leptos::prelude::*;

use crate::app::view::collated::{Collated, Version, facts};
use crate::app::view::figures::{bars, copus};
use crate::app::view::review;
use crate::app::view::timeline::{self, Arranged};
use crate::domain::ids::EntryKey;
use crate::ui::parts::bars::{BarsSection, TalliesSection};
use crate::ui::parts::dialogs::dialog::Dialog;
use crate::ui::parts::grid::CopusGrid;
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::printing::{PrintButton, rows_in_page, use_printing};
use crate::ui::parts::timeline::TimelineWhole;
use crate::ui::parts::timeline::entry_words as words;
use crate::ui::slice::View;
use crate::ui::text::{collate as w, review as r};

/// Rows in the page at first, and added with each "Show more".
const PAGE: usize = 200;

/// The observation to go by.
#[component]
pub fn Lesson(
    /// Its versions.
    read: StoredValue<Collated>,
) -> impl IntoView {
    let figures = of_shown(read, |v| {
        let until_ms = v.observation.length_ms();
        (
            copus::grid(&v.observation, until_ms),
            review::tallies_of(&v.observation, until_ms),
        )
    });
    let (grid, tallies) = figures.unwrap_or_default();
    let set = grid.as_ref().map(bars::of_grid);
    let details = of_shown(read, |v| facts_list(v).into_any());
    view! {
        <div class="review-acts">
            <PrintButton/>
        </div>
        {details}
        <CopusGrid grid=Signal::stored(grid)/>
        <BarsSection set=Signal::stored(set)/>
        <TalliesSection tallies=Signal::stored(tallies)/>
        <Timeline read/>
    }
}

fn of_shown<T>(read: StoredValue<Collated>, of: impl FnOnce(&Version) -> T) -> Option<T> {
    read.with_value(|read| read.shown().map(of))
}

fn facts_list(version: &Version) -> impl IntoView + use<> {
    let facts = facts(std::slice::from_ref(version));
    let line = |fact: &crate::app::view::collated::Fact| {
        let value = fact.values.first().map(w::value).unwrap_or_default();
        view! { <dt>{w::fact(fact.name)}</dt><dd>{value}</dd> }
    };
    view! {
        <section class="card" aria-labelledby="h-details">
            <h2 id="h-details">{w::details()}</h2>
            <dl class="facts small">{facts.iter().filter(|f| w::says_something(f)).map(line).collect_view()}</dl>
        </section>
    }
}

#[component]
fn Timeline(
    /// Its versions.
    read: StoredValue<Collated>,
) -> impl IntoView {
    let total = of_shown(read, |v| timeline::len(&v.observation)).unwrap_or(0);
    let most = RwSignal::new(PAGE);
    let in_page = rows_in_page(most);
    let printing = use_printing();
    let chosen = RwSignal::new(None::<EntryKey>);
    // As in the own review: the newest first on the screen, the first on top on paper.
    let lines = View::new(move || {
        let how = Arranged {
            oldest_first: printing.is_on(),
            ..Arranged::default()
        };
        let lines = of_shown(read, |v| match in_page.get() {
            usize::MAX => v.arranged(how),
            most => v.newest(most),
        });
        lines.unwrap_or_default()
    });
    view! {
        <section class="section" aria-labelledby="h-timeline">
            <h2 id="h-timeline">
                {r::timeline()}" "
                <small>
                    <span prop:textContent=move || r::in_order(total, total, printing.is_on())></span>
                    <span class="no-print">{r::tap_to_read()}</span>
                </small>
            </h2>
            <TimelineWhole chosen lines/>
            <Show when=move || { total > most.get() }>
                <button type="button" class="btn" on:click=move |_| most.update(|n| *n += PAGE)>{w::show_more()}</button>
            </Show>
        </section>
        <EntryReader read chosen/>
    }
}

/// One entry with all its words and how it read before.
#[component]
fn EntryReader(
    /// The versions of the observation.
    read: StoredValue<Collated>,
    /// The entry; shown while it names one.
    chosen: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let entry = View::new(move || {
        let key = chosen.get()?;
        of_shown(read, |v| v.entry(&key)).flatten()
    });
    Effect::new(move |_| {
        if entry.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            chosen.set(None);
        }
    });
    let title = Signal::derive(move || entry.with(|e| words::title(e.as_ref())));
    view! {
        <Dialog open id="d-read" title>
            {live(move || entry.get().map(|e| view! { {words::facts(&e.line)}{words::now(&e.line)}{words::earlier(&e)} }))}
        </Dialog>
    }
}
