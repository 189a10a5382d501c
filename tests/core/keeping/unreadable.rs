//! What cannot be stored, or read back, or contradicts what is stored: told, asked for again, never taken for saved.

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Keeping, Observing, OnPage, Reviewing};
use alongside::app::keeping::saving::SaveStatus;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::view::everywhere::place::{self, Place};

use super::saving::status;
use crate::world::{add_note, begun, header, type_note};

#[test]
fn a_record_that_contradicts_a_stored_one_is_told_and_never_counts_as_saved() {
    let mut t = begun();
    add_note(&mut t, "mine");
    let id = t.open_id();
    // Something else wrote under the number that the next entry gets.
    let last = t
        .records
        .keys()
        .filter(|k| k.0 == id.as_str())
        .max()
        .unwrap()
        .clone();
    let theirs = t.records[&last].replace("mine", "theirs").replace(
        &format!("\"seq\":{}", last.2),
        &format!("\"seq\":{}", last.2 + 1),
    );
    t.records.insert((last.0, last.1, last.2 + 1), theirs);
    add_note(&mut t, "also mine");
    assert!(t.model.notices.contains(&Notice::Aside(1)));
    assert_eq!(
        t.open().entries(),
        t.stored(&id).0.entries(),
        "the screen shows what is stored"
    );
    add_note(&mut t, "and on");
    assert_eq!(t.open().entries(), t.stored(&id).0.entries());
    assert_eq!(t.open().entries().len(), 4);
}

#[test]
fn the_number_of_a_record_that_cannot_be_read_is_not_given_again() {
    let mut t = begun();
    let id = t.open_id();
    let last = t
        .records
        .keys()
        .filter(|k| k.0 == id.as_str())
        .max()
        .unwrap()
        .clone();
    let newer = format!(
        "{{\"v\":99,\"obs\":\"{id}\",\"dev\":\"{}\",\"seq\":{},\"from\":\"tomorrow\"}}",
        last.1,
        last.2 + 1
    );
    t.records
        .insert((last.0, last.1, last.2 + 1), newer.clone());
    t.die_and_restart(1_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id.clone())));
    add_note(&mut t, "written by the older version");
    add_note(&mut t, "and on");
    assert!(
        !t.model
            .notices
            .iter()
            .any(|n| matches!(n, Notice::Aside(2..)))
    );
    assert_eq!(t.open().entries(), t.stored(&id).0.entries());
    assert!(t.records.values().any(|text| *text == newer), "left alone");
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.model.open.as_ref().unwrap().proved, Some(true));
}

#[test]
fn an_observation_that_cannot_be_read_is_not_shown_as_another_or_as_missing() {
    let mut t = begun();
    let first = t.open_id();
    t.wait(2_000);
    t.happens(Observing::BeginPressed(header("Ruth", "Jonas", "2A")));
    t.reads_fail = Some(StoreTrouble::NoAnswer);
    t.happens(OnPage::RouteEntered(Route::Observe(first.clone())));
    assert_eq!(
        place::place(t.look()),
        Place::Unread(StoreTrouble::NoAnswer)
    );
    t.reads_fail = None;
    t.happens(Keeping::ReadAgainPressed);
    assert_eq!(place::place(t.look()), Place::Here);
    assert_eq!(t.open_id(), first);
}

#[test]
fn words_being_typed_that_cannot_be_stored_are_told_and_tried_again() {
    let mut t = begun();
    type_note(&mut t, "half a sentence");
    t.happens(Keeping::WordsKept(Err(StoreTrouble::ConnectionLost)));
    assert_eq!(
        status(&t),
        SaveStatus::NotSaved(0, StoreTrouble::ConnectionLost)
    );
    assert!(t.seen.contains(&Effect::Store(Store::Reopen)));
    t.happens(Keeping::RetryDue);
    assert_eq!(t.seen.last(), Some(&Effect::Store(Store::Flush)));
    t.happens(Keeping::WordsKept(Ok(())));
    assert!(matches!(status(&t), SaveStatus::Saved(_)));
}

#[test]
fn a_finished_observation_that_could_not_be_read_back_is_asked_for_again_and_not_called_damaged() {
    let mut t = begun();
    t.reads_fail = Some(StoreTrouble::NoAnswer);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.model.open.as_ref().unwrap().proved, None);
    assert!(!t.model.notices.contains(&Notice::NotProved));
    t.reads_fail = None;
    t.happens(Keeping::RetryDue);
    assert_eq!(t.model.open.as_ref().unwrap().proved, Some(true));
}
