//! What is folded until somebody looks for it.

use leptos::{ev, prelude::*, web_sys};

use crate::ui::kit::part::Part;
use crate::ui::kit::tag::{Tag, tag};
use crate::ui::parts::icon::Icon;

/// A fold: its title, and what is in it. `is_open` says how it stands, and opens it.
pub fn fold(
    class: &'static str,
    is_open: RwSignal<bool>,
    title: impl Part,
    inside: impl Part,
) -> Tag {
    let title = tag("summary").has((title, Icon::Down));
    fold_of(class, is_open).has((title, inside))
}

fn fold_of(class: &'static str, is_open: RwSignal<bool>) -> Tag {
    let toggled = move |ev: ev::Event| {
        let is = event_target::<web_sys::Element>(&ev).has_attribute("open");
        if is_open.get_untracked() != is {
            is_open.set(is);
        }
    };
    let fold = tag("details").class(class);
    let fold = fold.flag("open", move || is_open.get());
    fold.on("toggle", toggled)
}
