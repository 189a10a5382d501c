//! Sections of a screen with a heading that names them.

use leptos::prelude::*;

use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Tag, div, tag};

/// A card: a section on its own ground, named by its heading.
pub fn card(id: &'static str, title: impl Into<Says>, inside: impl IntoAny) -> AnyView {
    section("card", id, title.into(), inside.into_any())
}

/// A setting: its heading beside what can be set.
pub fn setting(id: &'static str, title: impl Into<Says>, inside: impl IntoAny) -> AnyView {
    setting_of(id, title.into(), inside.into_any())
}

/// What stands where there is nothing yet: what it will be, and how to begin.
pub fn empty(title: impl Into<Says>, inside: impl IntoAny) -> AnyView {
    empty_of(title.into(), inside.into_any())
}

/// A section with these classes, named by its heading.
pub fn section(class: &'static str, id: &'static str, title: Says, inside: AnyView) -> AnyView {
    let heading = tag("h2").id(id).has(title);
    let section = tag("section").class(class).set("aria-labelledby", id);
    section.has((heading, inside)).into_any()
}

fn setting_of(id: &'static str, title: Says, inside: AnyView) -> AnyView {
    let heading = tag("div").has(tag("h2").id(id).has(title));
    let section = tag("section").class("setting").set("aria-labelledby", id);
    section.has((heading, tag("div").has(inside))).into_any()
}

fn empty_of(title: Says, inside: AnyView) -> AnyView {
    div("empty", (heading(title), inside)).into_any()
}

/// The heading of a screen, which gets the keyboard's focus when it is entered.
pub fn heading(title: impl Into<Says>) -> Tag {
    let heading = tag("h1").set("tabindex", "-1").id("title");
    heading.has(title.into())
}
