//! COPUS: the strip of intervals and the 25 codes.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::view::figures::copus::side;
use crate::app::view::observe::{self as view, Strip, StripCell};
use crate::domain::instrument::Side;
use crate::domain::observation::entry::CodeKey;
use crate::ui::context::{Dispatch, Page, use_dispatch, use_page, use_view};
use crate::ui::kit::{Part as _, Tag, div, each, p, press, says, soft, span, tag, when};
use crate::ui::parts::dialogs::dialog::{NO_ACTS, dialog};
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::instrument as names;
use crate::ui::text::observe as o;

/// Intervals on the strip; older ones are in the review.
const ON_STRIP: u32 = 90;
/// A press longer than this asks what a code means.
const LONG_PRESS_MS: f64 = 550.0;

/// The codes of one side: a group that is one stop for the Tab key, and what is in it.
const GROUP: &str = ".codes-grid";
const ITEM: &str = ".code";

/// The COPUS panel.
pub(super) fn copus() -> AnyView {
    let strip = use_view(view::strip);
    let panel = Panel {
        strip,
        on: use_view(view::pressed),
        about: RwSignal::new(None),
        all: RwSignal::new(false),
        page: use_page(),
        send: use_dispatch(),
    };
    let marked = |is: fn(&Strip) -> bool| move || strip.with(is).then_some("on");
    let progress = tag("progress").class("strip-progress");
    let progress = progress.set("aria-label", o::this_interval());
    let progress = progress.set("max", says(move || strip.with(|s| s.length_s.to_string())));
    let progress = progress.value(move || strip.with(|s| s.passed_s.to_string()));
    let groups = (
        panel.group(Side::Student, "h-s"),
        panel.group(Side::Instructor, "h-i"),
    );
    let section = tag("section").class("ob-copus").id("p-copus");
    let section = section.set("aria-labelledby", "h-copus");
    let section = section.given("data-late", marked(Strip::is_late));
    let section = section.given("data-cue", marked(Strip::is_new)).has((
        tag("h2").class("vh").id("h-copus").has(o::copus()),
        panel.head(),
        progress,
        panel.cells(),
        div("codes-pair", groups).set("translate", "no"),
    ));
    (section, panel.about_code(), panel.all_codes()).view()
}

/// What the panel shows and does.
#[derive(Clone, Copy)]
struct Panel {
    strip: View<Strip>,
    /// The codes pressed in the interval that taps go to.
    on: View<BTreeSet<CodeKey>>,
    /// The code that is asked about.
    about: RwSignal<Option<CodeKey>>,
    /// Whether all codes are shown with what they mean.
    all: RwSignal<bool>,
    page: StoredValue<Rc<dyn Page>, LocalStorage>,
    send: Dispatch,
}

impl Panel {
    fn head(self) -> Tag {
        let Self {
            strip, send, all, ..
        } = self;
        let interval = says(move || strip.with(|s| o::interval(s.chosen, s.length_s)));
        let left = says(move || {
            strip.with(|s| {
                if s.is_late() {
                    o::marking_late().to_owned()
                } else {
                    o::left(s.length_s - s.passed_s)
                }
            })
        });
        let now = (
            tag("strong").set("translate", "no").has(interval),
            " ",
            span("strip-left", left),
        );
        let back = move || {
            let words = says(move || o::back_to(strip.with(|s| s.running)));
            press(words, move || send.tell(Observing::IntervalChosen(None)))
        };
        let help = press(o::codes(), move || all.set(true)).icon_alone(Icon::Help);
        let back = when(move || strip.with(Strip::is_late), back);
        div("strip-head", (p("strip-now", now), back, help))
    }

    fn cells(self) -> Tag {
        let cells = use_view(|look| view::strip_cells(look, ON_STRIP));
        let aimed = use_view(view::aimed);
        // Not an act of the kit: there are 90 of them, and a tap changes two.
        let cell = move |cell: &StripCell| {
            let class = match (cell.observed, cell.marked) {
                (false, true) => "ival is-unseen is-marked",
                (false, false) => "ival is-unseen",
                (true, true) => "ival is-marked",
                (true, false) => "ival",
            };
            let (index, send) = (cell.index, self.send);
            let button = tag("button").set("type", "button").class(class);
            let name = o::strip_cell(index, cell.observed, cell.marked);
            let button = button.set("aria-label", name);
            let button = button.pressed(move || aimed.get().1 == index);
            let button = button.given("aria-current", move || {
                (aimed.get().0 == index).then_some("true")
            });
            let button = button.press(move || send.tell(Observing::IntervalChosen(Some(index))));
            tag("li").has(button.has((index + 1).to_string()))
        };
        let cells = each(move || cells.get(), cell);
        let list = tag("ol").class("strip-cells").set("translate", "no");
        list.set("aria-label", o::intervals()).has(cells)
    }

    fn group(self, which: Side, id: &'static str) -> Tag {
        let page = self.page;
        // One stop for the Tab key; the arrows go from code to code.
        let arrow = move |ev: KeyboardEvent| {
            if page.with_value(|p| p.rove(&ev.key(), GROUP, ITEM)) {
                ev.prevent_default();
            }
        };
        let roved = move |_: Event| page.with_value(|p| p.roved(GROUP, ITEM));
        let codes = side(which).enumerate();
        let codes = codes.map(|(at, code)| self.code(code, at == 0));
        let grid = div("codes-grid", codes.collect::<Vec<_>>());
        let grid = grid.on("keydown", arrow).on("focusin", roved);
        let heading = tag("h3").id(id).has(names::side(which));
        let group = div("codes", (heading, grid)).set("role", "group");
        group.set("aria-labelledby", id)
    }

    /// The button of a code. Not an act of the kit: it hears a finger come down, and a long press.
    fn code(self, code: CodeKey, is_stop: bool) -> Tag {
        let Self {
            on, about, send, ..
        } = self;
        let this = StoredValue::new(code.clone());
        let is_on = View::new(move || this.with_value(|k| on.with(|on| on.contains(k))));
        let caption = format!("cap-{}-{}", names::side_word(code.side), code.letters);
        let down_at = StoredValue::new(None::<f64>);
        let down = move |ev: Event| {
            down_at.set_value(Some(ev.time_stamp()));
            send.tell(Observing::CodePressed(this.get_value()));
        };
        let tap = move |ev: Event| {
            let held = down_at
                .get_value()
                .map_or(0.0, |down| ev.time_stamp() - down);
            down_at.set_value(None);
            if held > LONG_PRESS_MS {
                about.set(Some(this.get_value()));
            } else {
                send.tell(Observing::CodeTapped(this.get_value()));
            }
        };
        let menu = move |ev: Event| {
            ev.prevent_default();
            about.set(Some(this.get_value()));
        };
        let button = tag("button").set("type", "button").class("code");
        let button = button.set("tabindex", if is_stop { "0" } else { "-1" });
        let button = button.pressed(move || is_on.get());
        let button = button.set("aria-describedby", caption.clone());
        let button = button.on("pointerdown", down).on("click", tap);
        let button = button.on("contextmenu", menu);
        let shown = span("code-cap", names::caption(code.side, &code.letters));
        button.has((
            // Its name is "Student L": a side that only the ear needs, and the letters that all see.
            span("vh", (names::side_word(code.side), " ")),
            span("code-key", code.letters),
            shown.set("aria-hidden", "true").set("id", caption),
        ))
    }

    /// What a code means, where that is asked.
    fn about_code(self) -> AnyView {
        let Self { about, all, .. } = self;
        let open = RwSignal::new(false);
        Effect::new(move |_| {
            if about.get().is_some() {
                open.set(true);
            }
        });
        Effect::new(move |_| {
            if !open.get() {
                about.set(None);
            }
        });
        let of = move |words: fn(&CodeKey) -> String| {
            says(move || about.with(|about| about.as_ref().map(words).unwrap_or_default()))
        };
        let acts = move || {
            let to_all = press(o::codes(), move || {
                open.set(false);
                all.set(true);
            });
            (to_all, press(t::close(), move || open.set(false)).primary())
        };
        let meaning = of(|c| names::meaning(c.side, &c.letters).to_owned());
        let title = of(names::code);
        let inside = p("entry-now", meaning);
        dialog(open, "d-code", title, inside, Some(acts))
    }

    fn all_codes(self) -> AnyView {
        let list = |which: Side| {
            let items = side(which).map(|c| {
                let meaning = names::meaning(c.side, &c.letters);
                tag("div").has((tag("dt").has(c.letters), tag("dd").has(meaning)))
            });
            let list = tag("dl").class("code-list").has(items.collect::<Vec<_>>());
            (tag("h3").has(names::side(which)), list)
        };
        let inside = (
            soft(o::codes_lead()),
            list(Side::Student),
            list(Side::Instructor),
        );
        dialog(self.all, "d-codes", o::codes(), inside, NO_ACTS)
    }
}
