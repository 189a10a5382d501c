//! Stores that fail, go away or change hands under the running app.

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{
    Collating, Deciding, Event, HandingOver, Keeping, Observing, OnPage, Reviewing,
};
use alongside::app::handing_over::destination::Destination;
use alongside::app::keeping::saving::SaveStatus;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::page::standing::Pen;

use crate::world::{Tablet, add_note, begun, type_note};

fn status(t: &Tablet) -> SaveStatus {
    t.model.saving.status(&t.model.now)
}

fn retries(t: &Tablet) -> usize {
    let is_retry = |e: &&Effect| matches!(e, Effect::Store(Store::RetryAfter(_)));
    t.seen.iter().filter(is_retry).count()
}

#[test]
fn the_store_goes_under_the_running_app_and_the_whole_lesson_is_written_again() {
    let mut t = begun();
    for n in 0..40 {
        add_note(&mut t, &format!("Note {n}"));
    }
    let before: Vec<_> = t.records.keys().cloned().collect();
    assert!(matches!(status(&t), SaveStatus::Saved(_)));
    t.records.clear();
    t.summaries.clear();
    t.write_fails = Some(StoreTrouble::ConnectionLost);
    t.happens(Keeping::StoreWentUnder);
    assert!(
        matches!(status(&t), SaveStatus::NotSaved(41.., _)),
        "{:?}",
        status(&t)
    );
    t.write_fails = None;
    t.happens(Keeping::RetryDue);
    assert!(matches!(status(&t), SaveStatus::Saved(_)));
    let after: Vec<_> = t.records.keys().cloned().collect();
    assert_eq!(
        after, before,
        "its beginning and the tablet's own records too"
    );
}

#[test]
fn lessons_that_went_with_the_store_are_told_once() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    t.happens(OnPage::RouteEntered(Route::Start));
    t.happens(Observing::BeginPressed(crate::world::header(
        "Ruth", "Dan", "5C",
    )));
    add_note(&mut t, "In the second lesson");
    t.records.clear();
    t.summaries.clear();
    t.happens(Keeping::StoreWentUnder);
    let gone = t.model.notices.iter().filter(|n| **n == Notice::Gone(1));
    assert_eq!(gone.count(), 1, "{:?}", t.model.notices);
    assert_eq!(t.model.shelf.len(), 1);
    assert_eq!(t.open().fold().notes, 1, "the running lesson stays open");
}

#[test]
fn words_that_cannot_be_stored_start_one_chain_of_tries_and_no_storm() {
    let mut t = begun();
    type_note(&mut t, "half a sentence");
    t.seen.clear();
    let mut waits = Vec::new();
    for _ in 0..20 {
        let before = retries(&t);
        for _ in 0..3 {
            t.happens(Keeping::WordsKept(Err(StoreTrouble::Full)));
        }
        assert_eq!(
            retries(&t),
            before + usize::from(before == 0),
            "one try is due"
        );
        t.happens(Keeping::RetryDue);
        let last = t.seen.iter().rev().find_map(|e| {
            if let Effect::Store(Store::RetryAfter(ms)) = e {
                Some(*ms)
            } else {
                None
            }
        });
        waits.extend(last);
        assert_eq!(retries(&t), before + 1 + usize::from(before == 0));
    }
    assert!(
        waits.windows(2).all(|w| w[0] <= w[1]),
        "later each time: {waits:?}"
    );
    assert!(waits.last() >= Some(&10_000), "{waits:?}");
    let tries: u64 = waits.iter().map(|ms| u64::from(*ms)).sum();
    assert!(
        tries > 120_000,
        "a minute sees a handful of tries: {waits:?}"
    );
    t.happens(Keeping::WordsKept(Ok(())));
    let before = retries(&t);
    t.happens(Keeping::RetryDue);
    assert_eq!(retries(&t), before, "the chain ends");
}

#[test]
fn a_tab_without_the_pen_changes_nothing_of_the_collation_nor_of_its_own() {
    let mut t = begun();
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    t.seen.clear();
    let id = t.open_id();
    for event in [
        Event::Deciding(Deciding::CollationRemoved),
        Event::Deciding(Deciding::RescuePressed("hash".to_owned())),
        Event::Deciding(Deciding::VersionChosen(id, "revision".to_owned())),
        Event::Observing(Observing::UndoPressed),
        Event::HandingOver(HandingOver::FolderForgotten),
        Event::HandingOver(HandingOver::DeliverPressed(Destination::ShareSheet)),
        Event::Reviewing(Reviewing::FinishPressed),
    ] {
        assert!(event.needs_pen(), "{event:?}");
        t.happens(event);
    }
    assert!(t.seen.is_empty(), "{:?}", t.seen);
    assert!(t.model.notices.contains(&Notice::NoPen));
}

#[test]
fn nothing_read_before_the_pen_changed_hands_is_believed_after() {
    let mut t = begun();
    t.happens(Collating::CollationRead(Box::default()));
    assert!(t.model.collate.view.is_some());
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    assert!(t.model.collate.view.is_none());
    t.happens(Collating::CollationRead(Box::default()));
    t.happens(OnPage::PenChanged(Pen::Ours));
    assert!(t.model.collate.view.is_none());
}
