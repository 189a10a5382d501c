//! Searching: by header at once, by notes once the worker has looked; never a withdrawn note.

use alongside::app::collating::searching::{Looking, Scope};
use alongside::app::desk::finder::Finder;
use alongside::app::desk::work::Hit;
use alongside::app::event::{Collating, HandingOver, Observing, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::view::collate::{Filters, Sort, rows};
use alongside::domain::observation::entry::Note;
use alongside::ui::text::common::date;

use crate::world::desk::Desk;
use crate::world::{Tablet, add_note, begun, header};

fn found(tablet: &Tablet) -> Vec<String> {
    let rows = tablet.model.shelf.search(&tablet.model.search);
    rows.iter()
        .map(|r| r.summary.texts.teacher.clone())
        .collect()
}

fn search(tablet: &mut Tablet, query: &str) {
    tablet.happens(Collating::SearchTyped(Scope::Shelf, query.to_owned()));
}

#[test]
fn a_lesson_is_found_by_its_header_at_once_and_by_a_note_once_the_notes_were_searched() {
    let mut t = begun();
    add_note(&mut t, "Halves the Pizza with a ruler");
    t.happens(Observing::BeginPressed(header("Ruth", "Jonas", "2A")));
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
    t.happens(Collating::NotesSearched(Scope::Shelf, "piz".into(), late));
    assert!(found(&t).is_empty());
    assert_eq!(t.model.search.looking(), Looking::Under);
    t.happens(Collating::NotesSearched(Scope::Shelf, "pizza".into(), None));
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
    t.happens(Reviewing::NoteCorrected(key, note));
    let withdrawn = t.open().entries()[2].key.clone();
    t.happens(Reviewing::EntryWithdrawn(withdrawn));
    let mut finder = Finder::default();
    finder.put(t.open());
    assert_eq!(finder.find(&"first".into()).len(), 0);
    assert_eq!(finder.find(&"taken".into()).len(), 0);
    assert_eq!(
        finder.find(&"second wording".into())[0].excerpt.as_deref(),
        Some("second wording")
    );
    assert_eq!(finder.find(&"amina".into())[0].excerpt, None);
    assert!(finder.find(&" ".into()).is_empty());
}

#[test]
fn the_collation_is_searched_in_the_version_that_counts() {
    let mut t = begun();
    add_note(&mut t, "Needle in a haystack");
    t.happens(Reviewing::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    let mut desk = Desk::default();
    assert!(desk.find(&"needle".into()).is_empty());
    desk.take(&name, &bytes);
    assert_eq!(
        desk.find(&"needle hay".into()).len(),
        1,
        "what came in is looked through too"
    );
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "Thread in a button".into(),
        ..Note::default()
    };
    t.happens(Reviewing::NoteCorrected(key, note));
    let (name, newer) = t.create_hand_over();
    assert_ne!(bytes, newer);
    for order in [[&bytes, &newer], [&newer, &bytes]] {
        let mut desk = Desk::default();
        for file in order {
            desk.take(&name, file);
        }
        assert_eq!(desk.view().rows[0].versions, 2);
        assert_eq!(desk.find(&"thread button".into()).len(), 1);
        assert!(
            desk.find(&"needle".into()).is_empty(),
            "words of the version that no longer counts"
        );
    }
}

#[test]
fn a_lesson_is_found_by_its_date_as_the_list_shows_it() {
    let mut t = begun();
    t.holds_searches = true;
    let shown = date(t.model.now.wall);
    search(&mut t, &shown.to_lowercase());
    assert_eq!(found(&t), ["Amina"], "{shown}");
    search(&mut t, "31 feb");
    assert!(found(&t).is_empty());
}

#[test]
fn nunez_finds_the_written_name_and_note() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header(
        "Ruth",
        "N\u{fa}\u{f1}ez",
        "4B",
    )));
    let note = format!(
        "{} Se\u{f1}or Stra\u{df}e NU\u{301}N\u{303}EZ speaks",
        "stra\u{df}e ".repeat(40)
    );
    add_note(&mut t, &note);
    let names = Filters {
        teacher: "nunez".into(),
        ..Filters::default()
    };
    t.happens(Reviewing::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    let rows = desk.view().rows;
    assert!(names.fit(&rows[0]), "filters fold too");
    search(&mut t, "nunez");
    assert_eq!(found(&t), ["N\u{fa}\u{f1}ez"]);
    let hits = desk.find(&"strasse nunez speaks".into());
    let excerpt = hits[0].excerpt.clone().unwrap();
    assert!(excerpt.contains("stra\u{df}e"), "as written: {excerpt}");
    let hits = desk.find(&"speaks".into());
    let excerpt = hits[0].excerpt.clone().unwrap();
    assert!(
        excerpt.contains("NU\u{301}N\u{303}EZ speaks"),
        "the words around the hit, though folding changed lengths: {excerpt}"
    );
}

#[test]
fn a_lesson_is_found_by_weekday_month_and_state_in_the_list_and_in_the_collation() {
    let mut t = begun();
    t.happens(Reviewing::FinishPressed);
    t.holds_searches = true;
    // 22 November 2026 is a Sunday.
    for query in [
        "sunday",
        "Nov 22",
        "november",
        "2026-11-22",
        "finished",
        "Sun 22 Nov 2026",
    ] {
        search(&mut t, query);
        assert_eq!(found(&t), ["Amina"], "{query}");
    }
    for query in ["monday", "december", "draft"] {
        search(&mut t, query);
        assert!(found(&t).is_empty(), "{query}");
    }
    let (name, bytes) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    search(&mut t, "offered");
    assert_eq!(found(&t), ["Amina"]);
    t.all_arrived();
    search(&mut t, "handed over");
    assert_eq!(found(&t), ["Amina"], "the state is that of now");
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    let view = desk.view();
    for (query, n) in [
        ("sunday amina", 1),
        ("november", 1),
        ("learning", 1),
        ("monday", 0),
    ] {
        t.happens(Collating::SearchTyped(Scope::Collation, query.to_owned()));
        let fitting = rows(
            &view,
            &t.model.collate.search,
            &Filters::default(),
            Sort::default(),
        );
        assert_eq!(fitting.len(), n, "{query}");
        assert_eq!(
            desk.find(t.model.collate.search.query()).len(),
            n,
            "{query}"
        );
    }
}

#[test]
fn the_words_of_a_version_that_does_not_count_are_not_found() {
    let mut t = begun();
    add_note(&mut t, "first wording");
    t.happens(Reviewing::FinishPressed);
    let (_, old) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "second wording".into(),
        ..Note::default()
    };
    t.happens(Reviewing::NoteCorrected(key, note));
    let (_, new) = t.create_hand_over();
    for order in [[&old, &new], [&new, &old]] {
        let mut desk = Desk::default();
        for bytes in order {
            desk.take("f", bytes);
            desk.find(&"wording".into());
        }
        assert_eq!(desk.find(&"second".into()).len(), 1);
        assert!(desk.find(&"first".into()).is_empty());
    }
}
