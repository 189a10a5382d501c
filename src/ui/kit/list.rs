//! Lists: their items with what can be done about each, steps, and the button below a long one.

use leptos::prelude::*;

use crate::ui::kit::act::{Act, press};
use crate::ui::kit::changing::when;
use crate::ui::kit::part::Part;
use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Tag, div, tag};
use crate::ui::parts::icon::Icon;

/// An item: what it is, more about it, and what can be done, which is described by the two for those who
/// only hear it. `id` must be its own on the page.
pub fn item(
    class: &'static str,
    icon: Icon,
    id: String,
    (what, about): (String, String),
    acts: Vec<Act>,
) -> Tag {
    let acts: Vec<Act> = acts.into_iter().map(|a| a.described(id.clone())).collect();
    let words = tag("div").set("id", id);
    let words = words.has((what, tag("small").has(about)));
    let item = tag("li").class(class);
    item.has((icon, words, div("list-acts", acts)))
}

/// What is done one after another.
pub fn steps<P: Part, const N: usize>(steps: [P; N]) -> Tag {
    let steps = steps.map(|step| tag("li").has(step));
    tag("ol").class("steps").has(steps)
}

/// The button that lists so many more, as long as there are any.
pub fn more(
    words: impl Into<Says>,
    are_left: impl Fn() -> bool + Send + Sync + 'static,
    most: RwSignal<usize>,
    by: usize,
) -> AnyView {
    let words = words.into();
    when(are_left, move || {
        press(words.clone(), move || most.update(|most| *most += by)).quiet()
    })
}
