//! How work grows where somebody makes files to make it grow: counted in steps, never by a clock.

use alongside::domain::calendar::Moment;
use alongside::domain::collation::{Arrival, Collation, Held, MOST_COMPARED, Standing, Version};
use alongside::domain::ids::{DeviceId, EntryKey, ObservationId};
use alongside::domain::observation::Observation;
use alongside::domain::observation::effort;
use alongside::domain::observation::entry::Capture;
use alongside::domain::observation::entry::{Entry, Note, What};
use alongside::format::line;
use alongside::format::reading::arriving::Arrived;

use crate::world::desk::Desk;
use crate::world::header;

/// An entry of a device.
fn entry(device: &str, seq: u32, what: What) -> Entry {
    Entry {
        key: EntryKey {
            seq,
            dev: DeviceId::parse(device).unwrap(),
        },
        t_ms: u64::from(seq) * 1_000,
        at: Moment::clamped(0, 0),
        by: None,
        what,
    }
}

fn note(text: String) -> What {
    What::Note(Note {
        text,
        ..Note::default()
    })
}

/// A version of one and the same observation with these notes after its beginning.
fn version(notes: impl IntoIterator<Item = (u32, String)>) -> Version {
    let began = entry("tablet-1", 0, What::Began(header("Ruth", "Amina", "4B")));
    let notes = notes
        .into_iter()
        .map(|(seq, text)| entry("tablet-1", seq, note(text)));
    let entries = std::iter::once(began).chain(notes);
    let id = ObservationId::parse("lesson").unwrap();
    let (observation, _) = Observation::from_entries(id, entries);
    Version {
        revision: line::revision(&observation),
        former: None,
        whole: None,
        parent: None,
        device: DeviceId::parse("tablet-1").unwrap(),
        observation,
    }
}

/// Versions that each hold a note that no other one holds.
fn contradicting(count: u32) -> Vec<Version> {
    (0..count)
        .map(|n| version([(1, format!("note {n}"))]))
        .collect()
}

fn steps<T>(work: impl FnOnce() -> T) -> u64 {
    let before = effort::spent();
    drop(work());
    effort::spent() - before
}

fn merged(versions: &[Version]) -> Collation {
    let mut collation = Collation::default();
    let mut here: Vec<Version> = Vec::new();
    for version in versions {
        add(&mut collation, version, &here);
        if here.len() < MOST_COMPARED {
            here.push(version.clone());
        }
    }
    collation
}

/// Adds a version to these, as the desk does.
fn add(collation: &mut Collation, version: &Version, here: &[Version]) -> Arrival {
    let others = if collation.compares(version) {
        here
    } else {
        &[]
    };
    collation.add(version, others).0
}

#[test]
fn ten_times_as_many_contradicting_versions_cost_no_more_than_ten_times_the_steps() {
    let all = contradicting(10_000);
    let few = steps(|| merged(&all[..1_000]).settled().count());
    let many = steps(|| merged(&all).settled().count());
    assert!(few > 1_000, "{few} steps were counted");
    assert!(many <= few * 10, "{few} steps grew to {many}");
}

#[test]
fn each_entry_of_versions_that_continue_each_other_is_compared_no_more_often_than_there_may_be_versions()
 {
    let lengths = |count: u32| -> Vec<Version> {
        let notes = |n: u32| (1..=n).map(|seq| (seq, format!("note {seq}")));
        (1..=count).map(|n| version(notes(n))).collect()
    };
    let entries = |all: &[Version]| -> u64 {
        let sum: usize = all.iter().map(|v| v.observation.entries().len()).sum();
        u64::try_from(sum).unwrap()
    };
    for count in [19, 190] {
        let all = lengths(count);
        let forward = steps(|| merged(&all));
        let backward: Vec<Version> = all.iter().rev().cloned().collect();
        let backward = steps(|| merged(&backward));
        let most = entries(&all) * 3 * u64::try_from(MOST_COMPARED).unwrap();
        assert!(forward <= most, "{forward} steps, at most {most}");
        assert!(backward <= most, "{backward} steps, at most {most}");
    }
}

#[test]
fn more_versions_than_are_compared_all_stand_side_by_side_in_whatever_order_they_came() {
    let count = u32::try_from(MOST_COMPARED).unwrap();
    // The last continues the first, which with fewer versions would settle that much.
    let mut all = contradicting(count);
    all.push(version([(1, "note 0".to_owned()), (2, "more".to_owned())]));
    let forward = merged(&all);
    all.reverse();
    let backward = merged(&all);
    assert_eq!(forward, backward);
    let versions = &forward.observations()[&ObservationId::parse("lesson").unwrap()];
    assert_eq!(versions.heads().len(), all.len());
    assert!(matches!(versions.standing(), Standing::Conflict(_)));
    // One fewer, and they are compared.
    let fewer = merged(&all[..MOST_COMPARED]);
    let versions = &fewer.observations()[&ObservationId::parse("lesson").unwrap()];
    assert_eq!(versions.heads().len(), MOST_COMPARED);
}

#[test]
fn heads_are_what_nothing_continues_whatever_came_first() {
    let a = version([(1, "a".to_owned())]);
    let ab = version([(1, "a".to_owned()), (2, "b".to_owned())]);
    let ac = version([(1, "a".to_owned()), (3, "c".to_owned())]);
    let abc = version([
        (1, "a".to_owned()),
        (2, "b".to_owned()),
        (3, "c".to_owned()),
    ]);
    let orders = [
        [&a, &ab, &ac],
        [&ac, &ab, &a],
        [&ab, &a, &ac],
        [&ac, &a, &ab],
    ];
    for order in orders {
        let mut collation = merged(&order.map(Clone::clone));
        let id = ObservationId::parse("lesson").unwrap();
        let heads = collation.observations()[&id].heads();
        assert_eq!(heads.len(), 2, "a is continued by both");
        assert!(heads.contains(&&Held::of(&ab)) && heads.contains(&&Held::of(&ac)));
        let here = order.map(Clone::clone);
        assert_eq!(add(&mut collation, &abc, &here), Arrival::Newer);
        assert_eq!(add(&mut collation, &a, &here), Arrival::AlreadyHere);
        assert_eq!(collation.observations()[&id].heads(), [&Held::of(&abc)]);
    }
}

#[test]
fn of_two_versions_that_each_lack_words_of_the_other_a_person_chooses_and_the_lesson_stays_in_sight()
 {
    let one = version([(1, String::new()), (2, "b".to_owned())]);
    let other = version([(1, "a".to_owned()), (2, String::new())]);
    let whole = version([(1, "a".to_owned()), (2, "b".to_owned())]);
    let id = ObservationId::parse("lesson").unwrap();
    for order in [
        [&one, &other, &whole],
        [&whole, &other, &one],
        [&other, &whole, &one],
    ] {
        let collation = merged(&order.map(Clone::clone));
        let heads = collation.observations()[&id].heads();
        assert_eq!(heads.len(), 2);
        assert!(heads.contains(&&Held::of(&one)) && heads.contains(&&Held::of(&other)));
    }
}

#[test]
fn words_gone_from_an_entry_that_two_versions_contradict_make_no_difference_to_the_order() {
    let notes = |first: &str, more: u32| {
        let more = (2..2 + more).map(|seq| (seq, format!("note {seq}")));
        version(std::iter::once((1, first.to_owned())).chain(more))
    };
    let (x, y, gone, later) = (notes("x", 0), notes("y", 0), notes("", 1), notes("x", 2));
    let all = [x, y, gone, later];
    let first = merged(&all);
    for order in [[3, 2, 1, 0], [1, 3, 2, 0], [3, 1, 0, 2], [0, 1, 3, 2]] {
        assert_eq!(merged(&order.map(|at| all[at].clone())), first, "{order:?}");
    }
}

#[test]
fn a_lesson_whose_header_and_end_are_withdrawn_again_and_again_costs_no_more_than_its_entries() {
    let lesson = |count: u32| {
        let edited = |n: u32| What::HeaderEdited(header("Ruth", &format!("Amina {n}"), "4B"));
        let finished = |n: u32| What::Finished {
            length_ms: u64::from(n),
        };
        let mark = |_| {
            let code = crate::world::code(alongside::domain::instrument::Side::Student, "L");
            What::Capture(Capture::mark(crate::world::copus(), &code, 0))
        };
        let makers: [&dyn Fn(u32) -> What; 3] = [&edited, &finished, &mark];
        let mut entries = Vec::new();
        for make in makers {
            let from = u32::try_from(entries.len()).unwrap();
            entries.extend((0..count).map(|n| entry("tablet-1", from + n, make(n))));
        }
        let made = u32::try_from(entries.len()).unwrap();
        let taken_back = (0..made).rev().map(|seq| {
            let of = EntryKey {
                seq,
                dev: DeviceId::parse("tablet-1").unwrap(),
            };
            entry("tablet-1", made * 2 - seq, What::Retraction { of })
        });
        entries.extend(taken_back.collect::<Vec<_>>());
        entries
    };
    let id = ObservationId::parse("lesson").unwrap();
    let folded = |count| {
        let entries = lesson(count);
        steps(|| Observation::from_entries(id.clone(), entries))
    };
    let (few, many) = (folded(100), folded(1_000));
    assert!(few > 100, "{few} steps were counted");
    assert!(many <= few * 12, "{few} steps grew to {many}");
    let (withdrawn, _) = Observation::from_entries(id, lesson(1_000));
    let header = withdrawn.header();
    assert_eq!(
        header.texts.teacher, "Amina 0",
        "where none counts, the first stays"
    );
    assert_eq!(withdrawn.fold().all_captured().count(), 0);
    assert!(!withdrawn.is_finished());
}

#[test]
fn ten_times_as_many_files_of_one_number_cost_no_more_than_ten_times_the_steps() {
    let copies = |count: usize| -> Vec<Vec<u8>> {
        let all = crate::support::forged::members(&crate::support::forged::file());
        (0..count)
            .map(|n| {
                let mut all = all.clone();
                let manifest = crate::support::forged::member(&mut all, "manifest.json");
                let text = String::from_utf8(manifest.clone()).unwrap();
                *manifest = text
                    .replace(
                        "\"observer\": \"Ruth\"",
                        &format!("\"observer\": \"Ruth {n}\""),
                    )
                    .into();
                crate::support::forged::packed(all)
            })
            .collect()
    };
    let files = copies(60);
    let work = |files: &[Vec<u8>]| {
        steps(|| {
            let mut desk = Desk::default();
            for file in files {
                desk.arrive("file", Arrived::File(file));
            }
            desk.view()
        })
    };
    let (few, many) = (work(&files[..6]), work(&files));
    assert!(many <= few * 11, "{few} steps grew to {many}");
}
