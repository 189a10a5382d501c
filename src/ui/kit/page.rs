//! A screen of headings and cards, and what is on it.

use leptos::prelude::*;

use crate::ui::kit::card::heading;
use crate::ui::kit::part::Part;
use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Tag, tag};

/// A screen with its heading; `lead` is what stands below that.
pub fn page(
    class: &'static str,
    title: impl Into<Says>,
    lead: impl Part,
    inside: impl Part,
) -> Tag {
    page_of(class, title.into(), lead.view()).has(inside)
}

fn page_of(class: &'static str, title: Says, lead: AnyView) -> Tag {
    let head = tag("header").class("page-head");
    let head = head.has(tag("div").has((heading(title), lead)));
    tag("main").class(class).id("main").has(head)
}
