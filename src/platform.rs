//! The only code that touches the browser: stores, files, tabs, clocks. Carries effects out and
//! answers with events; decides nothing about observations. No `JsValue` leaves it.

use std::rc::Rc;

use crate::app::effect::{Effect, Page, Store};
use crate::app::event::{Event, Keeping, Stamp};
use crate::app::keeping::recovery::{accept_missing, become_device, erasing};
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::stores::{mirror, reading, writing};
use crate::app::page::languages::Languages;
use crate::app::page::route::Route;
use crate::domain::collation::names;
use crate::format::stored::keys;
use crate::platform::adapters::Adapters;
use crate::platform::afterwards::{Job, Load, What};
use crate::platform::browser::{clock, normal, random};
use crate::platform::files::copy;
use crate::platform::page::{address, appearance, dom, fields, typing};
use crate::platform::recovery::opening;
use crate::platform::stores::health;
use crate::platform::stores::local::LocalStorage;
use crate::platform::tell::Tell;

mod adapters;
pub mod afterwards;
pub mod browser;
mod collating;
pub mod destinations;
mod files;
pub mod page;
pub mod recovery;
pub mod stores;
mod tabs;
mod tell;
pub mod worker;

/// The time, and what nobody has used yet where something may be named by it.
pub fn stamp(names: bool) -> Stamp {
    let fresh = || if names { random::uuid() } else { String::new() };
    Stamp {
        wall: clock::moment(),
        mono_ms: clock::mono_ms(),
        fresh: fresh(),
        chance: fresh(),
    }
}

/// The browser. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Platform {
    adapters: Rc<Adapters>,
}

impl Platform {
    /// Begins to listen to the page and to tick; `load` gets the part for files. Opens no store: that is [`Effect::Store(Store::OpenStores)`].
    /// Events come from tasks of their own, never from within [`Self::run`].
    pub fn start(send: impl Fn(Event) + 'static, load: Load) -> Self {
        names::normalize_by(normal::BY_BROWSER);
        keys::settle_folder(&dom::base_path());
        let adapters = Adapters::new(Tell::new(send), load);
        appearance::show_last();
        page::listen(&adapters);
        Self { adapters }
    }

    /// Goes to a screen; "Back" comes back here.
    pub fn go(&self, to: &Route) {
        address::go(&self.adapters.tell, to);
    }

    /// The screen that the page's address names.
    pub fn route() -> Route {
        address::route()
    }

    /// The words of a field were kept elsewhere, or given up.
    pub fn forget_field(&self, field: &str) {
        fields::forget(&self.adapters, field);
    }

    /// The app's folder on this host, with a slash at the end.
    pub fn base_path() -> String {
        dom::base_path()
    }

    /// Which languages there are, and which is spoken.
    pub fn languages() -> Languages {
        page::language::languages()
    }

    /// The app's version.
    pub fn version() -> String {
        dom::version()
    }

    /// Carries an effect out.
    pub fn run(&self, effect: Effect) {
        let adapters = &self.adapters;
        match effect {
            Effect::Store(effect) => self.store(effect),
            Effect::Page(effect) => self.page(effect),
            Effect::Deliver(effect) => Job::start(adapters, What::Deliver(effect)),
            Effect::Collate(effect) => Job::start(adapters, What::Collate(effect)),
            Effect::TakeOut(effect) => Job::start(adapters, What::TakeOut(effect)),
        }
    }

    fn store(&self, effect: Store) {
        let adapters = &self.adapters;
        match effect {
            Store::OpenStores => adapters.later(|s| async move {
                opening::open(&s).await;
                afterwards::fetch_when_idle(&s).await;
            }),
            Store::Mirror(texts) => writing::mirror(&**adapters, &texts),
            Store::Write(batch) => writing::write(adapters, batch),
            Store::RetryAfter(ms) => adapters.later(move |s| async move {
                clock::sleep(ms).await;
                s.send(Keeping::RetryDue);
            }),
            Store::Reopen => adapters.close_database(),
            Store::Erase(erasure, staying) => {
                erasing::erase(adapters, erasure, staying);
            }
            Store::AcceptMissing => {
                adapters.later(|s| async move { accept_missing(&*s).await });
            }
            Store::ReadObservation(id, unconfirmed) => {
                adapters.later(|s| async move { reading::observation(&*s, id, unconfirmed).await });
            }
            Store::ReadBack(id) => {
                adapters.later(|s| async move { reading::read_back(&*s, id).await });
            }
            Store::KeepTyping(id, typing) => typing::keep(adapters, &id, typing),
            Store::ForgetTyping(id) => typing::forget(adapters, &id),
            Store::KeepBeat(id, beat) => writing::keep_beat(adapters, &id, beat),
            Store::Flush => typing::flush(adapters),
            Store::ReadHealth => adapters.later(|s| async move {
                // It may have been put on the home screen meanwhile.
                page::tell_abilities(&s);
                health::read(&s).await;
            }),
            Store::AskToPersist => health::ask_to_persist(adapters),
            Store::KeepGiven(given) => mirror::keep_given(&LocalStorage, &given),
            Store::KeepDevice(device) => become_device(adapters, &device),
        }
    }

    fn page(&self, effect: Page) {
        let adapters = &self.adapters;
        match effect {
            Page::StayAwake(awake) => adapters.wake_lock.want(awake),
            Page::Go(route) => adapters.later(|s| async move { address::replace(&s.tell, &route) }),
            Page::AskForPen => tabs::ask_for_pen(adapters),
            Page::ApplyUpdate => page::apply_update(adapters),
            Page::Install => page::ask_to_install(adapters),
            Page::KeepLanguage(tag) => appearance::choose_language(tag),
            Page::LoadAgain => page::load_again(adapters),
            Page::LetFilesGo(tickets) => adapters.offered.let_go(&tickets),
            Page::OfferCopy(records) => copy::offer(&records),
        }
    }
}
