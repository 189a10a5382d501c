//! The folder: files go there by themselves, and what stands in their way holds up no other.

use alongside::app::effect::{Deliver, Effect};
use alongside::app::event::{Delivering, HandingOver, Keeping, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::{Destination, Proof};
use alongside::app::handing_over::ledger::State;
use alongside::app::keeping::erasing::Erasure;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::view::hand_over;
use alongside::domain::ids::ObservationId;
use alongside::domain::observation::summary::Life;

use crate::handing_over::files::finished;
use crate::handing_over::offered::life;
use crate::world::{Tablet, header};

#[test]
fn with_a_folder_chosen_files_go_there_online_and_never_during_an_observation() {
    let mut t = Tablet::new("tablet-1");
    t.happens(OnPage::OnlineChanged(false));
    t.happens(HandingOver::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    assert!(t.folder.is_empty(), "offline: nothing is written");
    t.happens(Observing::BeginPressed(header("Ruth", "Jonas", "2A")));
    t.happens(OnPage::OnlineChanged(true));
    assert!(t.folder.is_empty(), "an observation is running");
    t.happens(Reviewing::FinishPressed);
    t.wait(2_000);
    assert_eq!(t.folder.len(), 2, "one for each observer");
    assert_eq!(life(&t, &id), Life::HandedOver);
    assert!(t.model.outbox().is_empty());
    assert!(t.model.hand_over.ready.is_empty());
    let dropped = t
        .seen
        .iter()
        .filter(|e| matches!(e, Effect::Deliver(Deliver::DropFile(_))));
    assert_eq!(dropped.count(), 2);
}

#[test]
fn a_folder_that_is_locked_for_a_second_is_tried_again_with_longer_pauses() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::Other("locked".into()));
    t.happens(HandingOver::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    let tries = |t: &Tablet| {
        let seen = t.seen.iter();
        seen.filter(|e| matches!(e, Effect::Deliver(Deliver::Deliver { .. })))
            .count()
    };
    assert_eq!(tries(&t), 1);
    assert!(hand_over::folder_trouble(t.look()).is_some());
    t.wait(1_000);
    assert_eq!(tries(&t), 1);
    t.wait(61_000);
    // After 2, 4, 8, 16 and 32 s, and no chain beside the first.
    assert_eq!(tries(&t), 6);
    t.wait(3_600_000);
    let before = tries(&t);
    t.wait(300_000);
    assert_eq!(tries(&t), before + 1, "at the latest every five minutes");
    // The network comes back: at once.
    t.folder_fails = None;
    t.happens(OnPage::OnlineChanged(true));
    assert_eq!((t.folder.len(), tries(&t)), (1, before + 2));
    assert_eq!(life(&t, &id), Life::HandedOver);
    assert_eq!(hand_over::folder_trouble(t.look()), None);
    t.wait(600_000);
    assert_eq!(tries(&t), before + 2);
}

#[test]
fn a_copy_that_reads_back_with_another_hash_is_no_proof_and_is_tried_again() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::Other("locked".into()));
    t.happens(HandingOver::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    let file = t.model.hand_over.ready[0].file.clone();
    let other = Ok(Proof::ReadBack("0".repeat(64)));
    t.happens(Delivering::Delivered(
        vec![file],
        Destination::Folder,
        other,
    ));
    assert_eq!(life(&t, &id), Life::Offered);
    let desk = &t.model.hand_over;
    assert_eq!(desk.trouble, Some(StoreTrouble::ReadBackDiffers));
    t.folder_fails = None;
    t.wait(10_000);
    assert_eq!(life(&t, &id), Life::HandedOver);
}

#[test]
fn what_was_on_its_way_to_the_folder_goes_there_after_a_restart_as_the_same_file() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::Other("locked".into()));
    t.happens(HandingOver::FolderAsked);
    finished(&mut t, "Amina", "note");
    let (name, bytes) = t.ready_file();
    assert_eq!(
        hand_over::asked(t.look()),
        [],
        "reading it back will answer"
    );
    t.die_and_restart(1_000);
    t.folder_fails = None;
    finished(
        &mut t,
        "Jonas",
        "another lesson, before the folder is there again",
    );
    t.happens(Delivering::FolderChanged(Some("Hand-overs".into())));
    t.wait(2_000);
    assert_eq!(t.folder.get(&name), Some(&bytes));
    assert_eq!(t.folder.len(), 2);
    assert!(t.model.outbox().is_empty());
}

#[test]
fn a_folder_that_is_given_up_lets_its_files_wait_again() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::Other("locked".into()));
    t.happens(HandingOver::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    assert_eq!(life(&t, &id), Life::Offered);
    t.happens(Delivering::FolderChanged(None));
    assert_eq!(life(&t, &id), Life::Finished);
    assert_eq!(hand_over::folder_trouble(t.look()), None);
    assert_eq!(t.model.ledger.rows()[0].state(), State::TakenBack);
}

/// A removed observation is in no store any more.
fn removed(t: &mut Tablet, id: &ObservationId) {
    t.happens(Reviewing::RemoveObservationPressed(id.clone()));
    t.sent.clear();
    t.records.retain(|key, _| key.0 != id.as_str());
    t.summaries.remove(id.as_str());
    t.happens(Keeping::Erased(Ok(Erasure::Observation(id.clone()))));
}

#[test]
fn a_removed_observation_that_was_on_its_way_to_the_folder_holds_up_no_other() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::Other("locked".into()));
    t.happens(HandingOver::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    removed(&mut t, &id);
    t.folder_fails = None;
    let next = finished(&mut t, "Jonas", "another lesson");
    t.wait(600_000);
    assert_eq!(t.folder.len(), 1);
    assert_eq!(life(&t, &next), Life::HandedOver);
    assert_eq!(hand_over::folder_trouble(t.look()), None);
    assert_eq!(hand_over::asked(t.look()), []);
}

#[test]
fn what_was_on_its_way_to_the_folder_goes_there_from_a_new_identity_too() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::Other("locked".into()));
    t.happens(HandingOver::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    t.happens(HandingOver::NewIdentityPressed);
    t.folder_fails = None;
    t.wait(600_000);
    assert_eq!(t.folder.len(), 1);
    assert_eq!(life(&t, &id), Life::HandedOver);
}

#[test]
fn a_backup_of_a_tablet_whose_file_was_on_its_way_to_the_folder_is_asked_about_it() {
    let mut lost = Tablet::new("tablet-1");
    lost.folder_fails = Some(StoreTrouble::Other("locked".into()));
    lost.happens(HandingOver::FolderAsked);
    let id = finished(&mut lost, "Amina", "note");
    let mut t = Tablet::new("tablet-2");
    t.records = lost.records.clone();
    t.summaries = lost.summaries.clone();
    t.switch_on();
    assert_eq!(life(&t, &id), Life::Offered);
    let asked = hand_over::asked(t.look());
    assert_eq!(asked.len(), 1, "nobody else will answer");
    t.happens(HandingOver::TakenBackPressed(asked[0].file.clone()));
    assert_eq!(life(&t, &id), Life::Finished);
}
