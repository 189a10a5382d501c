//! The counters: one tap up, one tap back, the rate per minute of observed time.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::view::observe::{self as view, Tally, field_mirror};
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::kit::{Part as _, Tag, div, each, labelled, p, press, says, span, tag};
use crate::ui::parts::dialogs::dialog::asking;
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;
use crate::ui::text::observe as o;

/// The tallies panel.
pub(super) fn tallies() -> AnyView {
    let all = use_view(view::tallies);
    let names = View::new(move || all.with(|all| view::counters(all)));
    let adding = RwSignal::new(false);
    let counters = each(move || names.get(), move |name| counter(name, all));
    let add = press(o::add_counter(), move || adding.set(true));
    let panel = tag("section").class("ob-tallies").id("p-tallies");
    let panel = panel.set("aria-labelledby", "h-tally").has((
        tag("h2").class("vh").id("h-tally").has(o::tallies()),
        tag("ul").class("tallies").has(counters),
        add.class("btn btn-quiet").icon(Icon::Add),
    ));
    (panel, new_counter(adding, names)).view()
}

/// A counter. Its buttons are not acts of the kit: one holds name and count, and both are tapped often.
fn counter(name: &str, all: View<Vec<Tally>>) -> Tag {
    let send = use_dispatch();
    let called = i::counter(name);
    let this = StoredValue::new(name.to_owned());
    let now = View::new(move || {
        let is_it = |t: &&Tally| this.with_value(|name| t.name == *name);
        let now = |t: &Tally| (t.count, o::rate(t.per_minute));
        all.with(|all| all.iter().find(is_it).map(now).unwrap_or_default())
    });
    let button = || tag("button").set("type", "button");
    let count = says(move || now.with(|now| now.0.to_string()));
    let up = button().class("tally-up").has((
        span("tally-name", called.clone()).set("translate", "no"),
        span("tally-n", count).set("translate", "no"),
    ));
    let up = up.press(move || send.tell(Observing::TallyTapped(this.get_value())));
    let down = button().class("tally-down").has(Icon::Less);
    let down = down.set("aria-label", o::take_back(&called));
    let down = down.flag("disabled", move || now.with(|now| now.0 == 0));
    let down = down.press(move || send.tell(Observing::TallyTakenBack(this.get_value())));
    let rate = span("tally-rate", says(move || now.with(|now| now.1.clone())));
    tag("li").class("tally").has((up, rate, down))
}

fn new_counter(open: RwSignal<bool>, names: View<Arc<[String]>>) -> AnyView {
    let send = use_dispatch();
    let page = use_page();
    let field = use_view(view::counter_field).get_untracked();
    let kept = page.with_value(|p| p.mirrored(&field));
    let kept = kept.map(|kept| kept.text).unwrap_or_default();
    let is_back = RwSignal::new(!kept.is_empty());
    let name = RwSignal::new(kept);
    let mirror = field_mirror(&field);
    let field = StoredValue::new(field);
    let forget = move || {
        field.with_value(|f| page.with_value(|p| p.forget_mirrored(f)));
        name.set(String::new());
        is_back.set(false);
        open.set(false);
    };
    let kept = move || name.with(|name| i::counter_kept(name.trim()));
    let is_there = move || names.with(|all| view::has_counter(all, &kept()));
    let add = move |ev: Event| {
        ev.prevent_default();
        if untrack(is_there) {
            return;
        }
        send.tell(Observing::CounterAdded(untrack(kept)));
        forget();
    };
    let input = tag("input")
        .class("input")
        .id("new-counter")
        .set("autofocus", "");
    let input = input.set("maxlength", "60").set("autocomplete", "off");
    let input = input.set("data-mirror", mirror);
    let input = input
        .value(move || name.get())
        .typed(move |words| name.set(words));
    let words = says(move || match (is_there(), is_back.get()) {
        (true, _) => o::same_counter(),
        (false, true) => o::counter_back(),
        (false, false) => "",
    });
    // Not an act of the kit: Enter in the field presses it too.
    let submit = tag("button").set("type", "submit").class("btn btn-primary");
    let submit = submit.flag("disabled", is_there).has(o::add_counter());
    let form = tag("form").class("stack").on("submit", add);
    let form = form.has((
        labelled("new-counter", o::new_counter(), input),
        p("small", words).set("role", "status"),
        div("cluster", (submit, press(t::cancel(), forget))),
    ));
    asking(open, "d-counter", o::add_counter(), form)
}
