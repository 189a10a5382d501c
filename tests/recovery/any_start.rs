//! Whatever the stores did, and whatever was done to them: what a start must not do.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use alongside::app::event::{HandingOver, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::keeping::recovery::{RecordKey, is_struck, same_content};
use alongside::app::keeping::stores::ports::Clock as _;
use alongside::app::page::route::Route;
use alongside::domain::ids::ObservationId;
use alongside::domain::observation::entry::What;
use alongside::format::record::{Record, Says, WhatV2};
use alongside::format::stored::device::DeviceFact;
use alongside::format::stored::keys::Table;

use crate::tablet::{Chance, Disk, Faults, Offer, Page, Tablet, a_header, rounds};

/// Something a person does.
async fn act(page: &Rc<Page>) {
    let chance = &page.world.chance;
    let open = page.app.model.borrow().open.is_some();
    match chance.below(14) {
        0 | 1 => page.happens(Observing::BeginPressed(a_header())),
        2..=6 if open => {
            let moment = page.app.truth.borrow().moments;
            page.happens(Observing::NoteCommitted(format!("words{moment}.")));
        }
        7 => strike(page),
        8 => page.happens(Reviewing::FinishPressed),
        9 => look_at_one(page),
        10 => remove(page),
        11 => {
            let waiting = page.app.model.borrow().outbox().to_vec();
            page.happens(HandingOver::HandOverRequested(waiting));
        }
        12 => page.happens(HandingOver::DeliverPressed(Destination::Download)),
        _ => page.happens(OnPage::RouteEntered(Route::Home)),
    }
    for _ in 0..chance.below(30) {
        page.world.turn().await;
    }
}

fn strike(page: &Page) {
    let notes: Vec<_> = {
        let model = page.app.model.borrow();
        let entries = model
            .open
            .iter()
            .flat_map(|open| open.observation.entries());
        let note = |what: &What| {
            if let What::Note(note) = what
                && !note.text.is_empty()
            {
                Some(note.text.clone())
            } else {
                None
            }
        };
        entries
            .filter_map(|e| Some((e.key.clone(), note(&e.what)?)))
            .collect()
    };
    if let Some((key, words)) = notes.get(page.world.chance.below(notes.len())) {
        page.app.truth.borrow_mut().struck.push(words.clone());
        page.happens(Reviewing::StrikeOutPressed(key.clone()));
    }
}

fn listed(page: &Page) -> Vec<ObservationId> {
    let model = page.app.model.borrow();
    model
        .shelf
        .rows()
        .map(|row| row.summary.id.clone())
        .collect()
}

fn look_at_one(page: &Page) {
    let listed = listed(page);
    if let Some(id) = listed.get(page.world.chance.below(listed.len())) {
        page.happens(OnPage::RouteEntered(Route::Review(id.clone())));
    }
}

fn remove(page: &Page) {
    let listed = listed(page);
    if let Some(id) = listed.get(page.world.chance.below(listed.len())) {
        page.app.truth.borrow_mut().removed.insert(id.to_string());
        page.happens(Reviewing::RemoveObservationPressed(id.clone()));
    }
}

async fn a_day(page: Rc<Page>) {
    page.open().await;
    if page.is_ready() {
        for _ in 0..page.world.chance.below(12) {
            act(&page).await;
        }
        page.settle().await;
    }
}

/// A day in which nothing goes wrong, and every observation is looked at.
async fn an_honest_day(page: Rc<Page>) {
    page.open().await;
    assert!(page.is_ready());
    assert!(
        page.settle().await,
        "honest stores and it does not come to rest"
    );
    for id in listed(&page) {
        page.happens(OnPage::RouteEntered(Route::Review(id)));
        assert!(page.settle().await, "an observation cannot be read");
    }
    // What is told of the journal comes after the last write.
    for _ in 0..20 {
        page.pause(50).await;
    }
}

/// A few days of a tablet on which anything may happen. After each, nothing is lost that a store had, and every
/// promise was kept; after an honest one at the end, all of it is in the database. What was known before the
/// end.
fn lives(chance: &Rc<Chance>, faults: impl Fn(&Chance) -> Faults) -> (Tablet, Known) {
    let tablet = Tablet::new(chance);
    for _ in 0..=chance.below(5) {
        let before = Known::of(&tablet.disk.borrow());
        let faults = faults(chance);
        println!("a day with {faults:?}");
        if chance.once_in(3) {
            let ended = tablet.page_for(chance.below(900), faults, a_day);
            println!("killed: {}", ended.is_none());
        } else {
            tablet.page(faults, a_day);
        }
        before.is_held_still(&tablet);
        tablet.disk.borrow_mut().suffer(chance);
    }
    let before = Known::of(&tablet.disk.borrow());
    tablet.page(Faults::only_slow(chance), an_honest_day);
    before.is_held_still(&tablet);
    before.is_in_database(&tablet);
    (tablet, before)
}

/// What the stores held together at one moment.
struct Known {
    held: BTreeSet<String>,
    /// Observations whose removal some store knows, by device.
    removed: BTreeSet<(String, String)>,
    /// Notes whose words were struck out, as some store knows.
    struck: BTreeSet<(String, String, u32)>,
}

impl Known {
    fn of(disk: &Disk) -> Self {
        Self::of_texts(disk.held())
    }

    fn of_texts(held: BTreeSet<String>) -> Self {
        let records = held.iter().filter_map(|text| Record::parse(text).ok());
        let (mut removed, mut struck) = (BTreeSet::new(), BTreeSet::new());
        for record in records {
            match &record.what {
                Says::Known(WhatV2::Device(DeviceFact::ObservationRemoved { observation })) => {
                    removed.insert((record.stream, observation.clone()));
                }
                Says::Known(WhatV2::StruckOut { of, .. }) => {
                    struck.insert((record.stream.clone(), of.dev.clone(), of.seq));
                }
                Says::Known(_) | Says::Unknown(_) => {}
            }
        }
        Self {
            held,
            removed,
            struck,
        }
    }

    fn was_removed(&self, tablet: &Tablet, stream: &str) -> bool {
        tablet.truth.borrow().removed.contains(stream)
            || self.removed.iter().any(|(_, id)| id == stream)
    }

    /// Nothing that a store had is lost to all of them, and what was promised holds.
    fn is_held_still(&self, tablet: &Tablet) {
        assert_eq!(tablet.truth.borrow().broken, Vec::<String>::new());
        let now = by_key(tablet.disk.borrow().held());
        for text in &self.held {
            self.must_be_among(tablet, text, &now);
        }
    }

    /// All of it is in the database.
    fn is_in_database(&self, tablet: &Tablet) {
        let disk = tablet.disk.borrow();
        let all = disk.table(Table::Records).into_iter();
        let now = by_key(all.chain(disk.table(Table::Aside)).collect());
        drop(disk);
        for text in &self.held {
            self.must_be_among(tablet, text, &now);
        }
    }

    fn must_be_among(&self, tablet: &Tablet, text: &str, now: &BTreeMap<RecordKey, Vec<String>>) {
        let key = RecordKey::of_text(text).unwrap();
        let found = now.get(&key).into_iter().flatten();
        let is_there = |other: &&String| same_content(other, text) || is_struck(other, text);
        assert!(
            found.into_iter().any(|t| is_there(&t)) || self.was_removed(tablet, &key.stream),
            "lost: {text}\nthere: {:?}\nit stands in: {:?}",
            now.get(&key),
            tablet.disk.borrow().holders(text)
        );
    }

    /// What was struck out or removed, as some store knew, is nowhere.
    fn gone_is_gone(&self, tablet: &Tablet) {
        let disk = tablet.disk.borrow();
        let everything = disk.everything();
        // What another device removed says nothing of this one; what contradicts a record is not believed.
        let now = Self::of_texts(disk.table(Table::Records).into_iter().collect());
        let device = disk.device().unwrap_or_default();
        for text in &self.held {
            let record = Record::parse(text).unwrap();
            let removed = (format!("device-{device}"), record.stream.clone());
            assert!(
                !now.removed.contains(&removed) || !everything.contains(text),
                "removed and back: {text}\nin {:?}",
                disk.holders(text)
            );
            let key = (record.stream, record.dev, record.seq);
            if let Says::Known(WhatV2::Note(note)) = &record.what
                && now.struck.contains(&key)
            {
                assert!(
                    note.text.is_empty() || !everything.contains(&note.text),
                    "struck out and back: {text}\nin {:?}",
                    disk.holders(text)
                );
            }
        }
    }
}

fn by_key(texts: BTreeSet<String>) -> BTreeMap<RecordKey, Vec<String>> {
    let mut found: BTreeMap<RecordKey, Vec<String>> = BTreeMap::new();
    for text in texts {
        let key = RecordKey::of_text(&text).into_iter();
        key.for_each(|key| found.entry(key).or_default().push(text.clone()));
    }
    found
}

/// The files that the stores know to be offered, or whose number the mirror knows to be given.
fn known_offers(tablet: &Tablet) -> Vec<Offer> {
    let disk = tablet.disk.borrow();
    let held = disk.held();
    let given = disk.given();
    let is_known = |offer: &&Offer| {
        let is_given = given
            .iter()
            .any(|g| g.device == offer.device && g.number >= offer.number);
        let is_told =
            |text: &String| text.contains("hand_over_offered") && text.contains(&offer.file);
        is_given || held.iter().any(is_told)
    };
    let truth = tablet.truth.borrow();
    truth.offers.iter().filter(is_known).cloned().collect()
}

#[test]
fn nothing_that_a_store_had_is_lost_and_saved_is_said_of_what_is_stored_and_it_ends() {
    rounds("anything", |chance| drop(lives(chance, Faults::any)));
}

#[test]
fn what_was_struck_out_or_removed_comes_back_from_no_store() {
    rounds("gone", |chance| {
        let (tablet, before) = lives(chance, |chance| Faults::any(chance).without_lies());
        before.gone_is_gone(&tablet);
    });
}

#[test]
fn no_number_of_a_file_is_given_twice_that_some_store_knows() {
    rounds("numbers", |chance| {
        let (tablet, _) = lives(chance, Faults::any);
        tablet.disk.borrow_mut().suffer(chance);
        let known = known_offers(&tablet);
        let count = tablet.truth.borrow().offers.len();
        tablet.page(Faults::only_slow(chance), a_day);
        let truth = tablet.truth.borrow();
        for new in truth.offers.iter().skip(count) {
            let is_same = |old: &&Offer| {
                (&old.device, old.number) == (&new.device, new.number) && old.file != new.file
            };
            assert_eq!(known.iter().find(is_same), None, "given again: {new:?}");
        }
    });
}
