//! What the hand-over screen offers: what is ticked, by which ways a file leaves, what failed.

use std::sync::Arc;

use alongside::app::event::{HandingOver, OnPage};
use alongside::app::handing_over::destination::Destination;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::told::{Abilities, Sharing};
use alongside::app::view::hand_over::{self, Folder, Offer, Picked, Ready, Way};
use alongside::domain::ids::ObservationId;

use crate::handing_over::files::finished;
use crate::world::Tablet;

/// Two that wait, and one that was handed over before.
fn two_and_one() -> (Tablet, [ObservationId; 2], ObservationId) {
    let mut t = Tablet::new("tablet-1");
    let before = finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    t.all_arrived();
    let one = finished(&mut t, "Jonas", "note");
    let other = finished(&mut t, "Leila", "note");
    (t, [one, other], before)
}

fn offer(t: &Tablet) -> Offer {
    hand_over::offer(t.look(), 50)
}

/// In the order of their ids.
fn picked_of(picked: &Picked, offer: &Offer) -> Vec<ObservationId> {
    let mut ids = picked.ids(offer);
    ids.sort();
    ids
}

#[test]
fn all_that_waits_is_ticked_until_a_person_takes_the_tick_away() {
    let (t, [one, other], _) = two_and_one();
    let offer = offer(&t);
    let mut picked = Picked::default();
    let mut both = vec![one.clone(), other.clone()];
    both.sort();
    assert_eq!(picked_of(&picked, &offer), both);
    assert!(picked.has_all_waiting(&offer));
    let row = offer.waiting.iter().find(|o| o.id == one).unwrap();
    picked.toggle(row);
    assert_eq!(picked.ids(&offer), [other]);
    assert!(!picked.has(row) && !picked.has_all_waiting(&offer));
    picked.toggle(row);
    assert!(picked.has(row) && picked.has_all_waiting(&offer));
}

#[test]
fn the_tick_for_all_takes_every_tick_away_and_brings_every_one_back() {
    let (t, ..) = two_and_one();
    let offer = offer(&t);
    let mut picked = Picked::default();
    picked.toggle(&offer.waiting[0]);
    picked.toggle_all_waiting(&offer);
    assert!(picked.has_all_waiting(&offer), "one was missing");
    picked.toggle_all_waiting(&offer);
    assert!(picked.is_none(&offer), "no file can be made of nothing");
    picked.toggle_all_waiting(&offer);
    assert!(picked.has_all_waiting(&offer));
}

#[test]
fn what_was_handed_over_before_goes_again_only_where_it_is_ticked_and_last() {
    let (t, _, before) = two_and_one();
    let offer = offer(&t);
    let mut picked = Picked::default();
    assert!(!picked.ids(&offer).contains(&before));
    picked.toggle(&offer.handed[0]);
    assert_eq!(picked.ids(&offer).last(), Some(&before));
    assert_eq!(picked.ids(&offer).len(), 3);
    picked.toggle_all_waiting(&offer);
    assert_eq!(picked.ids(&offer), [before]);
}

#[test]
fn what_is_finished_after_ticks_were_taken_away_waits_ticked() {
    let (mut t, ..) = two_and_one();
    let mut picked = Picked::default();
    picked.toggle_all_waiting(&offer(&t));
    let new = finished(&mut t, "Ruth", "note");
    assert_eq!(picked.ids(&offer(&t)), [new]);
}

#[test]
fn an_offer_of_nothing_is_empty_only_until_something_was_handed_over() {
    let mut t = Tablet::new("tablet-1");
    assert!(offer(&t).is_empty());
    finished(&mut t, "Amina", "note");
    assert!(!offer(&t).is_empty());
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let offered = offer(&t);
    assert_eq!((offered.waiting.len(), offered.offered), (0, 1));
    assert!(!offered.is_empty());
    t.happens(OnPage::OnlineChanged(false));
    assert!(!offer(&t).online);
}

#[test]
fn the_way_that_works_best_comes_first_and_none_that_does_nothing_here() {
    let ways = |can_share, installed| {
        let ready = Ready {
            can_share,
            installed,
            ..Ready::default()
        };
        ready.ways()
    };
    assert_eq!(ways(Sharing::Zip, false), [Way::Share, Way::Download]);
    assert_eq!(ways(Sharing::Zip, true), [Way::Share]);
    assert_eq!(ways(Sharing::Text, true), [Way::Download, Way::Share]);
    assert_eq!(ways(Sharing::Text, false), [Way::Download, Way::Share]);
    assert_eq!(ways(Sharing::Nothing, true), [Way::Download]);
    assert_eq!(ways(Sharing::Nothing, false), [Way::Download]);
}

#[test]
fn a_file_that_is_only_not_in_the_folder_is_no_loss_and_a_tap_writes_it_there() {
    let mut t = Tablet::new("tablet-1");
    t.folder_fails = Some(StoreTrouble::FolderAsks);
    t.happens(HandingOver::FolderAsked);
    finished(&mut t, "Amina", "note");
    let failed = hand_over::failed(t.look()).unwrap();
    assert!(failed.is_made && failed.is_mild && failed.can_write());
    let Folder::Chosen(_, fails) = hand_over::folder(t.look()) else {
        panic!("a folder is chosen");
    };
    assert!(fails, "so another one can be chosen");
}

#[test]
fn a_folder_can_be_chosen_only_where_the_browser_can_write_to_one() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(hand_over::folder(t.look()), Folder::CannotBe);
    t.happens(OnPage::AbilitiesKnown(Abilities {
        can_folder: true,
        ..Abilities::default()
    }));
    assert_eq!(hand_over::folder(t.look()), Folder::NotChosen);
}

#[test]
fn a_question_is_the_same_all_day_and_another_the_next_day() {
    let (mut t, ..) = two_and_one();
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let questions = |t: &Tablet| hand_over::questions(t.look());
    let morning = questions(&t);
    let at = morning[0].about.at.unwrap();
    assert_eq!(morning[0].today.date(), at.date());
    t.wait(5_000);
    assert_eq!(questions(&t), morning, "its row stays as it is");
    t.wait(24 * 3_600_000);
    let tomorrow = questions(&t);
    assert_eq!(tomorrow[0].about.at, Some(at));
    assert_ne!(tomorrow[0].today.date(), at.date());
}

#[test]
fn nothing_can_be_made_again_while_a_file_is_made() {
    let (mut t, ..) = two_and_one();
    let before = hand_over::before(t.look());
    assert_eq!((before.files.len(), before.busy), (1, false));
    t.model.hand_over.busy = true;
    assert!(hand_over::before(t.look()).busy && offer(&t).busy);
    assert_eq!(
        hand_over::files(t.look()),
        hand_over::Files::InTheMaking(false)
    );
    let again: Arc<_> = hand_over::before(t.look()).files;
    assert_eq!(again, before.files);
}
