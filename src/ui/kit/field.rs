//! A field of a form: its label, its words, and the name under which they are mirrored as they are typed.

use leptos::prelude::*;

use crate::app::view::observe::field_mirror;
use crate::ui::kit::part::Part;
use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Tag, span, tag};

/// A field for a line of text.
pub fn field(
    id: &'static str,
    label: impl Into<Says>,
    value: RwSignal<String>,
    mirror: Option<&str>,
) -> AnyView {
    field_of(id, label.into(), value, mirror.map(field_mirror))
}

fn field_of(
    id: &'static str,
    label: Says,
    value: RwSignal<String>,
    mirror: Option<String>,
) -> AnyView {
    let input = tag("input")
        .class("input")
        .id(id)
        .set("autocomplete", "off");
    let input = input.set("maxlength", "300").set_if("data-mirror", mirror);
    let input = input
        .value(move || value.get())
        .typed(move |words| value.set(words));
    labelled(id, label, input).into_any()
}

/// A field below its label.
pub fn labelled(id: &'static str, label: impl Into<Says>, input: impl Part) -> Tag {
    let label = span("field-label", label.into());
    tag("label")
        .class("field")
        .set("for", id)
        .has((label, input))
}
