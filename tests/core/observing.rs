//! Journeys of an observer, from "Begin" to "Finish", and what may go wrong on the way.

use alongside::app::effect::Effect;
use alongside::app::event::{Event, Pen};
use alongside::app::model::Notice;
use alongside::app::route::Route;
use alongside::app::saving::SaveStatus;
use alongside::app::trouble::StoreTrouble;
use alongside::app::view::{copus, observe, timeline};
use alongside::domain::check::{Finding, findings};
use alongside::domain::entry::{AwayCause, Note, NoteKind, Speaker, What};
use alongside::domain::instrument::Side;
use alongside::domain::intervals::{self, Why};
use alongside::domain::summary::Life;

use crate::world::{Tablet, code, header};

fn begun() -> Tablet {
    let mut tablet = Tablet::new("tablet-1");
    tablet.happens(Event::BeginPressed(header("Ruth", "Amina", "4B")));
    tablet
}

fn type_note(tablet: &mut Tablet, text: &str) {
    for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
        tablet.happens(Event::NoteTyped(text[..end].to_owned()));
    }
}

fn add_note(tablet: &mut Tablet, text: &str) {
    type_note(tablet, text);
    tablet.happens(Event::NoteCommitted(text.to_owned()));
}

fn status(tablet: &Tablet) -> SaveStatus {
    tablet.model.saving.status(&tablet.model.now)
}

fn intervals_of(tablet: &Tablet) -> Vec<intervals::Interval> {
    let open = tablet.model.open.as_ref().unwrap();
    intervals::copus_intervals(&open.observation, open.t_ms())
}

#[test]
fn a_note_carries_the_time_of_its_first_keystroke() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(Event::NoteTyped("W".to_owned()));
    t.wait(12_000);
    t.happens(Event::SpeakerChosen(Speaker::Teacher));
    t.happens(Event::NoteCommitted("Who can show me?".to_owned()));
    let entry = t.open().entries().last().unwrap().clone();
    assert_eq!(entry.t_ms, 60_000);
    assert_eq!(entry.at.epoch_ms(), t.wall_ms - 12_000);
    let expected = Note {
        kind: NoteKind::Evidence,
        speaker: Some(Speaker::Teacher),
        text: "Who can show me?".into(),
    };
    assert_eq!(entry.what, What::Note(expected));
}

#[test]
fn battery_dies_mid_observation_and_nothing_is_lost() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(65_000);
    add_note(&mut t, "They fold the paper.");
    t.happens(Event::CodeTapped(code(Side::Student, "WG")));
    t.happens(Event::TallyTapped("Praise".into()));
    type_note(&mut t, "She asks why");
    let entries = t.open().entries().len();
    t.die_and_restart(90_000);
    t.happens(Event::RouteEntered(Route::Observe(id)));
    assert_eq!(t.open().entries()[..entries].len(), entries);
    assert_eq!(t.model.open.as_ref().unwrap().note.text, "She asks why");
    assert!(t.model.notices.contains(&Notice::NoteKept));
    assert_eq!(
        observe::seconds(&t.model),
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
    t.happens(Event::NoteCommitted(
        "She asks why it is the same".to_owned(),
    ));
    assert_eq!(
        t.open().entries().last().unwrap().t_ms,
        65_000,
        "first keystroke before the battery died"
    );
}

#[test]
fn a_screen_locked_for_seven_minutes_gives_intervals_not_observed_and_not_blank_zeros() {
    let mut t = begun();
    t.wait(110_000);
    t.happens(Event::CodeTapped(code(Side::Instructor, "Lec")));
    t.wait(20_000); // in interval 2
    t.happens(Event::BecameHidden);
    t.pass(7 * 60_000);
    t.happens(Event::BecameVisible);
    assert_eq!(observe::seconds(&t.model), 550);
    t.wait(50_000 + 60_000); // into interval 6
    let seen: Vec<_> = intervals_of(&t)
        .iter()
        .map(|i| i.not_observed.is_none())
        .collect();
    assert_eq!(seen, [true, false, false, false, false, true]);
    let grid = copus::grid(t.open(), 660_000).unwrap();
    let lecture = grid
        .rows
        .iter()
        .find(|r| r.code == code(Side::Instructor, "Lec"))
        .unwrap();
    assert_eq!((lecture.marked, grid.observed), (1, 2));
    assert!(
        lecture.cells[1..5]
            .iter()
            .all(|c| matches!(c, copus::Cell::NotObserved(false)))
    );
}

#[test]
fn a_lock_in_which_the_monotonic_clock_stands_still_is_sleep_and_not_a_clock_change() {
    let mut t = begun();
    t.wait(10_000);
    t.happens(Event::BecameHidden);
    t.wall_ms += 300_000;
    t.mono_ms += 50;
    t.happens(Event::BecameVisible);
    assert_eq!(observe::seconds(&t.model), 310);
    assert!(t.open().fold().clock_changes.is_empty());
    let last = t.open().entries().last().unwrap().what.clone();
    assert_eq!(
        last,
        What::Away {
            from_ms: 10_000,
            to_ms: 310_000,
            cause: AwayCause::Hidden
        }
    );
}

#[test]
fn a_clock_set_back_or_forward_is_recorded_and_bends_no_time() {
    for by_ms in [-3_600_000_i64, 1_800_000] {
        let mut t = begun();
        t.wait(30_000);
        t.wall_ms += by_ms;
        t.wait(1_000);
        t.happens(Event::TallyTapped("Praise".into()));
        let tally = t.open().entries().last().unwrap().clone();
        assert_eq!(tally.t_ms, 31_000);
        let change = t.open().fold().clock_changes[0];
        assert_eq!(
            t.open().entries()[change].what,
            What::ClockChanged { by_ms }
        );
        let found = findings(t.open(), 31_000);
        assert!(
            found.contains(&Finding::ClockChanged { times: 1, by_ms }),
            "{found:?}"
        );
    }
}

#[test]
fn an_hour_glance_at_another_app_shorter_than_fifteen_seconds_is_no_absence() {
    let mut t = begun();
    t.wait(5_000);
    t.happens(Event::BecameHidden);
    t.pass(14_000);
    t.happens(Event::BecameVisible);
    assert!(t.open().fold().stops.is_empty());
    assert_eq!(observe::seconds(&t.model), 19);
}

#[test]
fn pause_and_resume_are_entries_and_their_interval_is_not_observed() {
    let mut t = begun();
    t.wait(130_000);
    t.happens(Event::PausePressed);
    assert!(observe::is_paused(&t.model));
    t.wait(30_000);
    t.happens(Event::ResumePressed);
    t.wait(100_000);
    let all = intervals_of(&t);
    assert_eq!(all[1].not_observed, Some(Why::Paused));
    assert_eq!((all[0].not_observed, all[2].not_observed), (None, None));
    assert_eq!(intervals::observed_ms(t.open(), 260_000), 230_000);
}

#[test]
fn a_pause_tapped_by_mistake_costs_nothing() {
    let mut t = begun();
    t.wait(20_000);
    t.happens(Event::PausePressed);
    t.wait(2_000);
    t.happens(Event::UndoPressed);
    assert!(!observe::is_paused(&t.model));
    t.wait(100_000);
    assert_eq!(intervals_of(&t)[0].not_observed, None);
    assert_eq!(intervals::observed_ms(t.open(), 122_000), 122_000);
}

#[test]
fn a_code_tapped_again_is_taken_off_and_undo_brings_it_back() {
    let mut t = begun();
    let sq = code(Side::Student, "SQ");
    t.happens(Event::CodeTapped(sq.clone()));
    assert!(observe::pressed(&t.model).contains(&sq));
    t.happens(Event::CodeTapped(sq.clone()));
    assert!(!observe::pressed(&t.model).contains(&sq));
    t.happens(Event::UndoPressed);
    assert!(
        observe::pressed(&t.model).contains(&sq),
        "undo of taking off"
    );
    t.happens(Event::UndoPressed);
    assert!(!observe::pressed(&t.model).contains(&sq), "undo of marking");
    t.happens(Event::UndoPressed);
    assert!(
        t.open().entries().len() == 5,
        "nothing is left to undo, and nothing was overwritten"
    );
}

#[test]
fn a_mark_for_an_earlier_interval_is_kept_as_late() {
    let mut t = begun();
    t.wait(250_000);
    t.happens(Event::IntervalChosen(Some(1)));
    t.happens(Event::CodeTapped(code(Side::Student, "Ind")));
    let all = intervals_of(&t);
    assert_eq!(all[1].marks, [(code(Side::Student, "Ind"), true)]);
    assert!(all[2].marks.is_empty());
    let line = timeline::window(t.model.open.as_ref().unwrap(), 0, 1).remove(0);
    assert!(line.late);
}

#[test]
fn finishing_mid_interval_keeps_the_part_with_its_length() {
    let mut t = begun();
    t.wait(154_000);
    t.happens(Event::CodeTapped(code(Side::Student, "L")));
    t.happens(Event::FinishPressed);
    let all = intervals_of(&t);
    assert_eq!(all.len(), 2);
    assert_eq!((all[1].length_ms(), all[1].not_observed), (34_000, None));
    assert!(findings(t.open(), 154_000).contains(&Finding::LastIntervalPart { length_ms: 34_000 }));
    assert_eq!(
        t.model.open.as_ref().unwrap().proved,
        Some(true),
        "read back and compared"
    );
}

#[test]
fn finishing_commits_the_note_that_is_still_in_the_field() {
    let mut t = begun();
    type_note(&mut t, "last words");
    t.happens(Event::FinishPressed);
    let texts: Vec<_> = t
        .open()
        .entries()
        .iter()
        .filter_map(|e| {
            if let What::Note(n) = &e.what {
                Some(n.text.clone())
            } else {
                None
            }
        })
        .collect();
    assert_eq!(texts, ["last words"]);
    assert_eq!(
        t.model.shelf.get(&t.open_id()).unwrap().life,
        Life::Finished
    );
}

#[test]
fn tallies_have_a_rate_per_minute_of_observed_time() {
    let mut t = begun();
    for _ in 0..6 {
        t.happens(Event::TallyTapped("Open question".into()));
    }
    t.wait(60_000);
    t.happens(Event::PausePressed);
    t.wait(60_000);
    t.happens(Event::ResumePressed);
    t.wait(60_000);
    t.happens(Event::TallyTakenBack("Open question".into()));
    let open_question = observe::tallies(&t.model)
        .into_iter()
        .find(|c| c.name == "Open question")
        .unwrap();
    assert_eq!(open_question.count, 5);
    assert!((open_question.per_minute.unwrap() - 2.5).abs() < 1e-9);
}

#[test]
fn a_correction_keeps_the_original_and_a_withdrawn_entry_can_come_back() {
    let mut t = begun();
    add_note(&mut t, "30 seconds");
    let key = t.open().entries().last().unwrap().key.clone();
    let better = Note {
        text: "Thirty seconds".into(),
        ..Note::default()
    };
    t.happens(Event::NoteCorrected(key.clone(), better.clone()));
    let entry = timeline::entry(t.model.open.as_ref().unwrap(), &key).unwrap();
    assert_eq!(entry.line.what, timeline::LineWhat::Note(better));
    assert_eq!(entry.earlier[0].1.text, "30 seconds");
    t.happens(Event::EntryWithdrawn(key.clone()));
    assert_eq!(t.open().fold().notes, 0);
    t.happens(Event::EntryRestored(key));
    assert_eq!(t.open().fold().notes, 1);
    assert_eq!(
        t.open().entries().len(),
        5,
        "began, note, correction, retraction, retraction of it"
    );
}

#[test]
fn starting_a_second_observation_leaves_the_first_intact() {
    let mut t = begun();
    let first = t.open_id();
    add_note(&mut t, "first lesson");
    let before = t.stored(&first).0;
    t.happens(Event::BeginPressed(header("Ruth", "Jonas", "2A")));
    let second = t.open_id();
    add_note(&mut t, "second lesson");
    assert_ne!(first, second);
    assert_eq!(t.stored(&first).0, before);
    t.happens(Event::RouteEntered(Route::Observe(first.clone())));
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
    t.happens(Event::CopyPressed);
    assert!(matches!(t.seen.last(), Some(Effect::OfferCopy(records)) if records.len() == 1));
    t.happens(Event::TallyTapped("Praise".into()));
    assert!(matches!(status(&t), SaveStatus::NotSaved(2, _)));
    t.write_fails = None;
    t.happens(Event::RetryDue);
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
        after.contains(&Effect::Reopen) && after.iter().any(|e| matches!(e, Effect::RetryAfter(_)))
    );
}

#[test]
fn a_tab_without_the_pen_changes_nothing() {
    let mut t = begun();
    let before = t.open().entries().len();
    t.happens(Event::PenChanged(Pen::Elsewhere));
    t.happens(Event::TallyTapped("Praise".into()));
    t.happens(Event::NoteCommitted("no".into()));
    assert_eq!(t.open().entries().len(), before);
    assert!(t.model.notices.contains(&Notice::NoPen));
    t.happens(Event::TakeOverPressed);
    assert_eq!(t.model.pen, Pen::Ours);
}

#[test]
fn a_draft_left_overnight_stops_at_its_last_proof_and_can_be_finished() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(600_000);
    add_note(&mut t, "bell rings");
    t.die_and_restart(16 * 3_600_000);
    t.happens(Event::RouteEntered(Route::Observe(id)));
    assert!(t.model.notices.contains(&Notice::LeftOpen));
    assert_eq!(observe::seconds(&t.model), 600);
    t.happens(Event::FinishPressed);
    assert_eq!(t.open().length_ms(), 600_000);
}

#[test]
fn a_finished_observation_can_be_opened_again_and_the_time_between_is_no_lesson() {
    let mut t = begun();
    t.wait(120_000);
    t.happens(Event::FinishPressed);
    t.wait(60_000);
    t.happens(Event::ReopenPressed);
    assert!(!t.open().is_finished());
    t.happens(Event::ResumePressed);
    t.wait(30_000);
    t.happens(Event::FinishPressed);
    assert_eq!(t.open().length_ms(), 150_000);
    assert_eq!(t.open().fold().finished, Some(t.open().entries().len() - 1));
}

#[test]
fn a_paste_of_a_million_characters_is_kept_in_parts() {
    let mut t = begun();
    let paste = "é".repeat(1_000_000);
    t.happens(Event::NoteTyped(paste.clone()));
    t.happens(Event::NoteCommitted(paste.clone()));
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
    t.happens(Event::FinishPressed);
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
    t.happens(Event::BeginPressed(header("Ruth", "Jonas", "2A")));
    assert_eq!(t.model.earlier(|s| &s.teacher), ["Jonas", "Amina"]);
    t.die_and_restart(1_000);
    assert_eq!(t.model.ledger.remembered(), ("Ruth", "Hillside Primary"));
}

#[test]
fn undo_after_a_restart_takes_back_the_newest_entry_that_counts() {
    let mut t = begun();
    let id = t.open_id();
    t.happens(Event::TallyTapped("Praise".into()));
    t.happens(Event::TallyTapped("Praise".into()));
    t.die_and_restart(2_000);
    t.happens(Event::RouteEntered(Route::Observe(id)));
    t.happens(Event::UndoPressed);
    assert_eq!(t.open().fold().tallies["Praise"], 1);
}

#[test]
fn a_draft_left_overnight_does_not_grow_by_being_looked_at_again() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(600_000);
    t.die_and_restart(16 * 3_600_000);
    t.happens(Event::RouteEntered(Route::Observe(id.clone())));
    t.die_and_restart(20 * 60_000);
    t.happens(Event::RouteEntered(Route::Observe(id)));
    t.happens(Event::FinishPressed);
    assert_eq!(t.open().length_ms(), 600_000);
}

#[test]
fn an_observation_opened_again_after_finishing_stands_still_until_it_is_resumed() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(120_000);
    t.happens(Event::FinishPressed);
    t.happens(Event::ReopenPressed);
    t.die_and_restart(20 * 60_000);
    t.happens(Event::RouteEntered(Route::Observe(id)));
    t.happens(Event::FinishPressed);
    assert_eq!(t.open().length_ms(), 120_000);
}
