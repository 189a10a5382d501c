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
use crate::platform::adapters::Adapters;
use crate::platform::browser::{clock, js};
use crate::platform::destinations::{folder, ready};
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
pub(super) fn listen(adapters: &Rc<Adapters>) {
    let (Some(window), Some(document)) = (js::window(), js::document()) else {
        return;
    };
    let mut listeners = vec![];
    // Weak, so that a platform that nobody holds any more stops listening.
    let mut on = |target: &EventTarget, name: &'static str, then: fn(&Rc<Adapters>, &DomEvent)| {
        let weak = Rc::downgrade(adapters);
        listeners.push(Listener::new(target, name, move |event| {
            if let Some(adapters) = weak.upgrade() {
                then(&adapters, &event);
            }
        }));
    };
    on(&document, "visibilitychange", |adapters, _| {
        sight_changed(adapters);
    });
    on(&document, "freeze", |adapters, _| hidden(adapters));
    on(&document, "resume", |adapters, _| sight_changed(adapters));
    on(&window, "pagehide", |adapters, _| hidden(adapters));
    on(&window, "beforeunload", |adapters, event| {
        // The browser asks whether to leave; what is not saved is in memory and the mirror only.
        if adapters.known.waiting.has_unconfirmed() {
            event.prevent_default();
        }
    });
    on(&window, "pageshow", |adapters, _| sight_changed(adapters));
    on(&window, "online", |adapters, _| {
        adapters.send(OnPage::OnlineChanged(true));
    });
    on(&window, "offline", |adapters, _| {
        adapters.send(OnPage::OnlineChanged(false));
    });
    on(&window, "alongside:offline", |adapters, _| {
        adapters.send(offline());
    });
    on(&window, "alongside:update", |adapters, _| {
        adapters.send(update());
    });
    on(&window, "alongside:install", |adapters, _| {
        adapters.send(install());
        tell_abilities(adapters);
    });
    on(&document, "click", |_, event| dom::hold_focus(event));
    // On the window: after everything that may have taken the click for itself.
    on(&window, "click", |adapters, event| {
        address::clicked(&adapters.tell, event);
    });
    on(&window, "popstate", |adapters, _| {
        address::went(&adapters.tell);
    });
    on(&document, "change", |adapters, event| {
        adapters.offered.chosen(event);
    });
    on(&document, "dragover", |_, event| files::dragged_over(event));
    on(&document, "drop", |adapters, event| {
        adapters.offered.dropped(event);
    });
    *adapters.heard.listeners.borrow_mut() = listeners;
    tick(adapters);
    // After the app is ready to be told.
    adapters.later(|adapters| async move {
        tell_abilities(&adapters);
        adapters.send(OnPage::OnlineChanged(window.navigator().on_line()));
        adapters.send(offline());
        adapters.send(update());
        adapters.send(install());
    });
}

fn tick(adapters: &Rc<Adapters>) {
    let weak = Rc::downgrade(adapters);
    let caret_ticks = Cell::new(0);
    let every = clock::Every::new(TICK_MS, move || {
        let Some(adapters) = weak.upgrade() else {
            return;
        };
        put_caret_back(&caret_ticks);
        tabs::ticked(&adapters);
        adapters.send(OnPage::Ticked);
    });
    *adapters.heard.tick.borrow_mut() = Some(every);
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

fn sight_changed(adapters: &Rc<Adapters>) {
    let state = js::document().map(|d| d.visibility_state());
    if state == Some(VisibilityState::Hidden) {
        return hidden(adapters);
    }
    adapters.wake_lock.page_visible();
    if adapters.heard.is_hidden.replace(false) {
        adapters.send(OnPage::BecameVisible);
    }
}

/// The last moment that is sure to come: whatever waits is written now.
fn hidden(adapters: &Rc<Adapters>) {
    if !adapters.heard.is_hidden.replace(true) {
        adapters.send(OnPage::BecameHidden);
    }
    typing::flush(adapters);
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
pub(super) fn tell_abilities(adapters: &Adapters) {
    adapters.send(OnPage::AbilitiesKnown(Abilities {
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
pub(super) fn apply_update(adapters: &Rc<Adapters>) {
    typing::flush(adapters);
    adapters.later(|adapters| async move {
        adapters.known.waiting.idle(&*adapters).await;
        ask_boot("applyUpdate").await;
        // Still here: there was nothing to apply.
        adapters.send(update());
    });
}

/// Loads the page again once what waits is written.
pub(super) fn load_again(adapters: &Rc<Adapters>) {
    typing::flush(adapters);
    adapters.later(|adapters| async move {
        adapters.known.waiting.idle(&*adapters).await;
        reload::at_once();
    });
}

/// Shows the browser's question. Asked at once, while the tap counts.
pub(super) fn ask_to_install(adapters: &Rc<Adapters>) {
    let asked = js::call(&dom::boot(), "install", &[]);
    adapters.later(|adapters| async move {
        if let Ok(answer) = asked {
            // Yes or no: the browser goes on by itself, and offers it again or not.
            let _answered = js::settled(answer).await;
        }
        adapters.send(install());
    });
}

async fn ask_boot(name: &str) -> Option<JsValue> {
    js::ask(&dom::boot(), name, &[]).await.ok()
}
