//! What is kept, and what is said of it: across failed writes, restarts, tabs and nights.

use alongside::app::effect::{Effect, Page, Store, TakeOut};
use alongside::app::event::{
    Collating, Deciding, Keeping, Observing, OnPage, Reviewing, TakingOut,
};
use alongside::app::keeping::saving::SaveStatus;
use alongside::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::page::standing::Pen;
use alongside::app::told::{Holds, OutFile, OutKind};
use alongside::app::view::start;
use alongside::app::view::{observe, review};
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::{AwayCause, What};

use crate::world::{Tablet, add_note, begun, code, header, type_note};

pub fn status(tablet: &Tablet) -> SaveStatus {
    tablet.model.saving.status(&tablet.model.now)
}

/// A killed Chromium gives back a localStorage that is up to a minute old.
#[test]
fn an_old_state_of_a_note_that_is_committed_does_not_come_back_into_the_field() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(65_000);
    type_note(&mut t, "She asks");
    let old = t.typing[id.as_str()].clone();
    t.wait(9_000);
    t.happens(Observing::NoteCommitted("She asks why".to_owned()));
    t.wait(30_000);
    t.typing.insert(id.to_string(), old);
    t.die_and_restart(1_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert_eq!(t.model.open.as_ref().unwrap().note.text, "");
    assert!(!t.model.notices.contains(&Notice::NoteKept));
}

#[test]
fn a_note_that_begins_like_the_one_before_is_not_taken_for_it() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(65_000);
    type_note(&mut t, "She asks why");
    t.happens(Observing::NoteCommitted("She asks why".to_owned()));
    t.wait(1_000);
    type_note(&mut t, "She asks");
    t.die_and_restart(1_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert_eq!(t.model.open.as_ref().unwrap().note.text, "She asks");
}

#[test]
fn battery_dies_mid_observation_and_nothing_is_lost() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(65_000);
    add_note(&mut t, "They fold the paper.");
    t.happens(Observing::CodeTapped(code(Side::Student, "WG")));
    t.happens(Observing::TallyTapped("Praise".into()));
    type_note(&mut t, "She asks why");
    let entries = t.open().entries().len();
    t.die_and_restart(90_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert_eq!(t.open().entries()[..entries].len(), entries);
    assert_eq!(t.model.open.as_ref().unwrap().note.text, "She asks why");
    assert!(t.model.notices.contains(&Notice::NoteKept));
    assert_eq!(
        observe::seconds(t.look()),
        155,
        "the clock went on while the tablet was off"
    );
    let away = t.open().entries().last().unwrap().what.clone();
    assert!(
        matches!(
            away,
            What::Away {
                to_ms: 155_000,
                cause: AwayCause::Closed,
                ..
            }
        ),
        "{away:?}"
    );
    t.happens(Observing::NoteCommitted(
        "She asks why it is the same".to_owned(),
    ));
    assert_eq!(
        t.open().entries().last().unwrap().t_ms,
        65_000,
        "first keystroke before the battery died"
    );
}

#[test]
fn starting_a_second_observation_leaves_the_first_intact() {
    let mut t = begun();
    let first = t.open_id();
    add_note(&mut t, "first lesson");
    let before = t.stored(&first).0;
    t.happens(Observing::BeginPressed(header("Ruth", "Jonas", "2A")));
    let second = t.open_id();
    add_note(&mut t, "second lesson");
    assert_ne!(first, second);
    assert_eq!(t.stored(&first).0, before);
    t.happens(OnPage::RouteEntered(Route::Observe(first.clone())));
    assert_eq!(t.open().id(), &first);
    assert_eq!(t.model.shelf.len(), 2);
}

#[test]
fn saved_is_said_only_when_the_write_has_returned_and_a_failed_write_stays_queued() {
    let mut t = begun();
    assert!(matches!(status(&t), SaveStatus::Saved(_)));
    t.write_fails = Some(StoreTrouble::Full);
    add_note(&mut t, "the disk is full");
    assert_eq!(status(&t), SaveStatus::NotSaved(1, StoreTrouble::Full));
    t.happens(Keeping::CopyPressed);
    assert!(
        matches!(t.seen.last(), Some(Effect::Page(Page::OfferCopy(records))) if records.len() == 1)
    );
    t.happens(Observing::TallyTapped("Praise".into()));
    assert!(matches!(status(&t), SaveStatus::NotSaved(2, _)));
    t.write_fails = None;
    t.happens(Keeping::RetryDue);
    assert!(matches!(status(&t), SaveStatus::Saved(_)));
    assert_eq!(t.stored(&t.open_id()).0.entries(), t.open().entries());
}

#[test]
fn a_lost_connection_is_opened_again_before_the_next_try() {
    let mut t = begun();
    t.write_fails = Some(StoreTrouble::ConnectionLost);
    add_note(&mut t, "x");
    let after = t.seen.iter().rev().take(3).cloned().collect::<Vec<_>>();
    assert!(
        after.contains(&Effect::Store(Store::Reopen))
            && after
                .iter()
                .any(|e| matches!(e, Effect::Store(Store::RetryAfter(_))))
    );
}

#[test]
fn a_tab_without_the_pen_changes_nothing() {
    let mut t = begun();
    let before = t.open().entries().len();
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    t.happens(Observing::TallyTapped("Praise".into()));
    t.happens(Observing::NoteCommitted("no".into()));
    assert_eq!(t.open().entries().len(), before);
    assert!(t.model.notices.contains(&Notice::NoPen));
    t.happens(OnPage::TakeOverPressed);
    assert_eq!(t.model.pen, Pen::Ours);
}

#[test]
fn a_draft_left_overnight_stops_at_its_last_proof_and_can_be_finished() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(600_000);
    add_note(&mut t, "bell rings");
    t.die_and_restart(16 * 3_600_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert!(t.model.notices.contains(&Notice::LeftOpen));
    assert_eq!(observe::seconds(t.look()), 600);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 600_000);
}

#[test]
fn a_finished_observation_can_be_opened_again_and_the_time_between_is_no_lesson() {
    let mut t = begun();
    t.wait(120_000);
    t.happens(Reviewing::FinishPressed);
    t.wait(60_000);
    t.happens(Reviewing::ReopenPressed);
    assert!(!t.open().is_finished());
    t.happens(Observing::ResumePressed);
    t.wait(30_000);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 150_000);
    assert_eq!(t.open().fold().finished, Some(t.open().entries().len() - 1));
}

#[test]
fn a_paste_of_a_million_characters_is_kept_in_parts() {
    let mut t = begun();
    let paste = "é".repeat(1_000_000);
    t.happens(Observing::NoteTyped(paste.clone()));
    t.happens(Observing::NoteCommitted(paste.clone()));
    let kept: String = t
        .open()
        .entries()
        .iter()
        .filter_map(|e| {
            if let What::Note(n) = &e.what {
                Some(n.text.as_str())
            } else {
                None
            }
        })
        .collect();
    assert_eq!(kept, paste);
    t.happens(Reviewing::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    assert!(
        alongside::format::reading::read(&name, &bytes).is_ok(),
        "what was captured can be handed over"
    );
}

#[test]
fn earlier_values_are_offered_and_the_observer_is_remembered() {
    let mut t = begun();
    t.wait(1_000);
    t.happens(Observing::BeginPressed(header("Ruth", "Jonas", "2A")));
    let [teachers, ..] = start::earlier(t.look());
    assert_eq!(teachers, ["Jonas", "Amina"]);
    t.die_and_restart(1_000);
    assert_eq!(t.model.ledger.remembered(), ("Ruth", "Hillside Primary"));
}

#[test]
fn undo_after_a_restart_takes_back_the_newest_entry_that_counts() {
    let mut t = begun();
    let id = t.open_id();
    t.happens(Observing::TallyTapped("Praise".into()));
    t.happens(Observing::TallyTapped("Praise".into()));
    t.die_and_restart(2_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    t.happens(Observing::UndoPressed);
    assert_eq!(t.open().fold().tally("Praise"), 1);
}

#[test]
fn a_draft_left_overnight_does_not_grow_by_being_looked_at_again() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(600_000);
    t.die_and_restart(16 * 3_600_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id.clone())));
    t.die_and_restart(20 * 60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 600_000);
}

#[test]
fn an_observation_opened_again_after_finishing_stands_still_until_it_is_resumed() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(120_000);
    t.happens(Reviewing::FinishPressed);
    t.happens(Reviewing::ReopenPressed);
    t.die_and_restart(20 * 60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 120_000);
}

#[test]
fn a_tab_without_the_pen_does_not_update_the_app_under_a_lesson_elsewhere() {
    let mut t = begun();
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    t.happens(OnPage::UpdatePressed);
    assert!(!t.seen.contains(&Effect::Page(Page::ApplyUpdate)));
}

#[test]
fn a_backup_holds_what_is_not_saved_yet_and_waits_for_a_tap_where_downloads_do_nothing() {
    let mut t = begun();
    t.write_fails = Some(StoreTrouble::Full);
    add_note(&mut t, "not saved");
    t.happens(TakingOut::BackupPressed);
    assert!(
        t.seen
            .iter()
            .any(|e| matches!(e, Effect::TakeOut(TakeOut::Backup(records)) if records.len() == 1))
    );
    let file = OutFile {
        kind: OutKind::Backup,
        name: "alongside-backup.zip".into(),
        size: 1,
        downloaded: false,
        holds: None,
    };
    t.happens(TakingOut::FileMade(file));
    assert!(
        !t.model
            .notices
            .contains(&Notice::BackedUp(Holds::default())),
        "nothing has left yet"
    );
    t.happens(TakingOut::FileShareEnded(ShareOutcome::Cancelled));
    assert!(
        t.model.out_file.is_some(),
        "a cancelled share leaves it where it was"
    );
    t.happens(TakingOut::FileShareEnded(ShareOutcome::Shared));
    assert!(
        t.model
            .notices
            .contains(&Notice::BackedUp(Holds::default()))
            && t.model.out_file.is_none()
    );
}

#[test]
fn undo_after_opening_again_takes_back_no_pause_that_holds_the_clock() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(60_000);
    t.happens(Observing::PausePressed);
    t.wait(1_000);
    t.happens(Reviewing::FinishPressed);
    t.happens(Reviewing::ReopenPressed);
    t.die_and_restart(1_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert!(observe::is_paused(t.look()));
    for _ in 0..3 {
        t.happens(Observing::UndoPressed);
    }
    assert!(
        observe::is_paused(t.look()),
        "it still says that it stands still"
    );
    t.happens(Observing::ResumePressed);
    assert!(!observe::is_paused(t.look()) && t.model.is_observing());
}

#[test]
fn the_review_of_a_lesson_opened_again_shows_the_length_it_had() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(120_000);
    t.happens(Observing::PausePressed);
    // Finished in the review, half a minute later.
    t.happens(OnPage::RouteEntered(Route::Review(id)));
    t.wait(30_000);
    t.happens(Reviewing::FinishPressed);
    let finished = review::head(t.look()).unwrap().length_ms;
    t.happens(Reviewing::ReopenPressed);
    t.wait(30_000);
    assert_eq!(review::head(t.look()).unwrap().length_ms, finished);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(review::head(t.look()).unwrap().length_ms, finished);
}

#[test]
fn a_removed_collation_is_told_only_when_it_was_read_again_and_is_empty() {
    let mut t = begun();
    let told = |t: &Tablet| t.model.notices.contains(&Notice::CollationRemoved);
    t.happens(Deciding::CollationRemoved);
    t.happens(Collating::WorkFailed(StoreTrouble::ConnectionLost));
    t.happens(Collating::CollationRead(Box::default()));
    assert!(!told(&t), "it failed");
    t.model.collate.unproved = Some(Notice::CollationRemoved);
    t.happens(Collating::CollationRead(Box::default()));
    assert!(told(&t));
}
