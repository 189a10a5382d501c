//! A line that says how something stands.

use leptos::prelude::*;

use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Tag, p, tag};
use crate::ui::parts::icon::Icon;

/// An icon and a sentence.
pub fn status(icon: Icon, words: impl Into<Says>) -> AnyView {
    status_of(icon, words.into())
}

/// An icon and a sentence that is told to a screen reader when there is time.
pub fn told(icon: Icon, words: impl Into<Says>) -> AnyView {
    told_of(icon, words.into())
}

/// A sentence that steps back behind what is around it.
pub fn soft(words: impl Into<Says>) -> AnyView {
    soft_of(words.into())
}

fn status_of(icon: Icon, words: Says) -> AnyView {
    line(icon, words).into_any()
}

fn told_of(icon: Icon, words: Says) -> AnyView {
    line(icon, words).set("role", "status").into_any()
}

fn line(icon: Icon, words: Says) -> Tag {
    p("status", (icon, tag("span").has(words)))
}

fn soft_of(words: Says) -> AnyView {
    p("small soft", words).into_any()
}
