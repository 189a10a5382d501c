//! Numbers of hand-over files: one that may have left is never given again, and two tablets with one
//! identity part.

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Delivering, HandingOver};
use alongside::app::handing_over::destination::Destination;
use alongside::app::page::notices::Notice;
use alongside::app::view::hand_over::{self, Whose};
use alongside::domain::ids::{DeviceId, FileId, RecipientId};
use alongside::format::reading::read;
use alongside::format::record::Stream;
use alongside::format::stored::device::Given;

use crate::handing_over::files::{finished, finished_by};
use crate::world::Tablet;

/// The number of the file that is ready, and the hash it says the one before it has.
fn chained(t: &Tablet) -> (u32, Option<String>) {
    let (name, bytes) = t.ready_file();
    let taken = read(&name, &bytes).unwrap().taken;
    (taken.device_seq, taken.previous)
}

fn coordinator() -> RecipientId {
    RecipientId::coordinator()
}

/// The records of the device itself are gone, as when the database goes back to an earlier state.
fn forget_own_records(t: &mut Tablet) {
    let own = Stream::Device(t.device.clone()).name();
    t.records.retain(|k, _| k.0 != own);
}

#[test]
fn a_database_that_goes_back_does_not_make_number_1_again() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let given = t.given[0].clone();
    assert_eq!((given.device.as_str(), given.number), ("tablet-1", 1));
    forget_own_records(&mut t);
    t.die_and_restart(1_000);
    finished(&mut t, "Jonas", "note");
    t.create_hand_over();
    assert_eq!(chained(&t), (2, Some(given.sha256)));
}

#[test]
fn the_number_kept_for_another_identity_says_nothing_about_this_one() {
    let mut t = Tablet::new("tablet-1");
    t.given = vec![Given {
        device: "another".into(),
        recipient: "coordinator".into(),
        number: 7,
        sha256: "0".repeat(64),
    }];
    t.die_and_restart(1_000);
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    assert_eq!(chained(&t), (1, None));
}

#[test]
fn a_number_that_was_taken_back_is_not_given_again_since_it_may_have_left() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let first = t.model.ledger.rows()[0].made.clone();
    t.happens(HandingOver::TakenBackPressed(
        FileId::parse(&first.file).unwrap(),
    ));
    // Another lesson joins it: that is another file.
    finished(&mut t, "Jonas", "note");
    t.create_hand_over();
    assert_eq!(chained(&t), (2, Some(first.sha256)));
}

#[test]
fn numbers_of_files_that_were_made_and_dropped_are_given_to_the_next_ones() {
    let mut t = Tablet::new("tablet-1");
    finished_by(&mut t, "Ada", "Amina", "hers");
    finished_by(&mut t, "Dan", "Jonas", "his");
    t.create_hand_over();
    let numbers = |t: &Tablet| {
        let files = t.ready_files();
        let chain = files
            .iter()
            .map(|(n, b)| read(n, b).unwrap().taken.device_seq);
        chain.collect::<Vec<_>>()
    };
    assert_eq!(numbers(&t), [1, 2]);
    t.happens(Delivering::HandOverClosed);
    finished_by(&mut t, "Ada", "Yusuf", "hers too");
    t.create_hand_over();
    assert_eq!(numbers(&t), [1, 2]);
    assert_eq!(t.model.ledger.rows().len(), 2, "the first two are given up");
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    assert_eq!(t.given[0].number, 2);
    assert_eq!(t.model.ledger.next_in_chain(&coordinator()).0, 3);
}

#[test]
fn a_new_identity_begins_a_chain_and_keeps_the_earlier_hand_overs_listed() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.all_arrived();
    t.happens(HandingOver::NewIdentityPressed);
    let device = t.model.device.clone().unwrap();
    assert_ne!(device.as_str(), "tablet-1");
    assert_eq!(
        t.device, device,
        "kept, so that it is this one after a restart"
    );
    assert_eq!(t.given, []);
    assert!(t.model.notices.contains(&Notice::NewIdentity(false)));
    for restarts in 0..2 {
        let earlier = hand_over::earlier(t.look());
        assert_eq!(
            (earlier.len(), earlier[0].whose),
            (1, Whose::Before),
            "{restarts}"
        );
        let life = t.model.shelf.get(&id).unwrap().life;
        assert_eq!(
            life,
            alongside::domain::observation::summary::Life::HandedOver
        );
        assert_eq!(t.model.ledger.remembered().0, "Ruth Mwangi");
        assert_eq!(t.model.ledger.next_in_chain(&coordinator()), (1, None));
        t.die_and_restart(1_000);
    }
    finished(&mut t, "Jonas", "note");
    let (name, bytes) = t.create_hand_over();
    let taken = read(&name, &bytes).unwrap().taken;
    assert_eq!(
        (taken.device, taken.device_seq, taken.previous),
        (device, 1, None)
    );
}

#[test]
fn a_cloned_tablet_heals_when_it_collates_a_file_with_its_own_number_and_other_content() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let us = DeviceId::parse("tablet-1").unwrap();
    // Its own file, somebody else's, and a number it does not know: nothing is wrong.
    let own = t.model.hand_over.ready[0].file.to_string();
    t.happens(Delivering::OwnFileMet(us.clone(), coordinator(), 1, own));
    let other = DeviceId::parse("tablet-2").unwrap();
    t.happens(Delivering::OwnFileMet(
        other,
        coordinator(),
        1,
        "0".repeat(64),
    ));
    t.happens(Delivering::OwnFileMet(
        us.clone(),
        coordinator(),
        2,
        "0".repeat(64),
    ));
    assert_eq!(t.model.device.as_ref(), Some(&us));
    t.happens(Delivering::OwnFileMet(
        us.clone(),
        coordinator(),
        1,
        "0".repeat(64),
    ));
    assert_ne!(t.model.device.as_ref(), Some(&us));
    assert!(t.model.notices.contains(&Notice::NewIdentity(true)));
    // Told once: the earlier identity is no longer this tablet's.
    let before = t.seen.len();
    t.happens(Delivering::OwnFileMet(us, coordinator(), 1, "0".repeat(64)));
    assert!(
        !t.seen[before..]
            .iter()
            .any(|e| matches!(e, Effect::Store(Store::KeepDevice(_))))
    );
}

#[test]
fn a_tablet_whose_own_records_are_nowhere_is_a_new_device() {
    use alongside::app::handing_over::ledger::has_own_records;
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    let texts: Vec<String> = t.records.values().cloned().collect();
    assert!(has_own_records(&t.device, &texts));
    forget_own_records(&mut t);
    let texts: Vec<String> = t.records.values().cloned().collect();
    assert!(!texts.is_empty() && !has_own_records(&t.device, &texts));
}
