//! Words in fields that are not committed yet. boot.js mirrors every field with `data-mirror` as it is
//! typed in; here they are read after a reload, and forgotten once they are kept elsewhere.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::keeping::stores::mirror::Emptied;
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::stores::{mirror, writing};
use crate::format::stored::Typing;
use crate::format::stored::keys::{Meta, Mirror};
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::stores::local::{self, LocalStorage};

/// What stood in a field.
pub fn read(field: &str) -> Option<Typing> {
    mirror::field(&LocalStorage, field)
}

/// Keeps what is chosen where boot.js hears nothing: lists and ticks of a form, the kind and the speaker
/// of a note. As there, an empty field is not kept.
pub fn keep(field: &str, words: Typing) {
    if words.text.is_empty() {
        return local::forget(&Mirror::Field(field.to_owned()));
    }
    let first_ms = read(field).map_or(words.at_ms, |before| before.first_ms);
    let typing = Typing { first_ms, ..words };
    // A mirror that is refused or full is told by `Store::ReadHealth`.
    let _kept = local::write(&Mirror::Field(field.to_owned()), &typing);
}

/// For so long a browser that is killed may bring back what a mirror held.
const LONGEST_BACK_MS: i64 = 10 * 60_000;

/// When fields were emptied lately.
#[derive(Debug, Default)]
pub(crate) struct Emptyings(RefCell<Emptied>);

/// The words were kept elsewhere, or given up. That is kept in the database: a killed Chromium gives back a
/// localStorage that is up to a minute old, and with it words that would be kept a second time.
pub(crate) fn forget(adapters: &Rc<Adapters>, field: &str) {
    local::forget(&Mirror::Field(field.to_owned()));
    if !adapters.may_write() {
        return;
    }
    let now = clock::wall_ms();
    let text = {
        let mut emptied = adapters.emptyings.0.borrow_mut();
        emptied.retain(|_, at| (0..LONGEST_BACK_MS).contains(&(now - *at)));
        emptied.insert(field.to_owned(), now);
        serde_json::to_string(&*emptied).unwrap_or_default()
    };
    writing::keep(adapters, Meta::Emptied, Some(text));
}

/// Every field whose name begins so.
pub fn under(prefix: &str) -> Vec<String> {
    mirror::fields(&LocalStorage)
        .into_iter()
        .filter(|field| field.starts_with(prefix))
        .collect()
}
