//! The field of a search, with its glass.

use crate::ui::kit::{Tag, div, tag};
use crate::ui::parts::icon::Icon;

/// The field: its name, what can be looked for, what typing does, and what stands in it.
pub fn search_field(
    name: &'static str,
    hint: &'static str,
    typed: impl Fn(String) + 'static,
    words: impl Fn() -> String + Send + 'static,
) -> Tag {
    let input = tag("input").class("input").set("type", "search");
    let input = input.set("aria-label", name).set("placeholder", hint);
    let input = input.value(words).typed(typed);
    let search = div("search", (Icon::Search, input));
    search.set("role", "search").set("aria-label", name)
}
