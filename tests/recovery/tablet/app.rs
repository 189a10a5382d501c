//! The app in a page: the real core, whose effects on stores are carried out by the real workflows. What is
//! said to be saved is looked for on the disk at once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use alongside::app::effect::{Deliver, Effect, FilePlan, Page as OnPageEffect, Store};
use alongside::app::event::{Delivering, Event, Keeping, OnPage, Stamp};
use alongside::app::handing_over::destination::Proof;
use alongside::app::keeping::recovery::{
    RecordKey, accept_missing, become_device, comparing, erasing, is_struck, opening, same_content,
};
use alongside::app::keeping::stores::ports::{Clock as _, Stores as _};
use alongside::app::keeping::stores::{mirror, reading, writing};
use alongside::app::model::{Model, Stage};
use alongside::app::told::{MadeFile, Sharing};
use alongside::app::update::update;
use alongside::domain::calendar::Moment;
use alongside::domain::ids::DeviceId;
use alongside::domain::observation::header::{Header, Purpose};
use alongside::domain::observation::texts::Texts;
use alongside::format::line::sha256;
use alongside::format::record::Record;
use alongside::format::stored::Typing;
use alongside::format::stored::keys::{Meta, Table};

use super::page::Page;

/// 22 November 2026, 09:00 in Kathmandu.
const MORNING_MS: i64 = 1_795_317_300_000;

/// What nobody on the tablet need remember, and a test does.
#[derive(Default)]
pub struct Truth {
    /// Moments that passed: every identifier that is made comes from here.
    pub moments: u32,
    /// Files that were offered.
    pub offers: Vec<Offer>,
    /// Words that a person struck out.
    pub struck: Vec<String>,
    /// Promises that were not kept.
    pub broken: Vec<String>,
    /// Observations that a person removed.
    pub removed: BTreeSet<String>,
}

/// A file that may have left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub device: String,
    pub number: u32,
    pub file: String,
}

/// The app.
pub struct App {
    pub model: RefCell<Model>,
    pub truth: Rc<RefCell<Truth>>,
    /// What was told, in its order.
    pub told: RefCell<Vec<Event>>,
    plans: RefCell<Vec<FilePlan>>,
    mono_ms: Cell<u64>,
}

impl App {
    pub fn new(truth: Rc<RefCell<Truth>>) -> Self {
        let start = Stamp {
            wall: Moment::clamped(MORNING_MS, 345),
            mono_ms: 0,
            fresh: String::new(),
            chance: String::new(),
        };
        Self {
            model: RefCell::new(Model::new(start)),
            truth,
            told: RefCell::default(),
            plans: RefCell::default(),
            mono_ms: Cell::new(1_000),
        }
    }

    fn stamp(&self) -> Stamp {
        let mut truth = self.truth.borrow_mut();
        truth.moments += 1;
        self.mono_ms.set(self.mono_ms.get() + 40);
        Stamp {
            wall: Moment::clamped(MORNING_MS + 40 * i64::from(truth.moments), 345),
            mono_ms: self.mono_ms.get(),
            fresh: format!("{:032x}", truth.moments),
            chance: format!("chance {}", truth.moments),
        }
    }
}

impl Page {
    /// Opens the stores, as the platform does, until all is compared.
    pub async fn open(&self) {
        let me = self.me();
        let start = opening::Start {
            built_ms: 0,
            fresh: DeviceId::parse(&self.app.stamp().fresh).unwrap(),
        };
        let database = self.database().await;
        let (told, contents) = opening::open(&me, self.pen(), database, &start).await;
        self.happens(told);
        if let Some(contents) = contents
            && let Some(told) = comparing::afterwards(&me, contents, &start).await
        {
            self.happens(told);
        }
    }

    /// Until nothing waits, but not for ever: stores that fail may keep it waiting. Whether that came.
    pub async fn settle(&self) -> bool {
        for _ in 0..400 {
            self.pause(50).await;
            let model = self.app.model.borrow();
            if model.saving.is_done() && model.erasing.is_empty() && model.reading.is_none() {
                return true;
            }
        }
        false
    }

    /// Whether the app came up.
    pub fn is_ready(&self) -> bool {
        self.app.model.borrow().stage == Stage::Ready
    }

    /// Something happens, and what follows from it is carried out.
    pub fn happens(&self, event: impl Into<Event>) {
        let event = event.into();
        self.app.told.borrow_mut().push(event.clone());
        let is_saved = matches!(event, Event::Keeping(Keeping::BatchWritten(_)));
        let (effects, before, after) = {
            let mut model = self.app.model.borrow_mut();
            let before = model.saving.unconfirmed();
            let effects = update(&mut model, self.app.stamp(), event).effects;
            (effects, before, model.saving.unconfirmed())
        };
        if is_saved {
            let saved = before.iter().filter(|record| !after.contains(record));
            saved.for_each(|record| self.must_be_stored(record));
        }
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// "Saved" was said of this record.
    fn must_be_stored(&self, record: &Record) {
        let disk = self.world.disk.borrow();
        let stored = disk.table(Table::Records).into_iter();
        let mut stored = stored.chain(disk.table(Table::Aside));
        let key = RecordKey::of(record);
        let is_there = stored.any(|text| {
            let is_same = same_content(&text, &record.text());
            // Its words may be struck out meanwhile, and go next.
            let is_it = is_same || is_struck(&record.text(), &text);
            RecordKey::of_text(&text).as_ref() == Some(&key) && is_it
        });
        if !is_there {
            let broken = &mut self.app.truth.borrow_mut().broken;
            broken.push(format!("said to be saved and is not: {}", record.text()));
        }
    }

    fn carry_out(&self, effect: Effect) {
        let me = self.me();
        match effect {
            Effect::Store(effect) => self.store(effect),
            Effect::Page(OnPageEffect::Go(route)) => self.meanwhile(async move {
                me.happens(OnPage::RouteEntered(route));
            }),
            Effect::Deliver(Deliver::MakeHandOver(plan)) => self.meanwhile(async move {
                me.make(*plan);
            }),
            Effect::Deliver(Deliver::TakeKept(plan, _)) => self.meanwhile(async move {
                me.happens(Delivering::FileNotKept(plan.cover.file));
            }),
            Effect::Deliver(Deliver::Deliver { files, to, .. }) => {
                for file in &files {
                    let plans = self.app.plans.borrow();
                    let plan = plans.iter().rev().find(|p| p.cover.file == *file).cloned();
                    drop(plans);
                    self.offered(&plan.unwrap());
                }
                self.meanwhile(async move {
                    me.happens(Delivering::Delivered(files, to, Ok(Proof::TakenByBrowser)));
                });
            }
            Effect::Page(_) | Effect::Deliver(_) | Effect::Collate(_) | Effect::TakeOut(_) => {}
        }
    }

    fn store(&self, effect: Store) {
        let me = self.me();
        match effect {
            Store::OpenStores => self.meanwhile(async move { me.open().await }),
            Store::Mirror(texts) => writing::mirror(&*me, &texts),
            Store::Write(batch) => writing::write(&me, batch),
            Store::Erase(erasure, staying) => {
                erasing::erase(&me, erasure, staying);
            }
            Store::AcceptMissing => self.meanwhile(async move { accept_missing(&*me).await }),
            Store::RetryAfter(ms) => self.meanwhile(async move {
                me.pause(ms).await;
                me.happens(Keeping::RetryDue);
            }),
            Store::Reopen => self.close_database(),
            Store::ReadObservation(id, unconfirmed) => {
                self.meanwhile(async move { reading::observation(&*me, id, unconfirmed).await });
            }
            Store::ReadBack(id) => {
                self.meanwhile(async move { reading::read_back(&*me, id).await });
            }
            Store::KeepTyping(id, typing) => keep_typing(&me, id.to_string(), &typing),
            Store::ForgetTyping(id) => keep_typing(&me, id.to_string(), &Typing::default()),
            Store::KeepBeat(id, beat) => writing::keep_beat(&me, &id, beat),
            Store::Flush => writing::pump(&me),
            Store::ReadHealth | Store::AskToPersist => {}
            Store::KeepGiven(given) => mirror::keep_given(self.mirror(), &given),
            Store::KeepDevice(device) => become_device(&me, &device),
        }
    }

    /// A file is made: only its number counts here.
    fn make(&self, plan: FilePlan) {
        let made = MadeFile {
            file: plan.cover.file.clone(),
            sha256: sha256(plan.cover.file.as_str().as_bytes()),
            size: 1,
            revisions: plan
                .items
                .iter()
                .map(|item| (item.id.clone(), sha256(item.id.as_str().as_bytes()), None))
                .collect(),
            can_share: Sharing::Nothing,
            together: false,
        };
        self.app.plans.borrow_mut().push(plan);
        self.happens(Delivering::HandOverMade(Box::new(made)));
    }

    fn offered(&self, plan: &FilePlan) {
        let offer = Offer {
            device: plan.cover.device.to_string(),
            number: plan.cover.device_seq,
            file: plan.cover.file.to_string(),
        };
        self.app.truth.borrow_mut().offers.push(offer);
    }
}

/// A lesson.
pub fn a_header() -> Header {
    Header {
        texts: Texts {
            observer: "Ruth".to_owned(),
            school: "Hillside".to_owned(),
            teacher: "Amina".to_owned(),
            class: "4B".to_owned(),
            subject: "Science".to_owned(),
            focus: String::new(),
        },
        observer_id: None,
        seal: None,
        purpose: Purpose::Learning,
        instruments: vec!["script".to_owned()],
        counters: Vec::new(),
    }
}

fn keep_typing(page: &Rc<Page>, id: String, typing: &Typing) {
    let text = serde_json::to_string(typing).unwrap();
    writing::keep(page, Meta::Typing(id), Some(text));
}
