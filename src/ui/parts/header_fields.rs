//! The fields of a header: on the start screen and, for mending, in the review. What is typed in them is
//! mirrored and comes back after a reload.

use leptos::prelude::*;

use crate::app::view::observe::field_mirror;
use crate::app::view::start::{self, TEXTS, Text};
use crate::domain::observation::header::Header;
use crate::ui::context::{use_page, use_view};
use crate::ui::kit::{Part as _, Tag, labelled, span, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::text::start as s;

/// Fills in what stood in the fields when the page went; their names begin with `mirror`. Whether there
/// was anything.
pub fn fill_in(header: &mut Header, mirror: &str) -> bool {
    let page = use_page();
    let mut is_back = false;
    for (id, (text, _)) in TEXTS {
        let field = format!("{mirror}{id}");
        if let Some(kept) = page.with_value(|p| p.mirrored(&field)) {
            is_back |= *text(&mut header.texts) != kept.text;
            *text(&mut header.texts) = kept.text;
        }
    }
    is_back
}

/// Teacher, class, subject, focus, observer and school. Earlier values are offered. The names under which
/// the fields are mirrored begin with `mirror`; `is_missing` says that the teacher is.
pub fn header_fields(
    header: RwSignal<Header>,
    mirror: &str,
    is_missing: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> Tag {
    // Read once: what is offered need not change while the form is open.
    let earlier = use_view(start::earlier).get_untracked();
    let labels = [
        s::teacher(),
        s::class(),
        s::subject(),
        s::focus(),
        s::observer(),
        s::school(),
    ];
    let fields = TEXTS.into_iter().zip(labels).zip(earlier);
    let fields = fields.map(|(((id, text), label), earlier)| {
        let field = text_field(header, mirror, id, text);
        let (field, below) = match id {
            "teacher" => {
                let reproof = field.given("aria-invalid", move || is_missing().then_some("true"));
                let reproof = reproof.given("aria-describedby", move || {
                    is_missing().then_some("teacher-error")
                });
                (reproof, Some(when(is_missing, teacher_missing)))
            }
            "focus" => {
                let hint = span("field-hint", s::focus_hint()).id("focus-hint");
                let hinted = field.set("placeholder", s::focus_placeholder());
                (
                    hinted.set("aria-describedby", "focus-hint"),
                    Some(hint.view()),
                )
            }
            _ => (field, None),
        };
        let options = earlier
            .into_iter()
            .map(|value| tag("option").set("value", value));
        let list = tag("datalist").set("id", format!("{id}-list"));
        (
            labelled(id, label, (field, below)),
            list.has(options.collect::<Vec<_>>()),
        )
    });
    let section = tag("section")
        .class("form-grid")
        .set("aria-label", s::who());
    section.has(fields.collect::<Vec<_>>())
}

fn text_field(header: RwSignal<Header>, mirror: &str, id: &'static str, text: Text) -> Tag {
    let field = tag("input")
        .class("input")
        .id(id)
        .set("list", format!("{id}-list"));
    let field = field.set("autocomplete", "off").set("maxlength", "300");
    let field = field.set("enterkeyhint", "next");
    let field = field.set("data-mirror", field_mirror(&format!("{mirror}{id}")));
    let (write, read) = text;
    let typed = move |words| header.update(|h| *write(&mut h.texts) = words);
    field
        .value(move || header.with(|h| read(&h.texts).clone()))
        .typed(typed)
}

fn teacher_missing() -> Tag {
    let words = tag("span").has(s::teacher_missing());
    let reproof = span("field-error", (Icon::Alert, words)).id("teacher-error");
    reproof.set("role", "alert")
}
