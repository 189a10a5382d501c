//! The language of the page. `boot.js` chooses it and has fetched its file before the app starts.

use crate::platform::browser::js;
use crate::platform::page::dom;
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
