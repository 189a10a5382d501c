//! The removal of a whole observation, with a dialog that says what goes and what has left already.

use crate::app::event::Reviewing;
use crate::app::view::erasing::{self as view, Removal};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::kit::{Part, Tag, says, soft, tag};
use crate::ui::parts::dialogs::removal::{Words, removal};
use crate::ui::parts::icon::Icon;
use crate::ui::text::erasing as w;

/// The button that removes the open observation from this tablet, with its question.
pub(super) fn remove_observation() -> Tag {
    let send = use_dispatch();
    let asked = use_view(view::removal);
    let remove = move || {
        if let Some(asked) = asked.get_untracked() {
            send.tell(Reviewing::RemoveObservationPressed(asked.id));
        }
    };
    let words = move |of: fn(&Removal) -> String| {
        says(move || asked.with(|asked| asked.as_ref().map(of).unwrap_or_default()))
    };
    let goes = tag("div").has(words(|asked| w::goes(asked.entries)));
    let goes = tag("li").class("is-danger").has((Icon::Remove, goes));
    let question = (
        tag("p").has(w::remove_lead()),
        tag("ul").class("list").has(goes),
        tag("p").has(words(|asked| w::left(&asked.left))),
        soft(w::backups()),
    );
    let words = Words {
        id: "d-remove-observation",
        name: w::remove(),
        title: w::remove_title(),
        keep: w::keep(),
        remove: w::remove_now().into(),
    };
    let removal = removal(words, question.view(), remove);
    let section = tag("section").class("section no-print");
    section.set("aria-label", w::remove()).has(removal)
}
