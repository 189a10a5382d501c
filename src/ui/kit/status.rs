//! A line that says how something stands.

use leptos::prelude::*;

use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{p, tag};
use crate::ui::parts::icon::Icon;

/// An icon and a sentence.
pub fn status(icon: Icon, words: impl Into<Says>) -> AnyView {
    status_of(icon, words.into())
}

/// A sentence that steps back behind what is around it.
pub fn soft(words: impl Into<Says>) -> AnyView {
    soft_of(words.into())
}

fn status_of(icon: Icon, words: Says) -> AnyView {
    p("status", (icon, tag("span").has(words))).into_any()
}

fn soft_of(words: Says) -> AnyView {
    p("small soft", words).into_any()
}
