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
use crate::platform::browser::{clock, js};
use crate::platform::page::Listener;
use crate::platform::page::typing;
use crate::platform::recovery::opening;
use crate::platform::shared::Shared;
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
pub(super) async fn take_pen(shared: &Rc<Shared>) -> Pen {
    hear_others(shared);
    let tabs = &shared.tabs;
    let was_settling = tabs.is_settling.replace(true);
    let pen = settle(shared).await;
    tabs.is_settling.set(was_settling);
    shared.tabs.pen.set(pen);
    pen
}

async fn settle(shared: &Rc<Shared>) -> Pen {
    if shared.tabs.lock.is_held() {
        return Pen::Ours;
    }
    if !wait_in_line(shared) {
        return if somebody_else(shared, ANSWER_MS).await {
            Pen::Elsewhere
        } else {
            Pen::Ours
        };
    }
    shared.tabs.has_heard.set(false);
    if lock_or_word(shared, WHO, PATIENCE_MS).await {
        return Pen::Ours;
    }
    if shared.tabs.has_heard.get() {
        return Pen::Elsewhere;
    }
    shared.tabs.lock.steal().await;
    Pen::Ours
}

/// Waits for the lock, saying something every now and then. Whether it came; false also when somebody
/// answered that the pen is theirs.
async fn lock_or_word(shared: &Rc<Shared>, words: &str, patience_ms: u32) -> bool {
    for look in 0..patience_ms / LOOK_EVERY_MS {
        if look % (ASK_EVERY_MS / LOOK_EVERY_MS) == 0 {
            say(shared, words);
        }
        clock::sleep(LOOK_EVERY_MS).await;
        if shared.tabs.lock.is_held() {
            return true;
        }
        if words == WHO && shared.tabs.has_heard.get() {
            return false;
        }
    }
    false
}

/// Waits in the lock's queue for as long as it takes; false where the browser has no locks.
fn wait_in_line(shared: &Rc<Shared>) -> bool {
    let weak = Rc::downgrade(shared);
    let lost = Rc::downgrade(shared);
    shared.tabs.lock.wait(
        move || {
            let Some(shared) = weak.upgrade() else { return };
            if !shared.tabs.is_settling.get() {
                shared.later(|shared| async move { gained(&shared).await });
            }
        },
        move || {
            // Another tab took the lock because this one did not answer.
            let Some(shared) = lost.upgrade() else { return };
            shared.later(|shared| async move { stand_down(&shared).await });
        },
    )
}

/// The pen became free while this tab only read: nothing that was read before is believed.
async fn gained(shared: &Rc<Shared>) {
    if shared.may_write() {
        return;
    }
    shared.tabs.pen.set(Pen::Ours);
    shared.tabs.gained_ms.set(Some(clock::mono_ms()));
    shared.forget_read();
    opening::open(shared).await;
    shared.send(OnPage::PenChanged(shared.tabs.pen()));
}

/// Whether the pen came by itself just now.
fn gained_just_now(shared: &Shared) -> bool {
    let gained = shared.tabs.gained_ms.get();
    gained.is_some_and(|at| clock::mono_ms().saturating_sub(at) < GIVE_BACK_MS)
}

/// Asks the tab that has the pen for it, takes it when that tab does not answer, and opens the
/// stores anew: the other tab may have written.
pub(super) fn ask_for_pen(shared: &Rc<Shared>) {
    if shared.tabs.is_settling.replace(true) {
        return;
    }
    shared.later(|shared| async move {
        if !shared.may_write() {
            shared.tabs.gained_ms.set(None);
            shared.tabs.pen.set(Pen::Asking);
            shared.send(OnPage::PenChanged(Pen::Asking));
            if wait_in_line(&shared) {
                if !lock_or_word(&shared, YIELD, TAKE_OVER_MS).await {
                    shared.tabs.lock.steal().await;
                }
            } else {
                say(&shared, YIELD);
                clock::sleep(STAND_DOWN_MS).await;
            }
            shared.tabs.pen.set(Pen::Ours);
            shared.forget_read();
            opening::open(&shared).await;
        }
        shared.tabs.is_settling.set(false);
        shared.send(OnPage::PenChanged(shared.tabs.pen()));
    });
}

/// Where there are no locks the other tabs are asked. Two tabs that start at the same moment may both
/// get the pen; then the database keeps both entries of one number, one of them aside.
async fn somebody_else(shared: &Rc<Shared>, patience_ms: u32) -> bool {
    shared.tabs.has_heard.set(false);
    for look in 0..patience_ms / LOOK_EVERY_MS {
        if look % (ASK_EVERY_MS / LOOK_EVERY_MS) == 0 {
            say(shared, WHO);
        }
        clock::sleep(LOOK_EVERY_MS).await;
        if shared.tabs.has_heard.get() {
            return true;
        }
    }
    false
}

/// About once a second. Without locks nothing tells that the other tab is gone, so it is asked.
pub(super) fn ticked(shared: &Rc<Shared>) {
    let tabs = &shared.tabs;
    tabs.ticks.set(tabs.ticks.get().wrapping_add(1));
    let is_due = tabs.ticks.get().is_multiple_of(LOOK_TICKS) && !WriterLock::is_possible();
    if !is_due || shared.tabs.pen() != Pen::Elsewhere || tabs.channel.borrow().is_none() {
        return;
    }
    shared.later(|shared| async move {
        let is_asked = shared.tabs.is_settling.get() || somebody_else(&shared, GONE_MS).await;
        if !is_asked && !shared.tabs.is_settling.get() {
            gained(&shared).await;
        }
    });
}

fn say(shared: &Shared, words: &str) {
    if let Some((channel, _)) = shared.tabs.channel.borrow().as_ref() {
        // Refused only when the channel is closed, and nobody closes it.
        let _always_ok = channel.post_message(&words.into());
    }
}

fn hear_others(shared: &Rc<Shared>) {
    if shared.tabs.channel.borrow().is_some() {
        return;
    }
    let Ok(channel) = BroadcastChannel::new(&keys::tabs_channel()) else {
        return;
    };
    let weak = Rc::downgrade(shared);
    let heard = Listener::new(&channel, "message", move |event| {
        let Some(shared) = weak.upgrade() else { return };
        let has_it = shared.may_write() || shared.tabs.lock.is_held();
        match js::text(&event, "data").as_deref() {
            Some(YIELD) if shared.may_write() => {
                shared.later(|shared| async move { stand_down(&shared).await });
            }
            Some(WHO) if shared.may_write() && gained_just_now(&shared) => {
                shared.later(|shared| async move { stand_down(&shared).await });
            }
            Some(WHO) if has_it => say(&shared, HERE),
            Some(HERE) => shared.tabs.has_heard.set(true),
            _ => {}
        }
    });
    *shared.tabs.channel.borrow_mut() = Some((channel, heard));
}

/// Writes what waits, lets go of the journal and of the pen, and waits in line for it again.
pub(super) async fn stand_down(shared: &Rc<Shared>) {
    if !shared.may_write() {
        return;
    }
    typing::flush(shared);
    // What takes longer is lost to nobody: it is in the mirror, and stays queued in the app.
    let _in_time = clock::within(STAND_DOWN_MS, async {
        shared.known.waiting.idle(&**shared).await;
        shared.journal.close(&**shared).await;
    })
    .await;
    shared.tabs.pen.set(Pen::Elsewhere);
    shared.tabs.gained_ms.set(None);
    shared.forget_read();
    shared.journal.stop();
    shared.tabs.lock.release();
    shared.send(OnPage::PenChanged(Pen::Elsewhere));
    if shared.tabs.channel.borrow().is_some() {
        // Whoever asked is in the queue before this.
        wait_in_line(shared);
    }
}
