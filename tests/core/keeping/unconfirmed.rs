//! What is not confirmed is kept in one place, and the mirror, the journal and the next try follow from it.

use alongside::app::effect::{Batch, Effect, Store};
use alongside::app::event::{Keeping, Observing, Reviewing};
use alongside::app::keeping::saving::SaveStatus;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::standing::Pen;
use alongside::app::told::{Opened, Recovered};
use alongside::format::record::Record;

use crate::keeping::saving::status;
use crate::world::{Tablet, add_note, begun};

/// The mirror as it was asked for last.
fn mirror(t: &Tablet) -> Vec<String> {
    let mirrored = t.seen.iter().rev().find_map(|e| {
        if let Effect::Store(Store::Mirror(texts)) = e {
            Some(texts.clone())
        } else {
            None
        }
    });
    mirrored.unwrap_or_default()
}

/// The batch that was asked for last.
fn batch(t: &Tablet) -> Batch {
    let written = t.seen.iter().rev().find_map(|e| {
        if let Effect::Store(Store::Write(batch)) = e {
            Some(batch.clone())
        } else {
            None
        }
    });
    written.unwrap()
}

#[test]
fn the_mirror_holds_what_is_not_confirmed_oldest_first_and_is_empty_once_all_is() {
    let mut t = begun();
    assert!(mirror(&t).is_empty());
    t.write_fails = Some(StoreTrouble::Full);
    add_note(&mut t, "one");
    add_note(&mut t, "two");
    let texts: Vec<String> = t
        .model
        .saving
        .unconfirmed()
        .iter()
        .map(Record::text)
        .collect();
    assert_eq!((texts.len(), mirror(&t)), (2, texts));
    let at = |wanted: fn(&Effect) -> bool| t.seen.iter().rposition(wanted);
    assert!(
        at(|e| matches!(e, Effect::Store(Store::Mirror(_))))
            < at(|e| matches!(e, Effect::Store(Store::Write(_)))),
        "the mirror comes first"
    );
    t.write_fails = None;
    t.happens(Keeping::RetryDue);
    assert!(matches!(status(&t), SaveStatus::Saved(_)));
    assert!(mirror(&t).is_empty());
}

#[test]
fn a_record_that_is_tried_again_is_given_to_the_journal_once_unless_the_pen_was_elsewhere() {
    let mut t = begun();
    t.write_fails = Some(StoreTrouble::Full);
    add_note(&mut t, "one");
    assert_eq!((batch(&t).records.len(), batch(&t).journalled), (1, 0));
    add_note(&mut t, "two");
    assert_eq!((batch(&t).records.len(), batch(&t).journalled), (2, 1));
    t.happens(Keeping::RetryDue);
    assert_eq!((batch(&t).records.len(), batch(&t).journalled), (2, 2));
    t.happens(Keeping::WriteFailed(StoreTrouble::TakenOver));
    t.happens(Keeping::RetryDue);
    assert_eq!((batch(&t).records.len(), batch(&t).journalled), (2, 0));
}

#[test]
fn words_struck_out_of_a_record_that_waits_leave_the_mirror_and_wait_until_stored_without() {
    let mut t = begun();
    t.write_fails = Some(StoreTrouble::Full);
    add_note(&mut t, "Tom cried");
    assert!(mirror(&t).iter().any(|text| text.contains("Tom cried")));
    let handed_on = batch(&t).upto;
    let key = t.open().entries().last().unwrap().key.clone();
    t.seen.clear();
    t.happens(Reviewing::StrikeOutPressed(key));
    assert!(mirror(&t).iter().all(|text| !text.contains("Tom cried")));
    // The write that was under way had the words: it does not confirm the record as it is now.
    t.happens(Keeping::BatchWritten(handed_on));
    assert_eq!(t.model.saving.unconfirmed().len(), 2);
    t.write_fails = None;
    t.happens(Keeping::RetryDue);
    assert!(mirror(&t).is_empty());
}

#[test]
fn what_an_earlier_session_left_in_the_mirror_stays_there_until_a_start_unites_it() {
    let mut t = begun();
    let opened = |t: &Tablet, left: &[&str]| Opened {
        device: t.device.clone(),
        pen: Pen::Ours,
        summaries: t.summaries.values().cloned().collect(),
        device_records: Vec::new(),
        recovered: Recovered::default(),
        left: left.iter().map(|&text| text.to_owned()).collect(),
        failing: Vec::new(),
        built_ms: 0,
        given: Vec::new(),
        erasing: Vec::new(),
    };
    let event = Keeping::StoresOpened(Box::new(opened(&t, &["earlier"])));
    t.happens(event);
    assert_eq!(mirror(&t), ["earlier"]);
    t.happens(Observing::TallyTapped("Praise".into()));
    assert_eq!(mirror(&t), ["earlier"], "the tap is confirmed");
    let event = Keeping::StoresOpened(Box::new(opened(&t, &[])));
    t.happens(event);
    assert!(mirror(&t).is_empty());
}

#[test]
fn words_struck_out_of_a_record_that_is_stored_are_to_be_without_them_whatever_store_is_read_next()
{
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    let key = t.open().entries().last().unwrap().key.clone();
    t.write_fails = Some(StoreTrouble::NoAnswer);
    t.happens(Reviewing::StrikeOutPressed(key.clone()));
    let emptied = mirror(&t).into_iter().find(|text| {
        let record = Record::parse(text).unwrap();
        record.seq == key.seq && !text.contains("Tom cried")
    });
    assert!(emptied.is_some(), "{:?}", mirror(&t));
}

#[test]
fn what_waits_here_and_is_read_back_from_the_mirror_is_not_left_there_for_ever() {
    let mut t = begun();
    t.write_fails = Some(StoreTrouble::Full);
    add_note(&mut t, "one");
    let waits = mirror(&t);
    assert_eq!(waits.len(), 1);
    // The stores were opened again under the running app, and could not be used.
    t.happens(Keeping::StoresOpened(Box::new(Opened {
        device: t.device.clone(),
        pen: Pen::Ours,
        summaries: t.summaries.values().cloned().collect(),
        device_records: Vec::new(),
        recovered: Recovered::default(),
        left: waits,
        failing: Vec::new(),
        built_ms: 0,
        given: Vec::new(),
        erasing: Vec::new(),
    })));
    assert_eq!(mirror(&t).len(), 1, "once, not twice");
    t.write_fails = None;
    t.happens(Keeping::RetryDue);
    assert!(mirror(&t).is_empty(), "{:?}", mirror(&t));
}
