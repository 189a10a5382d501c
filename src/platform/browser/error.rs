//! What the browser says when something fails, as a [`StoreTrouble`]. Names and sentences of the
//! engines were measured: design.md section 4 names the source.

use wasm_bindgen::JsValue;

use crate::app::keeping::trouble::StoreTrouble;
use crate::platform::browser::js;

/// The name of the error where a browser lacks something.
pub(crate) const UNSUPPORTED: &str = "NotSupportedError";

/// What went wrong, as a trouble.
pub(crate) fn trouble(error: &JsValue) -> StoreTrouble {
    let name = js::text(error, "name").unwrap_or_default();
    let message = js::text(error, "message").unwrap_or_default();
    named(&name, &message, &words(error))
}

/// What went wrong, in the browser's words.
pub(crate) fn words(error: &JsValue) -> String {
    let name = js::text(error, "name").unwrap_or_default();
    let message = js::text(error, "message").unwrap_or_default();
    match (name.is_empty(), message.is_empty()) {
        (false, false) => format!("{name}: {message}"),
        (false, true) => name,
        (true, false) => message,
        (true, true) => error.as_string().unwrap_or_else(|| "unknown".to_owned()),
    }
}

fn named(name: &str, message: &str, words: &str) -> StoreTrouble {
    let says = |part: &str| message.to_ascii_lowercase().contains(part);
    if name == "QuotaExceededError" || says("no_space") || says("disk full") {
        return StoreTrouble::Full;
    }
    // WebKit: no reopening in this page ever worked, a reload always did.
    if says("indexed database server") || says("refresh the page") {
        return StoreTrouble::ReloadNeeded;
    }
    let closing = says("connection is closing") || says("connection was closed");
    let broken = says("internal error") || says("io error") || says("backing store");
    let gone =
        name == "InvalidStateError" || name == "AbortError" || name == "TransactionInactiveError";
    if closing || broken || gone {
        return StoreTrouble::ConnectionLost;
    }
    match name {
        "SecurityError" | "NotAllowedError" => StoreTrouble::Refused,
        "TimeoutError" => StoreTrouble::NoAnswer,
        UNSUPPORTED => StoreTrouble::Unsupported,
        _ => StoreTrouble::Other(words.to_owned()),
    }
}

/// What a reader of texts says, as a trouble.
pub(crate) fn unreadable(why: &serde_json::Error) -> StoreTrouble {
    StoreTrouble::Other(why.to_string())
}
