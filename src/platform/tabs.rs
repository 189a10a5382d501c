//! One tab writes at a time: the one that holds the Web Lock. Another tab asks for it on a channel;
//! a tab that does not answer within two seconds loses it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot::{Sender, channel};
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::BroadcastChannel;

use crate::app::event::{Event, Pen};
use crate::format::keys::{TABS_CHANNEL, WRITER_LOCK};
use crate::platform::page::Listener;
use crate::platform::shared::Shared;
use crate::platform::{clock, js, opening, typing};

/// What one tab says to the others: give up the pen; who has it?; I do.
const YIELD: &str = "yield";
const WHO: &str = "who";
const HERE: &str = "here";
/// How long another tab may take to answer where there are no locks.
const ANSWER_MS: u32 = 250;
/// How a lock is asked for that another tab does not give up.
const STEAL: &str = "steal";
const ASK_EVERY_MS: u32 = 200;
const ASKS: u32 = 10;
/// What standing down may take, so that the lock need not be stolen.
const STAND_DOWN_MS: u32 = 900;

/// What came of asking for the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lock {
    /// It is ours until it is released or stolen.
    Given,
    /// Another tab has it.
    Held,
    /// The browser has no such locks, or gives none here.
    Without,
}

/// Who waits for the answer; taken by whoever answers first.
type Asker = Rc<RefCell<Option<Sender<Lock>>>>;

/// The lock, and the channel to the other tabs.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    release: Rc<RefCell<Option<Function>>>,
    channel: RefCell<Option<(BroadcastChannel, Listener)>>,
    is_asking: Cell<bool>,
    /// Whether another tab said that it has the pen.
    has_heard: Cell<bool>,
}

/// Takes the pen if nobody has it.
pub(super) async fn take_pen(shared: &Rc<Shared>) -> Pen {
    hear_others(shared);
    let is_ours = shared.tabs.release.borrow().is_some() || request(shared, "ifAvailable").await;
    let pen = if is_ours { Pen::Ours } else { Pen::Elsewhere };
    shared.pen.set(pen);
    pen
}

/// Asks the tab that has the pen for it, takes it when that tab does not answer, and opens the
/// stores anew: the other tab may have written.
pub(super) fn ask_for_pen(shared: &Rc<Shared>) {
    if shared.tabs.is_asking.replace(true) {
        return;
    }
    shared.later(|shared| async move {
        if !shared.may_write() {
            shared.pen.set(Pen::Asking);
            shared.send(Event::PenChanged(Pen::Asking));
            get_pen(&shared).await;
            shared.pen.set(Pen::Ours);
            opening::open(&shared).await;
        }
        shared.tabs.is_asking.set(false);
        shared.send(Event::PenChanged(shared.pen.get()));
    });
}

async fn get_pen(shared: &Rc<Shared>) {
    say(shared, YIELD);
    for _ in 0..ASKS {
        clock::sleep(ASK_EVERY_MS).await;
        if request(shared, "ifAvailable").await {
            return;
        }
    }
    request(shared, STEAL).await;
}

/// Asks for the lock, and holds it until it is released or stolen. Whether this tab may write: no
/// answer in time counts as no.
async fn request(shared: &Rc<Shared>, how: &str) -> bool {
    let locks = js::get(&js::navigator(), "locks");
    if !js::has(&locks, "request") {
        return how == STEAL || !somebody_else(shared).await;
    }
    let (sender, answer) = channel::<Lock>();
    let asker: Asker = Rc::new(RefCell::new(Some(sender)));
    let hold = hold(Rc::clone(&shared.tabs.release), Rc::clone(&asker));
    let options = js::object(&[(how, &true.into())]);
    let Ok(over) = js::call(&locks, "request", &[&WRITER_LOCK.into(), &options, &hold]) else {
        return true;
    };
    shared.later(|shared| async move {
        if js::settled(over).await.is_err() && !tell(&asker, Lock::Without) {
            stolen(&shared).await;
        }
    });
    let answer = clock::within(STAND_DOWN_MS, answer).await;
    matches!(answer, Some(Ok(Lock::Given | Lock::Without)))
}

/// Where there are no locks the other tabs are asked. Two tabs that start at the same moment may both
/// get the pen; then the database keeps both entries of one number, one of them aside.
async fn somebody_else(shared: &Rc<Shared>) -> bool {
    shared.tabs.has_heard.set(false);
    say(shared, WHO);
    clock::sleep(ANSWER_MS).await;
    shared.tabs.has_heard.get()
}

fn say(shared: &Shared, words: &str) {
    if let Some((channel, _)) = shared.tabs.channel.borrow().as_ref() {
        // Refused only when the channel is closed, and nobody closes it.
        let _always_ok = channel.post_message(&words.into());
    }
}

/// The callback of the request: called once, with the lock or with null. A lock that comes when
/// nobody waits for it any more is let go at once.
fn hold(release: Rc<RefCell<Option<Function>>>, asker: Asker) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            tell(&asker, Lock::Held);
            return JsValue::UNDEFINED;
        }
        if !tell(&asker, Lock::Given) {
            return JsValue::UNDEFINED;
        }
        Promise::new(&mut |resolve, _| *release.borrow_mut() = Some(resolve)).into()
    })
}

/// Answers whoever asked; false when somebody did before, or nobody waits.
fn tell(asker: &Asker, lock: Lock) -> bool {
    let sender = asker.borrow_mut().take();
    sender.is_some_and(|sender| sender.send(lock).is_ok())
}

fn hear_others(shared: &Rc<Shared>) {
    if shared.tabs.channel.borrow().is_some() {
        return;
    }
    let Ok(channel) = BroadcastChannel::new(TABS_CHANNEL) else {
        return;
    };
    let weak = Rc::downgrade(shared);
    let heard = Listener::new(&channel, "message", move |event| {
        let Some(shared) = weak.upgrade() else { return };
        match js::text(&event, "data").as_deref() {
            Some(YIELD) if shared.may_write() => {
                shared.later(|shared| async move { stand_down(&shared).await });
            }
            Some(WHO) if shared.may_write() => say(&shared, HERE),
            Some(HERE) => shared.tabs.has_heard.set(true),
            _ => {}
        }
    });
    *shared.tabs.channel.borrow_mut() = Some((channel, heard));
}

/// Writes what waits, lets go of the journal and of the pen.
pub(super) async fn stand_down(shared: &Rc<Shared>) {
    if !shared.may_write() {
        return;
    }
    typing::flush(shared);
    // What takes longer is lost to nobody: it is in the mirror, and stays queued in the app.
    let _in_time = clock::within(STAND_DOWN_MS, async {
        shared.saving.idle().await;
        shared.journal.close().await;
    })
    .await;
    shared.pen.set(Pen::Elsewhere);
    shared.journal.stop();
    let release = shared.tabs.release.borrow_mut().take();
    if let Some(release) = release {
        // The resolver of a promise of our own.
        let _always_ok = release.call0(&JsValue::UNDEFINED);
    }
    shared.send(Event::PenChanged(Pen::Elsewhere));
}

/// Another tab took the lock because this one did not answer.
async fn stolen(shared: &Rc<Shared>) {
    if shared.tabs.release.borrow_mut().take().is_some() {
        stand_down(shared).await;
    }
}
