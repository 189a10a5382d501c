//! Figures over the right things: one lesson seen by two counts once, calibration counts in none,
//! filters change figures and exports alike.

use alongside::app::desk::work::{ExportKind, Figures, Filters};
use alongside::app::effect::{Collate, Effect};
use alongside::app::event::{Collating, HandingOver, Observing, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::domain::instrument::Side;
use alongside::domain::observation::header::{Header, Purpose};
use alongside::format::reading::unpack;

use crate::world::desk::Desk;
use crate::world::{Tablet, code, header};

type File = (String, Vec<u8>);

/// A lesson of so many intervals, each with "Lec", handed over.
pub fn lesson(tablet: &mut Tablet, header: Header, intervals: u64) -> File {
    tablet.happens(Observing::BeginPressed(header));
    for _ in 0..intervals {
        tablet.wait(5_000);
        tablet.happens(Observing::CodeTapped(code(Side::Instructor, "Lec")));
        tablet.wait(115_000);
    }
    tablet.happens(Reviewing::FinishPressed);
    let file = tablet.create_hand_over();
    tablet.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    tablet.wait(600_000);
    file
}

fn with(header: Header, change: impl FnOnce(&mut Header)) -> Header {
    let mut header = header;
    change(&mut header);
    header
}

fn calibrating(observer: &str) -> Header {
    with(header(observer, "Amina", "4B"), |h| {
        h.purpose = Purpose::Calibration;
    })
}

fn desk_of<'a>(files: impl IntoIterator<Item = &'a File>) -> Desk {
    let mut desk = Desk::default();
    for (name, bytes) in files {
        desk.take(name, bytes);
    }
    desk
}

#[test]
fn one_lesson_seen_by_two_observers_counts_once_whatever_the_order() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut dan = Tablet::new("tablet-dan");
    let a = lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3);
    dan.pass(30_000);
    let b = lesson(&mut dan, header("Dan", "Amina", "4B"), 4);
    // Another lesson of the same class, by one of them, later.
    let c = lesson(&mut ruth, header("Ruth", "Amina", "4B"), 2);
    let desk = desk_of([&a, &b, &c]);
    let view = desk.view();
    assert_eq!(view.rows.len(), 3, "both observations are kept");
    assert_eq!(view.lessons, 2);
    let group = &view.groups[0];
    assert_eq!((group.lessons, group.seen_by_more), (2, 1));
    assert_eq!(
        group.observed,
        4 + 2,
        "the one with the most intervals stands"
    );
    let seen: Vec<usize> = view.rows.iter().map(|r| r.seen_with.len()).collect();
    assert_eq!(seen.iter().sum::<usize>(), 2);
    assert_eq!(desk_of([&c, &b, &a]).view(), view);
    // The lesson's own screen names the other observer.
    let ours = view
        .rows
        .iter()
        .find(|r| r.texts.observer == "Dan")
        .unwrap();
    let others = desk.versions(&ours.id).seen_with;
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].observer, "Ruth");
}

#[test]
fn two_lessons_of_one_observer_or_of_two_schools_are_not_one() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut second = Tablet::new("tablet-second");
    let mut dan = Tablet::new("tablet-dan");
    let other_school = with(header("Dan", "Amina", "4B"), |h| {
        h.texts.school = "Riverside".into();
    });
    let files = [
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 2),
        lesson(&mut second, header("Ruth", "Amina", "4B"), 2),
        lesson(&mut dan, other_school, 2),
    ];
    let view = desk_of(&files).view();
    assert_eq!(view.lessons, 3);
    assert!(view.rows.iter().all(|r| r.seen_with.is_empty()));
    assert_eq!(view.groups.len(), 2, "true namesakes stay apart");
}

#[test]
fn two_halves_of_a_double_period_with_a_minute_of_both_observers_are_two_lessons() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut dan = Tablet::new("tablet-dan");
    let first = lesson(&mut ruth, header("Ruth", "Amina", "4B"), 25);
    dan.pass(48 * 60_000);
    let second = lesson(&mut dan, header("Dan", "Amina", "4B"), 25);
    let view = desk_of([&first, &second]).view();
    assert_eq!(view.lessons, 2);
    assert_eq!((view.groups[0].lessons, view.groups[0].observed), (2, 50));
    assert!(view.rows.iter().all(|r| r.seen_with.is_empty()));
}

#[test]
fn half_of_the_shorter_stretch_in_common_is_one_lesson() {
    // Ruth watches ten minutes; Dan comes after some of them and stays for ten.
    for (late_min, lessons) in [(5, 1), (6, 2)] {
        let mut ruth = Tablet::new("tablet-ruth");
        let mut dan = Tablet::new("tablet-dan");
        let first = lesson(&mut ruth, header("Ruth", "Amina", "4B"), 5);
        dan.pass(late_min * 60_000);
        let second = lesson(&mut dan, header("Dan", "Amina", "4B"), 5);
        let view = desk_of([&second, &first]).view();
        assert_eq!(view.lessons, lessons, "{late_min} minutes late");
    }
}

#[test]
fn one_lesson_counts_once_however_the_two_wrote_class_and_school() {
    let wrote = |class: &str, school: &str| {
        with(header("Dan", "Amina", class), |h| {
            h.texts.school = school.into();
        })
    };
    for dans in [
        wrote("4b", "Hillside Primary"),
        wrote("", "Hillside Primary"),
        wrote("Grade 4B", "hillside  primary"),
        wrote("4B", ""),
    ] {
        let mut ruth = Tablet::new("tablet-ruth");
        let mut dan = Tablet::new("tablet-dan");
        let files = [
            lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3),
            lesson(&mut dan, dans.clone(), 2),
        ];
        let view = desk_of(&files).view();
        assert_eq!(view.lessons, 1, "{dans:?}");
        assert_eq!(view.groups.len(), 1);
        let group = &view.groups[0];
        assert_eq!((group.lessons, group.seen_by_more), (1, 1));
        assert_eq!((group.observed, group.class.as_str()), (3, "4B"));
        assert_eq!(desk_of([&files[1], &files[0]]).view(), view);
    }
}

#[test]
fn one_class_in_capitals_and_in_small_letters_is_one_group_as_first_written() {
    let mut ruth = Tablet::new("tablet-ruth");
    let small = with(header("Ruth", "Amina", "4b"), |h| {
        h.texts.school = "HILLSIDE primary".into();
    });
    let files = [
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3),
        lesson(&mut ruth, small, 2),
        lesson(&mut ruth, header("Ruth", "Amina", "5B"), 1),
    ];
    let desk = desk_of([&files[2], &files[1], &files[0]]);
    let groups = desk.view().groups;
    let told: Vec<_> = groups
        .iter()
        .map(|g| (g.class.as_str(), g.school.as_str(), g.observed))
        .collect();
    assert_eq!(
        told,
        [("4B", "Hillside Primary", 5), ("5B", "Hillside Primary", 1)]
    );
    // Tables go by the same, so that a query by class gets the same n.
    let tables = unpack(&desk.export(ExportKind::Tables)).unwrap();
    let rows = String::from_utf8(tables["tables/observations.csv"].clone()).unwrap();
    assert!(!rows.contains(",4b,") && !rows.contains("HILLSIDE"));
}

#[test]
fn calibration_enters_no_pooled_figure_and_is_said() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut dan = Tablet::new("tablet-dan");
    let files = [
        lesson(&mut ruth, calibrating("Ruth"), 3),
        lesson(&mut dan, calibrating("Dan"), 3),
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 2),
    ];
    let view = desk_of(&files).view();
    let group = &view.groups[0];
    assert_eq!((group.observed, group.lessons), (2, 1));
    assert_eq!(group.calibration, 1, "one lesson, seen by two");
    // Where there is nothing else, the group is still told of.
    let only = desk_of(&files[..2]).view();
    assert_eq!(
        (only.groups[0].observed, only.groups[0].calibration),
        (0, 1)
    );
}

#[test]
fn a_figure_tells_its_purposes_and_the_lessons_without_copus() {
    let mut ruth = Tablet::new("tablet-ruth");
    let coaching = with(header("Ruth", "Amina", "4B"), |h| {
        h.purpose = Purpose::Coaching;
    });
    let script_only = with(header("Ruth", "Amina", "4B"), |h| {
        h.instruments = vec!["script".into()];
    });
    let files = [
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 1),
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 1),
        lesson(&mut ruth, coaching, 1),
        lesson(&mut ruth, script_only, 1),
    ];
    let view = desk_of(&files).view();
    let group = &view.groups[0];
    assert_eq!(
        group.purposes,
        [("learning".to_owned(), 2), ("coaching".to_owned(), 1)]
    );
    assert_eq!((group.lessons, group.uncoded, view.lessons), (3, 1, 4));
}

#[test]
fn a_copus_lesson_of_a_few_seconds_is_not_told_to_be_without_copus() {
    let mut ruth = Tablet::new("tablet-ruth");
    ruth.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    ruth.wait(5_000);
    ruth.happens(Reviewing::FinishPressed);
    let file = ruth.create_hand_over();
    let groups = desk_of([&file]).view().groups;
    assert_eq!(groups.len(), 1);
    let told = (groups[0].lessons, groups[0].uncoded, groups[0].observed);
    assert_eq!(told, (1, 0, 0));
}

#[test]
fn filters_change_the_figures_and_the_exports_alike() {
    let mut ruth = Tablet::new("tablet-ruth");
    let coaching = with(header("Ruth", "Amina", "4B"), |h| {
        h.purpose = Purpose::Coaching;
    });
    let files = [
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3),
        lesson(&mut ruth, coaching, 2),
        lesson(&mut ruth, header("Ruth", "Jonas", "2A"), 1),
    ];
    let desk = desk_of(&files);
    let filters = Filters {
        teacher: "AMINA".into(),
        purpose: "coaching".into(),
        ..Filters::default()
    };
    let figures = desk.figures(&filters);
    assert_eq!((figures.lessons, figures.observations), (1, 1));
    assert_eq!(figures.groups.len(), 1);
    assert_eq!(figures.groups[0].observed, 2);
    let lines = |bytes: Vec<u8>| {
        let lines = unpack(&bytes).unwrap()["observations.ndjson"].clone();
        String::from_utf8(lines).unwrap().lines().count()
    };
    assert_eq!(lines(desk.export_of(ExportKind::Ndjson, &filters)), 1);
    assert_eq!(lines(desk.export(ExportKind::Ndjson)), 3);
    let tables = unpack(&desk.export_of(ExportKind::Tables, &filters)).unwrap();
    let rows = String::from_utf8(tables["tables/observations.csv"].clone()).unwrap();
    assert!(rows.contains("coaching") && !rows.contains("learning"));
}

#[test]
fn the_app_asks_for_the_figures_of_what_it_shows_and_exports_the_same() {
    let mut ruth = Tablet::new("tablet-ruth");
    let file = lesson(&mut ruth, header("Ruth", "Amina", "4B"), 1);
    let desk = desk_of([&file]);
    ruth.happens(Collating::CollationRead(Box::new(desk.view())));
    let all = alongside::app::view::collate::figures(ruth.look()).unwrap();
    assert_eq!((all.lessons, all.filters.on()), (1, 0));
    let filters = Filters {
        teacher: "Nobody".into(),
        ..Filters::default()
    };
    ruth.happens(Collating::FiltersChanged(filters.clone()));
    assert!(
        ruth.seen
            .contains(&Effect::Collate(Collate::ReadFigures(filters.clone())))
    );
    assert!(
        alongside::app::view::collate::figures(ruth.look()).is_none(),
        "the figures of everything do not stand over a part"
    );
    // An answer about other filters is not taken for this one.
    ruth.happens(Collating::FiguresRead(Box::<Figures>::default()));
    assert!(alongside::app::view::collate::figures(ruth.look()).is_none());
    ruth.happens(Collating::FiguresRead(Box::new(desk.figures(&filters))));
    let part = alongside::app::view::collate::figures(ruth.look()).unwrap();
    assert_eq!((part.lessons, part.observations), (0, 0));
    ruth.happens(Collating::ExportPressed(ExportKind::Tables));
    let exported = Effect::Collate(Collate::Export(ExportKind::Tables, filters));
    assert_eq!(ruth.seen.last(), Some(&exported));
}
