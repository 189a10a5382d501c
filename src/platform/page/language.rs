//! The language of the page. `boot.js` chooses it and has fetched its file before the app starts.

use js_sys::Array;

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
    let listed = js::call(&dom::boot(), "languages", &[]).unwrap_or_default();
    let each = Array::from(&listed).to_vec().into_iter();
    let each = each.filter_map(|it| Some((js::text(&it, "tag")?, js::text(&it, "name")?)));
    Languages {
        here: each.collect(),
        chosen: appearance::chosen_language(),
        unspoken: unspoken(),
    }
}

fn unspoken() -> Option<Unspoken> {
    let asked = js::text(&dom::boot(), "language")?;
    if dom::language() == Some(asked) {
        return None;
    }
    let is_here = js::get(&dom::boot(), "words").is_truthy();
    Some(if is_here {
        Unspoken::OtherVersion
    } else {
        Unspoken::Missing
    })
}
