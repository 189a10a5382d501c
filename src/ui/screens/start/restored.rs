//! What stood in the form when the page went: kept as it is chosen and typed, and filled in again.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::view::kept;
use crate::domain::observation::header::{Header, Purpose};
use crate::ui::context::{Mirrored, Page, use_page};
use crate::ui::parts::header_fields;
use crate::ui::slice::View;

/// The names under which the choices are mirrored, which no field holds as text.
const PURPOSE: &str = "start.purpose";
const INSTRUMENTS: &str = "start.instruments";
const COUNTERS: &str = "start.counters";

/// Fills in what stood in the form when the page went. Whether there was anything.
pub(super) fn fill_in(header: &mut Header) -> bool {
    let before = header.clone();
    header_fields::fill_in(header, kept::START);
    let page = use_page();
    let kept = |field: &str| page.with_value(|p| p.mirrored(field)).map(|kept| kept.text);
    let list = |field: &str| {
        let text = kept(field)?;
        let lines = text.lines().skip(1);
        Some(lines.map(str::to_owned).collect::<Vec<_>>())
    };
    if let Some(word) = kept(PURPOSE) {
        let purpose = Purpose::ALL.into_iter().find(|p| p.word() == word);
        header.purpose = purpose.unwrap_or(header.purpose);
    }
    if let Some(instruments) = list(INSTRUMENTS) {
        header.instruments = instruments;
    }
    if let Some(counters) = list(COUNTERS) {
        header.counters = counters;
    }
    *header != before
}

/// Keeps the choices whenever they change.
pub(super) fn keep_choices(header: RwSignal<Header>) {
    let page = use_page();
    // A first line of its own, so that an empty list is one too.
    let lines = |list: &[String]| format!("-\n{}", list.join("\n"));
    let choices = View::new(move || {
        header.with(|h| {
            [
                (PURPOSE, h.purpose.word().to_owned()),
                (INSTRUMENTS, lines(&h.instruments)),
                (COUNTERS, lines(&h.counters)),
            ]
        })
    });
    Effect::new(move |before: Option<[(&'static str, String); 3]>| {
        let now = choices.get();
        for (choice, was) in now.iter().zip(before.iter().flatten()) {
            if choice != was {
                let words = Mirrored {
                    text: choice.1.clone(),
                    ..Mirrored::default()
                };
                page.with_value(|p| p.mirror(choice.0, words));
            }
        }
        now
    });
}

/// The lesson began, or the form was emptied: nothing of it is kept any more.
pub(super) fn forget(page: StoredValue<Rc<dyn Page>, LocalStorage>) {
    page.with_value(|page| {
        for field in page.mirrored_under(kept::START) {
            page.forget_mirrored(&field);
        }
    });
}
