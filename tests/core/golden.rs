//! Files as earlier and later versions wrote them, kept for ever in `tests/data/golden`: every format
//! ever written can be read, and a newer one is refused or kept aside by name.
//!
//! A golden file is never changed. A new format gets new files beside the old ones: add its maker
//! here and run once with `MAKE_GOLDEN=1`, which writes only what is missing.

use std::path::PathBuf;

use alongside::app::desk::Desk;
use alongside::app::event::Event;
use alongside::app::recovery;
use alongside::domain::entry::{Note, NoteKind, Speaker};
use alongside::domain::ids::ObservationId;
use alongside::domain::instrument::Side;
use alongside::domain::observation::Observation;
use alongside::format::backup::{self, Backup};
use alongside::format::handover::pack;
use alongside::format::problem::FileProblem;
use alongside::format::reading::{read, unpack};
use alongside::format::record::{Record, Unreadable};
use alongside::format::work::Outcome;
use alongside::format::{journal, line};

use crate::world::{Tablet, add_note, begun, code};

/// The content hash of the lesson in every golden file of format 1.
const REVISION: &str = "38e73ba1cb4d7eb78457dc67555f712cbbf2f1941adee44b286f2007ef93cf52";

fn golden(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/golden")
        .join(name);
    if !path.exists() && std::env::var_os("MAKE_GOLDEN").is_some() {
        std::fs::write(&path, make()).unwrap();
    }
    std::fs::read(&path).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A lesson with every kind of entry.
fn lesson() -> Tablet {
    let mut t = begun();
    t.wait(5_000);
    t.happens(Event::KindChosen(NoteKind::Question));
    t.happens(Event::SpeakerChosen(Speaker::Students));
    add_note(&mut t, "Why halves? =1+1 \u{202e}x");
    t.happens(Event::CodeTapped(code(Side::Student, "SQ")));
    t.happens(Event::TallyTapped("Praise".into()));
    t.wait(130_000);
    t.happens(Event::IntervalChosen(Some(0)));
    t.happens(Event::CodeTapped(code(Side::Instructor, "Lec")));
    t.happens(Event::PausePressed);
    t.wait(20_000);
    t.happens(Event::ResumePressed);
    t.happens(Event::BecameHidden);
    t.wait(40_000);
    t.happens(Event::BecameVisible);
    t.wall_ms += 3_600_000;
    t.wait(2_000);
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "Why quarters?".into(),
        kind: NoteKind::Inference,
        speaker: None,
    };
    t.happens(Event::NoteCorrected(key, note));
    t.happens(Event::CounterAdded("Wait time".into()));
    t.happens(Event::TallyTapped("Wait time".into()));
    t.happens(Event::UndoPressed);
    t.happens(Event::FinishPressed);
    t
}

fn texts(t: &Tablet) -> Vec<String> {
    let id = t.open_id();
    let own = t.records.iter().filter(|(k, _)| k.0 == id.as_str());
    own.map(|(_, text)| text.clone()).collect()
}

fn lines(texts: &[String]) -> Vec<u8> {
    texts
        .iter()
        .flat_map(|t| format!("{t}\n").into_bytes())
        .collect()
}

fn observation(texts: &[String]) -> Observation {
    let record = Record::parse(&texts[0]).unwrap();
    recovery::observation(&ObservationId::parse(&record.obs).unwrap(), texts)
}

#[test]
fn records_of_version_1_make_the_same_observation() {
    let file = golden("records.v1.ndjson", || lines(&texts(&lesson())));
    let text = String::from_utf8(file).unwrap();
    let all: Vec<String> = text.lines().map(str::to_owned).collect();
    assert!(
        all.iter().all(|t| Record::parse(t).unwrap().text() == *t),
        "written the same way"
    );
    let observation = observation(&all);
    assert_eq!(observation.entries().len(), all.len());
    assert_eq!(line::revision(&observation), REVISION);
}

#[test]
fn a_journal_of_version_1_gives_the_same_records() {
    let file = golden("journal.v1", || {
        texts(&lesson())
            .iter()
            .flat_map(|t| journal::frame(t))
            .collect()
    });
    let frames = journal::read(&file);
    assert!(frames.damaged.is_empty());
    assert_eq!(line::revision(&observation(&frames.texts)), REVISION);
}

#[test]
fn a_hand_over_file_of_format_1_is_taken_in() {
    let file = golden("hand-over.v1.zip", || lesson().create_hand_over().1);
    let read = read("hand-over.v1.zip", &file).unwrap();
    assert_eq!(read.versions[0].0.revision, REVISION);
    assert_eq!(line::revision(&read.versions[0].0.observation), REVISION);
    let mut desk = Desk::default();
    assert!(matches!(desk.take("file", &file).0.what, Outcome::TakenIn(t) if t.accepted == 1));
}

#[test]
fn a_backup_of_format_1_is_read() {
    let file = golden("backup.v1.zip", || {
        let backup = Backup {
            records: texts(&lesson()),
            collation: Vec::new(),
            aside: vec!["not\na record".into()],
        };
        backup::make(&backup, "0.1.0", "2026-11-22T10:00:00.000+00:00").unwrap()
    });
    let read = backup::read(&file).unwrap();
    assert_eq!(line::revision(&observation(&read.records)), REVISION);
    assert_eq!(read.aside.len(), 1);
}

#[test]
fn records_of_version_99_are_told_apart_and_none_is_guessed_at() {
    let file = golden("records.v99.ndjson", || {
        let newer = |t: &String| {
            t.replace("\"v\":1", "\"v\":99")
                .replace("\"what\"", "\"hologram\"")
        };
        lines(&texts(&lesson()).iter().map(newer).collect::<Vec<_>>())
    });
    let text = String::from_utf8(file).unwrap();
    for text in text.lines() {
        assert!(
            matches!(Record::parse(text), Err(Unreadable::TooNew(99))),
            "{text}"
        );
        assert!(
            recovery::seq_of_text(text).is_some(),
            "its number is known all the same"
        );
    }
}

#[test]
fn a_hand_over_file_of_format_99_is_refused_by_its_number() {
    let file = golden("hand-over.v99.zip", || {
        let mut members = unpack(&lesson().create_hand_over().1).unwrap();
        let manifest = members.get_mut("manifest.json").unwrap();
        let text = String::from_utf8(manifest.clone()).unwrap();
        *manifest = text.replace("\"format\": 1", "\"format\": 99").into_bytes();
        pack(members).unwrap()
    });
    assert_eq!(read("file", &file).unwrap_err(), FileProblem::FromNewer(99));
}
