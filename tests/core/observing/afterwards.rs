//! Fingers and keys: what a key means, what is added and marked when the lesson is read back.

use alongside::app::event::{Event, HandingOver, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::page::route::Route;
use alongside::app::view::everywhere::running::running;
use alongside::app::view::figures::copus::{self, Cell};
use alongside::app::view::timeline::{Arranged, LineWhat, arranged};
use alongside::app::view::{kept, review};
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::{Note, What};
use alongside::domain::observation::summary::Life;

use crate::support::logs::rows;
use crate::world::{Tablet, add_note, begun, code};

/// A lesson of five minutes with one note and one code, finished.
fn finished() -> Tablet {
    let mut t = begun();
    add_note(&mut t, "The bell");
    t.happens(Observing::CodeTapped(code(Side::Instructor, "Lec")));
    t.wait(300_000);
    t.happens(Reviewing::FinishPressed);
    t
}

fn summary_note(text: &str) -> Event {
    Event::Reviewing(Reviewing::AfterNoteAdded(Note {
        text: text.into(),
        ..Note::default()
    }))
}

#[test]
fn a_closing_summary_is_added_to_a_finished_lesson_without_its_clock() {
    let mut t = finished();
    t.pass(3_600_000);
    t.happens(summary_note("  In all: they asked.  "));
    let last = t.open().entries().last().unwrap().clone();
    assert!(matches!(&last.what, What::Note(n) if n.text == "In all: they asked."));
    assert_eq!(last.t_ms, 300_000, "at the end of the lesson");
    assert_eq!(last.at.epoch_ms(), t.wall_ms, "written now");
    assert_eq!(t.open().length_ms(), 300_000);
    assert!(t.open().is_finished());
    t.happens(summary_note(" "));
    assert_eq!(t.open().entries().len(), 5, "an empty one adds nothing");
}

#[test]
fn what_is_added_the_next_day_shows_its_day() {
    let mut t = finished();
    t.pass(24 * 3_600_000);
    t.happens(summary_note("In all: they asked."));
    let lines = arranged(t.open(), Arranged::default());
    let days: Vec<bool> = lines.iter().map(|l| l.other_day.is_some()).collect();
    assert_eq!(days.iter().filter(|is| **is).count(), 1, "{days:?}");
}

#[test]
fn an_afterthought_to_a_draft_that_is_read_back_does_not_lengthen_it() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(120_000);
    t.happens(OnPage::RouteEntered(Route::Review(id)));
    t.wait(600_000);
    t.happens(summary_note("One more thing"));
    assert_eq!(t.open().entries().last().unwrap().t_ms, 120_000);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 120_000);
}

#[test]
fn handed_over_and_then_edited_says_so() {
    let mut t = finished();
    let changed = |t: &Tablet| review::proof(t.look()).unwrap().changed_since;
    assert!(!changed(&t), "never left");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    assert_eq!(review::head(t.look()).unwrap().life, Life::Offered);
    assert!(!changed(&t));
    t.all_arrived();
    assert_eq!(review::head(t.look()).unwrap().life, Life::HandedOver);
    assert!(!changed(&t));
    t.happens(summary_note("Afterwards"));
    assert!(changed(&t));
}

fn cell(t: &Tablet, letters: &str, interval: usize) -> Cell {
    let grid = copus::grid(t.open(), t.open().length_ms()).unwrap();
    let row = grid
        .rows
        .iter()
        .find(|r| r.code == code(Side::Student, letters));
    row.unwrap().cells[interval]
}

#[test]
fn a_code_that_was_missed_is_marked_late_in_the_review_and_taken_off_again() {
    let mut t = finished();
    let tap = || Event::Reviewing(Reviewing::CellTapped(code(Side::Student, "L"), 1));
    t.happens(tap());
    assert_eq!(cell(&t, "L", 1), Cell::Late);
    assert_eq!(t.open().length_ms(), 300_000);
    t.pass(200);
    t.happens(tap());
    assert_eq!(
        cell(&t, "L", 1),
        Cell::Late,
        "the second of a nervous double tap"
    );
    t.pass(1_000);
    t.happens(tap());
    assert_eq!(cell(&t, "L", 1), Cell::Blank);
    let before = t.open().entries().len();
    t.happens(Reviewing::CellTapped(code(Side::Student, "L"), 3));
    assert_eq!(
        t.open().entries().len(),
        before,
        "the lesson has no interval 4"
    );
}

fn late_in_tables(t: &Tablet) -> Vec<(&'static str, String)> {
    let tables = ["tables/entries.csv", "tables/intervals.csv"];
    let of = |table| {
        let rows = rows(&[t.open()], table).into_iter();
        let marks = rows.filter(|row| row["code"] == "L");
        marks.map(move |row| (table, row["late"].clone()))
    };
    tables.into_iter().flat_map(of).collect()
}

#[test]
fn a_mark_made_afterwards_in_the_last_interval_is_late_in_the_grid_and_in_both_tables() {
    let mut t = finished();
    t.happens(Reviewing::CellTapped(code(Side::Student, "L"), 2));
    assert_eq!(cell(&t, "L", 2), Cell::Late);
    let late = |table| (table, "1".to_owned());
    assert_eq!(
        late_in_tables(&t),
        [late("tables/entries.csv"), late("tables/intervals.csv")]
    );
    let open = t.open();
    assert!(
        arranged(open, Arranged::default())[0].late,
        "and in the timeline"
    );
}

#[test]
fn a_mark_made_while_a_draft_is_read_back_is_late_once_its_interval_has_gone_by() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(250_000);
    t.happens(OnPage::RouteEntered(Route::Review(id)));
    t.wait(20_000);
    t.happens(Reviewing::CellTapped(code(Side::Student, "L"), 2));
    assert_eq!(cell(&t, "L", 2), Cell::Marked, "the interval still runs");
    t.wait(300_000);
    t.happens(Reviewing::CellTapped(code(Side::Student, "L"), 2));
    t.pass(1_000);
    t.happens(Reviewing::CellTapped(code(Side::Student, "L"), 2));
    assert_eq!(cell(&t, "L", 2), Cell::Late);
}

#[test]
fn marks_made_in_class_are_live_whatever_became_of_the_clock_and_the_lesson_before() {
    let mut t = begun();
    let id = t.open_id();
    t.wait(60_000);
    // The clock is set forward, the lesson left and taken up, finished and opened again a day later.
    t.wall_ms += 3_600_000;
    t.wait(1_000);
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    t.happens(OnPage::RouteEntered(Route::Review(id.clone())));
    t.wait(100_000);
    t.happens(OnPage::RouteEntered(Route::Observe(id.clone())));
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    t.happens(Reviewing::FinishPressed);
    t.pass(24 * 3_600_000);
    t.happens(Reviewing::ReopenPressed);
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    t.happens(Observing::ResumePressed);
    t.wait(100_000);
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    let open = t.open();
    let marks: Vec<(u32, bool)> = arranged(open, Arranged::default())
        .into_iter()
        .filter_map(|line| {
            if let LineWhat::Mark(_, interval) = line.what {
                Some((interval, line.late))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(marks, [(2, false), (1, false), (0, false)]);
}

#[test]
fn a_mark_made_in_class_can_be_taken_off_in_the_review() {
    let mut t = finished();
    t.happens(Reviewing::CellTapped(code(Side::Instructor, "Lec"), 0));
    assert_eq!(t.open().fold().all_captured().count(), 0);
}

#[test]
fn the_timeline_is_read_from_the_first_entry_without_what_was_withdrawn() {
    let mut t = finished();
    t.pass(10_000);
    t.happens(summary_note("Closing"));
    let bell = t.open().entries()[1].key.clone();
    t.happens(Reviewing::EntryWithdrawn(bell));
    let words = |how: Arranged| -> Vec<String> {
        let open = t.open();
        let lines = arranged(open, how).into_iter();
        lines
            .map(|line| {
                if let LineWhat::Note(note) = line.what {
                    return note.text;
                }
                let kind = format!("{:?}", line.what);
                kind.split('(').next().unwrap().to_owned()
            })
            .collect()
    };
    let newest = ["Closing", "Finished", "Mark", "The bell", "Began"];
    assert_eq!(words(Arranged::default()), newest);
    let mut oldest = newest;
    oldest.reverse();
    let how = |oldest_first, notes_only, without_withdrawn| Arranged {
        oldest_first,
        notes_only,
        without_withdrawn,
    };
    assert_eq!(words(how(true, false, false)), oldest);
    assert_eq!(words(how(true, true, false)), ["The bell", "Closing"]);
    assert_eq!(words(how(false, true, true)), ["Closing"]);
}

#[test]
fn an_unsaved_correction_is_told_by_its_note_until_that_note_is_withdrawn() {
    let mut t = begun();
    t.wait(63_000);
    add_note(&mut t, "First");
    let key = t.open().entries().last().unwrap().key.clone();
    let field = kept::correction(&t.open_id(), &key);
    let line = kept::corrected(t.look(), &field).unwrap();
    assert_eq!((line.t_ms, line.key), (63_000, key.clone()));
    let began = kept::correction(&t.open_id(), &t.open().entries()[0].key);
    assert_eq!(kept::corrected(t.look(), &began), None, "no note");
    let other = field.replace(t.open_id().as_str(), "11111111-tablet-9-1111");
    assert_eq!(kept::corrected(t.look(), &other), None, "another lesson");
    t.happens(Reviewing::EntryWithdrawn(key));
    assert_eq!(kept::corrected(t.look(), &field), None);
}

#[test]
fn leaving_a_running_lesson_shows_it_running() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Home));
    let shown = running(t.look()).unwrap();
    assert_eq!(
        (shown.teacher.as_str(), shown.class.as_str()),
        ("Amina", "4B")
    );
    assert_eq!(shown.begun_at, t.open().begun_at());
    t.happens(OnPage::RouteEntered(Route::Review(shown.id)));
    t.happens(Reviewing::FinishPressed);
    assert_eq!(running(t.look()), None);
}
