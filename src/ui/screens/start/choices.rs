//! What is chosen before a lesson: what for, with which instruments, and what is counted.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::view::start;
use crate::domain::instrument;
use crate::domain::observation::header::{Header, Purpose};
use crate::ui::context::use_page;
use crate::ui::kit::{Tag, div, each, press, says, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::instrument as i;
use crate::ui::text::start as s;

/// What the observation is for: one of them.
pub(super) fn purposes(header: RwSignal<Header>) -> Tag {
    let choices = Purpose::ALL.map(|purpose| {
        let radio = tag("input").set("type", "radio").set("name", "purpose");
        let radio = radio.set("value", purpose.word());
        let radio = radio.checked(move || header.with(|h| h.purpose == purpose));
        let radio = radio.chosen(move || header.update(|h| h.purpose = purpose));
        choice(radio, t::purpose(purpose), s::purpose_hint(purpose))
    });
    choices_of(s::purpose(), choices)
}

/// The instruments: the script, which is always there, and any others.
pub(super) fn instruments(header: RwSignal<Header>) -> Tag {
    let instruments = [
        (instrument::SCRIPT, s::script()),
        (instrument::COPUS, s::copus()),
        (instrument::TALLIES, s::tallies()),
    ];
    let choices = instruments.map(|(id, (name, what))| {
        let always = (id == instrument::SCRIPT).then_some("");
        let tick = tag("input")
            .set("type", "checkbox")
            .set_if("disabled", always);
        let tick = tick.checked(move || header.with(|h| h.uses(id)));
        let tick = tick.chosen(move || header.update(|h| start::toggle(h, id)));
        choice(tick, name, what)
    });
    choices_of(s::instruments(), choices)
}

fn choice(input: Tag, name: &'static str, what: &'static str) -> Tag {
    let words = (tag("b").has(name), tag("small").has(what));
    tag("label")
        .class("choice")
        .has((input, tag("span").has(words)))
}

fn choices_of<const N: usize>(title: &'static str, choices: [Tag; N]) -> Tag {
    let legend = tag("legend").class("field-label").has(title);
    tag("fieldset").has((legend, div("choices choices-3", choices)))
}

/// What is counted, by name.
pub(super) fn counters(header: RwSignal<Header>) -> Tag {
    let page = use_page();
    let rows = Rows::of(header);
    let add = press(s::add_counter(), move || {
        let id = rows.add();
        page.with_value(|p| p.focus(&format!("counter-{id}")));
    });
    let list = each(move || rows.ids.get(), move |id| counter(rows, *id));
    let title = (Icon::Tally, s::counters(), Icon::Down);
    tag("details").class("fold").has((
        tag("summary").has(title),
        tag("ul").class("counters").has(list),
        add.quiet().icon(Icon::Add),
    ))
}

fn counter(rows: Rows, id: usize) -> Tag {
    let number = move || s::counter(rows.position(id).unwrap_or(0) + 1);
    let field = tag("input")
        .class("input")
        .set("id", format!("counter-{id}"));
    let field = field.set("maxlength", "60").set("enterkeyhint", "next");
    let field = field.set("aria-label", says(number));
    let field = field.value(move || rows.name(id));
    let field = field.typed(move |name| rows.rename(id, &name));
    let remove = says(move || s::remove_counter(&rows.name(id)));
    let remove = press(remove, move || rows.remove(id));
    tag("li").has((field, remove.icon_alone(Icon::Close)))
}

/// The counters, each with an id of its own: a field keeps its place while its name is typed, and only
/// adding and removing makes the list anew.
#[derive(Clone, Copy)]
struct Rows {
    ids: RwSignal<Arc<[usize]>>,
    next: StoredValue<usize>,
    header: RwSignal<Header>,
}

impl Rows {
    fn of(header: RwSignal<Header>) -> Self {
        let next = header.with_untracked(|h| h.counters.len());
        Self {
            ids: RwSignal::new((0..next).collect()),
            next: StoredValue::new(next),
            header,
        }
    }

    fn position(self, id: usize) -> Option<usize> {
        self.ids.with(|ids| ids.iter().position(|i| *i == id))
    }

    fn name(self, id: usize) -> String {
        let at = self.position(id);
        let name = at.and_then(|at| {
            self.header
                .with(|h| h.counters.get(at).map(|c| i::counter(c)))
        });
        name.unwrap_or_default()
    }

    fn rename(self, id: usize, name: &str) {
        if let Some(at) = untrack(|| self.position(id)) {
            self.header.update(|h| {
                if let Some(counter) = h.counters.get_mut(at) {
                    *counter = i::counter_kept(name);
                }
            });
        }
    }

    fn remove(self, id: usize) {
        if let Some(at) = untrack(|| self.position(id)) {
            self.header.update(|h| _ = h.counters.remove(at));
            self.ids
                .update(|ids| *ids = ids.iter().copied().filter(|i| *i != id).collect());
        }
    }

    /// The id of a field whose name is typed next; an empty one that waits for a name is used first.
    fn add(self) -> usize {
        let counters = self.header.with_untracked(|h| h.counters.clone());
        let empty = counters.iter().position(|name| name.trim().is_empty());
        let waits = empty.and_then(|at| self.ids.with_untracked(|ids| ids.get(at).copied()));
        waits.unwrap_or_else(|| {
            let id = self.next.get_value();
            self.next.set_value(id + 1);
            self.header.update(|h| h.counters.push(String::new()));
            self.ids
                .update(|ids| *ids = ids.iter().copied().chain([id]).collect());
            id
        })
    }
}
