//! A platform that tells a test what it tells the app, and a page that can be cleaned.

use std::cell::RefCell;
use std::rc::Rc;

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Event, Keeping, OnPage};
use alongside::app::page::standing::Pen;
use alongside::app::told::Opened;
use alongside::format::stored::keys::Mirror;
use alongside::platform::Platform;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const PATIENCE_MS: u32 = 8_000;
const LOOK_EVERY_MS: u32 = 10;

/// One tab.
pub(crate) struct World {
    platform: Platform,
    events: Rc<RefCell<Vec<Event>>>,
}

impl World {
    /// Opens a tab.
    pub(crate) fn start() -> Self {
        let events: Rc<RefCell<Vec<Event>>> = Rc::default();
        let heard = Rc::clone(&events);
        let platform = Platform::start(
            move |event| heard.borrow_mut().push(event),
            // Everything is linked here: the part is there at once.
            |job| {
                Box::pin(async move {
                    job.run();
                    true
                })
            },
        );
        Self { platform, events }
    }

    /// Asks for something.
    pub(crate) fn run(&self, effect: Effect) {
        self.platform.run(effect);
    }

    /// The words of a field were kept elsewhere.
    pub(crate) fn forget_field(&self, field: &str) {
        self.platform.forget_field(field);
    }

    /// Waits for an event, and takes it and all before it.
    pub(crate) async fn find<T>(&self, wanted: impl Fn(&Event) -> Option<T>) -> T {
        for _ in 0..PATIENCE_MS / LOOK_EVERY_MS {
            let found = self
                .events
                .borrow()
                .iter()
                .enumerate()
                .find_map(|(at, e)| Some((at, wanted(e)?)));
            if let Some((at, found)) = found {
                self.events.borrow_mut().drain(..=at);
                return found;
            }
            sleep(LOOK_EVERY_MS).await;
        }
        panic!(
            "the event did not come; what came: {:?}",
            self.events.borrow()
        );
    }

    /// Closes the tab: the pen is taken from it, as nobody can close a real tab from within, and it
    /// waits for it no more.
    pub(crate) async fn end(self) {
        outside(
            "await new Promise(held => navigator.locks.request('alongside.writer /', { steal: true },
                 () => { held(); return new Promise(done => { window.letGo = done; }); }))",
        )
        .await;
        let gave = Event::OnPage(OnPage::PenChanged(Pen::Elsewhere));
        for _ in 0..300 {
            if self.events.borrow().contains(&gave) {
                break;
            }
            sleep(LOOK_EVERY_MS).await;
        }
        drop(self);
        sleep(LOOK_EVERY_MS).await;
        outside("window.letGo()").await;
    }
}

/// Opens the stores, and waits for what they hold.
pub(crate) async fn opened(world: &World) -> Opened {
    world.run(Effect::Store(Store::OpenStores));
    world
        .find(|e| {
            if let Event::Keeping(Keeping::StoresOpened(o)) = e {
                Some((**o).clone())
            } else {
                None
            }
        })
        .await
}

/// Waits.
pub(crate) async fn sleep(ms: u32) {
    outside(&format!(
        "await new Promise(done => setTimeout(done, {ms}))"
    ))
    .await;
}

/// Runs some JavaScript.
pub(crate) async fn outside(code: &str) -> JsValue {
    let code = format!("return (async () => {{ {code} }})()");
    let promise: Promise = Function::new_no_args(&code)
        .call0(&JsValue::NULL)
        .unwrap()
        .unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

/// A value of the mirror as it is stored.
pub(crate) fn mirrored(key: &Mirror) -> Option<String> {
    let code = format!("return localStorage.getItem('{}')", key.text());
    Function::new_no_args(&code)
        .call0(&JsValue::NULL)
        .unwrap()
        .as_string()
}

/// Puts a value into the mirror, as a browser does that gives back an old one.
pub(crate) fn put_mirror(key: &Mirror, text: &str) {
    Function::new_with_args("key, text", "localStorage.setItem(key, text)")
        .call2(&JsValue::NULL, &key.text().into(), &text.into())
        .unwrap();
}

/// Removes a database.
pub(crate) async fn delete_database(name: &str) {
    outside(&format!(
        "await new Promise(done => {{ const r = indexedDB.deleteDatabase('{name}');
         r.onsuccess = r.onerror = done; }})"
    ))
    .await;
}

/// Empties the stores.
pub(crate) async fn clean() {
    outside("localStorage.clear(); sessionStorage.clear()").await;
    delete_database("alongside /").await;
}
