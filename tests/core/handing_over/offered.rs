//! Offered is not handed over: only a person's word, or the folder's copy read back, makes it so.

use alongside::app::effect::{Deliver, Effect, Store};
use alongside::app::event::{Delivering, Event, HandingOver, OnPage, Reviewing};
use alongside::app::handing_over::destination::{Destination, NotDelivered};
use alongside::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use alongside::app::page::route::Route;
use alongside::app::told::{Abilities, Sharing};
use alongside::app::view::hand_over;
use alongside::domain::ids::RecipientId;
use alongside::domain::ids::{FileId, ObservationId};
use alongside::domain::observation::summary::Life;
use alongside::format::record::{Record, Says, Stream, VERSION, WhatV2};
use alongside::format::stored::device::{Delivery, DeviceFact};

use crate::handing_over::files::finished;
use crate::world::{Tablet, header};

pub fn life(t: &Tablet, id: &ObservationId) -> Life {
    t.model.shelf.get(id).unwrap().life
}

fn ready_file(t: &Tablet) -> FileId {
    t.model.hand_over.ready[0].file.clone()
}

/// A tablet with one finished observation, and its file ready.
fn ready() -> (Tablet, ObservationId, FileId) {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    t.create_hand_over();
    let file = ready_file(&t);
    (t, id, file)
}

#[test]
fn a_download_that_was_started_is_offered_until_a_person_says_that_it_arrived() {
    let (mut t, id, file) = ready();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    assert_eq!(life(&t, &id), Life::Offered);
    let asked = hand_over::asked(t.look());
    assert_eq!((asked.len(), asked[0].observations), (1, 1));
    assert_eq!(
        asked[0].at.map(|at| at.to_string()),
        Some(t.model.now.wall.to_string())
    );
    // No second file of it is made meanwhile, and the question survives the app.
    assert!(t.model.outbox().is_empty());
    t.die_and_restart(86_400_000);
    assert_eq!(hand_over::asked(t.look())[0].file, file);
    t.happens(Delivering::NotYetPressed(file.clone()));
    assert!(hand_over::asked(t.look())[0].not_yet);
    assert_eq!(life(&t, &id), Life::Offered);
    t.happens(HandingOver::ArrivedPressed(file));
    assert_eq!(life(&t, &id), Life::HandedOver);
    assert_eq!(hand_over::asked(t.look()), []);
    t.die_and_restart(1_000);
    assert_eq!(life(&t, &id), Life::HandedOver);
}

#[test]
fn what_is_taken_back_waits_again_as_if_it_had_not_been_offered() {
    let (mut t, id, file) = ready();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(HandingOver::TakenBackPressed(file.clone()));
    assert_eq!(life(&t, &id), Life::Finished);
    assert_eq!(t.model.outbox(), std::slice::from_ref(&id));
    assert!(!t.model.shelf.get(&id).unwrap().changed_since);
    t.die_and_restart(1_000);
    assert_eq!(life(&t, &id), Life::Finished);
    // Offered once more it is the same file: the first may have left all the same.
    let before = t.files[file.as_str()].clone();
    let (_, again) = t.create_hand_over();
    assert_eq!((ready_file(&t), again), (file, before));
}

#[test]
fn the_offer_is_kept_before_the_share_sheet_opens_since_the_page_may_die_under_it() {
    let (mut t, id, _) = ready();
    t.share_hangs = true;
    let before = t.seen.len();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    let place = |wanted: fn(&Effect) -> bool| {
        let seen = t.seen[before..].iter();
        seen.into_iter().position(wanted).unwrap()
    };
    let share = place(|e| matches!(e, Effect::Deliver(Deliver::Deliver { .. })));
    assert!(place(|e| matches!(e, Effect::Store(Store::Write(_)))) < share);
    assert!(place(|e| matches!(e, Effect::Store(Store::KeepGiven(_)))) < share);
    assert!(place(|e| matches!(e, Effect::Deliver(Deliver::KeepSent(..)))) < share);
    t.die_and_restart(5_000);
    assert_eq!(life(&t, &id), Life::Offered);
    assert_eq!(hand_over::asked(t.look()).len(), 1);
}

#[test]
fn a_share_that_never_settles_asks_after_twenty_seconds_whether_it_arrived() {
    let (mut t, id, file) = ready();
    t.share_hangs = true;
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    t.wait(19_000);
    assert_eq!(
        hand_over::asked(t.look()),
        [],
        "the share sheet may be open"
    );
    // Setting the wall clock makes it neither earlier nor later.
    t.wall_ms += 3_600_000;
    t.wait(1_000);
    assert_eq!(hand_over::asked(t.look())[0].file, file);
    // It settles late after all, and nothing was sent.
    let cancelled = Err(NotDelivered::Cancelled);
    t.happens(Delivering::Delivered(
        vec![file],
        Destination::ShareSheet,
        cancelled,
    ));
    assert_eq!(life(&t, &id), Life::Finished);
    assert_eq!(hand_over::asked(t.look()), []);
}

#[test]
fn a_person_said_that_it_arrived_so_a_share_that_fails_late_changes_nothing() {
    let (mut t, id, file) = ready();
    t.share_hangs = true;
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    t.wait(20_000);
    t.happens(HandingOver::ArrivedPressed(file.clone()));
    let failed = Err(NotDelivered::Refused("AbortError".into()));
    t.happens(Delivering::Delivered(
        vec![file],
        Destination::ShareSheet,
        failed,
    ));
    assert_eq!(life(&t, &id), Life::HandedOver);
}

#[test]
fn a_cancelled_or_failed_share_leaves_everything_as_it_was() {
    for outcome in [
        ShareOutcome::Cancelled,
        ShareOutcome::Failed("NotAllowedError".into()),
    ] {
        let (mut t, id, file) = ready();
        t.share = outcome.clone();
        t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
        assert_eq!(life(&t, &id), Life::Finished);
        assert_eq!(t.model.outbox(), [id]);
        assert_eq!(t.model.hand_over.outcome, Some(outcome));
        assert_eq!(t.given, [], "its number was never given");
        // Trying again offers the same file: no gap in the chain.
        t.happens(Delivering::HandOverClosed);
        t.create_hand_over();
        assert_eq!(ready_file(&t), file);
        assert_eq!(t.model.ledger.rows().len(), 1);
    }
}

#[test]
fn a_share_that_is_cancelled_after_a_download_leaves_the_download_offered() {
    let (mut t, id, _) = ready();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.share = ShareOutcome::Cancelled;
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    assert_eq!(life(&t, &id), Life::Offered);
    assert_eq!(hand_over::asked(t.look())[0].by, Delivery::Downloaded);
}

#[test]
fn a_download_that_the_browser_refuses_is_not_offered() {
    let (mut t, id, file) = ready();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let refused = Err(NotDelivered::Failed(StoreTrouble::Refused));
    t.happens(Delivering::Delivered(
        vec![file],
        Destination::Download,
        refused,
    ));
    assert_eq!(life(&t, &id), Life::Finished);
    assert_eq!(t.model.hand_over.trouble, Some(StoreTrouble::Refused));
}

#[test]
fn handed_over_and_then_edited_is_changed_since_it_was_handed_over() {
    let (mut t, id, file) = ready();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(HandingOver::ArrivedPressed(file));
    assert!(!t.model.shelf.get(&id).unwrap().changed_since);
    let mut edited = header("Ruth Mwangi", "Amina", "4C");
    edited.purpose = t.open().header().purpose;
    t.happens(Reviewing::HeaderEdited(edited));
    let row = t.model.shelf.get(&id).unwrap();
    assert_eq!((row.life, row.changed_since), (Life::Finished, true));
}

#[test]
fn what_version_0_1_0_called_delivered_counts_as_handed_over() {
    for by in [
        Delivery::Shared,
        Delivery::Downloaded,
        Delivery::WrittenToFolder,
    ] {
        let (mut t, id, file) = ready();
        let stream = Stream::Device(t.device.clone()).name();
        let seqs = t.records.keys().filter(|k| k.0 == stream).map(|k| k.2);
        let seq = seqs.max().unwrap() + 1;
        let record = Record {
            v: VERSION,
            stream: stream.clone(),
            dev: t.device.to_string(),
            seq,
            t_ms: 0,
            at: t.model.now.wall.to_string(),
            by: None,
            what: Says::Known(WhatV2::Device(DeviceFact::HandOverDelivered {
                file: file.to_string(),
                by,
            })),
        };
        let text = record.text();
        assert!(text.contains("hand_over_delivered"), "{text}");
        t.records.insert((stream, t.device.to_string(), seq), text);
        t.die_and_restart(1_000);
        assert_eq!(life(&t, &id), Life::HandedOver);
        assert_eq!(hand_over::asked(t.look()), []);
    }
}

fn sharing(can_share: Sharing) -> Event {
    Event::OnPage(OnPage::AbilitiesKnown(Abilities {
        can_share,
        ..Abilities::default()
    }))
}

#[test]
fn what_waits_is_ready_on_the_list_so_that_one_tap_shares_it() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.happens(sharing(Sharing::Zip));
    t.happens(OnPage::RouteEntered(Route::Home));
    assert_eq!(hand_over::prepared(t.look()), 1);
    assert_eq!(
        hand_over::ready(t.look()),
        None,
        "nobody asked for it on the hand-over screen"
    );
    // Another lesson is finished before it is shared: the file that never left gives up its number.
    finished(&mut t, "Jonas", "note");
    t.happens(OnPage::RouteEntered(Route::Home));
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    assert!(t.model.outbox().is_empty());
    assert_eq!(
        t.model.ledger.next_in_chain(&RecipientId::coordinator()).0,
        2,
        "no gap for anybody to look for"
    );
}

#[test]
fn the_list_promises_no_sharing_where_the_browser_takes_no_zip() {
    for can_share in [Sharing::Text, Sharing::Nothing] {
        let mut t = Tablet::new("tablet-1");
        finished(&mut t, "Amina", "note");
        t.happens(sharing(can_share));
        t.happens(OnPage::RouteEntered(Route::Home));
        assert_eq!(hand_over::prepared(t.look()), 0);
    }
}

#[test]
fn the_last_hand_over_is_the_newest_that_left_not_a_file_that_was_only_made() {
    let (mut t, ..) = ready();
    assert_eq!(hand_over::last(t.look()), None, "made, and never left");
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let offered_at = t.model.now.wall.to_string();
    let last = |t: &Tablet| hand_over::last(t.look()).map(|l| (l.at.to_string(), l.arrived));
    assert_eq!(last(&t), Some((offered_at, false)));
    t.wait(60_000);
    t.all_arrived();
    let arrived = Some((t.model.now.wall.to_string(), true));
    assert_eq!(last(&t), arrived);
    t.wait(60_000);
    finished(&mut t, "Beth", "note");
    t.create_hand_over();
    assert_eq!(last(&t), arrived, "the newer file has not left");
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    assert!(!hand_over::last(t.look()).unwrap().arrived);
}
