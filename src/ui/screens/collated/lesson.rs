//! All of one observation of the collation, to be read: facts, figures, timeline.

use leptos::prelude::*;

use crate::app::view::bars;
use crate::app::view::collated::{Collated, Version, facts};
use crate::app::view::copus;
use crate::app::view::review;
use crate::app::view::timeline::{self, EntryView, Line, LineWhat};
use crate::domain::entry::Speaker;
use crate::domain::ids::EntryKey;
use crate::domain::observation::Observation;
use crate::ui::context::use_page;
use crate::ui::parts::bars::{BarsSection, TalliesSection};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::grid::CopusGrid;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::timeline::{row_class, row_content};
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, observe as o, review as r};

/// Rows in the page at first, and added with each "Show more".
const PAGE: usize = 200;

/// The observation to go by.
#[component]
pub fn Lesson(
    /// Its versions.
    read: StoredValue<Collated>,
) -> impl IntoView {
    let page = use_page();
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
            <button type="button" class="btn" on:click=move |_| page.with_value(|p| p.print())>
                <IconView icon=Icon::Print/>{r::PRINT}
            </button>
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
            <h2 id="h-details">{w::DETAILS}</h2>
            <dl class="facts small">{facts.iter().filter(|f| w::says_something(f)).map(line).collect_view()}</dl>
        </section>
    }
}

fn lines(observation: &Observation, most: usize) -> Vec<Line> {
    timeline::window_of(observation, 0, most)
}

#[component]
fn Timeline(
    /// Its versions.
    read: StoredValue<Collated>,
) -> impl IntoView {
    let total = of_shown(read, |v| timeline::len_of(&v.observation)).unwrap_or(0);
    let most = RwSignal::new(PAGE);
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(None::<EntryKey>);
    let choose = Callback::new(move |key: EntryKey| {
        chosen.set(Some(key));
        open.set(true);
    });
    let each = move || of_shown(read, |v| lines(&v.observation, most.get())).unwrap_or_default();
    view! {
        <section class="section" aria-labelledby="h-timeline">
            <h2 id="h-timeline">
                {r::TIMELINE}" "<small>{r::newest_first(total)}<span class="no-print">{r::TAP_TO_READ}</span></small>
            </h2>
            <ol class="timeline timeline-whole">
                <For each key=|line| line.key.clone() children=move |line| row(&line, choose)/>
            </ol>
            <Show when=move || { total > most.get() }>
                <button type="button" class="btn" on:click=move |_| most.update(|n| *n += PAGE)>{w::SHOW_MORE}</button>
            </Show>
        </section>
        <EntryReader read chosen open/>
    }
}

fn row(line: &Line, choose: Callback<EntryKey>) -> impl IntoView + use<> {
    let key = line.key.clone();
    view! {
        <li class=row_class(line)>
            <button type="button" class="entry-open" on:click=move |_| choose.run(key.clone())>
                {row_content(line)}
            </button>
        </li>
    }
}

/// One entry with all its words and how it read before.
#[component]
fn EntryReader(
    /// The versions of the observation.
    read: StoredValue<Collated>,
    /// The entry.
    chosen: RwSignal<Option<EntryKey>>,
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let entry = Memo::new(move |_| {
        let key = chosen.get()?;
        of_shown(read, |v| timeline::entry_of(&v.observation, &key)).flatten()
    });
    let title = Signal::derive(move || {
        entry.with(|e| {
            e.as_ref()
                .map(|e| o::entry_title(&t::elapsed(e.line.t_ms), e.line.withdrawn))
                .unwrap_or_default()
        })
    });
    view! {
        <Dialog open id="d-read" title>
            {move || entry.with(|e| e.as_ref().map(words))}
        </Dialog>
    }
}

fn words(entry: &EntryView) -> impl IntoView + use<> {
    let line = &entry.line;
    let (speaker, kind) = match &line.what {
        LineWhat::Note(note) => (
            note.speaker.map(Speaker::letters),
            Some(t::note_kind(note.kind)),
        ),
        LineWhat::Began
        | LineWhat::HeaderEdited
        | LineWhat::Mark(..)
        | LineWhat::Tally(_)
        | LineWhat::Paused
        | LineWhat::Resumed
        | LineWhat::ClockChanged(_)
        | LineWhat::Away(..)
        | LineWhat::Finished => (None, None),
    };
    let facts = r::joined(&[
        &t::wall_seconds(line.at),
        &o::number(line.key.seq),
        kind.unwrap_or_default(),
    ]);
    let earlier = entry.earlier.iter().map(|(at, note)| {
        view! { <li><span class="num soft">{t::wall_seconds(*at)}</span><span>{note.text.clone()}</span></li> }
    });
    let earlier = (!entry.earlier.is_empty()).then(|| {
        view! { <h3>{o::EARLIER}</h3><ol class="history">{earlier.collect_view()}</ol> }
    });
    view! {
        <p class="soft small num">{facts}</p>
        <p class="entry-now">{speaker.map(|s| view! { <span class="entry-by">{s}<span class="vh">": "</span></span> })}{o::line(line)}</p>
        {line.withdrawn.then(|| view! { <p class="small soft">{o::WITHDRAWN_WHY}</p> })}
        {earlier}
    }
}
