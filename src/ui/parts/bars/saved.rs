//! Whether all is saved: in class always in sight, elsewhere only when it is not.

use leptos::prelude::*;

use crate::app::event::Keeping;
use crate::app::keeping::saving::SaveStatus;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::view::everywhere;
use crate::ui::context::use_view;
use crate::ui::kit::{Part, Tag, act, div, live, p, span, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::{observe as o, trouble};

/// When the last write was confirmed, that one is under way, or that it failed.
pub fn saved() -> AnyView {
    let status = use_view(everywhere::saved);
    live(move || match status.get() {
        SaveStatus::Nothing => save("save", ()),
        SaveStatus::Saving => {
            let words = tag("span").set("translate", "no").has(o::saving());
            save("save save-busy", words)
        }
        SaveStatus::Saved(at) => {
            let words = tag("span").set("translate", "no");
            let at = span("num", t::wall_seconds(at));
            save("save", (Icon::Check, words.has((o::saved(), " ", at))))
        }
        SaveStatus::NotSaved(_, why) => not_saved(&why),
    })
}

fn save(class: &'static str, words: impl Part) -> Tag {
    p(class, words).set("role", "status")
}

/// What is not saved follows the observer to every screen.
pub fn not_saved_bar() -> AnyView {
    let failed = use_view(everywhere::not_saved);
    live(move || failed.get().map(|why| div("save-bar", not_saved(&why))))
}

fn not_saved(why: &StoreTrouble) -> Tag {
    let (what, remedy) = trouble::store(why);
    let what = tag("small").has(format!("{what} {remedy}"));
    let words = tag("span").has((tag("strong").has(o::not_saved()), what));
    let copy = act(o::share_copy(), Keeping::CopyPressed).danger();
    div("save-failed", (Icon::Alert, words, copy)).set("role", "alert")
}
