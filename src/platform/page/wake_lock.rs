//! Keeping the screen awake. The browser lets go of it whenever the page is hidden, and may refuse it or
//! take it back on a low battery: each is told, since a screen that sleeps in class costs the lesson.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, VisibilityState};

use crate::app::event::OnPage;
use crate::app::page::standing::Awake;
use crate::platform::browser::js;
use crate::platform::page::Listener;
use crate::platform::shared::Shared;

/// What was asked for, and what the browser gave.
#[derive(Debug, Default)]
pub(crate) struct WakeLock {
    wanted: Cell<bool>,
    /// Whether the browser is being asked now. Two answers at once would leave one lock that nobody lets
    /// go of.
    is_asking: Cell<bool>,
    /// Whether something changed since it was asked.
    is_new: Cell<bool>,
    held: RefCell<Option<JsValue>>,
    released: RefCell<Option<Listener>>,
}

/// Keeps the screen awake from now on, or lets it sleep; answers `AwakeChanged`.
pub(crate) fn want(shared: &Rc<Shared>, awake: bool) {
    let was = shared.wake_lock.wanted.replace(awake);
    if !awake && !was {
        return;
    }
    shared.wake_lock.is_new.set(true);
    if shared.wake_lock.is_asking.replace(true) {
        return; // Whoever is asking asks once more.
    }
    shared.later(|shared| async move {
        let mut now = Awake::Unasked;
        while shared.wake_lock.is_new.replace(false) {
            now = bring_about(&shared).await;
        }
        shared.wake_lock.is_asking.set(false);
        shared.send(OnPage::AwakeChanged(now));
    });
}

/// The page is in sight again.
pub(crate) fn page_visible(shared: &Rc<Shared>) {
    if shared.wake_lock.wanted.get() {
        want(shared, true);
    }
}

async fn bring_about(shared: &Rc<Shared>) -> Awake {
    let lock = &shared.wake_lock;
    let held = lock.held.borrow_mut().take();
    if held.as_ref().is_some_and(is_held) && lock.wanted.get() {
        *lock.held.borrow_mut() = held;
        return Awake::Held;
    }
    if let Some(held) = held {
        // One that is released may be released again.
        let _released = js::ask(&held, "release", &[]).await;
    }
    if !lock.wanted.get() {
        return Awake::Unasked;
    }
    let api = js::get(&js::navigator(), "wakeLock");
    if !js::has(&api, "request") {
        return Awake::Impossible;
    }
    match js::ask(&api, "request", &[&"screen".into()]).await {
        Ok(given) => {
            listen(shared, &given);
            *lock.held.borrow_mut() = Some(given);
            Awake::Held
        }
        // A page that is out of sight gets none; it asks again when it is seen.
        Err(_) if !in_sight() => Awake::Unasked,
        Err(_) => Awake::Refused,
    }
}

fn in_sight() -> bool {
    js::document().is_some_and(|d| d.visibility_state() == VisibilityState::Visible)
}

fn is_held(held: &JsValue) -> bool {
    js::get(held, "released").is_falsy()
}

/// Hears when the browser takes it back while the page is in sight.
fn listen(shared: &Rc<Shared>, given: &JsValue) {
    let Some(target) = given.dyn_ref::<EventTarget>() else {
        return;
    };
    let weak = Rc::downgrade(shared);
    let heard = Listener::new(target, "release", move |_| {
        let Some(shared) = weak.upgrade() else { return };
        if shared.wake_lock.wanted.get() && in_sight() {
            // In a task of its own: this listener may go while it is told.
            shared.later(|shared| async move {
                shared.send(OnPage::AwakeChanged(Awake::Released));
            });
        }
    });
    *shared.wake_lock.released.borrow_mut() = Some(heard);
}
