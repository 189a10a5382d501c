//! Files as earlier and later versions wrote them, kept for ever in `tests/data/golden`: every format
//! ever written can be read, and a newer one is refused or kept aside by name.
//!
//! A golden file is never changed. A new format gets new files beside the old ones: add its maker
//! here and run once with `MAKE_GOLDEN=1`, which writes only what is missing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use alongside::app::desk::work::Outcome;
use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::keeping::recovery;
use alongside::domain::ids::{DeviceId, FileId, ObservationId, PersonId};
use alongside::domain::instrument::Side;
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::{
    AwayCause, Entry, Note, NoteKind, Speaker, Unknown, What,
};
use alongside::domain::recipient::Recipient;
use alongside::format::backup::{self, Backup};
use alongside::format::handover::leaving::Leaving;
use alongside::format::handover::{Cover, Item, make, pack};
use alongside::format::line;
use alongside::format::problem::FileProblem;
use alongside::format::reading::{read, unpack};
use alongside::format::record::{CauseV1, PlaceV2, Record, Says, Unreadable, ValueV2, WhatV2};
use alongside::format::stored::journal;

use crate::support::logs::{
    corrected, finished, key, mark, note, observation as observation_of, tally, withdrawn,
};
use crate::world::desk::Desk;
use crate::world::{Tablet, add_note, begun, code, header};

/// The content hash of the whole lesson in every golden file of format 2.
const REVISION: &str = "398facf20f5892d12c4fd04b2743214314ef02711097556ddf6a3a3f0b4cdf68";
/// The content hash of what left of it.
const LEFT: &str = "0062123341d21f5784c4fadf87b3c1edee9bfba26bd06e19324d55fe892c05c4";

pub(super) fn golden(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/golden")
        .join(name);
    if !path.exists() && std::env::var_os("MAKE_GOLDEN").is_some() {
        std::fs::write(&path, make()).unwrap();
    }
    std::fs::read(&path).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A lesson with the kinds of entry that there were at first.
fn lesson() -> Tablet {
    let mut t = begun();
    t.wait(5_000);
    t.happens(Observing::KindChosen(NoteKind::Question));
    t.happens(Observing::SpeakerChosen(Speaker::Students));
    add_note(&mut t, "Why halves? =1+1 \u{202e}x");
    t.happens(Observing::CodeTapped(code(Side::Student, "SQ")));
    t.happens(Observing::TallyTapped("Praise".into()));
    t.wait(130_000);
    t.happens(Observing::IntervalChosen(Some(0)));
    t.happens(Observing::CodeTapped(code(Side::Instructor, "Lec")));
    t.happens(Observing::PausePressed);
    t.wait(20_000);
    t.happens(Observing::ResumePressed);
    t.happens(OnPage::BecameHidden);
    t.wait(40_000);
    t.happens(OnPage::BecameVisible);
    t.wall_ms += 3_600_000;
    t.wait(2_000);
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "Why quarters?".into(),
        kind: NoteKind::Inference,
        speaker: None,
    };
    t.happens(Reviewing::NoteCorrected(key, note));
    t.happens(Observing::CounterAdded("Wait time".into()));
    t.happens(Observing::TallyTapped("Wait time".into()));
    t.happens(Observing::UndoPressed);
    t.happens(Reviewing::FinishPressed);
    t
}

/// A lesson with every kind of entry, and every cause of an absence.
pub(super) fn every_kind() -> Observation {
    let away = |cause| What::Away {
        from_ms: 200_000,
        to_ms: 230_000,
        cause,
    };
    let mut edited = header("Ruth", "Amina", "4B");
    edited.texts.focus = "Who answers?".into();
    let log = vec![
        (10, note("Why halves?")),
        (15, What::HeaderEdited(edited)),
        (20, corrected(1, "Why quarters?")),
        (30, mark(0, "SQ")),
        (40, tally("Praise")),
        (50, withdrawn(4)),
        (60, What::Paused),
        (70, What::Resumed),
        (230, away(AwayCause::Hidden)),
        (231, away(AwayCause::Asleep)),
        (232, away(AwayCause::Closed)),
        (233, away(AwayCause::OtherScreen)),
        (234, away(AwayCause::OtherLesson)),
        (240, What::ClockChanged { by_ms: 3_600_000 }),
        (250, What::ClockCorrected { of: key(14) }),
        (260, note("")),
        (
            270,
            What::StruckOut {
                of: key(16),
                by: "Ruth".into(),
            },
        ),
        (300, finished(300)),
    ];
    observation_of("every-kind", log)
}

/// The same, and an entry of a kind that only a newer version of the app knows.
fn with_a_newer_kind() -> Observation {
    let mut o = every_kind();
    let waved = What::Unknown(Unknown {
        kind: "waved".into(),
        json: "{\"waved\":{\"hand\":\"left\", \"at\":[1, 2.50]}}".into(),
    });
    o.add(Entry {
        key: o.next_key(&DeviceId::parse("tablet-1").unwrap()),
        t_ms: 300_000,
        at: o.begun_at().unwrap(),
        by: PersonId::parse("person-2").ok(),
        what: waved,
    });
    o
}

/// The kind of what a record says. A new kind must be named here, so that it gets its golden record.
pub(super) fn kind(what: &Says) -> &str {
    let what = match what {
        Says::Known(what) => what,
        Says::Unknown(unknown) => return &unknown.kind,
    };
    match what {
        WhatV2::Began(_) => "began",
        WhatV2::HeaderEdited(_) => "header_edited",
        WhatV2::Note(_) => "note",
        WhatV2::Capture(capture) => match (capture.place, capture.value) {
            (PlaceV2::Interval(_), ValueV2::Seen) => "mark",
            (PlaceV2::Moment, ValueV2::Count(_)) => "tally",
            (PlaceV2::Interval(_), ValueV2::Count(_)) | (PlaceV2::Moment, ValueV2::Seen) => {
                "of no instrument yet"
            }
        },
        WhatV2::Paused => "paused",
        WhatV2::Resumed => "resumed",
        WhatV2::ClockChanged { .. } => "clock_changed",
        WhatV2::ClockCorrected { .. } => "clock_corrected",
        WhatV2::Away { cause, .. } => match cause {
            CauseV1::Hidden => "hidden",
            CauseV1::Asleep => "asleep",
            CauseV1::Closed => "closed",
            CauseV1::OtherScreen => "other_screen",
            CauseV1::OtherLesson => "other_lesson",
        },
        WhatV2::Correction { .. } => "correction",
        WhatV2::Retraction { .. } => "retraction",
        WhatV2::StruckOut { .. } => "struck_out",
        WhatV2::Finished { .. } => "finished",
        WhatV2::Device(_) => "of the device, not of a lesson",
    }
}

/// All of them.
pub(super) const KINDS: [&str; 19] = [
    "asleep",
    "began",
    "clock_changed",
    "clock_corrected",
    "closed",
    "correction",
    "finished",
    "header_edited",
    "hidden",
    "mark",
    "note",
    "other_lesson",
    "other_screen",
    "paused",
    "resumed",
    "retraction",
    "struck_out",
    "tally",
    "waved",
];

/// The content hash of the lesson with every kind of entry.
const REVISION_OF_ALL: &str = "05d9fb2d4bf79e74806bcbfc72ef7d81ed7762c2a5072cba44e311b5635d0608";

#[test]
fn every_kind_of_record_has_a_golden_one_and_they_make_the_same_observation() {
    let file = golden("kinds.v2.ndjson", || {
        let o = with_a_newer_kind();
        let entries = o.entries().iter();
        lines(
            &entries
                .map(|e| Record::of(o.id(), e).text())
                .collect::<Vec<_>>(),
        )
    });
    let text = String::from_utf8(file).unwrap();
    let all: Vec<String> = text.lines().map(str::to_owned).collect();
    let read: Vec<Record> = all.iter().map(|t| Record::parse(t).unwrap()).collect();
    let kinds: BTreeSet<&str> = read.iter().map(|r| kind(&r.what)).collect();
    assert!(kinds.iter().eq(&KINDS), "{kinds:?}");
    assert!(read.iter().zip(&all).all(|(r, t)| r.text() == *t));
    assert_eq!(line::revision(&observation(&all)), REVISION_OF_ALL);
}

#[test]
fn a_hand_over_file_with_every_kind_of_entry_is_taken_in() {
    let file = golden("kinds-hand-over.v2.zip", || {
        let o = with_a_newer_kind();
        let cover = Cover {
            file: FileId::parse("file-1").unwrap(),
            app: "0.1.0".into(),
            device: DeviceId::parse("tablet-1").unwrap(),
            recipient: Recipient::coordinator(),
            device_seq: 1,
            previous: None,
            created_at: o.begun_at().unwrap(),
            observer: "Ruth".into(),
        };
        make(&cover, &[Item::of(&o, None)]).unwrap()
    });
    let read = read("kinds-hand-over.v2.zip", &file).unwrap();
    let entries = read.versions[0].0.observation.entries();
    assert_eq!(
        entries,
        Leaving::of(&with_a_newer_kind()).observation().entries()
    );
    let mut desk = Desk::default();
    assert!(matches!(desk.take("file", &file).0.what, Outcome::TakenIn(t) if t.accepted == 1));
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
    recovery::observation(&ObservationId::parse(&record.stream).unwrap(), texts)
}

#[test]
fn records_of_version_2_make_the_same_observation() {
    let file = golden("records.v2.ndjson", || lines(&texts(&lesson())));
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
fn a_journal_of_version_2_gives_the_same_records() {
    let file = golden("journal.v2", || {
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
fn a_hand_over_file_of_format_2_is_taken_in() {
    let file = golden("hand-over.v2.zip", || lesson().create_hand_over().1);
    let read = read("hand-over.v2.zip", &file).unwrap();
    let version = &read.versions[0].0;
    assert_eq!(version.revision, LEFT);
    assert_eq!(line::revision(&version.observation), LEFT);
    assert_eq!(version.whole, line::whole(lesson().open()));
    assert!(version.whole.is_some());
    let mut desk = Desk::default();
    assert!(matches!(desk.take("file", &file).0.what, Outcome::TakenIn(t) if t.accepted == 1));
}

#[test]
fn a_backup_of_format_1_with_records_of_version_2_is_read() {
    let file = golden("backup.v1-of-v2.zip", || {
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
            t.replace("\"v\":2", "\"v\":99")
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
        *manifest = text.replace("\"format\": 2", "\"format\": 99").into_bytes();
        pack(members).unwrap()
    });
    assert_eq!(read("file", &file).unwrap_err(), FileProblem::FromNewer(99));
}
