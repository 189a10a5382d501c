//! One whole real lesson, tapped through the real interface with the page's clock moved from outside,
//! gives the file that the core gives for the same taps.

use std::collections::BTreeMap;
use std::fs;

use alongside::app::event::{Observing, Reviewing};
use alongside::app::view::collate::Group;
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::{CodeKey, Entry, What};
use alongside::domain::observation::header::Header;
use alongside::format::reading::read;

use crate::harness::{Browser, MORNING, Site};
use crate::world::desk::Desk;
use crate::world::{Tablet, code, header};

const INTERVALS: &str = include_str!("../../data/copus/intervals.csv");

/// How the published columns map to codes (tests/data/copus/README.md).
const COLUMNS: [(&str, Side, &str); 8] = [
    ("Student.AnsweringQuestion", Side::Student, "AnQ"),
    ("Student.AskingQuestion", Side::Student, "SQ"),
    ("Students.GroupWork", Side::Student, "WG"),
    ("Instructor.AskingClickerQuestion", Side::Instructor, "CQ"),
    ("Instructor.GivingFeedback", Side::Instructor, "FUp"),
    ("Instructor.Lecturing", Side::Instructor, "Lec"),
    ("Instructor.WritingOnBoard", Side::Instructor, "RtW"),
    ("Instructor.MovingThroughGroup", Side::Instructor, "MG"),
];

/// The shortest lesson of at least 20 intervals; of those, the one with the fewest marks.
fn lesson() -> Vec<Vec<CodeKey>> {
    let mut lessons: BTreeMap<[String; 4], Vec<Vec<CodeKey>>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(INTERVALS.as_bytes());
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let name = ["course", "instructor", "semester", "observation"].map(|c| row[c].clone());
        let marked = COLUMNS.iter().filter(|(column, ..)| row[*column] == "1");
        let marks = marked.map(|(_, side, letters)| code(*side, letters));
        lessons.entry(name).or_default().push(marks.collect());
    }
    let marks = |lesson: &Vec<Vec<CodeKey>>| lesson.iter().map(Vec::len).sum::<usize>();
    lessons
        .into_values()
        .filter(|lesson| lesson.len() >= 20)
        .min_by_key(|lesson| (lesson.len(), marks(lesson)))
        .unwrap()
}

/// The taps with the time since the one before, in milliseconds; then the time to the end.
fn taps(lesson: &[Vec<CodeKey>]) -> (Vec<(u64, CodeKey)>, u64) {
    let mut taps = Vec::new();
    let mut waited = 0;
    for marks in lesson {
        let mut passed = 0;
        for (n, mark) in marks.iter().enumerate() {
            let at = 5_000 + 11_000 * u64::try_from(n).unwrap();
            taps.push((waited + at - passed, mark.clone()));
            (passed, waited) = (at, 0);
        }
        waited += 120_000 - passed;
    }
    (taps, waited)
}

fn by_the_core(lesson: &[Vec<CodeKey>]) -> Vec<u8> {
    let mut tablet = Tablet::new("tablet-1");
    let mut header = header("Ngozi Adeyemi", "Ms Okello", "4B");
    header.texts.subject = String::new();
    header.texts.focus = String::new();
    tablet.happens(Observing::BeginPressed(header));
    let (taps, rest) = taps(lesson);
    for (wait, mark) in taps {
        tablet.wait(wait);
        tablet.happens(Observing::CodeTapped(mark));
    }
    tablet.wait(rest);
    tablet.happens(Reviewing::FinishPressed);
    tablet.create_hand_over().1
}

fn by_hand(lesson: &[Vec<CodeKey>]) -> Vec<u8> {
    let site = Site::of_dist();
    let mut tablet = Browser::start(&site);
    tablet.fake_clock();
    tablet.open("/");
    tablet.at("Observations");
    tablet.begin_observation("Ms Okello", "4B");
    let (taps, rest) = taps(lesson);
    for (wait, mark) in taps {
        tablet.advance(wait);
        let who = match mark.side {
            Side::Student => "Student",
            Side::Instructor => "Instructor",
        };
        tablet.tap_code(&format!("{who} {}", mark.letters));
        tablet.saved();
    }
    tablet.advance(rest);
    tablet.finish();
    fs::read(tablet.hand_over()).unwrap()
}

/// What an entry is, when, apart from which tablet wrote it.
fn content(bytes: &[u8]) -> Vec<(u32, u64, String)> {
    let handed = read("file.zip", bytes).unwrap();
    let entries = handed.versions[0].0.observation.entries();
    let one = |entry: &Entry| {
        let what = if let What::Began(header) = &entry.what {
            // The person's id is chance.
            assert!(header.observer_id.is_some() && header.seal.is_none());
            let header = Header {
                observer_id: None,
                ..header.clone()
            };
            format!("{header:?}")
        } else {
            format!("{:?}", entry.what)
        };
        (entry.key.seq, entry.t_ms, what)
    };
    entries.iter().map(one).collect()
}

fn figures(bytes: &[u8]) -> Group {
    let mut desk = Desk::default();
    desk.take("file.zip", bytes);
    let view = desk.view();
    assert_eq!(view.groups.len(), 1);
    view.groups[0].clone()
}

#[test]
fn a_whole_real_lesson_tapped_through_the_interface_gives_the_file_that_the_core_gives() {
    let lesson = lesson();
    assert!(lesson.len() >= 20, "{} intervals", lesson.len());
    let expected = by_the_core(&lesson);
    let found = by_hand(&lesson);

    let (expected_entries, found_entries) = (content(&expected), content(&found));
    assert_eq!(found_entries.len(), expected_entries.len());
    for (found, expected) in found_entries.iter().zip(&expected_entries) {
        assert_eq!((found.0, &found.2), (expected.0, &expected.2));
        assert!(
            found.1.abs_diff(expected.1) < 1_000,
            "{found:?} against {expected:?}"
        );
    }
    let marks: usize = lesson.iter().map(Vec::len).sum();
    assert_eq!(found_entries.len(), marks + 2, "begun, the marks, finished");

    let (found, expected) = (figures(&found), figures(&expected));
    assert_eq!(found.observed, expected.observed);
    assert_eq!(usize::try_from(found.observed).unwrap(), lesson.len());
    assert_eq!(found.not_observed, 0);
    assert_eq!(found.codes, expected.codes);
    assert_eq!(MORNING, crate::world::MORNING_MS);
}
