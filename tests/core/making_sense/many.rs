//! Many observations: what leaves of them is what left before lines stood on disk, byte for byte.

use alongside::app::desk;
use alongside::app::desk::work::{ExportKind, Filters};
use alongside::app::event::{HandingOver, Observing, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::Note;
use alongside::format::line::sha256;
use alongside::format::reading::arriving::Arrived;

use crate::world::desk::{Desk, Stored, at_once};
use crate::world::{Tablet, add_note, code, header};

const TEACHERS: [&str; 4] = ["Amina Okello", "N\u{fa}\u{f1}ez", "Mr Rai", "mr. rai"];

/// Lessons of one tablet, in files of a few each; every third note is corrected, every seventh withdrawn.
fn files(name: &str, observer: &str, lessons: usize) -> Vec<(String, Vec<u8>)> {
    let mut tablet = Tablet::new(name);
    let mut files = Vec::new();
    for number in 0..lessons {
        let class = ["4B", "4b", "5A"][number % 3];
        let teacher = TEACHERS[number % TEACHERS.len()];
        tablet.happens(Observing::BeginPressed(header(observer, teacher, class)));
        for n in 0..12 {
            tablet.wait(40_000);
            match n % 4 {
                0 => tablet.happens(Observing::CodeTapped(code(Side::Student, "L"))),
                1 => tablet.happens(Observing::TallyTapped("Praise".into())),
                _ => add_note(
                    &mut tablet,
                    &format!("=note {n} of {number}, \"in quotes\"\nand more"),
                ),
            }
        }
        let entries = tablet.open().entries();
        let key = entries[entries.len() - 1].key.clone();
        let note = Note {
            text: format!("corrected {number} {}", "long ".repeat(number * 40)),
            ..Note::default()
        };
        if number % 3 == 0 {
            tablet.happens(Reviewing::NoteCorrected(key, note));
        } else if number % 7 == 0 {
            tablet.happens(Reviewing::EntryWithdrawn(key));
        }
        tablet.happens(Reviewing::FinishPressed);
        if number % 5 == 4 {
            files.push(tablet.create_hand_over());
            tablet.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
            tablet.all_arrived();
        }
        tablet.wait(600_000);
    }
    files
}

/// What an earlier version of this code, which held all observations in memory, made of the same files.
const BEFORE: [(ExportKind, &str); 3] = [
    (
        ExportKind::Tables,
        "c0a39cd254a5eebd3f15d8d72f8a41f900f78586e617f9c6d2b904dc6170e522",
    ),
    (
        ExportKind::Ndjson,
        "5cafd0936b321b36c59570861a68097bd1a07363df92323854c67fa06263818b",
    ),
    (
        ExportKind::Workbook,
        "021643a747af90901d93503183338de8afbe64d49918d87026306e3abe4ef547",
    ),
];

#[test]
fn an_export_of_many_is_the_one_of_before_byte_for_byte() {
    let mut desk = Desk::default();
    for (name, bytes) in files("tablet-1", "Ruth", 60)
        .into_iter()
        .chain(files("tablet-2", "Dan", 60))
    {
        desk.take(&name, &bytes);
    }
    assert_eq!(desk.view().rows.len(), 120);
    let now = BEFORE.map(|(kind, _)| (kind, sha256(&desk.export(kind))));
    assert_eq!(now, BEFORE.map(|(kind, hash)| (kind, hash.to_owned())));
}

#[test]
fn lines_are_read_back_for_what_shows_or_compares_them_and_for_nothing_else() {
    let mut desk = Desk::default();
    let (first, later) = (files("tablet-1", "Ruth", 10), files("tablet-2", "Dan", 10));
    for (name, bytes) in first.iter().chain(&later) {
        desk.take(name, bytes);
        desk.take(name, bytes);
    }
    let rows = desk.view().rows;
    assert_eq!(rows.len(), 20);
    assert_eq!(desk.find(&"corrected".into()).len(), 8);
    desk.figures(&Filters::default());
    assert_eq!(desk.lines_read(), 0, "taken in, shown, counted, searched");
    desk.versions(&rows[3].id);
    assert_eq!(desk.lines_read(), 1, "one was opened");
    desk.export(ExportKind::Ndjson);
    assert_eq!(desk.lines_read(), 21, "each leaves once");
}

#[test]
fn what_is_not_stored_yet_is_compared_and_read_from_memory() {
    let mut tablet = Tablet::new("tablet-1");
    tablet.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    add_note(&mut tablet, "first words");
    tablet.happens(Reviewing::FinishPressed);
    let id = tablet.open_id().to_string();
    let (_, old) = tablet.create_hand_over();
    tablet.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    let key = tablet.open().entries()[1].key.clone();
    let note = Note {
        text: "better words".into(),
        ..Note::default()
    };
    tablet.happens(Reviewing::NoteCorrected(key, note));
    let (_, new) = tablet.create_hand_over();
    let nothing = Stored::default();
    let mut desk = desk::Desk::default();
    let mut numbers = Vec::new();
    for bytes in [&old, &new] {
        let took = desk.arrive(&nothing, "f", Arrived::File(bytes));
        numbers.push(at_once(took).unwrap().number);
    }
    let versions = at_once(desk.versions(&nothing, &id)).unwrap();
    assert_eq!((versions.heads.len(), versions.superseded.len()), (1, 1));
    assert!(versions.heads[0].line.contains("better words"));
    // Once it is said to be stored, it is read where it was said to be: nothing is shown that is not there.
    desk.stored(&numbers);
    assert!(at_once(desk.versions(&nothing, &id)).is_err());
    let exported = at_once(desk.export_of(
        &nothing,
        ExportKind::Ndjson,
        &Filters::default(),
        Box::new(|_, _| {}),
    ));
    assert!(exported.is_err(), "and no export leaves one out unsaid");
}
