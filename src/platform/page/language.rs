//! The language of the page. `boot.js` chooses it and has fetched its file before the app starts.

use std::iter::once;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;

use crate::app::page::languages::{Languages, Unspoken};
use crate::platform::browser::js;
use crate::platform::page::{appearance, dom};
use crate::words::{self, Language};

/// Speaks it; English where there is no file, or where it was made for another version of the app.
pub fn speak() {
    let file = js::get(&dom::boot(), "words");
    if file.is_falsy() {
        return;
    }
    // As long as the page lives, its language does.
    let text = |name: &str| -> &'static str { js::text(&file, name).unwrap_or_default().leak() };
    let is_spoken = words::speak(Language {
        made_for: text("madeFor"),
        plurals: text("plurals"),
        class: text("class"),
        after: text("after"),
    });
    if !is_spoken {
        dom::set_language("en", "ltr");
    }
}

/// Which languages there are, and what became of the one that was asked for.
pub fn languages() -> Languages {
    let of_host = dom::meta("alongside-languages").unwrap_or_default();
    let chosen = appearance::chosen_language();
    let mut tags: Vec<&str> = once("en").chain(of_host.split_whitespace()).collect();
    // What was chosen can be seen and given up, also where this host has it no more.
    tags.extend(chosen.as_deref().filter(|tag| !tags.contains(tag)));
    let each = tags.into_iter();
    Languages {
        here: each.map(|tag| (tag.to_owned(), own_name(tag))).collect(),
        unspoken: unspoken(),
        chosen,
    }
}

fn unspoken() -> Option<Unspoken> {
    let asked = js::text(&dom::boot(), "language")?;
    let is_spoken = dom::language().is_none_or(|spoken| spoken == asked);
    let is_here = js::get(&dom::boot(), "words").is_truthy();
    match (is_spoken, is_here) {
        (true, _) => None,
        (false, true) => Some(Unspoken::OtherVersion),
        (false, false) => Some(Unspoken::Missing),
    }
}

/// What a language calls itself; its tag where the browser does not know.
fn own_name(tag: &str) -> String {
    let named = || {
        let intl = js::get(&js::global(), "Intl");
        let names = js::get(&intl, "DisplayNames").dyn_into::<Function>().ok()?;
        let of_languages = js::object(&[("type", &"language".into())]);
        let names = Reflect::construct(&names, &Array::of2(&tag.into(), &of_languages)).ok()?;
        js::call(&names, "of", &[&tag.into()]).ok()?.as_string()
    };
    named().unwrap_or_else(|| tag.to_owned())
}
