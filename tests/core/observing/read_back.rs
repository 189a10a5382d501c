//! What the review says and offers, before finishing and afterwards.

use alongside::app::event::{HandingOver, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::page::route::Route;
use alongside::app::view::erasing;
use alongside::app::view::review::late;
use alongside::app::view::review::{self, Ways};
use alongside::domain::instrument::Side;
use alongside::domain::observation::header::Purpose;

use crate::world::{Tablet, add_note, begun, header, type_note};

fn ways(t: &Tablet) -> Ways {
    review::ways(t.look()).unwrap()
}

#[test]
fn a_draft_can_be_finished_and_what_is_finished_handed_over_or_opened_again() {
    let mut t = begun();
    assert_eq!(ways(&t), Ways::Draft(t.open_id()));
    t.happens(Reviewing::FinishPressed);
    assert_eq!(ways(&t), Ways::Finished(true));
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    assert_eq!(ways(&t), Ways::Finished(true), "again, if need be");
    t.happens(Reviewing::ReopenPressed);
    assert_eq!(ways(&t), Ways::Draft(t.open_id()));
}

#[test]
fn practice_is_never_offered_for_handing_over_and_says_why_once_it_is_finished() {
    let mut t = Tablet::new("tablet-1");
    let mut practice = header("Ruth", "Amina", "4B");
    practice.purpose = Purpose::Practice;
    t.happens(Observing::BeginPressed(practice));
    assert!(!review::proof(t.look()).unwrap().is_practice, "not yet");
    t.happens(Reviewing::FinishPressed);
    assert_eq!(ways(&t), Ways::Finished(false));
    assert!(review::proof(t.look()).unwrap().is_practice);
}

#[test]
fn before_finishing_it_is_said_that_nothing_was_found_and_afterwards_only_what_was() {
    let mut t = begun();
    add_note(&mut t, "The bell");
    t.wait(300_000);
    let before = review::findings(t.look());
    assert!(before.is_draft && before.are_shown());
    t.happens(Reviewing::FinishPressed);
    let after = review::findings(t.look());
    assert_eq!(after.are_shown(), !after.found.is_empty());
    assert!(!after.is_draft);
}

#[test]
fn the_note_still_in_its_field_is_announced_until_it_became_an_entry() {
    let mut t = begun();
    type_note(&mut t, "  They packed up ");
    let id = t.open_id();
    t.happens(OnPage::RouteEntered(Route::Review(id)));
    let still = review::still_runs(t.look());
    assert_eq!(still.pending, "They packed up");
    assert!(still.would_end.is_some());
    t.happens(Reviewing::FinishPressed);
    let finished = review::still_runs(t.look());
    assert_eq!((finished.pending.as_str(), finished.would_end), ("", None));
}

#[test]
fn codes_are_marked_late_below_a_heading_for_each_side() {
    let mut t = begun();
    t.wait(250_000);
    let grid = review::grid(t.look()).unwrap();
    let shape = late::shape(&grid).unwrap();
    assert_eq!(shape.columns, [0, 1, 2]);
    let heads = shape.rows.iter().filter(|row| row.heads_side);
    let sides: Vec<Side> = heads.map(|row| row.code.side).collect();
    assert_eq!(sides, [Side::Student, Side::Instructor]);
    assert_eq!(shape.rows.len(), grid.rows.len());
}

#[test]
fn a_lesson_without_an_interval_has_no_cells_to_mark_late() {
    let empty = alongside::app::view::figures::copus::Grid::default();
    assert_eq!(late::shape(&empty), None);
}

#[test]
fn before_an_observation_is_removed_it_is_said_how_much_goes_and_where_it_has_left() {
    let mut t = begun();
    add_note(&mut t, "The bell");
    let asked = erasing::removal(t.look()).unwrap();
    assert_eq!((asked.entries, asked.left.len()), (2, 0));
    t.happens(Reviewing::FinishPressed);
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let asked = erasing::removal(t.look()).unwrap();
    assert_eq!((asked.id, asked.entries), (t.open_id(), 3));
    let numbers: Vec<u32> = asked.left.iter().map(|left| left.number).collect();
    assert_eq!(numbers, [1]);
}
