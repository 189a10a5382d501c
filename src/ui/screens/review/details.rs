//! Mending the header: whom, where, about what.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::kept;
use crate::app::view::review::{self as view, Details};
use crate::ui::context::{use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::kit::{Tag, div, fold, live, p, press, says, span, tag};
use crate::ui::parts::header_fields::{fill_in, header_fields};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::review as r;

/// The form, folded until it is looked for, or until unsaved words come back in it.
pub(super) fn details() -> Tag {
    let details = use_view(view::details);
    let said = RwSignal::new("");
    let is_open = RwSignal::new(false);
    // Said when the header is another one, not when the button was pressed.
    Effect::new(move |before: Option<Option<Details>>| {
        let now = details.get();
        if before.is_some_and(|before| before != now) {
            said.set(r::details_changed());
        }
        now
    });
    // Made anew when the header changes, so that the form never shows an earlier one.
    let form = live(move || details.get().map(|details| form(details, said, is_open)));
    let said = p("small soft", says(move || said.get())).set("role", "status");
    let title = (Icon::Pen, r::details());
    fold("fold card no-print", is_open, title, (form, said))
}

fn form(details: Details, said: RwSignal<&'static str>, is_open: RwSignal<bool>) -> Tag {
    let send = use_dispatch();
    let reads = use_reads_only();
    let page = use_page();
    let Details { id, header } = details;
    let mirror = kept::details(&id);
    let purpose = header.purpose;
    let was = StoredValue::new(header.clone());
    let mut filled_in = header;
    if fill_in(&mut filled_in, &mirror) {
        is_open.set(true);
        said.set(r::details_back());
    }
    let edited = RwSignal::new(filled_in);
    let fields = StoredValue::new(mirror.clone());
    let save = move || {
        let new = edited.get_untracked();
        page.with_value(|p| {
            for field in fields.with_value(|prefix| p.mirrored_under(prefix)) {
                p.forget_mirrored(&field);
            }
        });
        let is_same = was.with_value(|was| *was == new);
        said.set(if is_same { r::details_same() } else { "" });
        send.tell(Reviewing::HeaderEdited(new));
    };
    let fixed = span("small soft", r::purpose_fixed());
    let facts = tag("dl").class("facts").has((
        tag("dt").has(r::purpose()),
        tag("dd").has((t::purpose(purpose), " ", fixed)),
    ));
    let form = header_fields(edited, &mirror, || false);
    let save = press(r::save_details(), save).rests_while(move || reads.get());
    div("stack", (form, facts, save))
}
