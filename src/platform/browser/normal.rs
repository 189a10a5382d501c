//! The normal forms of Unicode, by the browser's own tables.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::JsString;

use crate::domain::collation::names::Normalizer;

/// The browser's way.
pub(crate) const BY_BROWSER: Normalizer = Normalizer {
    composed: |text| form(text, "NFC"),
    apart,
};

thread_local! {
    /// A search looks at the same few letters again and again.
    static APART: RefCell<HashMap<char, String>> = RefCell::default();
}

fn apart(c: char) -> String {
    APART.with_borrow_mut(|known| {
        let made = known.entry(c);
        made.or_insert_with(|| form(c.encode_utf8(&mut [0; 4]), "NFKD"))
            .clone()
    })
}

fn form(text: &str, name: &str) -> String {
    JsString::from(text).normalize(name).into()
}
