//! Keeping the screen awake. The browser lets go of it whenever the page is hidden, and may refuse it or
//! take it back on a low battery: each is told, since a screen that sleeps in class costs the lesson.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventTarget, VisibilityState};

use crate::app::event::OnPage;
use crate::app::page::standing::Awake;
use crate::platform::browser::js;
use crate::platform::page::Listener;
use crate::platform::tell::Tell;

/// What was asked for, and what the browser gave.
#[derive(Debug)]
pub(crate) struct WakeLock {
    tell: Tell,
    wanted: Cell<bool>,
    /// Whether the browser is being asked now. Two answers at once would leave one lock that nobody lets
    /// go of.
    is_asking: Cell<bool>,
    /// Whether something changed since it was asked.
    is_new: Cell<bool>,
    held: RefCell<Option<JsValue>>,
    released: RefCell<Option<Listener>>,
}

impl WakeLock {
    /// Nothing asked for yet.
    pub(crate) fn new(tell: Tell) -> Self {
        Self {
            tell,
            wanted: Cell::default(),
            is_asking: Cell::default(),
            is_new: Cell::default(),
            held: RefCell::default(),
            released: RefCell::default(),
        }
    }

    /// Keeps the screen awake from now on, or lets it sleep; answers `AwakeChanged`.
    pub(crate) fn want(self: &Rc<Self>, awake: bool) {
        let was = self.wanted.replace(awake);
        if !awake && !was {
            return;
        }
        self.is_new.set(true);
        if self.is_asking.replace(true) {
            return; // Whoever is asking asks once more.
        }
        let lock = Rc::clone(self);
        spawn_local(async move {
            let mut now = Awake::Unasked;
            while lock.is_new.replace(false) {
                now = lock.bring_about().await;
            }
            lock.is_asking.set(false);
            lock.tell.tell(OnPage::AwakeChanged(now));
        });
    }

    /// The page is in sight again.
    pub(crate) fn page_visible(self: &Rc<Self>) {
        if self.wanted.get() {
            self.want(true);
        }
    }

    async fn bring_about(self: &Rc<Self>) -> Awake {
        let held = self.held.borrow_mut().take();
        if held.as_ref().is_some_and(is_held) && self.wanted.get() {
            *self.held.borrow_mut() = held;
            return Awake::Held;
        }
        if let Some(held) = held {
            // One that is released may be released again.
            let _released = js::ask(&held, "release", &[]).await;
        }
        if !self.wanted.get() {
            return Awake::Unasked;
        }
        let api = js::get(&js::navigator(), "wakeLock");
        if !js::has(&api, "request") {
            return Awake::Impossible;
        }
        match js::ask(&api, "request", &[&"screen".into()]).await {
            Ok(given) => {
                self.listen(&given);
                *self.held.borrow_mut() = Some(given);
                Awake::Held
            }
            // A page that is out of sight gets none; it asks again when it is seen.
            Err(_) if !in_sight() => Awake::Unasked,
            Err(_) => Awake::Refused,
        }
    }

    /// Hears when the browser takes it back while the page is in sight.
    fn listen(self: &Rc<Self>, given: &JsValue) {
        let Some(target) = given.dyn_ref::<EventTarget>() else {
            return;
        };
        let weak = Rc::downgrade(self);
        let heard = Listener::new(target, "release", move |_| {
            let Some(lock) = weak.upgrade() else { return };
            if lock.wanted.get() && in_sight() {
                // In a task of its own: this listener may go while it is told.
                spawn_local(async move { lock.tell.tell(OnPage::AwakeChanged(Awake::Released)) });
            }
        });
        *self.released.borrow_mut() = Some(heard);
    }
}

fn in_sight() -> bool {
    js::document().is_some_and(|d| d.visibility_state() == VisibilityState::Visible)
}

fn is_held(held: &JsValue) -> bool {
    js::get(held, "released").is_falsy()
}
