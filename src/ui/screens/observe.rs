//! Observing: one clock, the script, the codes, the counters and what was captured so far.

mod copus;
mod head;
mod keys;
mod script;
mod tallies;

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::everywhere;
use crate::app::view::observe::{self as view, Found, Lesson};
use crate::app::view::timeline::rows;
use crate::domain::ids::EntryKey;
use crate::ui::context::{use_page, use_view};
use crate::ui::kit::{
    Part as _, Tag, div, each, empty, heading, link, live, p, press, says, span, tag, when,
};
use crate::ui::parts::bars::elsewhere::take_over;
use crate::ui::parts::bars::notices::notices;
use crate::ui::parts::dialogs::correction::correction_kept;
use crate::ui::parts::dialogs::entry_dialog::entry_dialog;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::not_here::not_here;
use crate::ui::parts::timeline::timeline;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::cue;
use crate::ui::text::observe as o;

/// The screen.
pub fn observe() -> AnyView {
    let found = use_view(view::found);
    live(move || {
        let found = found.get();
        untrack(|| match found {
            Found::Running => observing(),
            Found::Elsewhere => elsewhere().view(),
            Found::Finished => finished().view(),
            Found::Not(place) => not_here(&place).view(),
        })
    })
}

fn observing() -> AnyView {
    let chosen = RwSignal::new(None::<EntryKey>);
    let lesson = use_view(view::lesson);
    let acts = use_view(view::acts);
    let switches = keys::Switches {
        shortcuts: RwSignal::new(false),
        dim: RwSignal::new(use_page().with_value(|p| p.is_dim())),
        tab: RwSignal::new("script"),
        edited: RwSignal::new(false),
    };
    keys::listen(switches);
    let keys::Switches {
        shortcuts,
        dim,
        tab,
        edited,
    } = switches;
    let (copus, tallies) = (uses(lesson, |l| l.copus), uses(lesson, |l| l.tallies));
    let title = tag("h1").class("vh");
    let main = tag("main").class("ob").id("main").set("tabindex", "-1");
    let main = main
        .set("data-tab", says(move || tab.get()))
        .set("data-uses", says(move || lesson.with(panels)))
        .given("data-paused", move || {
            acts.with(|a| a.is_paused).then_some("on")
        });
    let main = main.has((
        title.has(says(move || lesson.with(|l| o::title(&l.teacher)))),
        head::head(lesson, acts),
        head::actions(acts, dim),
        script::script(edited),
        timeline_panel(chosen, shortcuts),
        when(copus, copus::copus),
        when(tallies, tallies::tallies),
        (tabs(tab, lesson), just_done()),
    ));
    (main, entry_dialog(chosen), keys::shortcut_dialog(shortcuts)).view()
}

fn uses(
    lesson: View<Lesson>,
    of: fn(&Lesson) -> bool,
) -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    move || lesson.with(of)
}

/// The panels besides script and timeline, for the style.
fn panels(lesson: &Lesson) -> &'static str {
    match (lesson.copus, lesson.tallies) {
        (true, true) => "copus tallies",
        (true, false) => "copus",
        (false, true) => "tallies",
        (false, false) => "",
    }
}

fn timeline_panel(chosen: RwSignal<Option<EntryKey>>, shortcuts: RwSignal<bool>) -> Tag {
    let count = use_view(rows);
    let keys = press(o::shortcuts(), move || shortcuts.set(true));
    let head = (
        tag("h2").id("h-time").has(o::timeline()),
        span("num", says(move || t::n_entries(count.get()))),
        keys.icon_alone(Icon::Keyboard),
    );
    let panel = tag("section").class("ob-timeline").id("p-timeline");
    panel.set("aria-labelledby", "h-time").has((
        div("panel-head", head),
        notices(),
        correction_kept(chosen),
        timeline(chosen),
    ))
}

/// Says for a few seconds what was just done, whatever panel is in sight; the same again is said again.
fn just_done() -> Tag {
    let said = use_view(view::said);
    let toasts = move || {
        let toast = said.get().map(|(said, at)| (cue::said(&said), at));
        toast.into_iter().collect()
    };
    let toast = |(words, _): &(String, u64)| p("toast", words.clone());
    div("toasts", each(toasts, toast)).set("role", "status")
}

fn tabs(tab: RwSignal<&'static str>, lesson: View<Lesson>) -> Tag {
    let page = use_page();
    // Not an act of the kit: it controls a panel.
    let item = move |id: &'static str, icon: Icon, name: &'static str| {
        let item = tag("button").set("type", "button");
        let item = item.set("aria-controls", format!("p-{id}"));
        let item = item.pressed(move || tab.get() == id).press(move || {
            tab.set(id);
            page.with_value(|page| page.to_top());
        });
        item.has((icon, name))
    };
    let (copus, tallies) = (uses(lesson, |l| l.copus), uses(lesson, |l| l.tallies));
    let tabs = (
        item("script", Icon::Pen, o::script()),
        when(copus, move || item("copus", Icon::Code, o::copus())),
        when(tallies, move || item("tallies", Icon::Tally, o::tallies())),
        item("timeline", Icon::Timeline, o::timeline()),
    );
    let tabs = div("tabs", tabs).set("role", "group");
    div("tabs-dock", tabs.set("aria-label", o::panels()))
}

fn elsewhere() -> Tag {
    let pen = use_view(everywhere::elsewhere);
    let review = use_view(view::review_of).get_untracked();
    let take = live(move || take_over(pen.get().is_some_and(|pen| pen.is_asked)).primary());
    let acts = (
        take,
        link(o::read_it(), &review),
        link(o::back(), &Route::Home),
    );
    let empty = div(
        "empty",
        (
            Icon::Copies,
            heading(o::elsewhere()),
            tag("p").has(o::elsewhere_why()),
            div("cluster", acts),
        ),
    );
    tag("main").class("page").id("main").has(empty)
}

fn finished() -> Tag {
    let review = use_view(view::review_of).get_untracked();
    let acts = (
        link(o::review(), &review).primary(),
        link(o::back(), &Route::Home),
    );
    let empty = empty(o::is_finished(), div("cluster", acts));
    tag("main").class("page").id("main").has(empty)
}
