//! One of few: the choices beside each other, of which one is taken.

use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Tag, div, tag};

/// A choice.
pub struct Choice {
    words: &'static str,
    is_taken: Box<dyn Fn() -> bool + Send>,
    take: Box<dyn Fn()>,
}

/// A choice: its words, whether it is the one that is taken, and what taking it does.
pub fn choice(
    words: &'static str,
    is_taken: impl Fn() -> bool + Send + 'static,
    take: impl Fn() + 'static,
) -> Choice {
    Choice {
        words,
        is_taken: Box::new(is_taken),
        take: Box::new(take),
    }
}

/// The choices. `name` is that of their group, its own on the page; `label` says what is chosen.
pub fn one_of(
    name: &'static str,
    label: impl Into<Says>,
    choices: impl IntoIterator<Item = Choice>,
) -> Tag {
    let choices = choices.into_iter().map(|choice| {
        let radio = tag("input").set("type", "radio").set("name", name);
        let radio = radio.checked(choice.is_taken).chosen(choice.take);
        let words = tag("span").has(choice.words);
        tag("label").class("seg-item").has((radio, words))
    });
    let choices = div("seg", choices.collect::<Vec<_>>());
    choices.set("role", "radiogroup").set("aria-label", label)
}

impl std::fmt::Debug for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.words)
    }
}
