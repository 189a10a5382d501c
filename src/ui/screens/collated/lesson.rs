//! All of one observation of the collation, to be read: facts, figures, timeline.

use leptos::prelude::*;

use crate::app::view::collated::{Collated, Version, facts};
use crate::app::view::figures::{bars, copus};
use crate::app::view::review;
use crate::app::view::timeline::{self, Arranged, EntryView};
use crate::domain::ids::EntryKey;
use crate::ui::kit::{Part, card, div, live, more, says, span, tag};
use crate::ui::parts::bars::{bars_section, tallies_section};
use crate::ui::parts::dialogs::dialog::{NO_ACTS, dialog};
use crate::ui::parts::grid::copus_grid;
use crate::ui::parts::printing::{print_button, rows_in_page, use_printing};
use crate::ui::parts::timeline::entry_words as words;
use crate::ui::parts::timeline::timeline_whole;
use crate::ui::slice::View;
use crate::ui::text::{collate as w, review as r};

/// Rows in the page at first, and added with each "Show more".
const PAGE: usize = 200;

/// The observation to go by, of these versions.
pub(super) fn lesson(read: StoredValue<Collated>) -> AnyView {
    let figures = of_shown(read, |v| {
        let until_ms = v.observation.length_ms();
        (
            copus::grid(&v.observation, until_ms),
            review::tallies_of(&v.observation, until_ms),
        )
    });
    let (grid, tallies) = figures.unwrap_or_default();
    let set = grid.as_ref().map(bars::of_grid);
    (
        div("review-acts", print_button()),
        of_shown(read, details),
        copus_grid(Signal::stored(grid)),
        bars_section(Signal::stored(set)),
        tallies_section(Signal::stored(tallies)),
        whole_timeline(read),
    )
        .view()
}

fn of_shown<T>(read: StoredValue<Collated>, of: impl FnOnce(&Version) -> T) -> Option<T> {
    read.with_value(|read| read.shown().map(of))
}

fn details(version: &Version) -> AnyView {
    let facts = facts(std::slice::from_ref(version));
    let told = facts.iter().filter(|fact| w::says_something(fact));
    let told = told.map(|fact| {
        let value = fact.values.first().map(w::value).unwrap_or_default();
        (tag("dt").has(w::fact(fact.name)), tag("dd").has(value))
    });
    let told: Vec<_> = told.collect();
    let list = tag("dl").class("facts small").has(told);
    card("h-details", w::details(), list)
}

fn whole_timeline(read: StoredValue<Collated>) -> AnyView {
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
    let order = tag("span").has(says(move || r::in_order(total, total, printing.is_on())));
    let count = (order, span("no-print", r::tap_to_read()));
    let title = (r::timeline(), " ", tag("small").has(count));
    let section = tag("section").class("section");
    let section = section.set("aria-labelledby", "h-timeline").has((
        tag("h2").id("h-timeline").has(title),
        timeline_whole(chosen, lines),
        more(w::show_more(), move || total > most.get(), most, PAGE),
    ));
    (section, entry_reader(read, chosen)).view()
}

/// One entry with all its words and how it read before; shown while `chosen` names one.
fn entry_reader(read: StoredValue<Collated>, chosen: RwSignal<Option<EntryKey>>) -> AnyView {
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
    let title = says(move || entry.with(|e| words::title(e.as_ref())));
    let inside = live(move || {
        let told = |e: EntryView| {
            (
                words::facts(&e.line),
                words::now(&e.line),
                words::earlier(&e),
            )
        };
        entry.get().map(told)
    });
    dialog(open, "d-read", title, inside, NO_ACTS)
}
