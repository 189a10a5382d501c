//! "Still Ada?": whose lesson this is, where the tablet cannot know.

use leptos::prelude::*;

use crate::app::view::start;
use crate::domain::observation::header::Header;
use crate::ui::context::{use_page, use_view};
use crate::ui::kit::{Tag, div, p, press, says, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::start as s;

/// The question, and whether it was answered.
#[derive(Clone, Copy)]
pub(super) struct Still {
    /// The name asked about; `None` where there is no doubt.
    name: View<Option<String>>,
    /// Whether it was answered.
    said: RwSignal<bool>,
    /// Whether "Begin" was pressed before.
    unsaid: RwSignal<bool>,
    header: RwSignal<Header>,
}

impl Still {
    pub(super) fn about(header: RwSignal<Header>) -> Self {
        let name = use_view(start::still);
        // A name that came back from an earlier try is another than the one asked about.
        let is_another = name.with_untracked(|name| {
            name.as_ref()
                .is_some_and(|n| header.with_untracked(|h| h.texts.observer.trim() != n))
        });
        Self {
            name,
            said: RwSignal::new(is_another),
            unsaid: RwSignal::new(false),
            header,
        }
    }

    /// Whether an answer is waited for.
    pub(super) fn asks(self) -> bool {
        !self.said.get_untracked() && self.name.with_untracked(Option::is_some)
    }

    pub(super) fn answered(self) {
        self.said.set(true);
    }

    pub(super) fn ask_again(self) {
        self.said.set(false);
        self.unsaid.set(false);
    }

    /// "Begin" was pressed.
    pub(super) fn reprove(self) {
        self.unsaid.set(self.asks());
    }

    pub(super) fn question(self) -> AnyView {
        let asks = move || !self.said.get() && self.name.with(Option::is_some);
        when(asks, move || self.banner())
    }

    fn banner(self) -> Tag {
        let page = use_page();
        let name = move || self.name.get().unwrap_or_default();
        let yes = press(says(move || s::yes(&name())), move || {
            self.answered();
            page.with_value(|p| p.focus("teacher"));
        });
        let other = press(s::somebody_else(), move || {
            self.answered();
            self.header.update(|h| h.texts.observer.clear());
            page.with_value(|p| p.focus("observer"));
        });
        let question = tag("strong").set("translate", "no");
        let question = question.has(says(move || s::still(&name())));
        let first = || {
            let words = (Icon::Alert, tag("span").has(s::still_first()));
            p("field-error", words).set("role", "alert")
        };
        let told = (
            tag("p").id("still").has(question),
            tag("p").has(s::still_why()),
            when(move || self.unsaid.get(), first),
        );
        let acts = div("banner-acts", (yes.id("still-yes"), other));
        let banner = (Icon::Pen, tag("div").has(told), acts);
        let banner = div("banner banner-amber", banner).set("role", "group");
        banner.set("aria-labelledby", "still")
    }
}
