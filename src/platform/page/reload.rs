//! The page loads itself again where nothing else brings the database back (WebKit): at most three
//! times a minute, with the caret where it was.

use gloo_storage::{SessionStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::platform::browser::{clock, js};
use crate::platform::page::dom;

const RELOADS: &str = "alongside.reloads";
const CARET: &str = "alongside.caret";
const MOST_A_MINUTE: usize = 3;

fn usable() -> bool {
    js::window().is_some_and(|w| matches!(w.session_storage(), Ok(Some(_))))
}

fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    if usable() {
        SessionStorage::get(key).ok()
    } else {
        None
    }
}

fn write<T: Serialize>(key: &str, value: &T) -> bool {
    usable() && SessionStorage::set(key, value).is_ok()
}

/// Loads the page again, unless that was done too often of late. What waits is in the mirror.
pub(crate) fn once() {
    let now = clock::wall_ms();
    let mut reloads: Vec<i64> = read(RELOADS).unwrap_or_default();
    reloads.retain(|at| (0..60_000).contains(&(now - at)));
    if reloads.len() >= MOST_A_MINUTE {
        return;
    }
    reloads.push(now);
    // Without the count nothing would end a circle of reloads.
    if !write(RELOADS, &reloads) {
        return;
    }
    if let Some(caret) = dom::caret() {
        // Without it the note is there all the same, the caret at its end.
        let _kept = write(CARET, &caret);
    }
    at_once();
}

/// Loads the page again.
pub(crate) fn at_once() {
    if let Some(window) = js::window() {
        // Refused only while the page is being left anyway.
        let _under_way = window.location().reload();
    }
}

/// Puts the caret back where it was before a reload, once its field is there. Whether to try again.
pub(crate) fn put_caret_back() -> bool {
    let Some((key, start, end)) = read::<(String, u32, u32)>(CARET) else {
        return false;
    };
    if !dom::set_caret(&key, start, end) {
        return true;
    }
    SessionStorage::delete(CARET);
    false
}

/// The field did not come: forget the caret.
pub(crate) fn forget_caret() {
    if usable() {
        SessionStorage::delete(CARET);
    }
}
