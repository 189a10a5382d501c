//! The Web Lock of the one tab that writes: waited for in line, held until it is let go, or taken from
//! a tab that does not answer.
//!
//! It is never asked for with `ifAvailable`: a page that is left for the same address goes by way of the
//! browser's back/forward cache and holds its lock a moment longer. Measured in Chromium 148: 10 of 12 pages
//! that asked so got none, with `--disable-features=BackForwardCache` none of 12; waiting in line, all 12
//! got it. Headless shells 110 to 153, which have no such cache, gave it at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot::{Sender, channel};
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use crate::format::stored::keys;
use crate::platform::browser::{clock, js};

/// A lock that is taken by force is there at once; a browser that does not say so is not waited for.
const STEAL_MS: u32 = 1_000;

type Release = Rc<RefCell<Option<Function>>>;
type Told = Rc<dyn Fn()>;

/// The lock.
#[derive(Default)]
pub(super) struct WriterLock {
    /// Lets go of it; there while it is held.
    release: Release,
    /// Ends waiting; there while this tab waits in line.
    waiting: Rc<RefCell<Option<AbortController>>>,
    told: RefCell<Option<(Told, Told)>>,
}

impl std::fmt::Debug for WriterLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriterLock")
            .field("is_held", &self.is_held())
            .finish_non_exhaustive()
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        self.release();
    }
}

impl WriterLock {
    /// Whether this browser has such locks.
    pub(super) fn is_possible() -> bool {
        js::has(&locks(), "request")
    }

    /// Whether this tab holds it.
    pub(super) fn is_held(&self) -> bool {
        self.release.borrow().is_some()
    }

    /// Waits in line for as long as it takes; once, however often it is called. `given` is told when
    /// the lock comes, `taken` when another tab takes it by force. False where there are no locks.
    pub(super) fn wait(&self, given: impl Fn() + 'static, taken: impl Fn() + 'static) -> bool {
        if !Self::is_possible() {
            return false;
        }
        let told: (Told, Told) = (Rc::new(given), Rc::new(taken));
        *self.told.borrow_mut() = Some(told);
        if self.is_held() || self.waiting.borrow().is_some() {
            return true;
        }
        let Ok(controller) = AbortController::new() else {
            return false;
        };
        let options = js::object(&[("signal", &controller.signal())]);
        *self.waiting.borrow_mut() = Some(controller);
        self.request(&options, None)
    }

    /// Takes it from whoever holds it.
    pub(super) async fn steal(&self) {
        self.leave_line();
        let (sender, answer) = channel::<()>();
        if self.request(&js::object(&[("steal", &true.into())]), Some(sender)) {
            // Without an answer this tab writes all the same: nobody else spoke for the pen.
            let _in_time = clock::within(STEAL_MS, answer).await;
        }
    }

    /// Lets go of it.
    pub(super) fn release(&self) {
        self.leave_line();
        let release = self.release.borrow_mut().take();
        if let Some(release) = release {
            // The resolver of a promise of our own.
            let _always_ok = release.call0(&JsValue::UNDEFINED);
        }
    }

    /// A place in the queue that is kept would give the lock back the moment it is let go.
    fn leave_line(&self) {
        let waiting = self.waiting.borrow_mut().take();
        if let Some(waiting) = waiting {
            waiting.abort();
        }
    }

    /// False where the browser refuses even to be asked.
    fn request(&self, options: &JsValue, asker: Option<Sender<()>>) -> bool {
        let was_given = Rc::new(Cell::new(false));
        let hold = self.hold(Rc::clone(&was_given), asker);
        let name = keys::writer_lock();
        let answer = js::call(
            &locks(),
            "request",
            &[&name.as_str().into(), options, &hold],
        );
        let Ok(over) = answer else {
            self.waiting.borrow_mut().take();
            return false;
        };
        let release = Rc::clone(&self.release);
        let taken = self
            .told
            .borrow()
            .as_ref()
            .map(|(_, taken)| Rc::clone(taken));
        spawn_local(async move {
            // It ends well when it was let go, and badly when it was taken by force or waiting ended.
            let is_taken = js::settled(over).await.is_err() && was_given.get();
            if is_taken
                && release.borrow_mut().take().is_some()
                && let Some(taken) = taken
            {
                taken();
            }
        });
        true
    }

    /// The callback of the request: called once, with the lock, and holds it as long as its promise
    /// is open. A lock that comes when this tab has it already is let go at once.
    fn hold(&self, was_given: Rc<Cell<bool>>, asker: Option<Sender<()>>) -> JsValue {
        let release = Rc::clone(&self.release);
        let waiting = Rc::clone(&self.waiting);
        let given = self
            .told
            .borrow()
            .as_ref()
            .map(|(given, _)| Rc::clone(given));
        Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            waiting.borrow_mut().take();
            if release.borrow().is_some() {
                return JsValue::UNDEFINED;
            }
            was_given.set(true);
            let held = Promise::new(&mut |resolve, _| *release.borrow_mut() = Some(resolve));
            match asker {
                // Whoever waits for the answer acts on it; nobody there any more is no harm.
                Some(asker) => drop(asker.send(())),
                None => given.iter().for_each(|given| given()),
            }
            held.into()
        })
    }
}

fn locks() -> JsValue {
    js::get(&js::navigator(), "locks")
}
