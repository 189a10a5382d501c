//! A world for the core: a tablet with a clock and a store, whose effects are carried out in memory.

pub mod desk;
mod handing;

use std::collections::{BTreeMap, HashMap};

use alongside::app::desk::finder::Finder;
use alongside::app::effect::{Batch, Collate, Deliver, Effect, Page, Store};
use alongside::app::event::{Collating, Delivering, Event, Keeping, Observing, OnPage, Stamp};
use alongside::app::keeping::recovery::is_struck;
use alongside::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use alongside::app::model::Model;
use alongside::app::model::look::Look;
use alongside::app::page::standing::Pen;
use alongside::app::starting::first_effects;
use alongside::app::told::{ObservationRead, Opened, Recovered};
use alongside::app::update::update;
use alongside::domain::calendar::Moment;
use alongside::domain::ids::{DeviceId, ObservationId};
use alongside::domain::instrument::{COPUS, DEFAULT_COUNTERS, Instrument, Side, find};
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::{CodeKey, Entry};
use alongside::domain::observation::header::{Header, Purpose};
use alongside::domain::observation::summary::Summary;
use alongside::domain::observation::texts::Texts;
use alongside::format::line;
use alongside::format::record::Record;
use alongside::format::record::Stream;
use alongside::format::stored::device::Given;
use alongside::format::stored::{Beat, Typing};

/// 22 November 2026, 09:00 in Kathmandu: an odd offset on purpose.
pub const MORNING_MS: i64 = 1_795_317_300_000;
const OFFSET_MIN: i16 = 345;

/// A tablet.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fault that a test switches on"
)]
pub struct Tablet {
    pub model: Model,
    pub device: DeviceId,
    pub wall_ms: i64,
    pub mono_ms: u64,
    pub records: BTreeMap<(String, String, u32), String>,
    pub summaries: BTreeMap<String, Summary>,
    pub typing: HashMap<String, Typing>,
    pub beats: HashMap<String, Beat>,
    pub files: HashMap<String, Vec<u8>>,
    pub folder: BTreeMap<String, Vec<u8>>,
    /// What the next writes answer; `None` writes well.
    pub write_fails: Option<StoreTrouble>,
    /// What reading an observation answers; `None` reads well.
    pub reads_fail: Option<StoreTrouble>,
    /// Whether searches in notes are left without an answer.
    pub holds_searches: bool,
    pub share: ShareOutcome,
    /// Whether the share sheet never answers.
    pub share_hangs: bool,
    /// Whether the browser shares several files in one go.
    pub shares_together: bool,
    /// Whether files come out with other bytes, as after an update that words a part of them anew.
    pub makes_other_bytes: bool,
    /// What writing to the folder answers; `None` writes well.
    pub folder_fails: Option<StoreTrouble>,
    /// Files as they left, and the highest numbers given: what is kept beside the records.
    pub sent: HashMap<String, Vec<u8>>,
    pub given: Vec<Given>,
    /// Effects seen, newest last.
    pub seen: Vec<Effect>,
    fresh: u32,
}

impl Tablet {
    /// A new tablet, switched on.
    pub fn new(name: &str) -> Self {
        let stamp = Stamp {
            wall: Moment::clamped(MORNING_MS, OFFSET_MIN),
            mono_ms: 0,
            fresh: String::new(),
            chance: String::new(),
        };
        let mut tablet = Self {
            model: Model::new(stamp),
            device: DeviceId::parse(name).unwrap(),
            wall_ms: MORNING_MS,
            mono_ms: 1_000,
            records: BTreeMap::new(),
            summaries: BTreeMap::new(),
            typing: HashMap::new(),
            beats: HashMap::new(),
            files: HashMap::new(),
            folder: BTreeMap::new(),
            write_fails: None,
            reads_fail: None,
            holds_searches: false,
            share: ShareOutcome::Shared,
            share_hangs: false,
            shares_together: true,
            makes_other_bytes: false,
            folder_fails: None,
            sent: HashMap::new(),
            given: Vec::new(),
            seen: Vec::new(),
            fresh: 0,
        };
        tablet.switch_on();
        tablet
    }

    /// Starts the app on what is stored.
    pub fn switch_on(&mut self) {
        let stamp = self.stamp();
        self.model = Model::new(stamp);
        for effect in first_effects() {
            self.carry_out(effect);
        }
    }

    /// The browser is killed; so much time passes; the app is started again.
    pub fn die_and_restart(&mut self, after_ms: i64) {
        self.wall_ms += after_ms;
        self.mono_ms = 500;
        self.switch_on();
    }

    /// The time that an event would bear now.
    pub fn stamp(&mut self) -> Stamp {
        self.fresh += 1;
        let fresh = format!("{:08x}-{}-{:04}", self.fresh, self.device, self.fresh);
        Stamp {
            wall: Moment::clamped(self.wall_ms, OFFSET_MIN),
            mono_ms: self.mono_ms,
            chance: format!("chance of {fresh}"),
            fresh,
        }
    }

    /// Something happens, and what follows from it is carried out.
    pub fn happens(&mut self, event: impl Into<Event>) {
        let stamp = self.stamp();
        for effect in update(&mut self.model, stamp, event.into()).effects {
            self.carry_out(effect);
        }
    }

    /// A look at how things stand now.
    pub fn look(&self) -> Look<'_> {
        Look::once(&self.model)
    }

    /// Time passes with the app awake, a tick each second.
    pub fn wait(&mut self, ms: u64) {
        let mut left = ms;
        while left > 0 {
            let step = left.min(1_000);
            self.pass(step);
            self.happens(OnPage::Ticked);
            left -= step;
        }
    }

    /// Time passes and nothing ticks.
    pub fn pass(&mut self, ms: u64) {
        self.wall_ms += i64::try_from(ms).unwrap();
        self.mono_ms += ms;
    }

    fn carry_out(&mut self, effect: Effect) {
        self.seen.push(effect.clone());
        match effect {
            Effect::Store(Store::OpenStores) => self.open_stores(),
            Effect::Store(Store::Write(batch)) => self.write(&batch),
            Effect::Store(Store::ReadObservation(id, _)) => self.read_observation(id),
            Effect::Store(Store::ReadBack(id)) if self.reads_fail.is_some() => {
                let found = Err(self.reads_fail.clone().unwrap());
                self.happens(Keeping::ReadBack { id, found });
            }
            Effect::Store(Store::ReadBack(id)) => {
                let (observation, _) = self.stored(&id);
                let count = u32::try_from(observation.entries().len()).unwrap();
                self.happens(Keeping::ReadBack {
                    id,
                    found: Ok((count, line::revision(&observation))),
                });
            }
            Effect::Store(Store::KeepTyping(id, typing)) => {
                _ = self.typing.insert(id.to_string(), typing);
            }
            Effect::Store(Store::ForgetTyping(id)) => _ = self.typing.remove(id.as_str()),
            Effect::Store(Store::KeepBeat(id, beat)) => _ = self.beats.insert(id.to_string(), beat),
            Effect::Page(Page::Go(route)) => self.happens(OnPage::RouteEntered(route)),
            Effect::Deliver(Deliver::MakeHandOver(plan)) => self.make_hand_over(&plan),
            Effect::Deliver(Deliver::TakeKept(plan, sha256)) => self.take_kept(&plan, &sha256),
            Effect::Deliver(Deliver::KeepSent(file, may_go, _)) => {
                self.keep_sent(file.as_str(), &may_go);
            }
            Effect::Store(Store::KeepGiven(given)) => self.given = given,
            Effect::Store(Store::KeepDevice(device)) => self.device = device,
            Effect::Deliver(Deliver::Deliver { files, to, .. }) => self.deliver(files, to),
            Effect::Deliver(Deliver::AskForFolder) => {
                self.happens(Delivering::FolderChanged(Some("Hand-overs".to_owned())));
            }
            Effect::Collate(Collate::Find(scope, query, among)) if !self.holds_searches => {
                let mut finder = Finder::default();
                for (id, _) in among {
                    finder.put(&self.stored(&id).0);
                }
                let hits = Some(finder.find(&query));
                self.happens(Collating::NotesSearched(scope, query.text, hits));
            }
            Effect::Page(Page::AskForPen) => self.happens(OnPage::PenChanged(Pen::Ours)),
            Effect::Store(_)
            | Effect::Page(_)
            | Effect::Deliver(_)
            | Effect::Collate(_)
            | Effect::TakeOut(_) => {}
        }
    }

    /// The stores are opened, at the start or once more.
    pub fn open_stores(&mut self) {
        let texts = self
            .records
            .iter()
            .filter(|(k, _)| matches!(Stream::of(&k.0), Stream::Device(_)))
            .map(|(_, t)| t.clone())
            .collect();
        let opened = Opened {
            device: self.device.clone(),
            pen: Pen::Ours,
            summaries: self.summaries.values().cloned().collect(),
            device_records: texts,
            recovered: Recovered::default(),
            left: Vec::new(),
            failing: Vec::new(),
            built_ms: 0,
            given: self.given.clone(),
            erasing: Vec::new(),
        };
        self.happens(Keeping::StoresOpened(Box::new(opened)));
    }

    fn write(&mut self, batch: &Batch) {
        if let Some(why) = self.write_fails.clone() {
            return self.happens(Keeping::WriteFailed(why));
        }
        let mut aside = 0;
        for record in &batch.records {
            let key = (record.stream.clone(), record.dev.clone(), record.seq);
            let text = record.text();
            // Records are added, and never changed but for words that are struck out of them.
            let there = self.records.entry(key).or_insert_with(|| text.clone());
            if is_struck(&text, there) {
                *there = text;
            } else {
                aside += usize::from(*there != text && !is_struck(there, &text));
            }
        }
        for summary in &batch.summaries {
            self.summaries
                .insert(summary.id.to_string(), summary.clone());
        }
        self.happens(Keeping::BatchWritten(batch.upto));
        if aside > 0 {
            self.happens(Keeping::RecordsDiffered(aside));
        }
    }

    fn read_observation(&mut self, id: ObservationId) {
        if let Some(why) = self.reads_fail.clone() {
            return self.happens(Keeping::ObservationUnread(id, why));
        }
        let texts = self
            .records
            .iter()
            .filter(|(k, _)| k.0 == id.as_str())
            .map(|(_, t)| t.clone())
            .collect();
        let typing = self.typing.get(id.as_str()).cloned();
        let beat = self.beats.get(id.as_str()).copied();
        self.happens(Keeping::ObservationRead(Box::new(ObservationRead {
            id,
            texts,
            typing,
            beat,
        })));
    }

    /// An observation as it is stored, and how many of its texts cannot be read.
    pub fn stored(&self, id: &ObservationId) -> (Observation, usize) {
        let texts: Vec<&String> = self
            .records
            .iter()
            .filter(|(k, _)| k.0 == id.as_str())
            .map(|(_, t)| t)
            .collect();
        let entries: Vec<Entry> = texts
            .iter()
            .filter_map(|t| Record::parse(t).and_then(|r| r.entry()).ok())
            .collect();
        let bad = texts.len() - entries.len();
        (Observation::from_entries(id.clone(), entries).0, bad)
    }

    /// The observation that is open.
    pub fn open(&self) -> &Observation {
        &self.model.open.as_ref().unwrap().observation
    }

    /// Its id.
    pub fn open_id(&self) -> ObservationId {
        self.open().id().clone()
    }
}

/// A header for these people, with all instruments.
pub fn header(observer: &str, teacher: &str, class: &str) -> Header {
    Header {
        texts: Texts {
            observer: observer.to_owned(),
            school: "Hillside Primary".to_owned(),
            teacher: teacher.to_owned(),
            class: class.to_owned(),
            subject: "Science".to_owned(),
            focus: "Who asks the questions?".to_owned(),
        },
        observer_id: None,
        seal: None,
        purpose: Purpose::Learning,
        instruments: ["script", "copus", "tallies"].map(str::to_owned).to_vec(),
        counters: DEFAULT_COUNTERS.map(str::to_owned).to_vec(),
    }
}

/// A COPUS code.
pub fn code(side: Side, letters: &str) -> CodeKey {
    CodeKey {
        side,
        letters: letters.to_owned(),
    }
}

/// COPUS as it ships.
pub fn copus() -> &'static Instrument {
    find(COPUS).unwrap()
}

/// A tablet on which an observation was begun.
pub fn begun() -> Tablet {
    let mut tablet = Tablet::new("tablet-1");
    tablet.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    tablet
}

/// Typed, key by key.
pub fn type_note(tablet: &mut Tablet, text: &str) {
    for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
        tablet.happens(Observing::NoteTyped(text[..end].to_owned()));
    }
}

/// Typed and committed.
pub fn add_note(tablet: &mut Tablet, text: &str) {
    type_note(tablet, text);
    tablet.happens(Observing::NoteCommitted(text.to_owned()));
}
