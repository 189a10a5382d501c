//! 38 real lessons, observed tap by tap, handed over by thirteen observers, collated in any order:
//! the exported tables give the published fractions.

use std::collections::BTreeMap;

use alongside::app::desk::work::{ExportKind, Outcome};
use alongside::app::event::{HandingOver, Observing, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::CodeKey;
use alongside::format::reading::unpack;

use crate::world::desk::Desk;
use crate::world::{Tablet, code, header};

const INTERVALS: &str = include_str!("../../data/copus/intervals.csv");
const PUBLISHED: &str = include_str!("../../data/copus/published_fractions.csv");

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

/// Course, instructor and semester.
type Whose = (String, String, String);
/// A lesson: for each interval the codes marked in it.
type Lesson = Vec<Vec<CodeKey>>;
type Rows = Vec<BTreeMap<String, String>>;

fn rows(csv: &[u8]) -> Rows {
    let mut reader = csv::Reader::from_reader(csv);
    reader.deserialize().map(Result::unwrap).collect()
}

/// The lessons by (course, instructor, semester), each a list of intervals with the codes marked.
fn lessons() -> BTreeMap<Whose, BTreeMap<u32, Lesson>> {
    let mut lessons: BTreeMap<Whose, BTreeMap<u32, Lesson>> = BTreeMap::new();
    for row in rows(INTERVALS.as_bytes()) {
        let key = (
            row["course"].clone(),
            row["instructor"].clone(),
            row["semester"].clone(),
        );
        let marks = COLUMNS
            .iter()
            .filter(|(c, ..)| row[*c] == "1")
            .map(|(_, s, l)| code(*s, l))
            .collect();
        lessons
            .entry(key)
            .or_default()
            .entry(row["observation"].parse().unwrap())
            .or_default()
            .push(marks);
    }
    lessons
}

/// Observes one lesson: each code is tapped at some second of its interval, "Finish" comes at the end.
fn observe(tablet: &mut Tablet, instructor: &str, class: &str, lesson: &[Vec<CodeKey>]) {
    tablet.happens(Observing::BeginPressed(header(
        &format!("Observer of {instructor}"),
        instructor,
        class,
    )));
    for marks in lesson {
        let mut passed = 0;
        for (n, mark) in marks.iter().enumerate() {
            let at = 5_000 + 11_000 * u64::try_from(n).unwrap();
            tablet.wait(at - passed);
            passed = at;
            tablet.happens(Observing::CodeTapped(mark.clone()));
        }
        tablet.wait(120_000 - passed);
    }
    tablet.happens(Reviewing::FinishPressed);
    tablet.wait(600_000);
}

/// The hand-over files of all observers: one for each instructor and semester.
pub fn hand_over_files() -> Vec<(String, Vec<u8>)> {
    let mut tablets: BTreeMap<String, Tablet> = BTreeMap::new();
    let mut files = Vec::new();
    for ((course, instructor, semester), observations) in lessons() {
        let tablet = tablets
            .entry(instructor.clone())
            .or_insert_with(|| Tablet::new(&format!("tablet-{instructor}")));
        for lesson in observations.values() {
            observe(
                tablet,
                &instructor,
                &format!("Course {course}, semester {semester}"),
                lesson,
            );
        }
        files.push(tablet.create_hand_over());
        tablet.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
        assert!(
            tablet.model.outbox().is_empty(),
            "shared files leave nothing in the outbox"
        );
    }
    files
}

/// From the exported tables alone: the fraction of observed intervals with each code.
fn fractions(tables: &BTreeMap<String, Vec<u8>>) -> BTreeMap<(String, String, String), f64> {
    let group: BTreeMap<String, (String, String)> = rows(&tables["tables/observations.csv"])
        .into_iter()
        .map(|r| {
            (
                r["observation_id"].clone(),
                (r["teacher"].clone(), r["class"].clone()),
            )
        })
        .collect();
    let mut n: BTreeMap<(String, String), f64> = BTreeMap::new();
    let mut marked: BTreeMap<(String, String, String), f64> = BTreeMap::new();
    for row in rows(&tables["tables/intervals.csv"])
        .into_iter()
        .filter(|r| r["observed"] == "1")
    {
        let (teacher, class) = group[&row["observation_id"]].clone();
        if row["code"].is_empty() {
            *n.entry((teacher, class)).or_default() += 1.0;
        } else {
            *marked
                .entry((teacher, class, format!("{} {}", row["side"], row["code"])))
                .or_default() += 1.0;
        }
    }
    marked
        .into_iter()
        .map(|((t, c, k), m)| ((t.clone(), c.clone(), k), m / n[&(t, c)]))
        .collect()
}

/// The published fractions by teacher, class and code.
pub fn published() -> BTreeMap<(String, String, String), f64> {
    let mut published = BTreeMap::new();
    for row in rows(PUBLISHED.as_bytes()) {
        let class = format!("Course {}, semester {}", row["course"], row["semester"]);
        for (column, side, letters) in COLUMNS {
            let key = (
                row["instructor"].clone(),
                class.clone(),
                format!("{} {letters}", side.word()),
            );
            published.insert(key, row[column].parse().unwrap());
        }
    }
    published
}

/// A fixed shuffle that differs for each seed.
fn shuffled<T: Clone>(items: &[T], seed: u64) -> Vec<T> {
    let mut left = items.to_vec();
    let mut state = seed;
    let mut out = Vec::new();
    while !left.is_empty() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let at = usize::try_from(state >> 33).unwrap() % left.len();
        out.push(left.swap_remove(at));
    }
    out
}

#[test]
fn all_thirteen_published_rows_come_out_of_the_exported_tables() {
    let files = hand_over_files();
    assert_eq!(files.len(), 13);
    let mut exports = Vec::new();
    for seed in 1..=3 {
        let mut given = shuffled(&files, seed);
        given.extend(shuffled(&files, seed + 10).into_iter().take(5)); // some given twice
        let mut desk = Desk::default();
        let outcomes: Vec<Outcome> = given
            .iter()
            .map(|(name, bytes)| desk.take(name, bytes).0.what)
            .collect();
        assert_eq!(
            outcomes
                .iter()
                .filter(|o| **o == Outcome::AlreadyHere)
                .count(),
            5
        );
        let view = desk.view();
        assert_eq!(view.rows.len(), 38);
        assert_eq!(view.groups.iter().map(|g| g.observed).sum::<u32>(), 967);
        assert_eq!(view.groups.iter().map(|g| g.not_observed).sum::<u32>(), 0);
        assert!(view.gaps.is_empty(), "no chain has a gap: {:?}", view.gaps);
        exports.push(desk.export(ExportKind::Tables));
    }
    assert!(
        exports.windows(2).all(|w| w[0] == w[1]),
        "the order of files does not matter"
    );

    let found = fractions(&unpack(&exports[0]).unwrap());
    let published = published();
    assert_eq!(published.len(), 13 * 8);
    for (key, fraction) in published {
        let ours = found.get(&key).copied().unwrap_or(0.0);
        assert!(
            (ours - fraction).abs() < 1e-9,
            "{key:?}: {ours} against {fraction}"
        );
    }
}
