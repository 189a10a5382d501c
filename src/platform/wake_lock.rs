//! Keeping the screen awake. The browser lets go of it whenever the page is hidden.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::platform::js;
use crate::platform::shared::Shared;

/// What was asked for, and what the browser gave.
#[derive(Debug, Default)]
pub(super) struct WakeLock {
    wanted: Cell<bool>,
    held: RefCell<Option<JsValue>>,
}

/// Keeps the screen awake from now on, or lets it sleep.
pub(super) fn want(shared: &Rc<Shared>, awake: bool) {
    shared.wake_lock.wanted.set(awake);
    shared.later(|shared| async move { bring_about(&shared.wake_lock).await });
}

/// The page is in sight again.
pub(super) fn page_visible(shared: &Rc<Shared>) {
    if shared.wake_lock.wanted.get() {
        want(shared, true);
    }
}

async fn bring_about(lock: &WakeLock) {
    let held = lock.held.borrow_mut().take();
    let is_held = held
        .as_ref()
        .is_some_and(|h| js::get(h, "released").is_falsy());
    if is_held && lock.wanted.get() {
        *lock.held.borrow_mut() = held;
        return;
    }
    if let Some(held) = held {
        // One that is released may be released again.
        let _released = js::ask(&held, "release", &[]).await;
    }
    if lock.wanted.get() {
        let api = js::get(&js::navigator(), "wakeLock");
        // Refused on a low battery or without permission: the screen sleeps, nothing is lost.
        if let Ok(given) = js::ask(&api, "request", &[&"screen".into()]).await {
            *lock.held.borrow_mut() = Some(given);
        }
    }
}
