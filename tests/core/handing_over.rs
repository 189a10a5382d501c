//! Hand-over files: the same bytes for the same content, a chain, and a life that changes only when a
//! file has really left.

use alongside::app::desk::Desk;
use alongside::app::effect::Effect;
use alongside::app::event::Event;
use alongside::app::route::Route;
use alongside::app::trouble::ShareOutcome;
use alongside::app::view::hand_over;
use alongside::domain::entry::Note;
use alongside::domain::header::Purpose;
use alongside::domain::ids::{FileId, ObservationId};
use alongside::domain::summary::Life;
use alongside::format::reading::{read, unpack};
use alongside::format::work::{Outcome, Tally};

use crate::world::{Tablet, header};

fn finished(tablet: &mut Tablet, teacher: &str, note: &str) -> ObservationId {
    tablet.happens(Event::BeginPressed(header("Ruth Mwangi", teacher, "4B")));
    tablet.wait(30_000);
    tablet.happens(Event::NoteCommitted(note.to_owned()));
    tablet.wait(30_000);
    tablet.happens(Event::FinishPressed);
    tablet.wait(1_000);
    tablet.open_id()
}

fn tally(outcome: Outcome) -> Tally {
    match outcome {
        Outcome::TakenIn(tally) => tally,
        other => panic!("not taken in: {other:?}"),
    }
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
    assert_eq!(read.versions[0].0.observation, t.stored(&id).0);
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
fn a_hand_over_can_be_made_again_with_the_same_id_and_bytes() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    let (name, bytes) = t.create_hand_over();
    t.happens(Event::SharePressed);
    let file = FileId::parse(&t.model.ledger.rows()[0].made.file).unwrap();
    // The observation goes on, the tablet restarts; the old file stays what it was.
    let key = t.open().entries()[1].key.clone();
    t.happens(Event::NoteCorrected(
        key,
        Note {
            text: "better note".into(),
            ..Note::default()
        },
    ));
    t.happens(Event::HandOverClosed);
    t.die_and_restart(86_400_000);
    t.happens(Event::MakeAgainPressed(file));
    assert_eq!(t.ready_file(), (name, bytes));
    assert!(t.model.hand_over.ready.as_ref().unwrap().same_bytes);
    assert_eq!(
        t.model.shelf.get(&id).unwrap().life,
        Life::Finished,
        "corrected since, so it waits again"
    );
}

#[test]
fn another_hand_over_of_the_same_observations_carries_the_same_lines() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    let (_, first) = t.create_hand_over();
    t.happens(Event::SharePressed);
    t.happens(Event::HandOverRequested(vec![id]));
    let (_, second) = t.ready_file();
    assert_ne!(first, second, "another file id");
    assert_eq!(truth(&first), truth(&second));
    let mut desk = Desk::default();
    assert_eq!(tally(desk.take("1", &first).0.what).accepted, 1);
    assert_eq!(tally(desk.take("2", &second).0.what).already_here, 1);
}

#[test]
fn a_cancelled_or_failed_share_leaves_everything_as_it_was() {
    for outcome in [
        ShareOutcome::Cancelled,
        ShareOutcome::Failed("NotAllowedError".into()),
    ] {
        let mut t = Tablet::new("tablet-1");
        let id = finished(&mut t, "Amina", "note");
        t.create_hand_over();
        t.share = outcome.clone();
        t.happens(Event::SharePressed);
        assert_eq!(t.model.shelf.get(&id).unwrap().life, Life::Finished);
        assert_eq!(t.model.outbox(), vec![id]);
        assert_eq!(t.model.hand_over.outcome, Some(outcome));
        // Trying again offers the same file: no gap in the chain.
        let seq = t.model.ledger.rows()[0].made.device_seq;
        t.happens(Event::HandOverClosed);
        t.create_hand_over();
        assert_eq!(t.model.ledger.rows().len(), 1);
        assert_eq!(t.model.ledger.rows()[0].made.device_seq, seq);
    }
}

#[test]
fn practice_never_leaves_in_a_hand_over_file() {
    let mut t = Tablet::new("tablet-1");
    let mut practice = header("Ruth", "Amina", "4B");
    practice.purpose = Purpose::Practice;
    t.happens(Event::BeginPressed(practice));
    t.happens(Event::FinishPressed);
    let id = t.open_id();
    assert!(t.model.outbox().is_empty());
    t.happens(Event::HandOverRequested(vec![id]));
    assert!(t.model.hand_over.ready.is_none());
    // Nor may it become something else by editing.
    t.happens(Event::HeaderEdited(header("Ruth", "Amina", "4B")));
    assert_eq!(t.open().header().purpose, Purpose::Practice);
}

#[test]
fn files_form_a_chain_and_a_missing_one_is_named() {
    let mut t = Tablet::new("tablet-1");
    let mut files = Vec::new();
    for n in 0..3 {
        finished(&mut t, "Amina", &format!("lesson {n}"));
        files.push(t.create_hand_over());
        t.happens(Event::DownloadPressed);
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
    t.happens(Event::SharePressed);
    let key = t.open().entries()[1].key.clone();
    t.happens(Event::NoteCorrected(
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
    a.happens(Event::BeginPressed(header("Ruth", "Yusuf", "1C")));
    a.happens(Event::NoteCommitted("shared beginning".into()));
    let id = a.open_id();
    // The draft is restored from a backup on a second tablet, and both go on.
    let mut b = Tablet::new("tablet-b");
    b.records = a.records.clone();
    b.summaries = a.summaries.clone();
    b.switch_on();
    b.happens(Event::RouteEntered(Route::Observe(id.clone())));
    let mut files = Vec::new();
    for (tablet, words) in [(&mut a, "from a"), (&mut b, "from b")] {
        tablet.happens(Event::NoteCommitted(words.to_owned()));
        tablet.happens(Event::FinishPressed);
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
fn a_file_that_never_left_and_has_other_bytes_now_keeps_the_chain_whole() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    let file = FileId::parse(&t.model.ledger.rows()[0].made.file).unwrap();
    // As after an update of the app that words its README anew.
    t.happens(Event::MakeAgainPressed(file.clone()));
    let other = alongside::app::event::MadeFile {
        file: file.clone(),
        sha256: "0".repeat(64),
        size: 1,
        revisions: Vec::new(),
        can_share: false,
    };
    t.model.hand_over.making = t.seen.iter().rev().find_map(|e| match e {
        Effect::MakeHandOver(plan) => Some((**plan).clone()),
        _ => None,
    });
    t.happens(Event::HandOverMade(Box::new(other.clone())));
    assert_eq!(
        t.model.ledger.made(file.as_str()).unwrap().sha256,
        other.sha256
    );
    // Once it has left, what left is what counts.
    t.happens(Event::SharePressed);
    t.model.hand_over.making = t.seen.iter().rev().find_map(|e| match e {
        Effect::MakeHandOver(plan) => Some((**plan).clone()),
        _ => None,
    });
    let again = alongside::app::event::MadeFile {
        sha256: "1".repeat(64),
        ..other.clone()
    };
    t.happens(Event::HandOverMade(Box::new(again)));
    assert_eq!(t.model.ledger.next_in_chain(), (2, Some(other.sha256)));
}

#[test]
fn what_waits_is_ready_on_the_list_so_that_one_tap_shares_it() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    let sharing = alongside::app::event::Health {
        can_share: true,
        ..Default::default()
    };
    t.happens(Event::HealthRead(sharing));
    t.happens(Event::RouteEntered(Route::Home));
    assert!(hand_over::is_prepared(&t.model));
    assert_eq!(
        hand_over::ready(&t.model),
        None,
        "nobody asked for it on the hand-over screen"
    );
    // Another lesson is finished before it is shared: the file that never left gives up its number.
    finished(&mut t, "Jonas", "note");
    t.happens(Event::RouteEntered(Route::Home));
    t.happens(Event::SharePressed);
    assert!(t.model.outbox().is_empty());
    assert_eq!(
        t.model.ledger.next_in_chain().0,
        2,
        "no gap for anybody to look for"
    );
}

#[test]
fn with_a_folder_chosen_files_go_there_online_and_never_during_an_observation() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Event::OnlineChanged(false));
    t.happens(Event::FolderAsked);
    let id = finished(&mut t, "Amina", "note");
    assert!(t.folder.is_empty(), "offline: nothing is written");
    t.happens(Event::BeginPressed(header("Ruth", "Jonas", "2A")));
    t.happens(Event::OnlineChanged(true));
    assert!(t.folder.is_empty(), "an observation is running");
    t.happens(Event::FinishPressed);
    t.wait(2_000);
    assert_eq!(t.folder.len(), 1);
    assert_eq!(t.model.shelf.get(&id).unwrap().life, Life::HandedOver);
    assert!(t.model.outbox().is_empty());
    assert!(matches!(
        t.seen
            .iter()
            .rev()
            .find(|e| matches!(e, Effect::DropFile(_))),
        Some(Effect::DropFile(_))
    ));
}

#[test]
fn a_backup_on_a_new_tablet_keeps_what_was_handed_over_and_the_observers_name() {
    let mut old = Tablet::new("tablet-old");
    let id = finished(&mut old, "Amina", "note");
    let (name, bytes) = old.create_hand_over();
    old.happens(Event::SharePressed);
    let mut new = Tablet::new("tablet-new");
    new.records = old.records.clone();
    new.summaries = old.summaries.clone();
    new.die_and_restart(1_000);
    assert_eq!(new.model.shelf.get(&id).unwrap().life, Life::HandedOver);
    assert_eq!(new.model.ledger.remembered().0, "Ruth Mwangi");
    assert_eq!(
        new.model.ledger.next_in_chain(),
        (1, None),
        "its chain is its own"
    );
    let rows = hand_over::earlier(&new.model);
    assert_eq!((rows.len(), rows[0].elsewhere), (1, true));
    new.happens(Event::MakeAgainPressed(rows[0].file.clone()));
    assert_eq!(
        new.ready_file(),
        (name, bytes),
        "the same file, byte for byte"
    );
    assert_eq!(new.model.ledger.next_in_chain(), (1, None));
}
