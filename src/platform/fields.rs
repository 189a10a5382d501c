//! Words in fields that are not committed yet. boot.js mirrors every field with `data-mirror` as it is
//! typed in; here they are read after a reload, and forgotten once they are kept elsewhere.

use crate::format::keys::Mirror;
use crate::format::stored::Typing;
use crate::platform::local;

/// What stood in a field.
pub fn read(field: &str) -> Option<Typing> {
    let kept: Option<Typing> = local::read(&Mirror::Field(field.to_owned()));
    kept.filter(|t| !t.text.is_empty())
}

/// Keeps what is chosen where boot.js hears nothing: lists and ticks of a form, the kind and the speaker
/// of a note. As there, an empty field is not kept.
pub fn keep(field: &str, words: Typing) {
    if words.text.is_empty() {
        return forget(field);
    }
    let first_ms = read(field).map_or(words.at_ms, |before| before.first_ms);
    let typing = Typing { first_ms, ..words };
    // A mirror that is refused or full is told by `Effect::ReadHealth`.
    let _kept = local::write(&Mirror::Field(field.to_owned()), &typing);
}

/// The words were kept elsewhere, or given up.
pub fn forget(field: &str) {
    local::forget(&Mirror::Field(field.to_owned()));
}

/// Every field whose name begins so.
pub fn under(prefix: &str) -> Vec<String> {
    local::fields()
        .into_iter()
        .filter(|field| field.starts_with(prefix))
        .collect()
}
