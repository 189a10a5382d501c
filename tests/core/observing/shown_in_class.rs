//! What the observing screen shows and what can be pressed on it, and what an opened entry lets one do.

use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::page::route::Route;
use alongside::app::page::standing::Pen;
use alongside::app::view::everywhere::place::Place;
use alongside::app::view::kept::{self, Mirrored};
use alongside::app::view::observe::{self, Found, Strip};
use alongside::app::view::timeline::{self, Can};
use alongside::domain::ids::EntryKey;
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::{Note, NoteKind, Speaker, What};
use alongside::domain::observation::header::Purpose;

use crate::world::{Tablet, add_note, begun, code, header};

fn last(t: &Tablet) -> EntryKey {
    t.open().entries().last().unwrap().key.clone()
}

fn key_of(t: &Tablet, is: fn(&What) -> bool) -> EntryKey {
    let mut entries = t.open().entries().iter();
    entries.find(|e| is(&e.what)).unwrap().key.clone()
}

#[test]
fn a_lesson_is_made_here_read_elsewhere_or_finished() {
    let mut t = begun();
    let found = |t: &Tablet| observe::found(t.look());
    assert_eq!(found(&t), Found::Running);
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    assert_eq!(found(&t), Found::Elsewhere);
    t.happens(OnPage::PenChanged(Pen::Ours));
    let route = Route::Observe(t.open_id());
    t.happens(Reviewing::FinishPressed);
    t.happens(OnPage::RouteEntered(route));
    assert_eq!(found(&t), Found::Finished);
    t.happens(OnPage::RouteEntered(Route::Home));
    assert_eq!(found(&t), Found::Not(Place::Missing));
}

#[test]
fn the_head_says_whom_in_what_and_whether_it_is_a_practice() {
    let t = begun();
    let lesson = observe::lesson(t.look());
    assert_eq!(lesson.teacher, "Amina");
    assert_eq!(lesson.about, ["4B", "Science"]);
    assert_eq!(lesson.focus, "Who asks the questions?");
    assert!(lesson.copus && lesson.tallies && !lesson.is_practice);
    let mut t = Tablet::new("tablet-1");
    let mut practice = header("Ruth", "Amina", "");
    practice.purpose = Purpose::Practice;
    practice.instruments = vec!["script".to_owned()];
    t.happens(Observing::BeginPressed(practice));
    let lesson = observe::lesson(t.look());
    assert_eq!(lesson.about, ["Science"]);
    assert!(lesson.is_practice && !lesson.copus && !lesson.tallies);
}

#[test]
fn undo_and_redo_rest_where_there_is_nothing_to_take_back_or_to_bring_again() {
    let mut t = begun();
    let can = |t: &Tablet| {
        let acts = observe::acts(t.look());
        (acts.can_undo, acts.can_redo)
    };
    assert_eq!(can(&t), (false, false));
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    assert_eq!(can(&t), (true, false));
    t.happens(Observing::UndoPressed);
    assert_eq!(can(&t), (false, true));
}

#[test]
fn a_lesson_that_is_paused_stands_and_so_does_one_left_long_ago() {
    let mut t = begun();
    assert!(!observe::acts(t.look()).stands);
    t.happens(Observing::PausePressed);
    let acts = observe::acts(t.look());
    assert!(acts.is_paused && acts.stands);
    t.wait(1_000);
    t.happens(Observing::ResumePressed);
    assert!(!observe::acts(t.look()).stands);
    let mut t = begun();
    t.wait(60_000);
    let route = Route::Observe(t.open_id());
    t.die_and_restart(24 * 3_600_000);
    t.happens(OnPage::RouteEntered(route));
    assert!(observe::acts(t.look()).stands && !t.model.is_observing());
}

#[test]
fn the_wall_clock_changes_with_the_minute() {
    let mut t = begun();
    let first = observe::minute(t.look());
    assert_eq!(first.epoch_ms() % 60_000, 0);
    t.wait(60_000);
    assert_eq!(observe::minute(t.look()), first.plus_ms(60_000));
}

#[test]
fn an_interval_is_new_for_four_seconds_and_late_once_another_one_runs() {
    let strip = |running, chosen, passed_s| Strip {
        running,
        chosen,
        passed_s,
        length_s: 120,
    };
    assert!(!strip(0, 0, 0).is_new(), "the lesson began");
    assert!(strip(1, 1, 3).is_new());
    assert!(!strip(1, 1, 4).is_new());
    assert!(strip(2, 1, 0).is_late() && !strip(2, 2, 0).is_late());
}

#[test]
fn a_counter_is_there_however_its_name_is_written() {
    let t = begun();
    let names = observe::counters(&observe::tallies(t.look()));
    assert!(observe::has_counter(&names, " praise "));
    assert!(!observe::has_counter(&names, "prais"));
}

#[test]
fn a_note_can_be_corrected_and_struck_out_and_once_withdrawn_brought_back() {
    let mut t = begun();
    add_note(&mut t, "She asks");
    let key = last(&t);
    let can = |t: &Tablet| {
        let chosen = timeline::chosen(t.look(), &key).unwrap();
        (chosen.can, chosen.can_strike)
    };
    assert_eq!(can(&t), (Can::Correct, true));
    t.happens(Reviewing::EntryWithdrawn(key.clone()));
    assert_eq!(can(&t), (Can::Restore, true));
    t.happens(Reviewing::EntryRestored(key.clone()));
    assert_eq!(can(&t), (Can::Correct, true));
    t.happens(Reviewing::StrikeOutPressed(key.clone()));
    assert_eq!(can(&t), (Can::Nothing, false), "its words are gone");
}

#[test]
fn a_mark_can_be_withdrawn_and_not_corrected_and_the_beginning_stays() {
    let mut t = begun();
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    let can = |t: &Tablet, key: &EntryKey| timeline::chosen(t.look(), key).unwrap().can;
    let mark = key_of(&t, |what| matches!(what, What::Capture(_)));
    let began = key_of(&t, |what| matches!(what, What::Began(_)));
    assert_eq!(can(&t, &mark), Can::Withdraw);
    assert_eq!(can(&t, &began), Can::Nothing);
}

#[test]
fn words_that_say_no_more_than_the_note_itself_are_no_correction() {
    let mut t = begun();
    add_note(&mut t, "She asks");
    let note = Note {
        text: "She asks".to_owned(),
        ..Note::default()
    };
    let field = kept::correction(&t.open_id(), &last(&t));
    let unsaved = |words: &Mirrored| kept::unsaved(t.look(), &[(field.clone(), words.clone())]);
    let mut words = Mirrored::of(&note);
    assert_eq!(words.clone().corrects(&note), None);
    assert_eq!(unsaved(&words), None);
    words.speaker = Speaker::Student.letters().to_owned();
    words.kind = NoteKind::Question.word().to_owned();
    let corrected = words.clone().corrects(&note).unwrap();
    assert_eq!(corrected.speaker, Some(Speaker::Student));
    assert_eq!(
        (corrected.kind, corrected.text.as_str()),
        (NoteKind::Question, "She asks")
    );
    assert_eq!(unsaved(&words).unwrap().key, last(&t));
}
