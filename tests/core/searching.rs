//! Searching: by header at once, by notes once the worker has looked; never a withdrawn note.

use alongside::app::desk::Desk;
use alongside::app::event::Event;
use alongside::app::finder::Finder;
use alongside::app::searching::{Looking, Place};
use alongside::domain::entry::Note;
use alongside::format::work::Hit;

use crate::world::{Tablet, add_note, begun, header};

fn found(tablet: &Tablet) -> Vec<String> {
    let rows = tablet.model.shelf.search(&tablet.model.search);
    rows.iter().map(|r| r.summary.teacher.clone()).collect()
}

fn search(tablet: &mut Tablet, query: &str) {
    tablet.happens(Event::SearchTyped(Place::Shelf, query.to_owned()));
}

#[test]
fn a_lesson_is_found_by_its_header_at_once_and_by_a_note_once_the_notes_were_searched() {
    let mut t = begun();
    add_note(&mut t, "Halves the Pizza with a ruler");
    t.happens(Event::BeginPressed(header("Ruth", "Jonas", "2A")));
    add_note(&mut t, "Counts in fives");
    t.holds_searches = true;
    search(&mut t, "jonas");
    assert_eq!(found(&t), ["Jonas"]);
    search(&mut t, "PIZZA 4b");
    assert_eq!(t.model.search.looking(), Looking::Under);
    assert!(found(&t).is_empty(), "not looked through yet");
    t.holds_searches = false;
    search(&mut t, "PIZZA 4b");
    assert_eq!(t.model.search.looking(), Looking::Done);
    assert_eq!(found(&t), ["Amina"]);
    let id = t.model.shelf.search(&t.model.search)[0].summary.id.clone();
    assert_eq!(
        t.model.search.excerpt(id.as_str()),
        Some("Halves the Pizza with a ruler")
    );
    search(&mut t, "");
    assert_eq!(found(&t).len(), 2);
}

#[test]
fn an_answer_to_an_earlier_query_is_not_taken_for_the_present_one() {
    let mut t = begun();
    t.holds_searches = true;
    search(&mut t, "piz");
    search(&mut t, "pizza");
    let id = t.open_id().to_string();
    let late = Some(vec![Hit { id, excerpt: None }]);
    t.happens(Event::NotesSearched(Place::Shelf, "piz".into(), late));
    assert!(found(&t).is_empty());
    assert_eq!(t.model.search.looking(), Looking::Under);
    t.happens(Event::NotesSearched(Place::Shelf, "pizza".into(), None));
    assert_eq!(t.model.search.looking(), Looking::Failed);
}

#[test]
fn a_corrected_note_is_found_by_its_new_words_and_a_withdrawn_one_not_at_all() {
    let mut t = begun();
    add_note(&mut t, "first wording");
    add_note(&mut t, "taken back");
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "second\nwording".into(),
        ..Note::default()
    };
    t.happens(Event::NoteCorrected(key, note));
    let withdrawn = t.open().entries()[2].key.clone();
    t.happens(Event::EntryWithdrawn(withdrawn));
    let mut finder = Finder::default();
    finder.put(t.open());
    assert_eq!(finder.find("first").len(), 0);
    assert_eq!(finder.find("taken").len(), 0);
    assert_eq!(
        finder.find("second wording")[0].excerpt.as_deref(),
        Some("second wording")
    );
    assert_eq!(finder.find("amina")[0].excerpt, None);
    assert!(finder.find(" ").is_empty());
}

#[test]
fn the_collation_is_searched_in_the_version_that_counts() {
    let mut t = begun();
    add_note(&mut t, "Needle in a haystack");
    t.happens(Event::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    let mut desk = Desk::default();
    assert!(desk.find("needle").is_empty());
    desk.take(&name, &bytes);
    assert_eq!(
        desk.find("needle hay").len(),
        1,
        "what came in is looked through too"
    );
    t.happens(Event::SharePressed);
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "Thread in a button".into(),
        ..Note::default()
    };
    t.happens(Event::NoteCorrected(key, note));
    let (name, newer) = t.create_hand_over();
    assert_ne!(bytes, newer);
    for order in [[&bytes, &newer], [&newer, &bytes]] {
        let mut desk = Desk::default();
        for file in order {
            desk.take(&name, file);
        }
        assert_eq!(desk.view().rows[0].versions, 2);
        assert_eq!(desk.find("thread button").len(), 1);
        assert!(
            desk.find("needle").is_empty(),
            "words of the version that no longer counts"
        );
    }
}

#[test]
fn a_lesson_is_found_by_its_date_as_the_list_shows_it() {
    let mut t = begun();
    t.holds_searches = true;
    let shown = t.model.now.wall.day_in_words();
    search(&mut t, &shown.to_lowercase());
    assert_eq!(found(&t), ["Amina"], "{shown}");
    search(&mut t, "31 feb");
    assert!(found(&t).is_empty());
}
