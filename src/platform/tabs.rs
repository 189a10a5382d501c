//! One tab writes at a time: the one that holds the Web Lock. Every other tab waits in the lock's
//! queue and has the pen by itself as soon as it is free. "Elsewhere" is said only when another living
//! tab has answered: a page that is being taken down holds the lock for a moment longer, and answers
//! nobody.

mod lock;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::BroadcastChannel;

use crate::app::event::OnPage;
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::page::standing::Pen;
use crate::format::stored::keys;
use crate::platform::adapters::Adapters;
use crate::platform::browser::{clock, js};
use crate::platform::page::Listener;
use crate::platform::page::typing;
use crate::platform::recovery::opening;
use crate::platform::tabs::lock::WriterLock;

/// What one tab says to the others: give up the pen; who has it?; I do.
const YIELD: &str = "yield";
const WHO: &str = "who";
const HERE: &str = "here";
/// How long another tab may take to answer a tab that starts where there are no locks.
const ANSWER_MS: u32 = 500;
/// The same for a tab that only reads and looks whether the other one is gone: nothing presses it, and a
/// busy tablet answers late.
const GONE_MS: u32 = 2_500;
/// How often a tab that starts looks whether the lock came or somebody answered.
const LOOK_EVERY_MS: u32 = 25;
/// How often it asks again who has the pen.
const ASK_EVERY_MS: u32 = 250;
/// A lock that is neither given up nor spoken for in so long is held by a tab that is frozen or hangs.
const PATIENCE_MS: u32 = 6_000;
/// The same where the user wants the pen here.
const TAKE_OVER_MS: u32 = 2_000;
/// What standing down may take, so that the lock need not be stolen.
const STAND_DOWN_MS: u32 = 900;
/// A pen that came by itself so short a time ago goes back to whoever asks: a tab that is loaded again
/// lets go of it for a moment, and wants it again.
const GIVE_BACK_MS: u64 = 10_000;
/// How many ticks pass between two looks where there are no locks.
const LOOK_TICKS: u32 = 3;

/// Who has the pen; the lock, and the channel to the other tabs.
#[derive(Debug)]
pub(crate) struct Tabs {
    pen: Cell<Pen>,
    lock: WriterLock,
    channel: RefCell<Option<(BroadcastChannel, Listener)>>,
    /// Whether this tab waits for an answer to a question of its own and acts on it.
    is_settling: Cell<bool>,
    /// Whether another tab said that it has the pen.
    has_heard: Cell<bool>,
    ticks: Cell<u32>,
    /// When the pen came by itself, on the clock that never stops.
    gained_ms: Cell<Option<u64>>,
}

impl Default for Tabs {
    fn default() -> Self {
        Self {
            pen: Cell::new(Pen::Elsewhere),
            lock: WriterLock::default(),
            channel: RefCell::default(),
            is_settling: Cell::default(),
            has_heard: Cell::default(),
            ticks: Cell::default(),
            gained_ms: Cell::default(),
        }
    }
}

impl Tabs {
    /// Who may write, as it is now.
    pub(crate) fn pen(&self) -> Pen {
        self.pen.get()
    }
}

/// Takes the pen, unless a living tab says that it has it.
pub(super) async fn take_pen(adapters: &Rc<Adapters>) -> Pen {
    hear_others(adapters);
    let tabs = &adapters.tabs;
    let was_settling = tabs.is_settling.replace(true);
    let pen = settle(adapters).await;
    tabs.is_settling.set(was_settling);
    adapters.tabs.pen.set(pen);
    pen
}

async fn settle(adapters: &Rc<Adapters>) -> Pen {
    if adapters.tabs.lock.is_held() {
        return Pen::Ours;
    }
    if !wait_in_line(adapters) {
        return if somebody_else(adapters, ANSWER_MS).await {
            Pen::Elsewhere
        } else {
            Pen::Ours
        };
    }
    adapters.tabs.has_heard.set(false);
    if lock_or_word(adapters, WHO, PATIENCE_MS).await {
        return Pen::Ours;
    }
    if adapters.tabs.has_heard.get() {
        return Pen::Elsewhere;
    }
    adapters.tabs.lock.steal().await;
    Pen::Ours
}

/// Waits for the lock, saying something every now and then. Whether it came; false also when somebody
/// answered that the pen is theirs.
async fn lock_or_word(adapters: &Rc<Adapters>, words: &str, patience_ms: u32) -> bool {
    for look in 0..patience_ms / LOOK_EVERY_MS {
        if look % (ASK_EVERY_MS / LOOK_EVERY_MS) == 0 {
            say(adapters, words);
        }
        clock::sleep(LOOK_EVERY_MS).await;
        if adapters.tabs.lock.is_held() {
            return true;
        }
        if words == WHO && adapters.tabs.has_heard.get() {
            return false;
        }
    }
    false
}

/// Waits in the lock's queue for as long as it takes; false where the browser has no locks.
fn wait_in_line(adapters: &Rc<Adapters>) -> bool {
    let weak = Rc::downgrade(adapters);
    let lost = Rc::downgrade(adapters);
    adapters.tabs.lock.wait(
        move || {
            let Some(adapters) = weak.upgrade() else {
                return;
            };
            if !adapters.tabs.is_settling.get() {
                adapters.later(|adapters| async move { gained(&adapters).await });
            }
        },
        move || {
            // Another tab took the lock because this one did not answer.
            let Some(adapters) = lost.upgrade() else {
                return;
            };
            adapters.later(|adapters| async move { stand_down(&adapters).await });
        },
    )
}

/// The pen became free while this tab only read: nothing that was read before is believed.
async fn gained(adapters: &Rc<Adapters>) {
    if adapters.may_write() {
        return;
    }
    adapters.tabs.pen.set(Pen::Ours);
    adapters.tabs.gained_ms.set(Some(clock::mono_ms()));
    adapters.forget_read();
    opening::open(adapters).await;
    adapters.send(OnPage::PenChanged(adapters.tabs.pen()));
}

/// Whether the pen came by itself just now.
fn gained_just_now(adapters: &Adapters) -> bool {
    let gained = adapters.tabs.gained_ms.get();
    gained.is_some_and(|at| clock::mono_ms().saturating_sub(at) < GIVE_BACK_MS)
}

/// Asks the tab that has the pen for it, takes it when that tab does not answer, and opens the
/// stores anew: the other tab may have written.
pub(super) fn ask_for_pen(adapters: &Rc<Adapters>) {
    if adapters.tabs.is_settling.replace(true) {
        return;
    }
    adapters.later(|adapters| async move {
        if !adapters.may_write() {
            adapters.tabs.gained_ms.set(None);
            adapters.tabs.pen.set(Pen::Asking);
            adapters.send(OnPage::PenChanged(Pen::Asking));
            if wait_in_line(&adapters) {
                if !lock_or_word(&adapters, YIELD, TAKE_OVER_MS).await {
                    adapters.tabs.lock.steal().await;
                }
            } else {
                say(&adapters, YIELD);
                clock::sleep(STAND_DOWN_MS).await;
            }
            adapters.tabs.pen.set(Pen::Ours);
            adapters.forget_read();
            opening::open(&adapters).await;
        }
        adapters.tabs.is_settling.set(false);
        adapters.send(OnPage::PenChanged(adapters.tabs.pen()));
    });
}

/// Where there are no locks the other tabs are asked. Two tabs that start at the same moment may both
/// get the pen; then the database keeps both entries of one number, one of them aside.
async fn somebody_else(adapters: &Rc<Adapters>, patience_ms: u32) -> bool {
    adapters.tabs.has_heard.set(false);
    for look in 0..patience_ms / LOOK_EVERY_MS {
        if look % (ASK_EVERY_MS / LOOK_EVERY_MS) == 0 {
            say(adapters, WHO);
        }
        clock::sleep(LOOK_EVERY_MS).await;
        if adapters.tabs.has_heard.get() {
            return true;
        }
    }
    false
}

/// About once a second. Without locks nothing tells that the other tab is gone, so it is asked.
pub(super) fn ticked(adapters: &Rc<Adapters>) {
    let tabs = &adapters.tabs;
    tabs.ticks.set(tabs.ticks.get().wrapping_add(1));
    let is_due = tabs.ticks.get().is_multiple_of(LOOK_TICKS) && !WriterLock::is_possible();
    if !is_due || adapters.tabs.pen() != Pen::Elsewhere || tabs.channel.borrow().is_none() {
        return;
    }
    adapters.later(|adapters| async move {
        let is_asked = adapters.tabs.is_settling.get() || somebody_else(&adapters, GONE_MS).await;
        if !is_asked && !adapters.tabs.is_settling.get() {
            gained(&adapters).await;
        }
    });
}

fn say(adapters: &Adapters, words: &str) {
    if let Some((channel, _)) = adapters.tabs.channel.borrow().as_ref() {
        // Refused only when the channel is closed, and nobody closes it.
        let _always_ok = channel.post_message(&words.into());
    }
}

fn hear_others(adapters: &Rc<Adapters>) {
    if adapters.tabs.channel.borrow().is_some() {
        return;
    }
    let Ok(channel) = BroadcastChannel::new(&keys::tabs_channel()) else {
        return;
    };
    let weak = Rc::downgrade(adapters);
    let heard = Listener::new(&channel, "message", move |event| {
        let Some(adapters) = weak.upgrade() else {
            return;
        };
        let has_it = adapters.may_write() || adapters.tabs.lock.is_held();
        match js::text(&event, "data").as_deref() {
            Some(YIELD) if adapters.may_write() => {
                adapters.later(|adapters| async move { stand_down(&adapters).await });
            }
            Some(WHO) if adapters.may_write() && gained_just_now(&adapters) => {
                adapters.later(|adapters| async move { stand_down(&adapters).await });
            }
            Some(WHO) if has_it => say(&adapters, HERE),
            Some(HERE) => adapters.tabs.has_heard.set(true),
            _ => {}
        }
    });
    *adapters.tabs.channel.borrow_mut() = Some((channel, heard));
}

/// Writes what waits, lets go of the journal and of the pen, and waits in line for it again.
pub(super) async fn stand_down(adapters: &Rc<Adapters>) {
    if !adapters.may_write() {
        return;
    }
    typing::flush(adapters);
    // What takes longer is lost to nobody: it is in the mirror, and stays queued in the app.
    let _in_time = clock::within(STAND_DOWN_MS, async {
        adapters.known.waiting.idle(&**adapters).await;
        adapters.journal.close(&**adapters).await;
    })
    .await;
    adapters.tabs.pen.set(Pen::Elsewhere);
    adapters.tabs.gained_ms.set(None);
    adapters.forget_read();
    adapters.journal.stop();
    adapters.tabs.lock.release();
    adapters.send(OnPage::PenChanged(Pen::Elsewhere));
    if adapters.tabs.channel.borrow().is_some() {
        // Whoever asked is in the queue before this.
        wait_in_line(adapters);
    }
}
