//! One person, one name: spellings that look alike are one, likely twins are for a person to decide,
//! and a removed lesson leaves no word.

use proptest::prelude::*;

use alongside::app::desk::work::{ExportKind, Filters};
use alongside::app::event::Observing;
use alongside::domain::calendar::Moment;
use alongside::domain::collation::names::clean;
use alongside::domain::observation::entry::What;
use alongside::domain::observation::header::Header;
use alongside::format::reading::unpack;
use alongside::format::stored::{CollatedV1, VerdictV1};

use crate::making_sense::figures::lesson;
use crate::world::desk::Desk;
use crate::world::{MORNING_MS, Tablet, header};

pub fn at(minutes: i64) -> String {
    Moment::clamped(MORNING_MS + minutes * 60_000, 345).to_string()
}

fn joined(desk: &Desk, names: [&str; 2], verdict: VerdictV1, minutes: i64) -> String {
    let pairs = desk.view().names;
    let has = |p: &&alongside::app::desk::work::NamePair| {
        names
            .iter()
            .all(|n| p.names.iter().any(|(name, ..)| name == n))
    };
    let pair = pairs.iter().find(has).unwrap();
    let [(_, _, one), (_, _, other)] = pair.names.clone();
    let at = at(minutes);
    CollatedV1::Names {
        one,
        other,
        verdict,
        at,
    }
    .text()
}

pub fn teachers(desk: &Desk) -> Vec<(String, u32)> {
    let groups = desk.view().groups.into_iter();
    groups.map(|g| (g.teacher, g.lessons)).collect()
}

/// One lesson of each of these teachers, one after the other.
pub fn lessons_of(names: &[&str]) -> (Desk, Vec<String>) {
    let mut tablet = Tablet::new("tablet-1");
    let mut desk = Desk::default();
    let mut stored = Vec::new();
    for name in names {
        let (file, bytes) = lesson(&mut tablet, header("Ruth", name, "4B"), 1);
        stored.extend(desk.take(&file, &bytes).1);
    }
    (desk, stored)
}

#[test]
fn four_spellings_of_jose_rai_are_one_group_of_four() {
    let spelled = [
        "Jos\u{e9} Rai",
        "Jose\u{301} Rai",
        "Jos\u{e9}  Rai",
        "Jos\u{e9}\u{a0}Rai",
    ];
    let (desk, _) = lessons_of(&spelled);
    assert_eq!(teachers(&desk), [("Jos\u{e9} Rai".to_owned(), 4)]);
}

/// Letters, accents, spaces and what is invisible, in any order.
fn any_name() -> impl Strategy<Value = String> {
    let of_names = "[a-zA-Z \u{e9}\u{301}\u{323}\u{a0}\u{2003}\u{200b}\u{200e}\u{202a}\u{202c}\u{2068}\u{2069}\u{61c}\u{feff}\u{1100}\u{1161}\u{11a8}\t\n]{0,12}";
    prop_oneof![of_names, any::<String>()]
}

proptest! {
    #[test]
    fn a_name_that_is_clean_stays_as_it_is(name in any_name()) {
        let once = clean(&name);
        prop_assert_eq!(clean(&once), once);
    }

    #[test]
    fn what_is_invisible_makes_no_other_name(name in any_name(), at in any::<prop::sample::Index>()) {
        let mut letters: Vec<char> = name.chars().collect();
        let at = at.index(letters.len() + 1);
        for (n, mark) in "\u{202a}\u{2066}\u{200f}\u{61c}\u{200b}".chars().enumerate() {
            letters.insert(at + n, mark);
        }
        let marked: String = letters.into_iter().collect();
        prop_assert_eq!(clean(&marked), clean(&name));
    }
}

#[test]
fn a_name_stored_by_the_first_version_is_cleaned_on_reading_and_its_entry_stays() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    // As 0.1.0 wrote it: the entry holds what was typed.
    let mut entry = t.open().entries()[0].clone();
    if let What::Began(header) = &mut entry.what {
        header.texts.teacher = "Jose\u{301}  Rai ".into();
        header.texts.class = "10/11 ".into();
    }
    let id = t.open_id();
    let (read, _) = alongside::domain::observation::Observation::from_entries(id, [entry.clone()]);
    assert_eq!(read.header().texts.teacher, "Jos\u{e9} Rai");
    assert_eq!(read.header().texts.class, "10/11");
    assert_eq!(read.entries(), [entry], "what was written stays");
}

#[test]
fn names_are_one_spelling_from_the_start() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header(
        " Ruth\u{a0} Mwangi",
        "Jose\u{301} Rai",
        "10/11 ",
    )));
    let What::Began(Header { texts, .. }) = &t.open().entries()[0].what else {
        panic!("it begins with its header")
    };
    assert_eq!(
        [&texts.observer, &texts.teacher, &texts.class],
        ["Ruth Mwangi", "Jos\u{e9} Rai", "10/11"]
    );
    t.happens(Observing::CounterAdded("Wait\u{a0} time".into()));
    assert_eq!(t.open().header().counters.last().unwrap(), "Wait time");
}

#[test]
fn likely_twins_are_joined_or_kept_apart_by_a_person_and_undone() {
    let (mut desk, mut stored) = lessons_of(&["Mr Rai", "mr. rai", "Rai", "Amina", "Mr Rai"]);
    assert_eq!(desk.view().names.len(), 3, "each pair of the three");
    assert_eq!(teachers(&desk).len(), 4, "nothing is joined unasked");
    for (names, verdict, minutes) in [
        (["Mr Rai", "mr. rai"], VerdictV1::Joined, 1),
        (["Mr Rai", "Rai"], VerdictV1::Apart, 2),
    ] {
        let text = joined(&desk, names, verdict, minutes);
        desk.decide(&text);
        stored.push(text);
    }
    assert_eq!(
        teachers(&desk),
        [("Amina".into(), 1), ("Mr Rai".into(), 3), ("Rai".into(), 1)]
    );
    let filters = Filters {
        teacher: "Mr Rai".into(),
        ..Filters::default()
    };
    assert_eq!(
        desk.figures(&filters).observations,
        3,
        "filters go by the joined name"
    );
    assert_eq!(
        desk.find(&"mr rai".into()).len(),
        3,
        "and so does the search"
    );
    let tables = unpack(&desk.export(ExportKind::Tables)).unwrap();
    let rows = String::from_utf8(tables["tables/observations.csv"].clone()).unwrap();
    assert!(!rows.contains("mr. rai"), "and so do the tables");
    // As stored, in any order.
    let mut turned = stored.clone();
    turned.reverse();
    assert_eq!(Desk::load(&stored).view(), desk.view());
    assert_eq!(Desk::load(&turned).view(), desk.view());
    // The latest decision counts, even where it is read first.
    let undo = joined(&desk, ["Mr Rai", "mr. rai"], VerdictV1::Open, 3);
    turned.insert(0, undo.clone());
    desk.decide(&undo);
    assert_eq!(teachers(&desk).len(), 4);
    assert_eq!(Desk::load(&turned).view(), desk.view());
}

/// Everything that leaves and is shown names the person so, and not as they were also written.
fn named_everywhere(desk: &Desk, name: &str, lost: &str) {
    let view = desk.view();
    assert!(view.rows.iter().all(|r| r.texts.teacher == name), "{name}");
    assert!(view.groups.iter().all(|g| g.teacher == name), "{name}");
    let tables = unpack(&desk.export(ExportKind::Tables)).unwrap();
    let rows = String::from_utf8(tables["tables/observations.csv"].clone()).unwrap();
    assert!(rows.contains(name) && !rows.contains(lost), "{rows}");
}

#[test]
fn a_joined_name_keeps_its_accents_however_often_they_were_left_out_and_in_any_order() {
    for (written, shown) in [
        (
            ["Jose Rai", "Jose Rai", "Jos\u{e9} R\u{e1}i"],
            "Jos\u{e9} R\u{e1}i",
        ),
        (
            ["Ana Nunez", "Ana Nunez", "Ana N\u{fa}\u{f1}ez"],
            "Ana N\u{fa}\u{f1}ez",
        ),
        // As many letters beyond ASCII: the more frequent one, then one with capitals.
        (["rai", "rai", "Rai"], "rai"),
        (["mr rai", "mr. Rai", "mr. Rai"], "mr. Rai"),
    ] {
        let (one, other) = (written[0], written[2]);
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let names = order.map(|at| written[at]);
            let (mut desk, _) = lessons_of(&names);
            let text = joined(&desk, [one, other], VerdictV1::Joined, 1);
            desk.decide(&text);
            let lost = if shown == one { other } else { one };
            named_everywhere(&desk, shown, lost);
        }
    }
}

#[test]
fn of_joined_names_as_frequent_the_one_with_capitals_stands_then_the_one_written_first() {
    for (written, shown) in [
        (["mr rai", "Mr. Rai"], "Mr. Rai"),
        (["Rai", "Mr Rai"], "Rai"),
        (["Mr Rai", "Rai"], "Mr Rai"),
    ] {
        let mut tablet = Tablet::new("tablet-1");
        let files = written.map(|name| lesson(&mut tablet, header("Ruth", name, "4B"), 1));
        for order in [[0, 1], [1, 0]] {
            let mut desk = Desk::default();
            for (name, bytes) in order.map(|at| &files[at]) {
                desk.take(name, bytes);
            }
            let text = joined(&desk, written, VerdictV1::Joined, 1);
            desk.decide(&text);
            let teachers = teachers(&desk);
            assert_eq!(teachers, [(shown.to_owned(), 2)], "{written:?} {order:?}");
        }
    }
}

#[test]
fn an_observer_and_a_school_keep_their_accents_too() {
    let mut tablet = Tablet::new("tablet-1");
    let mut desk = Desk::default();
    for (observer, school) in [
        ("Zoe", "Escuela Nunez"),
        ("Zoe", "Escuela Nunez"),
        ("Zo\u{eb}", "escuela N\u{fa}\u{f1}ez"),
    ] {
        let mut header = header(observer, "Amina", "4B");
        header.texts.school = school.into();
        let (name, bytes) = lesson(&mut tablet, header, 1);
        desk.take(&name, &bytes);
    }
    let text = joined(&desk, ["Zoe", "Zo\u{eb}"], VerdictV1::Joined, 1);
    desk.decide(&text);
    let rows = desk.view().rows;
    let told = rows
        .iter()
        .map(|r| (r.texts.observer.as_str(), r.texts.school.as_str()));
    let expected = ("Zo\u{eb}", "escuela N\u{fa}\u{f1}ez");
    assert_eq!(told.collect::<Vec<_>>(), [expected; 3]);
}

/// The pairs that are asked about, kept apart and joined.
fn pairs(desk: &Desk) -> Vec<(String, String, Option<bool>)> {
    let pairs = desk.view().names.into_iter();
    pairs
        .map(|p| {
            let [(one, ..), (other, ..)] = p.names;
            (one, other, p.decided.map(|(joined, _)| joined))
        })
        .collect()
}

#[test]
fn who_was_kept_apart_is_not_asked_about_again_by_way_of_another_spelling() {
    let (mut desk, _) = lessons_of(&["Mr Rai", "mr. rai", "Rai"]);
    for (names, verdict, minutes) in [
        (["Mr Rai", "mr. rai"], VerdictV1::Joined, 1),
        (["Mr Rai", "Rai"], VerdictV1::Apart, 2),
    ] {
        let text = joined(&desk, names, verdict, minutes);
        desk.decide(&text);
    }
    let mut found = pairs(&desk);
    found.sort();
    assert_eq!(
        found,
        [
            ("Mr Rai".to_owned(), "Rai".to_owned(), Some(false)),
            ("Mr Rai".to_owned(), "mr. rai".to_owned(), Some(true)),
        ],
        "mr. rai and Rai are not asked about"
    );
}

#[test]
fn of_decisions_that_contradict_each_other_the_later_one_holds_and_the_list_shows_it() {
    let (mut desk, mut stored) = lessons_of(&["Mr Rai", "mr. rai", "Rai"]);
    // Two coordinators, whose backups came together.
    let decisions = [
        (["Mr Rai", "Rai"], VerdictV1::Apart, 1),
        (["Mr Rai", "mr. rai"], VerdictV1::Joined, 2),
        (["mr. rai", "Rai"], VerdictV1::Joined, 3),
    ];
    let texts = decisions.map(|(names, verdict, at)| joined(&desk, names, verdict, at));
    for text in &texts {
        desk.decide(text);
    }
    stored.extend(texts.iter().rev().cloned());
    assert_eq!(teachers(&desk).len(), 1, "joined last");
    let told: Vec<Option<bool>> = pairs(&desk).into_iter().map(|p| p.2).collect();
    assert_eq!(
        told,
        [Some(true), Some(true)],
        "nothing is called kept apart"
    );
    assert_eq!(Desk::load(&stored).view(), desk.view());
    // And the other way round: kept apart last.
    let apart = joined(
        &lessons_of(&["Mr Rai", "Rai"]).0,
        ["Mr Rai", "Rai"],
        VerdictV1::Apart,
        4,
    );
    desk.decide(&apart);
    stored.insert(0, apart);
    assert_eq!(teachers(&desk).len(), 2);
    let told: Vec<Option<bool>> = pairs(&desk).into_iter().map(|p| p.2).collect();
    assert!(
        told.contains(&Some(false)) && !told.contains(&None),
        "{told:?}"
    );
    assert_eq!(Desk::load(&stored).view(), desk.view());
}

#[test]
fn a_namesake_at_another_school_is_not_asked_about() {
    let mut t = Tablet::new("tablet-1");
    let mut desk = Desk::default();
    for (name, school) in [("Mr Rai", "Hillside"), ("Rai", "Riverside")] {
        let mut header = header("Ruth", name, "4B");
        header.texts.school = school.into();
        let (file, bytes) = lesson(&mut t, header, 1);
        desk.take(&file, &bytes);
    }
    assert!(desk.view().names.is_empty());
}

#[test]
fn no_decision_holds_a_name() {
    let (desk, _) = lessons_of(&["Mr Rai", "Rai"]);
    let text = joined(&desk, ["Mr Rai", "Rai"], VerdictV1::Joined, 1);
    assert!(!text.contains("Rai"), "{text}");
}
