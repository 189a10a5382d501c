//! What must hold for any input: codecs give back what went in, readers never panic, and merging
//! does not depend on order.

use std::collections::BTreeMap;

use proptest::prelude::*;

use alongside::app::desk::work::ExportKind;
use alongside::app::event::{Event, Observing, OnPage, Reviewing};
use alongside::domain::calendar::Moment;
use alongside::domain::collation::Choice;
use alongside::domain::ids::{DeviceId, FileId, ObservationId};
use alongside::domain::instrument::Side;
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::{Entry, Note, NoteKind, Speaker, What};
use alongside::domain::recipient::Recipient;
use alongside::format::backup;
use alongside::format::exports::tables::guard;
use alongside::format::handover::leaving::Leaving;
use alongside::format::handover::{Cover, Item, make, pack};
use alongside::format::line::LineV2;
use alongside::format::reading::arriving::Arrived;
use alongside::format::reading::{self, unpack};
use alongside::format::record::Record;
use alongside::format::stored::CollatedV1;
use alongside::format::stored::journal;

use crate::world::desk::Desk;
use crate::world::{Tablet, code, header};

/// How often each property is tried: a few times, or for many minutes with `ALONGSIDE_LONG`.
fn cases() -> u32 {
    if std::env::var_os("ALONGSIDE_LONG").is_some() {
        5_000
    } else {
        64
    }
}

/// Something an observer may do.
fn act() -> impl Strategy<Value = Event> {
    let letters = prop::sample::select(vec!["L", "WG", "SQ", "AnQ", "W", "O"]);
    prop_oneof![
        4 => "\\PC{0,40}".prop_map(|x| Observing::NoteCommitted(x).into()),
        1 => any::<String>().prop_map(|x| Observing::NoteCommitted(x).into()),
        2 => letters.prop_map(|l| Event::Observing(Observing::CodeTapped(code(Side::Student, l)))),
        2 => Just(Event::Observing(Observing::TallyTapped("Praise".into()))),
        1 => Just(Event::Observing(Observing::TallyTakenBack("Praise".into()))),
        1 => Just(Event::Observing(Observing::PausePressed)),
        1 => Just(Event::Observing(Observing::ResumePressed)),
        2 => Just(Event::Observing(Observing::UndoPressed)),
        1 => Just(Event::Observing(Observing::KindChosen(NoteKind::Question))),
        1 => Just(Event::Observing(Observing::SpeakerChosen(Speaker::Students))),
        1 => (0_u32..9).prop_map(|i| Event::Observing(Observing::IntervalChosen(Some(i)))),
        1 => Just(Event::OnPage(OnPage::BecameHidden)),
        1 => Just(Event::OnPage(OnPage::BecameVisible)),
    ]
}

/// A lesson of random acts with random waits, some long enough to be an absence, clocks jumping.
fn lesson() -> impl Strategy<Value = Vec<(Event, u64, i64)>> {
    let jump = prop_oneof![8 => Just(0_i64), 1 => -100_000_000_i64..100_000_000];
    prop::collection::vec((act(), 0_u64..90_000, jump), 0..40)
}

fn observe(tablet: &mut Tablet, lesson: &[(Event, u64, i64)]) {
    tablet.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    for (event, wait, jump) in lesson {
        tablet.pass(*wait);
        tablet.wall_ms += jump;
        tablet.happens(event.clone());
    }
}

/// One file of each of three tablets for each lesson: what the first one saw, and what the two others
/// each added to it that the other lacks.
fn disagreeing(lessons: &[Vec<(Event, u64, i64)>], words: &str) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let mut t = Tablet::new("tablet-1");
    for (number, lesson) in (1..).zip(lessons) {
        observe(&mut t, lesson);
        t.happens(Reviewing::FinishPressed);
        let seen = t.open().clone();
        for name in ["tablet-1", "tablet-2", "tablet-3"] {
            let device = DeviceId::parse(name).unwrap();
            let mut observation = seen.clone();
            if name != "tablet-1" {
                observation.add(Entry {
                    key: observation.next_key(&device),
                    t_ms: observation.length_ms(),
                    at: t.model.now.wall,
                    by: None,
                    what: What::Note(Note {
                        text: format!("{words} of {name}"),
                        ..Note::default()
                    }),
                });
            }
            let cover = Cover {
                file: FileId::parse(&format!("file-{number}-{name}")).unwrap(),
                app: "0.1.0".to_owned(),
                device,
                recipient: Recipient::coordinator(),
                device_seq: number,
                previous: None,
                created_at: t.model.now.wall,
                observer: "Ruth".to_owned(),
            };
            files.push(make(&cover, &[Item::of(&observation, None)]).unwrap());
        }
    }
    files
}

/// Two choices between the versions of an observation, each for another one, the later made second.
fn choices(desk: &Desk, id: &str) -> Vec<String> {
    let heads: Vec<String> = desk
        .versions(id)
        .heads
        .into_iter()
        .map(|h| h.revision)
        .collect();
    let id = ObservationId::parse(id).unwrap();
    let choice = |(n, chosen): (i64, &String)| {
        let choice = Choice {
            chosen: chosen.clone(),
            among: heads.iter().cloned().collect(),
            at: Moment::clamped(n, 0),
        };
        CollatedV1::choice(&id, &choice).text()
    };
    (1..).zip(&heads).map(choice).collect()
}

/// Members with names that mean something to the readers, and content that may or may not.
fn members() -> impl Strategy<Value = BTreeMap<String, Vec<u8>>> {
    let names = [
        "manifest.json",
        "observations.ndjson",
        "records.ndjson",
        "tables/entries.csv",
        "inner.zip",
        ".DS_Store",
    ];
    let name = prop_oneof![
        4 => prop::sample::select(names.to_vec()).prop_map(str::to_owned),
        1 => "[a-z]{1,8}(/[a-z]{1,8}){0,2}",
    ];
    let manifest = r#"{"alongside":"hand-over file","format":1,"app":"x","file":"f","device":"d","device_seq":1,"previous":null,
        "created_at":"x","observer":"x","counts":{"observations":0,"entries":0},"members":[]}"#;
    let texts = [
        manifest,
        r#"{"alongside":"backup","format":1}"#,
        r#"{"format":1,"observation":"o"}"#,
        "PK\u{3}\u{4}",
    ];
    let content = prop_oneof![
        2 => prop::collection::vec(any::<u8>(), 0..200),
        2 => prop::sample::select(texts.to_vec()).prop_map(|t| t.as_bytes().to_vec()),
        1 => "\\PC{0,80}".prop_map(String::into_bytes),
    ];
    prop::collection::btree_map(name, content, 0..8)
}

fn read_every_way(bytes: &[u8]) {
    drop(reading::read("x", bytes));
    drop(reading::rescue::rescue("x", bytes));
    drop(journal::read(bytes));
    drop(backup::read(bytes));
    drop(Desk::default().rescue_in("x", Arrived::File(bytes), ""));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn what_is_stored_folds_to_what_was_on_the_screen(lesson in lesson()) {
        let mut t = Tablet::new("tablet-1");
        observe(&mut t, &lesson);
        let (stored, unreadable) = t.stored(&t.open_id());
        prop_assert_eq!(unreadable, 0);
        prop_assert_eq!(&stored, t.open());
        let captured = t.open().entries().iter().filter(|e| e.what.is_captured());
        let length = t.open().length_ms();
        prop_assert!(captured.map(|e| e.t_ms).all(|x| x <= length));
        let stops = alongside::domain::instrument::intervals::stops(t.open(), length);
        prop_assert!(stops.windows(2).all(|pair| pair[0].to_ms <= pair[1].from_ms));
    }

    #[test]
    fn entries_in_any_order_and_number_make_the_same_observation(lesson in lesson(), seed in any::<u64>()) {
        let mut t = Tablet::new("tablet-1");
        observe(&mut t, &lesson);
        let mut entries = t.open().entries().to_vec();
        entries.extend(t.open().entries().iter().take(5).cloned());
        let n = entries.len();
        for at in 0..n {
            entries.swap(at, usize::try_from(seed.wrapping_mul(u64::try_from(at).unwrap() + 7) >> 32).unwrap() % n);
        }
        let mut one_by_one = Observation::empty(t.open_id());
        for entry in entries.clone() {
            one_by_one.add(entry);
        }
        prop_assert_eq!(&one_by_one, t.open());
        prop_assert_eq!(&Observation::from_entries(t.open_id(), entries).0, t.open());
    }

    #[test]
    fn a_line_gives_its_observation_back(lesson in lesson()) {
        let mut t = Tablet::new("tablet-1");
        observe(&mut t, &lesson);
        let leaving = Leaving::of(t.open());
        let line = LineV2::of(&leaving, None);
        let read: LineV2 = serde_json::from_str(&line.text()).unwrap();
        prop_assert_eq!(read.text(), line.text());
        prop_assert_eq!(&read.observation().unwrap(), leaving.observation());
    }

    #[test]
    fn collating_three_tablets_that_disagree_does_not_depend_on_order(
        lessons in prop::collection::vec(lesson(), 1..3), words in "[a-z]{1,8}", seed in any::<u64>(),
    ) {
        let files = disagreeing(&lessons, &words);
        let mut forward = Desk::default();
        let mut stored: Vec<String> = Vec::new();
        for file in &files {
            stored.extend(forward.take("f", file).1);
        }
        let conflicts: Vec<String> = forward.view().rows.iter().filter(|r| r.conflict).map(|r| r.id.clone()).collect();
        prop_assert_eq!(conflicts.len(), lessons.len(), "each lesson stands in conflict");
        let choices: Vec<String> = conflicts.iter().flat_map(|id| choices(&forward, id)).collect();
        let n = files.len();
        let start = usize::try_from(seed % u64::try_from(n).unwrap()).unwrap();
        let mut other = Desk::default();
        for at in 0..n {
            for _ in 0..2 {
                other.take("f", &files[(start + n - at) % n]);
            }
        }
        prop_assert_eq!(forward.view(), other.view());
        for choice in &choices {
            forward.decide(choice);
        }
        for choice in choices.iter().rev().chain(&choices) {
            other.decide(choice);
        }
        prop_assert_eq!(forward.view().conflicts, 0, "the later choice is in force");
        prop_assert_eq!(forward.view(), other.view());
        prop_assert_eq!(forward.export(ExportKind::Tables), other.export(ExportKind::Tables));
        prop_assert_eq!(forward.export(ExportKind::Ndjson), other.export(ExportKind::Ndjson));
        stored.reverse();
        stored.splice(0..0, choices);
        let loaded = Desk::load(&stored);
        prop_assert_eq!(forward.view(), loaded.view());
        prop_assert_eq!(forward.export(ExportKind::Ndjson), loaded.export(ExportKind::Ndjson));
    }

    #[test]
    fn a_journal_with_damage_loses_only_the_damaged_frames(
        texts in prop::collection::vec("\\PC{0,60}", 0..12), at in any::<prop::sample::Index>(), with in any::<u8>(),
    ) {
        let mut bytes: Vec<u8> = texts.iter().flat_map(|t| journal::frame(t)).collect();
        prop_assert_eq!(&journal::read(&bytes).texts, &texts);
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = with;
            let found = journal::read(&bytes).texts;
            prop_assert!(found.len() + 2 > texts.len().saturating_sub(1), "{} of {}", found.len(), texts.len());
            prop_assert!(found.iter().all(|f| texts.contains(f)));
        }
    }

    #[test]
    fn readers_take_any_bytes_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        read_every_way(&bytes);
        read_every_way(&[b"PK\x03\x04".to_vec(), bytes].concat());
    }

    #[test]
    fn readers_take_any_members_in_a_sound_zip_without_a_panic(members in members(), folder in prop::sample::select(vec!["", "Ruth/"])) {
        let named = members.into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes));
        let zip = pack(named).unwrap();
        // The zip itself is sound, so that what is in it is really come to.
        prop_assert!(unpack(&zip).is_ok());
        read_every_way(&zip);
        read_every_way(&zip[..zip.len() / 2]);
        read_every_way(&pack([("inner.zip".to_owned(), zip)]).unwrap());
    }

    #[test]
    fn a_sound_zip_with_a_byte_changed_in_its_heads_is_read_without_a_panic(
        members in members(), at in any::<prop::sample::Index>(), with in any::<u8>(), tail in 0_usize..200,
    ) {
        let mut zip = pack(members).unwrap();
        let from = zip.len().saturating_sub(tail);
        let at = from + at.index(tail.clamp(1, zip.len()).min(zip.len() - from).max(1));
        if let Some(byte) = zip.get_mut(at) {
            *byte = with;
        }
        read_every_way(&zip);
    }

    #[test]
    fn records_take_any_text_without_a_panic(text in any::<String>()) {
        drop(Record::parse(&text));
        // What is a moment is written as one that reads the same.
        if let Ok(moment) = Moment::parse(&text) {
            prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
        }
    }

    #[test]
    fn any_note_survives_the_tables(text in any::<String>()) {
        let guarded = guard(&text);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record([guarded.as_str(), "end"]).unwrap();
        let bytes = writer.into_inner().unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let cell = reader.records().next().unwrap().unwrap()[0].to_owned();
        prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), text.as_str());
    }

    #[test]
    fn a_moment_survives_its_text(ms in -2_000_000_000_000_i64..4_000_000_000_000, offset in -840_i16..=840) {
        let moment = Moment::clamped(ms, offset);
        prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
    }
}

#[test]
fn a_note_is_stored_as_it_was_written() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    t.happens(Observing::NoteCommitted(
        "a, \"b\"\n\u{1f600} =1+1 \u{202e}".into(),
    ));
    let (stored, _) = t.stored(&t.open_id());
    let expected = Note {
        text: "a, \"b\"\n\u{1f600} =1+1 \u{202e}".into(),
        ..Note::default()
    };
    assert_eq!(stored.entries()[1].what, What::Note(expected));
}
