//! What happens to the page: time passes, it goes out of sight and comes back, the network comes and
//! goes, and boot.js tells of offline use, updates and installation.

pub mod address;
pub mod appearance;
pub mod dom;
pub mod fields;
pub mod focus;
pub mod language;
pub(crate) mod reload;
pub(crate) mod typing;
pub(crate) mod wake_lock;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event as DomEvent, EventTarget, VisibilityState};

use crate::app::event::{Event, OnPage};
use crate::app::page::standing::Offline;
use crate::app::told::Abilities;
use crate::platform::browser::{clock, js};
use crate::platform::destinations::{folder, ready};
use crate::platform::shared::Shared;
use crate::platform::{files, tabs};

const TICK_MS: u32 = 1_000;
/// For so many ticks the caret is put back after a reload.
const CARET_TICKS: u32 = 15;

/// What is heard of the page, and whether it is out of sight.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    is_hidden: Cell<bool>,
    listeners: RefCell<Vec<Listener>>,
    tick: RefCell<Option<clock::Every>>,
}

/// A listener that ends with its owner.
#[derive(Debug)]
pub(crate) struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(DomEvent)>,
}

impl Listener {
    /// Listens.
    pub(super) fn new(
        target: &EventTarget,
        name: &'static str,
        heard: impl FnMut(DomEvent) + 'static,
    ) -> Self {
        let heard = Closure::<dyn FnMut(DomEvent)>::new(heard);
        // Refused only for what is no function.
        let _always_ok =
            target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _always_ok = self
            .target
            .remove_event_listener_with_callback(self.name, heard);
    }
}

/// Lets boot.js say that the app has stopped, and offer to start it again.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let init = CustomEventInit::new();
        init.set_detail(&panic.to_string().into());
        let event = CustomEvent::new_with_event_init_dict("alongside:panic", &init);
        if let (Some(window), Ok(event)) = (js::window(), event) {
            // Nobody can cancel it.
            let _told = window.dispatch_event(&event);
        }
    }));
}

/// Removes the first paint: the app is there.
pub fn remove_opening() {
    if let Some(opening) = dom::find("#opening") {
        opening.remove();
    }
}

/// Begins to listen and to tick.
pub(super) fn listen(shared: &Rc<Shared>) {
    let (Some(window), Some(document)) = (js::window(), js::document()) else {
        return;
    };
    let mut listeners = vec![];
    // Weak, so that a platform that nobody holds any more stops listening.
    let mut on = |target: &EventTarget, name: &'static str, then: fn(&Rc<Shared>, &DomEvent)| {
        let weak = Rc::downgrade(shared);
        listeners.push(Listener::new(target, name, move |event| {
            if let Some(shared) = weak.upgrade() {
                then(&shared, &event);
            }
        }));
    };
    on(&document, "visibilitychange", |shared, _| {
        sight_changed(shared);
    });
    on(&document, "freeze", |shared, _| hidden(shared));
    on(&document, "resume", |shared, _| sight_changed(shared));
    on(&window, "pagehide", |shared, _| hidden(shared));
    on(&window, "beforeunload", |shared, event| {
        // The browser asks whether to leave; what is not saved is in memory and the mirror only.
        if shared.known.waiting.has_unconfirmed() {
            event.prevent_default();
        }
    });
    on(&window, "pageshow", |shared, _| sight_changed(shared));
    on(&window, "online", |shared, _| {
        shared.send(OnPage::OnlineChanged(true));
    });
    on(&window, "offline", |shared, _| {
        shared.send(OnPage::OnlineChanged(false));
    });
    on(&window, "alongside:offline", |shared, _| {
        shared.send(offline());
    });
    on(&window, "alongside:update", |shared, _| {
        shared.send(update());
    });
    on(&window, "alongside:install", |shared, _| {
        shared.send(install());
        tell_abilities(shared);
    });
    on(&document, "click", |_, event| dom::hold_focus(event));
    // On the window: after everything that may have taken the click for itself.
    on(&window, "click", |shared, event| {
        address::clicked(&shared.tell, event);
    });
    on(&window, "popstate", |shared, _| address::went(&shared.tell));
    on(&document, "change", |shared, event| {
        shared.offered.chosen(event);
    });
    on(&document, "dragover", |_, event| files::dragged_over(event));
    on(&document, "drop", |shared, event| {
        shared.offered.dropped(event);
    });
    *shared.heard.listeners.borrow_mut() = listeners;
    tick(shared);
    // After the app is ready to be told.
    shared.later(|shared| async move {
        tell_abilities(&shared);
        shared.send(OnPage::OnlineChanged(window.navigator().on_line()));
        shared.send(offline());
        shared.send(update());
        shared.send(install());
    });
}

fn tick(shared: &Rc<Shared>) {
    let weak = Rc::downgrade(shared);
    let caret_ticks = Cell::new(0);
    let every = clock::Every::new(TICK_MS, move || {
        let Some(shared) = weak.upgrade() else { return };
        put_caret_back(&caret_ticks);
        tabs::ticked(&shared);
        shared.send(OnPage::Ticked);
    });
    *shared.heard.tick.borrow_mut() = Some(every);
}

fn put_caret_back(ticks: &Cell<u32>) {
    if ticks.get() > CARET_TICKS {
        return;
    }
    ticks.set(if reload::put_caret_back() {
        ticks.get() + 1
    } else {
        u32::MAX
    });
    if ticks.get() == CARET_TICKS {
        reload::forget_caret();
    }
}

fn sight_changed(shared: &Rc<Shared>) {
    let state = js::document().map(|d| d.visibility_state());
    if state == Some(VisibilityState::Hidden) {
        return hidden(shared);
    }
    shared.wake_lock.page_visible();
    if shared.heard.is_hidden.replace(false) {
        shared.send(OnPage::BecameVisible);
    }
}

/// The last moment that is sure to come: whatever waits is written now.
fn hidden(shared: &Rc<Shared>) {
    if !shared.heard.is_hidden.replace(true) {
        shared.send(OnPage::BecameHidden);
    }
    typing::flush(shared);
}

fn offline() -> Event {
    let word = js::text(&dom::boot(), "offline").unwrap_or_default();
    Event::OnPage(OnPage::OfflineChanged(match word.as_str() {
        "ready" => Offline::Ready,
        "failed" => Offline::Failed,
        "no-worker" => Offline::Impossible,
        _ => Offline::Preparing,
    }))
}

fn update() -> Event {
    Event::OnPage(OnPage::UpdateWaits(
        js::get(&dom::boot(), "update").is_truthy(),
    ))
}

fn install() -> Event {
    Event::OnPage(OnPage::InstallOffered(js::has(&dom::boot(), "install")))
}

/// Tells what this browser can do.
pub(super) fn tell_abilities(shared: &Shared) {
    shared.send(OnPage::AbilitiesKnown(Abilities {
        can_share: ready::sharing(),
        can_folder: folder::is_possible(),
        installed: is_installed(),
    }));
}

/// Whether the app runs from the home screen.
pub(super) fn is_installed() -> bool {
    let standalone = "(display-mode: standalone)";
    let matches = js::window().and_then(|w| w.match_media(standalone).ok().flatten());
    matches.is_some_and(|m| m.matches()) || js::get(&js::navigator(), "standalone").is_truthy()
}

/// Applies the waiting version: what waits is written, then boot.js loads the page again.
pub(super) fn apply_update(shared: &Rc<Shared>) {
    typing::flush(shared);
    shared.later(|shared| async move {
        shared.known.waiting.idle(&*shared).await;
        ask_boot("applyUpdate").await;
        // Still here: there was nothing to apply.
        shared.send(update());
    });
}

/// Loads the page again once what waits is written.
pub(super) fn load_again(shared: &Rc<Shared>) {
    typing::flush(shared);
    shared.later(|shared| async move {
        shared.known.waiting.idle(&*shared).await;
        reload::at_once();
    });
}

/// Shows the browser's question. Asked at once, while the tap counts.
pub(super) fn ask_to_install(shared: &Rc<Shared>) {
    let asked = js::call(&dom::boot(), "install", &[]);
    shared.later(|shared| async move {
        if let Ok(answer) = asked {
            // Yes or no: the browser goes on by itself, and offers it again or not.
            let _answered = js::settled(answer).await;
        }
        shared.send(install());
    });
}

async fn ask_boot(name: &str) -> Option<JsValue> {
    js::ask(&dom::boot(), name, &[]).await.ok()
}
