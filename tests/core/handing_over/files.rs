//! Hand-over files: what is in them, whose work they hold, and how they merge.

use alongside::app::desk::work::{Outcome, Tally};
use alongside::app::event::{HandingOver, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::page::route::Route;
use alongside::app::view::hand_over;
use alongside::domain::ids::{DeviceId, FileId, ObservationId};
use alongside::domain::observation::entry::Note;
use alongside::domain::observation::header::Purpose;
use alongside::domain::observation::words;
use alongside::domain::recipient::Recipient;
use alongside::format::handover::leaving::Leaving;
use alongside::format::handover::{CannotMake, Cover, Item, make};
use alongside::format::reading::{read, unpack};

use crate::world::desk::Desk;
use crate::world::{Tablet, header};

/// A lesson of Ruth Mwangi, finished.
pub fn finished(tablet: &mut Tablet, teacher: &str, note: &str) -> ObservationId {
    finished_by(tablet, "Ruth Mwangi", teacher, note)
}

/// A lesson of this observer, finished.
pub fn finished_by(
    tablet: &mut Tablet,
    observer: &str,
    teacher: &str,
    note: &str,
) -> ObservationId {
    tablet.happens(Observing::BeginPressed(header(observer, teacher, "4B")));
    tablet.wait(30_000);
    tablet.happens(Observing::NoteCommitted(note.to_owned()));
    tablet.wait(30_000);
    tablet.happens(Reviewing::FinishPressed);
    tablet.wait(1_000);
    tablet.open_id()
}

fn tally(outcome: Outcome) -> Tally {
    let Outcome::TakenIn(tally) = outcome else {
        panic!("not taken in: {outcome:?}")
    };
    tally
}

fn truth(bytes: &[u8]) -> String {
    String::from_utf8(unpack(bytes).unwrap()["observations.ndjson"].clone()).unwrap()
}

#[test]
fn the_file_is_named_after_observer_date_and_id_and_reads_back_whole() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "=1+1");
    let (name, bytes) = t.create_hand_over();
    assert!(
        name.strip_suffix(".zip")
            .is_some_and(|n| n.starts_with("alongside_Ruth-Mwangi_2026-11-22_")),
        "{name}"
    );
    let read = read(&name, &bytes).unwrap();
    let stored = t.stored(&id).0;
    let left = &read.versions[0].0.observation;
    assert_eq!(left, Leaving::of(&stored).observation());
    // Nothing but the seal stayed.
    let entries = left.entries().iter().zip(stored.entries());
    assert!(entries.skip(1).all(|(left, stored)| left == stored));
    assert_eq!(left.header(), &words::unsealed(stored.header()));
    assert!(stored.header().seal.is_some());
    let members = unpack(&bytes).unwrap();
    for member in [
        "README.txt",
        "manifest.json",
        "instruments/copus.json",
        "tables/ratings.csv",
    ] {
        assert!(members.contains_key(member), "{member}");
    }
    let entries = String::from_utf8(members["tables/entries.csv"].clone()).unwrap();
    assert!(entries.contains(",'=1+1,"), "formula-safe in the table");
    assert!(truth(&bytes).contains("\"=1+1\""), "unchanged in the truth");
}

#[test]
fn practice_never_leaves_in_a_hand_over_file() {
    let mut t = Tablet::new("tablet-1");
    let mut practice = header("Ruth", "Amina", "4B");
    practice.purpose = Purpose::Practice;
    t.happens(Observing::BeginPressed(practice));
    t.happens(Reviewing::FinishPressed);
    let id = t.open_id();
    assert!(t.model.outbox().is_empty());
    t.happens(HandingOver::HandOverRequested(vec![id]));
    assert!(t.model.hand_over.ready.is_empty());
    // Nor may it become something else by editing.
    t.happens(Reviewing::HeaderEdited(header("Ruth", "Amina", "4B")));
    assert_eq!(t.open().header().purpose, Purpose::Practice);
}

#[test]
fn ada_finished_and_dan_began_on_the_same_tablet_so_each_gets_a_file() {
    let mut t = Tablet::new("tablet-1");
    let ada = finished_by(&mut t, "Ada Obi", "Amina", "hers");
    let dan = finished_by(&mut t, "Dan Rai", "Jonas", "his");
    // Another spelling of the same name is the same observer.
    let too = finished_by(&mut t, "ada  obi", "Yusuf", "hers too");
    t.create_hand_over();
    let files = t.ready_files();
    let of = |at: usize| {
        let (name, bytes) = &files[at];
        let read = read(name, bytes).unwrap();
        let ids = read.versions.iter().map(|v| v.0.observation.id().clone());
        (
            name.clone(),
            read.taken.observer.clone(),
            ids.collect::<Vec<_>>(),
        )
    };
    assert_eq!(files.len(), 2);
    let (name, observer, mut ids) = of(0);
    ids.sort();
    let mut hers = vec![ada, too];
    hers.sort();
    assert!(name.starts_with("alongside_ada-obi_"), "{name}");
    assert_eq!((observer.as_str(), ids), ("ada obi", hers));
    let (name, observer, ids) = of(1);
    assert!(name.starts_with("alongside_Dan-Rai_"), "{name}");
    assert_eq!((observer.as_str(), ids), ("Dan Rai", vec![dan]));
    // One after the other in the chain, and nobody looks for one that is missing.
    let mut desk = Desk::default();
    for (name, bytes) in files.iter().rev() {
        desk.take(name, bytes);
    }
    assert_eq!(desk.view().gaps, []);
    assert_eq!(desk.view().files, 2);
}

#[test]
fn the_files_of_two_observers_are_shared_in_one_go_or_else_one_after_another() {
    use alongside::app::effect::{Deliver, Effect};
    let shared = |together: bool| {
        let mut t = Tablet::new("tablet-1");
        t.shares_together = together;
        finished_by(&mut t, "Ada Obi", "Amina", "hers");
        finished_by(&mut t, "Dan Rai", "Jonas", "his");
        t.create_hand_over();
        t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
        let next = hand_over::ready(t.look()).unwrap().next_to_share;
        t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
        let counts = t.seen.iter().filter_map(|e| {
            if let Effect::Deliver(Deliver::Deliver { files, .. }) = e {
                Some(files.clone())
            } else {
                None
            }
        });
        (next, counts.collect::<Vec<_>>(), t.model.outbox().len())
    };
    let (next, given, waiting) = shared(true);
    assert_eq!((next, given[0].len(), waiting), (None, 2, 0));
    let (next, given, waiting) = shared(false);
    assert_eq!(next, Some(2));
    assert_eq!((given[0].len(), given[1].len(), waiting), (1, 1, 0));
    assert_ne!(given[0], given[1]);
}

#[test]
fn an_observation_without_a_name_stands_under_nobody_elses() {
    let mut t = Tablet::new("tablet-1");
    finished_by(&mut t, "", "Amina", "whose?");
    finished_by(&mut t, "Dan Rai", "Jonas", "his");
    t.create_hand_over();
    let names: Vec<String> = t.ready_files().into_iter().map(|(name, _)| name).collect();
    assert!(names[0].starts_with("alongside_observer_"), "{names:?}");
    assert!(names[1].starts_with("alongside_Dan-Rai_"), "{names:?}");
}

#[test]
fn files_form_a_chain_and_a_missing_one_is_named() {
    let mut t = Tablet::new("tablet-1");
    let mut files = Vec::new();
    for n in 0..3 {
        finished(&mut t, "Amina", &format!("lesson {n}"));
        files.push(t.create_hand_over());
        t.happens(HandingOver::DeliverPressed(Destination::Download));
    }
    let mut desk = Desk::default();
    desk.take(&files[2].0, &files[2].1);
    desk.take(&files[0].0, &files[0].1);
    let gaps = desk.view().gaps;
    assert_eq!(
        (gaps[0].observer.as_str(), gaps[0].missing.as_slice()),
        ("Ruth Mwangi", [2].as_slice())
    );
    desk.take(&files[1].0, &files[1].1);
    assert!(desk.view().gaps.is_empty());
}

#[test]
fn a_correction_after_hand_over_supersedes_and_older_files_change_nothing() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "first words");
    let (_, old) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    let key = t.open().entries()[1].key.clone();
    t.happens(Reviewing::NoteCorrected(
        key,
        Note {
            text: "better words".into(),
            ..Note::default()
        },
    ));
    let (_, new) = t.create_hand_over();
    for order in [[&old, &new], [&new, &old]] {
        let mut desk = Desk::default();
        let outcomes: Vec<Tally> = order
            .iter()
            .map(|b| tally(desk.take("f", b).0.what))
            .collect();
        let versions = desk.versions(id.as_str());
        assert!(!versions.conflict);
        assert_eq!(versions.heads.len(), 1);
        assert!(versions.heads[0].line.contains("better words"));
        assert_eq!(versions.superseded.len(), 1);
        assert_eq!(outcomes[1].newer + outcomes[1].older, 1);
    }
    let line = truth(&new);
    let parent = read("old", &old).unwrap().versions[0].0.revision.clone();
    assert!(
        line.contains(&format!("\"parent\":\"{parent}\"")),
        "names the revision it continues"
    );
}

#[test]
fn one_draft_finished_on_two_tablets_is_a_conflict_until_a_person_chooses() {
    let mut a = Tablet::new("tablet-a");
    a.happens(Observing::BeginPressed(header("Ruth", "Yusuf", "1C")));
    a.happens(Observing::NoteCommitted("shared beginning".into()));
    let id = a.open_id();
    // The draft is restored from a backup on a second tablet, and both go on.
    let mut b = Tablet::new("tablet-b");
    b.records = a.records.clone();
    b.summaries = a.summaries.clone();
    b.switch_on();
    b.happens(OnPage::RouteEntered(Route::Observe(id.clone())));
    let mut files = Vec::new();
    for (tablet, words) in [(&mut a, "from a"), (&mut b, "from b")] {
        tablet.happens(Observing::NoteCommitted(words.to_owned()));
        tablet.happens(Reviewing::FinishPressed);
        files.push(tablet.create_hand_over());
    }
    let mut desk = Desk::default();
    assert_eq!(tally(desk.take("a", &files[0].1).0.what).accepted, 1);
    assert_eq!(tally(desk.take("b", &files[1].1).0.what).conflict, 1);
    let versions = desk.versions(id.as_str());
    assert!(versions.conflict && versions.heads.len() == 2);
    assert_eq!(
        desk.view().groups.len(),
        0,
        "a conflict counts in no figure"
    );

    let heads: Vec<String> = versions.heads.iter().map(|h| h.revision.clone()).collect();
    let choice = alongside::domain::collation::Choice {
        chosen: heads[1].clone(),
        among: heads.iter().cloned().collect(),
        at: a.model.now.wall,
    };
    desk.decide(&alongside::format::stored::CollatedV1::choice(&id, &choice).text());
    let settled = desk.versions(id.as_str());
    assert!(!settled.conflict);
    assert_eq!(settled.chosen.as_ref(), Some(&heads[1]));
    assert_eq!(settled.heads.len(), 2, "both are kept");
    assert_eq!(desk.view().conflicts, 0);
}

#[test]
fn the_same_content_handed_over_by_two_devices_stands_the_same_in_any_order() {
    let mut a = Tablet::new("tablet-a");
    let id = finished(&mut a, "Amina", "note");
    let mut b = Tablet::new("tablet-b");
    b.records = a.records.clone();
    b.summaries = a.summaries.clone();
    b.switch_on();
    let files = [a.create_hand_over(), b.create_hand_over()];
    let tables = |order: [usize; 2]| {
        let mut desk = Desk::default();
        let mut stored = Vec::new();
        for at in order {
            stored.extend(desk.take("file", &files[at].1).1);
        }
        assert_eq!(
            Desk::load(&stored[..]).view().rows,
            desk.view().rows,
            "as stored"
        );
        desk.versions(id.as_str())
    };
    assert_eq!(tables([0, 1]), tables([1, 0]));
}

#[test]
fn another_hand_over_of_the_same_observations_carries_the_same_lines() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    let (_, first) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    t.all_arrived();
    t.happens(HandingOver::HandOverRequested(vec![id]));
    let (_, second) = t.ready_file();
    assert_ne!(first, second, "another file id");
    assert_eq!(truth(&first), truth(&second));
    let mut desk = Desk::default();
    assert_eq!(tally(desk.take("1", &first).0.what).accepted, 1);
    assert_eq!(tally(desk.take("2", &second).0.what).already_here, 1);
}

#[test]
fn a_file_that_would_be_refused_as_too_large_is_not_made() {
    let words = "a".repeat(60_000);
    let notes = (0..400)
        .map(|n| (n, crate::support::logs::note(&words)))
        .collect();
    let lesson = crate::support::logs::observation("lesson", notes);
    let cover = Cover {
        file: FileId::parse("file-1").unwrap(),
        app: "0.1.0".into(),
        device: DeviceId::parse("tablet-1").unwrap(),
        recipient: Recipient::coordinator(),
        device_seq: 1,
        previous: None,
        created_at: lesson.begun_at().unwrap(),
        observer: "Ruth".into(),
    };
    let made = make(&cover, &[Item::of(&lesson, None)]);
    let Err(CannotMake::TooLarge(size, limit)) = made else {
        panic!("{:?}", made.map(|bytes| bytes.len()))
    };
    assert!(size > limit);
}
