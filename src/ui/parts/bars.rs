//! Percent of intervals as bars, and the counters as a table: figures with what they are measured
//! against. The numbers stand beside the bars, so that nothing is said by length alone.

pub mod elsewhere;
pub mod notices;
pub mod running;
pub mod saved;
pub mod update;

use leptos::prelude::*;

use crate::app::view::figures::bars::{Bar, BarSet, share};
use crate::app::view::observe::Tally;
use crate::app::view::review::Tallies;
use crate::domain::instrument::Side;
use crate::ui::parts::live::live;
use crate::ui::text::common as t;
use crate::ui::text::{instrument as i, review as r};

/// The bars of both sides; says so where no interval was observed.
#[component]
pub fn Bars(
    /// What to show.
    set: BarSet,
) -> impl IntoView {
    let BarSet {
        of,
        students,
        instructor,
        ..
    } = set;
    if of == 0 {
        return view! { <p class="soft">{r::no_percent()}</p> }.into_any();
    }
    view! {
        <div class="columns">
            {side_table(Side::Student, &students, of)}
            {side_table(Side::Instructor, &instructor, of)}
        </div>
    }
    .into_any()
}

fn side_table(side: Side, bars: &[Bar], of: u32) -> impl IntoView + use<> {
    let class = match side {
        Side::Student => "bars",
        Side::Instructor => "bars is-instructor",
    };
    view! {
        <table class=class translate="no">
            <caption>{i::side(side)}</caption>
            <tbody>{bars.iter().map(|bar| bar_row(bar, of)).collect_view()}</tbody>
        </table>
    }
}

fn bar_row(bar: &Bar, of: u32) -> impl IntoView + use<> {
    let share = share(bar.marked, of).unwrap_or(0.0);
    let width = format!("{:.1}", share * 100.0);
    view! {
        <tr>
            <th scope="row">{bar.letters.clone()}</th>
            <td>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar-track" width="100" height="8"></rect>
                    <rect class="bar-fill" width=width height="8"></rect>
                </svg>
            </td>
            <td class="is-num"><b>{t::percent(share)}</b>{r::of(bar.marked, of)}</td>
        </tr>
    }
}

/// The section with the bars of one observation.
#[component]
pub fn BarsSection(
    /// What to show; nothing where COPUS is not in use.
    #[prop(into)]
    set: Signal<Option<BarSet>>,
) -> impl IntoView {
    live(move || {
        set.get()
            .filter(|set| set.of + set.not_observed > 0)
            .map(|set| {
                view! {
                    <section class="section" aria-labelledby="h-bars">
                        <h2 id="h-bars">{r::percent()}" "<small prop:textContent=r::percent_of(set.of)></small></h2>
                        <Bars set/>
                    </section>
                }
            })
    })
}

/// The section with the counters of one observation.
#[component]
pub fn TalliesSection(
    /// What to show; nothing where nothing is counted.
    #[prop(into)]
    tallies: Signal<Option<Tallies>>,
) -> impl IntoView {
    live(move || tallies.get().map(|tallies| tallies_section(&tallies)))
}

fn tallies_section(tallies: &Tallies) -> impl IntoView + use<> {
    let measured = r::observed_time(tallies.observed_ms, tallies.not_observed_ms);
    let ratio = tallies.ratio.map(|(praise, correction)| {
        view! {
            <tr>
                <th scope="row">{r::praise_to_correction()}</th>
                <td class="is-num">{r::ratio(praise, correction)}</td>
            </tr>
        }
    });
    let table = (!tallies.rows.is_empty()).then(|| {
        view! {
            <div class="scroll">
                <table class="table" translate="no">
                    <thead><tr><th scope="col">{r::counter()}</th><th scope="col" class="is-num">{r::count_and_rate()}</th></tr></thead>
                    <tbody>{tallies.rows.iter().map(tally_row).collect_view()}{ratio}</tbody>
                </table>
            </div>
        }
    });
    let empty = tallies
        .rows
        .is_empty()
        .then(|| view! { <p class="soft">{r::no_tallies()}</p> });
    view! {
        <section class="section" aria-labelledby="h-tallies">
            <h2 id="h-tallies">{r::tallies()}" "<small prop:textContent=measured></small></h2>
            {table}
            {empty}
        </section>
    }
}

fn tally_row(tally: &Tally) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{i::counter(&tally.name)}</th>
            <td class="is-num">{r::tally(tally.count, tally.unwatched, tally.per_minute)}</td>
        </tr>
    }
}
