//! Files that were cut, damaged, forged or never ours. Nothing panics, nothing already collated
//! changes, and the problem is named.

use std::io::Write as _;

use alongside::app::desk::Desk;
use alongside::app::effect::Effect;
use alongside::app::event::Event;
use alongside::format::handover::{Item, make, pack};
use alongside::format::line::sha256;
use alongside::format::problem::FileProblem;
use alongside::format::reading::{read, unpack};
use alongside::format::work::Outcome;
use zip::write::SimpleFileOptions;

use crate::world::{Tablet, header};

type Members = Vec<(String, Vec<u8>)>;

fn file() -> Vec<u8> {
    let mut t = Tablet::new("tablet-1");
    for (teacher, note) in [
        ("Amina", "=1+1, \"quoted\"\nnew line"),
        ("Jonas", "\u{202e}right to left \u{1f469}\u{200d}\u{1f3eb}"),
    ] {
        t.happens(Event::BeginPressed(header("Ruth", teacher, "4B")));
        for n in 0..40 {
            t.wait(3_000);
            t.happens(Event::NoteCommitted(format!("{note} {n} {}", sha256(&[n]))));
        }
        t.happens(Event::FinishPressed);
    }
    t.create_hand_over().1
}

fn members(bytes: &[u8]) -> Members {
    unpack(bytes).unwrap().into_iter().collect()
}

fn member<'a>(members: &'a mut Members, name: &str) -> &'a mut Vec<u8> {
    &mut members.iter_mut().find(|(n, _)| n == name).unwrap().1
}

/// Forges the manifest's hash and size of a member, as somebody would who edits a file with care.
fn forge(members: &mut Members, name: &str) {
    let bytes = member(members, name).clone();
    let manifest: serde_json::Value =
        serde_json::from_slice(member(members, "manifest.json")).unwrap();
    let mut manifest = manifest;
    for m in manifest["members"].as_array_mut().unwrap() {
        if m["name"] == name {
            m["size"] = bytes.len().into();
            m["sha256"] = sha256(&bytes).into();
        }
    }
    *member(members, "manifest.json") = serde_json::to_vec(&manifest).unwrap();
}

fn packed(members: Members) -> Vec<u8> {
    pack(members).unwrap()
}

fn edit(change: impl FnOnce(&mut Members)) -> Vec<u8> {
    let mut all = members(&file());
    change(&mut all);
    packed(all)
}

fn problem(bytes: &[u8]) -> FileProblem {
    // Whatever comes in, what is there stays as it is.
    let mut desk = Desk::default();
    desk.take("good.zip", &file());
    let before = desk.view();
    let (outcome, store) = desk.take("bad.zip", bytes);
    assert_eq!(outcome.name, "bad.zip");
    assert!(store.is_empty(), "a refused file stores nothing");
    assert_eq!(desk.view(), before);
    match outcome.what {
        Outcome::Refused(problem, _) => problem,
        other => panic!("taken in: {other:?}"),
    }
}

#[test]
fn empty_and_not_a_zip() {
    assert_eq!(problem(b""), FileProblem::Empty);
    assert_eq!(problem(b"P"), FileProblem::NotAZip);
    assert_eq!(problem(b"\xef\xbb\xbf"), FileProblem::NotAZip);
    assert_eq!(problem(b"name,class\r\nAmina,4B\r\n"), FileProblem::NotAZip);
}

#[test]
fn cut_at_every_thousandth_byte() {
    let whole = file();
    let mut rescued = 0;
    for at in (1..whole.len()).step_by(1_000).chain([whole.len() - 1]) {
        let cut = &whole[..at];
        let found = problem(cut);
        assert!(
            matches!(found, FileProblem::CutShort | FileProblem::NotAZip),
            "cut at {at}: {found:?}"
        );
        rescued = rescued.max(Desk::default().rescue("cut.zip", cut).1.len());
    }
    assert_eq!(
        rescued, 2,
        "with the truth first, a late cut still gives both observations"
    );
}

#[test]
fn one_byte_flipped_anywhere_in_each_member() {
    let original = members(&file());
    for (name, bytes) in &original {
        let places = if std::env::var_os("ALONGSIDE_LONG").is_some() {
            bytes.len()
        } else {
            64
        };
        for at in (0..places).map(|n| n * (bytes.len() - 1) / places.max(2)) {
            let mut all = original.clone();
            member(&mut all, name)[at] ^= 1;
            let flipped = packed(all);
            if name == "manifest.json" {
                // Another letter in a name is no damage that anybody could see; the rest is refused.
                drop(Desk::default().take("flipped", &flipped));
                continue;
            }
            assert_eq!(
                problem(&flipped),
                FileProblem::Damaged(name.clone()),
                "{name} at {at}"
            );
        }
    }
}

#[test]
fn one_byte_flipped_anywhere_in_the_file_never_changes_what_is_read() {
    let whole = file();
    let good = read("good", &whole).unwrap();
    let step = if std::env::var_os("ALONGSIDE_LONG").is_some() {
        1
    } else {
        11
    };
    for at in (0..whole.len()).step_by(step) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x41;
        // Some bytes of a zip mean nothing, such as a time: then what is read must be the same.
        if let Ok(read) = read("good", &bytes) {
            assert_eq!(read.versions, good.versions, "byte {at}");
        }
    }
}

#[test]
fn a_zip_bomb() {
    let bomb = edit(|all| all.push(("tables/bomb.csv".into(), vec![b'0'; 300 << 20])));
    assert!(bomb.len() < 2 << 20);
    assert_eq!(problem(&bomb), FileProblem::UnpacksTooLarge);
}

#[test]
fn ten_thousand_members() {
    let many = edit(|all| all.extend((0..10_000).map(|n| (format!("tables/{n}.csv"), Vec::new()))));
    assert_eq!(problem(&many), FileProblem::TooManyMembers);
}

#[test]
fn names_that_point_outside_the_file() {
    for name in [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\windows\\x",
        "tables/../../x",
    ] {
        let found = problem(&edit(|all| all.push((name.to_owned(), b"x".to_vec()))));
        assert!(
            matches!(found, FileProblem::UnsafeName(_)),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn two_members_with_one_name() {
    // The zip writer refuses it, so the second name is changed in the finished bytes.
    let mut bytes = edit(|all| all.push(("tables/observationz.csv".into(), b"x".to_vec())));
    let from = b"tables/observationz.csv";
    for at in 0..bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from {
            bytes[at..at + from.len()].copy_from_slice(b"tables/observations.csv");
        }
    }
    assert_eq!(
        problem(&bytes),
        FileProblem::DuplicateName("tables/observations.csv".into())
    );
}

#[test]
fn members_missing_or_unlisted() {
    let missing = edit(|all| all.retain(|(n, _)| n != "tables/codebook.csv"));
    assert_eq!(
        problem(&missing),
        FileProblem::MissingMember("tables/codebook.csv".into())
    );
    let extra = edit(|all| all.push(("tables/extra.csv".into(), b"x".to_vec())));
    assert_eq!(
        problem(&extra),
        FileProblem::UnlistedMember("tables/extra.csv".into())
    );
    let no_manifest = edit(|all| all.retain(|(n, _)| n != "manifest.json"));
    assert_eq!(problem(&no_manifest), FileProblem::NotAHandOver);
}

#[test]
fn an_edited_truth_with_a_forged_manifest_fails_its_own_revision() {
    let forged = edit(|all| {
        let truth = member(all, "observations.ndjson");
        *truth = String::from_utf8(truth.clone())
            .unwrap()
            .replace("Amina", "Anima")
            .into_bytes();
        forge(all, "observations.ndjson");
    });
    match problem(&forged) {
        FileProblem::BadLine(member, 1 | 2, why) => {
            assert_eq!(member, "observations.ndjson");
            assert!(why.contains("revision"), "{why}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn hostile_lines_with_a_forged_manifest() {
    let deep = "[".repeat(100_000);
    let huge_number =
        r#"{"format":1,"observation":"x","revision":"","parent":null,"header":1e400}"#.to_owned();
    let future = r#"{"format":999}"#.to_owned();
    let lone_surrogate = r#"{"format":1,"observation":"\ud83d"}"#.to_owned();
    let cases = [
        deep,
        huge_number,
        future,
        lone_surrogate,
        "NaN".into(),
        "null".into(),
        "{\"format\":\"1\"}".into(),
    ];
    for text in cases {
        let found = problem(&edit(|all| {
            *member(all, "observations.ndjson") = text.clone().into_bytes();
            forge(all, "observations.ndjson");
        }));
        assert!(
            matches!(&found, FileProblem::BadLine(m, 1, _) if m == "observations.ndjson"),
            "{found:?}"
        );
    }
    let not_utf8 = problem(&edit(|all| {
        member(all, "observations.ndjson").insert(20, 0xff);
        forge(all, "observations.ndjson");
    }));
    assert_eq!(
        not_utf8,
        FileProblem::BadLine("observations.ndjson".into(), 1, "not UTF-8".into())
    );
}

#[test]
fn a_note_of_a_million_characters_is_named() {
    let found = problem(&edit(|all| {
        let truth = member(all, "observations.ndjson");
        let long = format!("\"text\":\"{}", "x".repeat(1_000_000));
        *truth = String::from_utf8(truth.clone())
            .unwrap()
            .replacen("\"text\":\"", &long, 1)
            .into_bytes();
        forge(all, "observations.ndjson");
    }));
    assert!(
        matches!(&found, FileProblem::BadLine(_, 1, why) if why.contains("limit")),
        "{found:?}"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let windows = edit(|all| {
        let truth = member(all, "observations.ndjson");
        let text = String::from_utf8(truth.clone())
            .unwrap()
            .replace('\n', "\r\n");
        *truth = [b"\xef\xbb\xbf".to_vec(), text.into_bytes()].concat();
        forge(all, "observations.ndjson");
    });
    assert_eq!(read("w", &windows).unwrap().versions.len(), 2);
}

#[test]
fn a_format_from_the_future_is_refused_by_name() {
    let future = edit(|all| {
        let manifest = member(all, "manifest.json");
        *manifest = String::from_utf8(manifest.clone())
            .unwrap()
            .replace("\"format\": 1", "\"format\": 7")
            .into_bytes();
    });
    assert_eq!(problem(&future), FileProblem::FromNewer(7));
}

#[test]
fn other_zips_and_backups_are_told_apart() {
    assert_eq!(
        problem(&packed(vec![(
            "word/document.xml".into(),
            b"<x/>".to_vec()
        )])),
        FileProblem::NotAHandOver
    );
    let backup = alongside::format::backup::make(
        &alongside::format::backup::Backup::default(),
        "0.1.0",
        "now",
    )
    .unwrap();
    assert_eq!(problem(&backup), FileProblem::IsABackup);
}

#[test]
fn an_unknown_instrument_is_kept_and_said() {
    let mut t = Tablet::new("tablet-1");
    let mut strange = header("Ruth", "Amina", "4B");
    strange.instruments.push("danielson-2031".into());
    t.happens(Event::BeginPressed(strange));
    t.happens(Event::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    let mut desk = Desk::default();
    match desk.take(&name, &bytes).0.what {
        Outcome::TakenIn(tally) => assert_eq!((tally.accepted, tally.unknown_instrument), (1, 1)),
        other => panic!("{other:?}"),
    }
    assert!(
        desk.view().rows[0]
            .instruments
            .contains(&"danielson-2031".to_owned())
    );
}

#[test]
fn an_encrypted_or_stored_member_is_handled_by_name() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(
        "manifest.json",
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
    )
    .unwrap();
    zip.write_all(b"{}").unwrap();
    assert_eq!(
        problem(&zip.finish().unwrap().into_inner()),
        FileProblem::NotAHandOver
    );
}

#[test]
fn a_log_of_retractions_upon_retractions_ends() {
    use alongside::domain::entry::{Entry, What};
    use alongside::domain::ids::{DeviceId, EntryKey, ObservationId};
    use alongside::domain::observation::Observation;
    let dev = DeviceId::parse("d").unwrap();
    let key = |seq| EntryKey {
        seq,
        dev: dev.clone(),
    };
    let at = alongside::domain::calendar::Moment::clamped(0, 0);
    let entry = |seq, what| Entry {
        key: key(seq),
        t_ms: 0,
        at,
        what,
    };
    let chain = (1..5_000).map(|n| entry(n, What::Retraction { of: key(n - 1) }));
    let all = std::iter::once(entry(
        0,
        What::Tally {
            counter: "x".into(),
        },
    ))
    .chain(chain);
    let (o, _) = Observation::from_entries(ObservationId::parse("o").unwrap(), all);
    assert!(o.fold().dangling > 0);
    let to_itself = [
        entry(0, What::Retraction { of: key(0) }),
        entry(1, What::Retraction { of: key(9) }),
    ];
    assert_eq!(
        Observation::from_entries(ObservationId::parse("o").unwrap(), to_itself)
            .0
            .fold()
            .dangling,
        2
    );
}

/// A file whose one observation says that it lasted so long, with all its hashes right.
fn lasting(length_ms: u64) -> Vec<u8> {
    use alongside::domain::entry::{Entry, What};
    use alongside::domain::observation::Observation;
    let mut t = crate::world::begun();
    let begun = t.open().clone();
    let finished = Entry {
        key: begun.next_key(t.model.device.as_ref().unwrap()),
        t_ms: 1_000,
        at: t.model.now.wall,
        what: What::Finished { length_ms },
    };
    let entries = begun.entries().iter().cloned().chain([finished]);
    let (observation, _) = Observation::from_entries(begun.id().clone(), entries);
    t.happens(Event::FinishPressed);
    t.create_hand_over();
    let cover = t
        .seen
        .iter()
        .find_map(|e| match e {
            Effect::MakeHandOver(plan) => Some(plan.cover.clone()),
            _ => None,
        })
        .unwrap();
    let item = Item {
        observation,
        parent: None,
    };
    make(&cover, &[item]).unwrap()
}

#[test]
fn a_lesson_of_a_million_years_is_refused_and_one_of_ninety_days_stays_small() {
    assert!(matches!(
        problem(&lasting(150_000_000_000_000)),
        FileProblem::BadLine(..)
    ));
    let mut desk = Desk::default();
    let outcome = desk
        .take("ninety days", &lasting(90 * 24 * 3_600_000))
        .0
        .what;
    assert!(matches!(outcome, Outcome::TakenIn(_)), "{outcome:?}");
    assert_eq!(
        desk.view().groups[0].observed,
        720,
        "the intervals of one day"
    );
}

#[test]
fn a_bomb_in_a_file_that_was_cut_is_not_unpacked_to_rescue_it() {
    let bomb = edit(|all| all.insert(0, ("a.csv".into(), vec![b'0'; 300 << 20])));
    let cut = &bomb[..bomb.len() - 100];
    assert!(alongside::format::reading::rescue(cut).is_empty());
}
