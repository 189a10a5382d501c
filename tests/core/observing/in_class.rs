//! Journeys of an observer, from "Begin" to "Finish", and what may go wrong on the way.

use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::page::route::Route;
use alongside::app::view::figures::copus;
use alongside::app::view::{observe, review, timeline};
use alongside::domain::instrument::Side;
use alongside::domain::instrument::intervals::{self, Why};
use alongside::domain::observation::check::{Finding, findings};
use alongside::domain::observation::entry::Capture;
use alongside::domain::observation::entry::{AwayCause, Note, NoteKind, Speaker, What};
use alongside::domain::observation::summary::Life;

use crate::world::{Tablet, add_note, begun, code, type_note};

fn intervals_of(tablet: &Tablet) -> Vec<intervals::Interval> {
    let open = tablet.model.open.as_ref().unwrap();
    intervals::intervals(&open.observation, open.t_ms())
}

#[test]
fn a_note_carries_the_time_of_its_first_keystroke() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(Observing::NoteTyped("W".to_owned()));
    t.wait(12_000);
    t.happens(Observing::SpeakerChosen(Speaker::Teacher));
    t.happens(Observing::NoteCommitted("Who can show me?".to_owned()));
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
fn a_screen_locked_for_seven_minutes_gives_intervals_not_observed_and_not_blank_zeros() {
    let mut t = begun();
    t.wait(110_000);
    t.happens(Observing::CodeTapped(code(Side::Instructor, "Lec")));
    t.wait(20_000); // in interval 2
    t.happens(OnPage::BecameHidden);
    t.pass(7 * 60_000);
    t.happens(OnPage::BecameVisible);
    assert_eq!(observe::seconds(t.look()), 550);
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
    t.happens(OnPage::BecameHidden);
    t.wall_ms += 300_000;
    t.mono_ms += 50;
    t.happens(OnPage::BecameVisible);
    assert_eq!(observe::seconds(t.look()), 310);
    assert!(t.open().fold().clock_changes.is_empty());
    let last = t.open().entries().last().unwrap().what.clone();
    assert_eq!(
        last,
        What::Away {
            from_ms: 10_000,
            to_ms: 310_000,
            cause: AwayCause::Asleep
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
        t.happens(Observing::TallyTapped("Praise".into()));
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
    t.happens(OnPage::BecameHidden);
    t.pass(14_000);
    t.happens(OnPage::BecameVisible);
    assert!(t.open().fold().stops.is_empty());
    assert_eq!(observe::seconds(t.look()), 19);
}

#[test]
fn pause_and_resume_are_entries_and_their_interval_is_not_observed() {
    let mut t = begun();
    t.wait(130_000);
    t.happens(Observing::PausePressed);
    assert!(observe::is_paused(t.look()));
    t.wait(30_000);
    t.happens(Observing::ResumePressed);
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
    t.happens(Observing::PausePressed);
    t.wait(2_000);
    t.happens(Observing::UndoPressed);
    assert!(!observe::is_paused(t.look()));
    t.wait(100_000);
    assert_eq!(intervals_of(&t)[0].not_observed, None);
    assert_eq!(intervals::observed_ms(t.open(), 122_000), 122_000);
}

#[test]
fn a_code_tapped_again_is_taken_off_and_undo_brings_it_back() {
    let mut t = begun();
    let sq = code(Side::Student, "SQ");
    t.happens(Observing::CodeTapped(sq.clone()));
    assert!(observe::pressed(t.look()).contains(&sq));
    t.pass(1_000);
    t.happens(Observing::CodeTapped(sq.clone()));
    assert!(!observe::pressed(t.look()).contains(&sq));
    t.happens(Observing::UndoPressed);
    assert!(
        observe::pressed(t.look()).contains(&sq),
        "undo of taking off"
    );
    t.happens(Observing::UndoPressed);
    assert!(!observe::pressed(t.look()).contains(&sq), "undo of marking");
    t.happens(Observing::UndoPressed);
    assert!(
        t.open().entries().len() == 5,
        "nothing is left to undo, and nothing was overwritten"
    );
}

#[test]
fn a_mark_for_an_earlier_interval_is_kept_as_late() {
    let mut t = begun();
    t.wait(250_000);
    t.happens(Observing::IntervalChosen(Some(1)));
    t.happens(Observing::CodeTapped(code(Side::Student, "Ind")));
    let all = intervals_of(&t);
    assert_eq!(all[1].marks, [(code(Side::Student, "Ind"), true)]);
    assert!(all[2].marks.is_empty());
    let line = timeline::window(t.open(), 0, 1).remove(0);
    assert!(line.late);
}

#[test]
fn finishing_mid_interval_keeps_the_part_with_its_length() {
    let mut t = begun();
    t.wait(154_000);
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    t.happens(Reviewing::FinishPressed);
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
    t.happens(Reviewing::FinishPressed);
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
        t.happens(Observing::TallyTapped("Open question".into()));
    }
    t.wait(60_000);
    t.happens(Observing::PausePressed);
    t.wait(60_000);
    t.happens(Observing::ResumePressed);
    t.wait(60_000);
    t.happens(Observing::TallyTakenBack("Open question".into()));
    let open_question = observe::tallies(t.look())
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
    t.happens(Reviewing::NoteCorrected(key.clone(), better.clone()));
    let entry = timeline::entry(t.open(), &key).unwrap();
    assert_eq!(entry.line.what, timeline::LineWhat::Note(better));
    assert_eq!(entry.earlier[0].1.text, "30 seconds");
    t.happens(Reviewing::EntryWithdrawn(key.clone()));
    assert_eq!(t.open().fold().notes, 0);
    t.happens(Reviewing::EntryRestored(key));
    assert_eq!(t.open().fold().notes, 1);
    assert_eq!(
        t.open().entries().len(),
        5,
        "began, note, correction, retraction, retraction of it"
    );
}

#[test]
fn a_clock_set_while_the_page_is_out_of_sight_bends_no_lesson_by_more_than_a_nap() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(OnPage::BecameHidden);
    // The clock battery was flat: the tablet learns today's date during the lesson.
    t.wall_ms += 20 * 365 * 24 * 3_600_000;
    t.wait(5_000);
    t.happens(OnPage::BecameVisible);
    assert_eq!(observe::seconds(t.look()), 65);
    let noticed = t
        .open()
        .entries()
        .iter()
        .any(|e| matches!(e.what, What::ClockChanged { by_ms } if by_ms > 0));
    assert!(noticed, "recorded");
    // Within what a tablet may sleep nobody can tell; the entry says that it may be either.
    t.happens(OnPage::BecameHidden);
    t.wall_ms += 3_600_000;
    t.wait(5_000);
    t.happens(OnPage::BecameVisible);
    let last = t.open().entries().last().unwrap();
    assert!(
        matches!(
            last.what,
            What::Away {
                cause: AwayCause::Asleep,
                ..
            }
        ),
        "{last:?}"
    );
    assert_eq!(
        intervals::observed_ms(t.open(), t.open().length_ms()),
        65_000
    );
}

#[test]
fn a_mark_of_another_instrument_with_the_same_letters_counts_in_no_copus_figure() {
    let t = begun();
    let key = t.open().next_key(t.model.device.as_ref().unwrap());
    let mut capture = Capture::mark(crate::world::copus(), &code(Side::Student, "L"), 0);
    capture.instrument.id = "our-own".into();
    let entry = alongside::domain::observation::entry::Entry {
        key,
        t_ms: 1_000,
        at: t.model.now.wall,
        by: None,
        what: What::Capture(capture),
    };
    let mut observation = t.open().clone();
    observation.add(entry);
    let all = intervals::intervals(&observation, 120_000);
    assert!(all[0].marks.is_empty(), "{all:?}");
}

#[test]
fn marks_of_another_version_of_copus_are_shown_and_enter_no_figure() {
    let t = begun();
    let key = t.open().next_key(t.model.device.as_ref().unwrap());
    let mut capture = Capture::mark(crate::world::copus(), &code(Side::Student, "L"), 0);
    capture.instrument.version += 1;
    let mut observation = t.open().clone();
    observation.add(alongside::domain::observation::entry::Entry {
        key: key.clone(),
        t_ms: 1_000,
        at: t.model.now.wall,
        by: None,
        what: What::Capture(capture),
    });
    let all = intervals::intervals(&observation, 120_000);
    assert!(all[0].marks.is_empty(), "{all:?}");
    assert_eq!(observation.fold().all_captured().count(), 0);
    let line = timeline::entry(&observation, &key);
    let shown = timeline::LineWhat::Item("student.L".into(), "copus".into());
    assert_eq!(line.unwrap().line.what, shown);
}

#[test]
fn reading_back_in_the_review_is_no_lesson_time() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(120_000);
    add_note(&mut t, "the bell");
    t.happens(OnPage::RouteEntered(Route::Review(id)));
    t.wait(20 * 60_000);
    assert_eq!(review::head(t.look()).unwrap().length_ms, 120_000);
    let ends = review::still_runs(t.look()).would_end.unwrap();
    assert_eq!(ends, t.open().begun_at().unwrap().plus_ms(120_000));
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 120_000);
    assert_eq!(intervals_of(&t).len(), 1);
}

#[test]
fn a_look_at_another_screen_in_mid_lesson_is_not_observed_and_the_lesson_goes_on() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Home));
    t.wait(10_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id.clone())));
    assert_eq!(t.open().entries().len(), 1, "a glance costs nothing");
    t.happens(OnPage::RouteEntered(Route::Review(id.clone())));
    t.wait(180_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    t.wait(50_000);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 300_000);
    assert_eq!(intervals::observed_ms(t.open(), 300_000), 120_000);
}

#[test]
fn a_draft_that_is_opened_to_be_read_after_a_restart_does_not_grow() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(60_000);
    t.die_and_restart(30 * 60_000);
    t.happens(OnPage::RouteEntered(Route::Review(id)));
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 60_000);
}
