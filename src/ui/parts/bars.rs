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
use crate::ui::kit::{Part, Tag, div, drawn, live, p, tag};
use crate::ui::text::common as t;
use crate::ui::text::{instrument as i, review as r};

/// The bars of both sides; says so where no interval was observed.
pub fn bars(set: &BarSet) -> Tag {
    if set.of == 0 {
        return p("soft", r::no_percent());
    }
    let sides = (
        side_table(Side::Student, &set.students, set.of),
        side_table(Side::Instructor, &set.instructor, set.of),
    );
    div("columns", sides)
}

fn side_table(side: Side, bars: &[Bar], of: u32) -> Tag {
    let class = match side {
        Side::Student => "bars",
        Side::Instructor => "bars is-instructor",
    };
    let rows: Vec<_> = bars.iter().map(|bar| bar_row(bar, of)).collect();
    let table = tag("table").class(class).set("translate", "no");
    table.has((tag("caption").has(i::side(side)), tag("tbody").has(rows)))
}

fn bar_row(bar: &Bar, of: u32) -> Tag {
    let share = share(bar.marked, of).unwrap_or(0.0);
    let rect = |class: &'static str, width: String| {
        let rect = drawn("rect").class(class).set("width", width);
        rect.set("height", "8")
    };
    let drawing = drawn("svg").set("viewBox", "0 0 100 8");
    let drawing = drawing.set("preserveAspectRatio", "none");
    let drawing = drawing.set("aria-hidden", "true").has((
        rect("bar-track", "100".to_owned()),
        rect("bar-fill", format!("{:.1}", share * 100.0)),
    ));
    let figures = (tag("b").has(t::percent(share)), r::of(bar.marked, of));
    tag("tr").has((
        row_title(bar.letters.clone()),
        tag("td").has(drawing),
        number(figures),
    ))
}

fn row_title(words: impl Part) -> Tag {
    tag("th").set("scope", "row").has(words)
}

fn number(words: impl Part) -> Tag {
    tag("td").class("is-num").has(words)
}

/// The section with the bars of one observation; nothing where COPUS is not in use.
pub fn bars_section(set: impl Into<Signal<Option<BarSet>>>) -> AnyView {
    bars_of(set.into())
}

fn bars_of(set: Signal<Option<BarSet>>) -> AnyView {
    live(move || {
        let set = set.get().filter(|set| set.of + set.not_observed > 0);
        set.map(|set| {
            let measured = tag("small").has(r::percent_of(set.of));
            let title = (r::percent(), " ", measured);
            section("h-bars", title, bars(&set))
        })
    })
}

fn section(id: &'static str, title: impl Part, inside: impl Part) -> Tag {
    let title = tag("h2").id(id).has(title);
    let section = tag("section").class("section");
    section.set("aria-labelledby", id).has((title, inside))
}

/// The section with the counters of one observation; nothing where nothing is counted.
pub fn tallies_section(tallies: impl Into<Signal<Option<Tallies>>>) -> AnyView {
    tallies_of(tallies.into())
}

fn tallies_of(tallies: Signal<Option<Tallies>>) -> AnyView {
    live(move || tallies.get().map(|tallies| counted(&tallies)))
}

fn counted(tallies: &Tallies) -> Tag {
    let measured = r::observed_time(tallies.observed_ms, tallies.not_observed_ms);
    let title = (r::tallies(), " ", tag("small").has(measured));
    if tallies.rows.is_empty() {
        return section("h-tallies", title, p("soft", r::no_tallies()));
    }
    let ratio = tallies.ratio.map(|(praise, correction)| {
        let ratio = number(r::ratio(praise, correction));
        tag("tr").has((row_title(r::praise_to_correction()), ratio))
    });
    let head = |words: &'static str| tag("th").set("scope", "col").has(words);
    let head = (
        head(r::counter()),
        head(r::count_and_rate()).class("is-num"),
    );
    let rows: Vec<_> = tallies.rows.iter().map(tally_row).collect();
    let table = tag("table").class("table").set("translate", "no").has((
        tag("thead").has(tag("tr").has(head)),
        tag("tbody").has((rows, ratio)),
    ));
    section("h-tallies", title, div("scroll", table))
}

fn tally_row(tally: &Tally) -> Tag {
    let figures = r::tally(tally.count, tally.unwatched, tally.per_minute);
    tag("tr").has((row_title(i::counter(&tally.name)), number(figures)))
}
