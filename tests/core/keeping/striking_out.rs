//! Words struck out for good: gone from store, search and file; who did it stays.

use alongside::app::collating::searching::Scope;
use alongside::app::desk::finder::Finder;
use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Collating, Event, Keeping, Observing, OnPage, Reviewing};
use alongside::app::keeping::erasing::Erasure;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::page::standing::Pen;
use alongside::app::told::{Opened, Recovered};
use alongside::app::view::timeline;
use alongside::domain::observation::words::without_words;
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::LineV2;
use alongside::format::record::Record;

use super::erasing::{all_words, correct, key_of};
use crate::world::{Tablet, add_note, begun};

#[test]
fn words_struck_out_are_gone_from_store_search_and_file_and_who_did_it_stays() {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    add_note(&mut t, "They worked in pairs");
    let of = key_of(&t, "Tom cried");
    correct(&mut t, &of, "Tom wept");
    t.happens(Reviewing::StrikeOutPressed(of.clone()));
    let id = t.open_id();
    let Some(Effect::Store(Store::Erase(erasure, _))) = t
        .seen
        .iter()
        .rev()
        .find(|e| matches!(e, Effect::Store(Store::Erase(..))))
        .cloned()
    else {
        panic!("nothing is erased");
    };
    let Erasure::Words(records) = &erasure else {
        panic!("{erasure:?}");
    };
    assert_eq!(records.len(), 2, "the note and its correction");
    assert!(records.iter().all(|r| !r.text().contains("Tom")));
    // What the platform does.
    for record in records {
        let key = (record.stream.clone(), record.dev.clone(), record.seq);
        t.records.insert(key, record.text());
    }
    assert!(
        !t.model.notices.contains(&Notice::StruckOut),
        "not told before it is proved"
    );
    t.happens(Keeping::Erased(Ok(erasure)));
    assert!(t.model.notices.contains(&Notice::StruckOut));
    assert!(
        t.records.values().all(|text| !text.contains("Tom")),
        "in the store"
    );

    let line = timeline::entry(t.open(), &of).unwrap();
    assert_eq!(
        line.line.struck.as_ref().map(|(by, _)| by.as_str()),
        Some("Ruth")
    );
    assert!(line.line.withdrawn);
    let mut finder = Finder::default();
    finder.put(t.open());
    assert!(finder.find(&"tom".into()).is_empty(), "in the search");
    for event in [
        Event::Observing(Observing::UndoPressed),
        Event::Observing(Observing::RedoPressed),
        Event::Reviewing(Reviewing::EntryRestored(of)),
    ] {
        t.happens(event);
    }
    t.die_and_restart(1_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert!(
        !LineV2::of(&Leaving::of(t.open()), None)
            .text()
            .contains("Tom"),
        "nothing brings it back"
    );
    t.happens(Reviewing::FinishPressed);
    let (_, bytes) = t.create_hand_over();
    assert!(!all_words(&bytes).contains("Tom"), "in a later file");
}

#[test]
fn striking_out_that_fails_is_told_and_tried_again_also_after_a_restart() {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    let of = key_of(&t, "Tom cried");
    let with_words = t.records.clone();
    t.happens(Reviewing::StrikeOutPressed(of));
    t.happens(Keeping::Erased(Err(StoreTrouble::NoAnswer)));
    assert!(
        t.model
            .notices
            .iter()
            .any(|n| matches!(n, Notice::NotErased(_)))
    );
    let tries = |t: &Tablet| {
        t.seen
            .iter()
            .filter(|e| matches!(e, Effect::Store(Store::Erase(..))))
            .count()
    };
    assert_eq!(tries(&t), 1);
    t.happens(Keeping::RetryDue);
    assert_eq!(tries(&t), 2);
    // The tablet dies while a store still has the words.
    let id = t.open_id();
    t.records.extend(with_words);
    t.die_and_restart(1_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert_eq!(tries(&t), 3);
    assert!(
        !LineV2::of(&Leaving::of(t.open()), None)
            .text()
            .contains("Tom")
    );
}

#[test]
fn what_failed_to_be_erased_is_no_longer_told_once_it_is_gone() {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    let of = key_of(&t, "Tom cried");
    t.happens(Reviewing::StrikeOutPressed(of));
    let erasure = t.model.erasing[0].clone();
    t.happens(Keeping::Erased(Err(StoreTrouble::NoAnswer)));
    t.happens(Keeping::RetryDue);
    t.happens(Keeping::Erased(Ok(erasure)));
    assert_eq!(t.model.notices, [Notice::StruckOut]);
}

#[test]
fn striking_out_after_finishing_is_no_alarm_about_what_was_written() {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    let of = key_of(&t, "Tom cried");
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.model.open.as_ref().unwrap().proved, Some(true));
    t.happens(Reviewing::StrikeOutPressed(of.clone()));
    // The stores still have the words when the new entry is confirmed.
    assert_eq!(t.model.open.as_ref().unwrap().proved, None);
    assert_eq!(t.model.shown_notice(), None);
    for (key, text) in &mut t.records {
        if key.2 == of.seq {
            *text = text.replace("Tom cried", "");
        }
    }
    let erasure = t.model.erasing[0].clone();
    t.happens(Keeping::Erased(Ok(erasure)));
    assert_eq!(t.model.open.as_ref().unwrap().proved, Some(true));
    assert_eq!(t.model.notices, [Notice::StruckOut]);
}

#[test]
fn a_search_that_found_struck_out_words_shows_them_no_more() {
    let mut t = begun();
    let id = t.open_id();
    add_note(&mut t, "Tom cried");
    let of = key_of(&t, "Tom cried");
    t.happens(Collating::SearchTyped(Scope::Shelf, "cried".to_owned()));
    assert_eq!(t.model.search.excerpt(id.as_str()), Some("Tom cried"));
    t.happens(Reviewing::StrikeOutPressed(of));
    assert_eq!(t.model.search.excerpt(id.as_str()), None);
}

#[test]
fn a_record_without_its_words_is_a_record_still() {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    let entry = t.open().entries().last().unwrap();
    let mut struck = entry.clone();
    struck.what = without_words(&entry.what).unwrap();
    let text = Record::of(t.open().id(), &struck).text();
    assert_eq!(Record::parse(&text).unwrap().entry().unwrap(), struck);
}

#[test]
fn words_that_another_store_had_struck_out_are_gone_from_the_open_lesson_and_no_file_is_made_meanwhile()
 {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    let entry = t.open().entries().last().unwrap().clone();
    let id = t.open().id().clone();
    let mut emptied = entry.clone();
    emptied.what = without_words(&entry.what).unwrap();
    let erasing = Erasure::Words(vec![Record::of(&id, &emptied)]);
    t.happens(Keeping::StoresOpened(Box::new(Opened {
        device: t.device.clone(),
        pen: Pen::Ours,
        summaries: t.summaries.values().cloned().collect(),
        device_records: Vec::new(),
        recovered: Recovered::default(),
        left: Vec::new(),
        failing: Vec::new(),
        built_ms: 0,
        given: Vec::new(),
        erasing: vec![erasing],
    })));
    assert_eq!(t.open().entries().last().unwrap().what, emptied.what);
    assert!(!t.model.erasing.is_empty());
}
