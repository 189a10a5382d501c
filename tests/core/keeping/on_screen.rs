//! What the settings show of the tablet, and what stands in place of every screen where its storage fails.

use alongside::app::event::{Keeping, Observing, OnPage, Reviewing};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::model::Stage;
use alongside::app::page::standing::Pen;
use alongside::app::told::Health;
use alongside::app::view::tablet::settings::{self, Room};
use alongside::app::view::tablet::trouble;
use alongside::domain::ids::DeviceId;

use crate::world::{Tablet, header};

#[test]
fn the_bar_of_used_storage_stays_between_nothing_and_full() {
    let percent = |used, allowed| Room::of(used, allowed).percent;
    assert_eq!(percent(0, 200), Some(0));
    assert_eq!(percent(51, 200), Some(25));
    assert_eq!(percent(300, 200), Some(100), "a browser that counts oddly");
    assert_eq!(percent(7, 0), None, "no bar where nothing is allowed");
    assert_eq!(Room::of(300, 200).free, 0);
    assert_eq!(Room::of(50, 200).free, 150);
}

#[test]
fn storage_that_says_nothing_of_its_size_shows_no_room() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(settings::storage(t.look()).room(), None);
    t.happens(Keeping::HealthRead(Health {
        used_of: Some((50, 200)),
        aside: 3,
        ..Health::default()
    }));
    let storage = settings::storage(t.look());
    assert_eq!(storage.room(), Some(Room::of(50, 200)));
    assert_eq!((storage.health.unwrap().aside, storage.last), (3, None));
}

#[test]
fn names_are_kept_when_they_read_as_what_was_typed_but_for_spaces_around_them() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Reviewing::RememberPressed {
        observer: " Ruth Mwangi ".into(),
        school: "Hillside".into(),
    });
    let kept = settings::remembered(t.look());
    assert!(kept.is("Ruth Mwangi", " Hillside "));
    assert!(!kept.is("Ruth", "Hillside"));
    assert!(!kept.is("Ruth Mwangi", ""));
}

#[test]
fn a_tablet_takes_no_new_identity_during_a_lesson_nor_where_another_tab_writes() {
    let mut t = Tablet::new("tablet-1");
    let can = |t: &Tablet| settings::identity(t.look()).can_renew;
    assert!(can(&t));
    assert_eq!(
        settings::identity(t.look()).short.as_deref(),
        t.model.device.as_ref().map(DeviceId::short)
    );
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    assert!(!can(&t));
    t.happens(Reviewing::FinishPressed);
    assert!(can(&t));
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    assert!(!can(&t));
}

#[test]
fn storage_that_cannot_be_used_is_named_and_can_be_taken_out_where_a_newer_version_wrote_it() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(trouble::refused(t.look()), None);
    for (why, can_take_out) in [
        (StoreTrouble::Refused, false),
        (StoreTrouble::TooNew(9), true),
    ] {
        *t.model.stage = Stage::Refused(why.clone());
        let refused = trouble::refused(t.look()).unwrap();
        assert_eq!((refused.why, refused.can_take_out), (why, can_take_out));
    }
}
