//! Fingers in class: where a tap goes, what a nervous finger does, and what undo and redo say.

use alongside::app::event::{Event, Observing};
use alongside::app::observing::{CueWhat, aimed_at};
use alongside::app::view::observe::{self, Said, Stands};
use alongside::app::view::timeline::LineWhat;
use alongside::domain::instrument::Side;
use alongside::domain::instrument::intervals::marks_of;
use alongside::domain::observation::entry::{CodeKey, Speaker};

use crate::world::{Tablet, add_note, begun, code};

fn aim(t: &Tablet) -> u32 {
    aimed_at(t.model.open.as_ref().unwrap())
}

fn marked(t: &Tablet, interval: u32) -> Vec<CodeKey> {
    marks_of(t.open(), interval)
        .into_iter()
        .map(|(c, _)| c)
        .collect()
}

fn cue(t: &Tablet) -> Option<CueWhat> {
    t.model.cue.as_ref().map(|c| c.what.clone())
}

fn said(t: &Tablet) -> Option<Said> {
    observe::said(t.look()).map(|(said, _)| said)
}

#[test]
fn marking_late_ends_by_itself_twenty_seconds_after_the_last_late_mark() {
    let mut t = begun();
    let (lec, pq) = (code(Side::Instructor, "Lec"), code(Side::Instructor, "PQ"));
    t.wait(250_000);
    t.happens(Observing::IntervalChosen(Some(1)));
    t.wait(10_000);
    t.happens(Observing::CodeTapped(pq.clone()));
    t.wait(19_000);
    assert_eq!(aim(&t), 1, "counted from the last late mark");
    t.wait(1_000);
    assert_eq!(
        (aim(&t), cue(&t)),
        (2, Some(CueWhat::LateEnded(2))),
        "and said"
    );
    t.wait(90_000);
    t.happens(Observing::CodeTapped(lec.clone()));
    assert_eq!((marked(&t, 1), marked(&t, 3)), (vec![pq], vec![lec]));
}

#[test]
fn marking_late_never_ends_between_a_finger_going_down_and_up() {
    let mut t = begun();
    let lec = code(Side::Instructor, "Lec");
    t.wait(250_000);
    t.happens(Observing::IntervalChosen(Some(0)));
    t.wait(19_500);
    t.happens(Observing::CodePressed(lec.clone()));
    t.wait(1_000);
    t.happens(Observing::CodeTapped(lec.clone()));
    assert_eq!((marked(&t, 0), marked(&t, 2)), (vec![lec], vec![]));
    assert_eq!(aim(&t), 0, "a late mark was made just now");
}

#[test]
fn a_tap_goes_to_the_interval_that_was_shown_when_the_finger_went_down() {
    let mut t = begun();
    let lec = code(Side::Instructor, "Lec");
    t.wait(119_900);
    t.happens(Observing::CodePressed(lec.clone()));
    t.pass(300);
    t.happens(Observing::CodeTapped(lec.clone()));
    assert_eq!((marked(&t, 0), marked(&t, 1)), (vec![lec], vec![]));
}

#[test]
fn a_nervous_double_tap_marks_once_and_a_slow_second_tap_takes_it_off() {
    let lec = code(Side::Instructor, "Lec");
    for gap in [60, 200, 350] {
        let mut t = begun();
        t.happens(Observing::CodeTapped(lec.clone()));
        t.pass(gap);
        t.happens(Observing::CodeTapped(lec.clone()));
        assert_eq!(marked(&t, 0), std::slice::from_ref(&lec), "{gap} ms apart");
        let marked_still = Said::TapIgnored(Stands::Code(lec.clone(), true));
        assert_eq!(said(&t), Some(marked_still), "and it is said");
        t.pass(800);
        t.happens(Observing::CodeTapped(lec.clone()));
        assert!(marked(&t, 0).is_empty(), "a slow tap takes it off");
        t.pass(gap);
        t.happens(Observing::CodeTapped(lec.clone()));
        let off = Said::TapIgnored(Stands::Code(lec.clone(), false));
        assert_eq!(said(&t), Some(off), "off it stays, and so it is said");
    }
}

#[test]
fn two_codes_one_after_another_are_no_double_tap() {
    let mut t = begun();
    t.happens(Observing::CodeTapped(code(Side::Instructor, "Lec")));
    t.pass(100);
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    assert_eq!(marked(&t, 0).len(), 2);
}

#[test]
fn a_nervous_double_tap_on_pause_or_a_speaker_does_not_take_it_back() {
    let mut t = begun();
    t.wait(10_000);
    t.happens(Observing::PausePressed);
    t.pass(150);
    t.happens(Observing::ResumePressed);
    assert!(observe::is_paused(t.look()));
    let paused = Said::TapIgnored(Stands::Paused(true));
    assert_eq!(said(&t), Some(paused));
    t.happens(Observing::SpeakerChosen(Speaker::Teacher));
    t.pass(150);
    t.happens(Observing::SpeakerChosen(Speaker::Teacher));
    let speaker = t.model.open.as_ref().unwrap().note.speaker;
    assert_eq!(speaker, Some(Speaker::Teacher));
}

#[test]
fn undo_and_redo_say_what_they_did_every_time() {
    let mut t = begun();
    let lec = code(Side::Instructor, "Lec");
    add_note(&mut t, "A hand goes up");
    t.wait(1_000);
    t.happens(Observing::CodeTapped(lec.clone()));
    t.wait(1_000);
    t.happens(Observing::CodeTapped(lec.clone()));
    assert!(marked(&t, 0).is_empty());
    let said = |t: &Tablet| match observe::said(t.look()) {
        Some((Said::TakenBack(line), _)) => ("taken back", line.what),
        Some((Said::BroughtBack(line), _)) => ("brought back", line.what),
        other => panic!("{other:?}"),
    };
    let mark = || LineWhat::Mark(lec.clone(), 0);
    let mut steps = Vec::new();
    for undo in [true, true, true, false, false, false] {
        t.wait(100);
        t.happens(if undo {
            Event::Observing(Observing::UndoPressed)
        } else {
            Event::Observing(Observing::RedoPressed)
        });
        steps.push(said(&t));
    }
    let note = steps[2].1.clone();
    assert!(matches!(&note, LineWhat::Note(n) if n.text == "A hand goes up"));
    let wanted = [
        ("brought back", mark()),
        ("taken back", mark()),
        ("taken back", note.clone()),
        ("brought back", note),
        ("brought back", mark()),
        ("taken back", mark()),
    ];
    assert_eq!(steps, wanted);
    assert!(marked(&t, 0).is_empty(), "as before the first undo");
    assert_eq!(t.open().fold().notes, 1);
    t.happens(Observing::RedoPressed);
    assert_eq!(t.open().fold().notes, 1, "nothing is left to redo");
}

#[test]
fn something_new_ends_what_can_be_redone() {
    let mut t = begun();
    add_note(&mut t, "First");
    t.happens(Observing::UndoPressed);
    add_note(&mut t, "Second");
    t.happens(Observing::RedoPressed);
    let words: Vec<&str> = t.open().wordings().collect();
    assert_eq!(words, ["Second"]);
}

#[test]
fn a_new_interval_is_told_once() {
    let mut t = begun();
    t.wait(119_000);
    assert_eq!(cue(&t), None);
    t.wait(2_000);
    assert_eq!(cue(&t), Some(CueWhat::IntervalBegan(1)));
    t.wait(10_000);
    assert_eq!(cue(&t), None);
}

#[test]
fn a_counter_tapped_in_a_pause_says_that_it_enters_no_rate() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(Observing::TallyTapped("Praise".into()));
    t.happens(Observing::PausePressed);
    t.wait(5_000);
    t.happens(Observing::TallyTapped("Praise".into()));
    let (said, _) = observe::said(t.look()).unwrap();
    assert_eq!(said, Said::CountedInPause);
    let praise = observe::tallies_at(t.open(), 65_000);
    let praise = praise.iter().find(|tally| tally.name == "Praise").unwrap();
    assert_eq!((praise.count, praise.unwatched), (2, 1));
}
