//! Files as they really arrive: in a folder, packed anew, renamed, unpacked, many in one, in part, or
//! something else of ours. The hashes inside decide, and the chain is never blamed for the packing.

use std::io::{Cursor, Write as _};

use alongside::app::desk::work::{ExportKind, FileOutcome, Outcome, Tally, Took};
use alongside::app::event::{HandingOver, Observing, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::format::problem::{FileProblem, OtherFile};
use alongside::format::reading::arriving::Arrived;
use alongside::format::reading::unpack;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::support::forged::{Members, edit, file, locked, members};
use crate::world::desk::Desk;
use crate::world::{Tablet, add_note, header};

/// Files handed over one after another by one tablet, a lesson each.
pub fn chain(device: &str, count: usize) -> Vec<Vec<u8>> {
    let mut t = Tablet::new(device);
    let mut files = Vec::new();
    for n in 0..count {
        t.happens(Observing::BeginPressed(header(
            "Ruth",
            &format!("Amina {n}"),
            "4B",
        )));
        add_note(&mut t, &format!("note {n} of {device}"));
        t.happens(Reviewing::FinishPressed);
        files.push(t.create_hand_over().1);
        t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    }
    files
}

/// Packed as other programs do: with times, with entries for folders, in the order of names.
fn packed_anew(members: &Members, folder: &str, method: CompressionMethod) -> Vec<u8> {
    let time = DateTime::from_date_and_time(2026, 11, 22, 10, 42, 8).unwrap();
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(time)
        .unix_permissions(0o600);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    if !folder.is_empty() {
        zip.add_directory(folder, options).unwrap();
    }
    zip.add_directory(format!("{folder}tables/"), options)
        .unwrap();
    let mut members = members.clone();
    members.sort();
    for (name, bytes) in members.iter().rev() {
        zip.start_file(format!("{folder}{name}"), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn zip_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let owned = members.iter().map(|(n, b)| ((*n).to_owned(), b.to_vec()));
    packed_anew(&owned.collect(), "", CompressionMethod::Stored)
}

pub fn accepted(outcome: &FileOutcome) -> u32 {
    let Outcome::TakenIn(tally) = &outcome.what else {
        panic!("{}: {:?}", outcome.name, outcome.what)
    };
    tally.accepted
}

fn arrive(desk: &mut Desk, name: &str, bytes: &[u8]) -> Took {
    desk.arrive(name, Arrived::File(bytes))
}

#[test]
fn a_hand_over_file_is_taken_in_however_it_was_wrapped() {
    let original = file();
    let all = members(&original);
    let mut with_litter = all.clone();
    for name in [
        ".DS_Store",
        "__MACOSX/._manifest.json",
        "tables/Thumbs.db",
        "desktop.ini",
        "tables/._entries.csv",
    ] {
        with_litter.push((name.to_owned(), b"litter".to_vec()));
    }
    let deflated = CompressionMethod::Deflated;
    let backslashes = all
        .iter()
        .map(|(n, b)| (n.replace('/', "\\"), b.clone()))
        .collect();
    let cases = [
        (
            "a folder on top",
            packed_anew(&all, "alongside_Ruth/", deflated),
        ),
        (
            "two folders on top",
            packed_anew(&all, "Downloads/Ruth/", deflated),
        ),
        ("stored", packed_anew(&all, "", CompressionMethod::Stored)),
        ("litter", packed_anew(&with_litter, "Ruth/", deflated)),
        (
            "as Windows once did",
            crate::support::forged::packed(backslashes),
        ),
        (
            "bytes after the end",
            [original.clone(), b"\r\n-- \r\nsent from my phone".to_vec()].concat(),
        ),
        (
            "bytes before the beginning",
            [b"#!/bin/sh\n".to_vec(), original.clone()].concat(),
        ),
        ("Ruth (1).zip.txt", original.clone()),
        ("Ruth", original),
    ];
    for (name, bytes) in cases {
        let mut desk = Desk::default();
        let took = arrive(&mut desk, name, &bytes);
        assert_eq!(took.outcomes.len(), 1, "{name}: {:?}", took.outcomes);
        assert_eq!(accepted(&took.outcomes[0]), 2, "{name}");
        assert_eq!(took.litter, if name == "litter" { 5 } else { 0 }, "{name}");
    }
}

#[test]
fn the_same_file_packed_anew_is_already_here_in_either_order() {
    let original = file();
    let anew = packed_anew(&members(&original), "Ruth/", CompressionMethod::Stored);
    let tail = [original.clone(), b"tail".to_vec()].concat();
    let forms = [&original, &anew, &tail];
    for first in forms {
        let mut desk = Desk::default();
        assert_eq!(accepted(&desk.take("first", first).0), 2);
        for second in forms {
            assert_eq!(desk.take("second", second).0.what, Outcome::AlreadyHere);
        }
        assert_eq!(desk.view().files, 1);
    }
}

#[test]
fn a_file_packed_anew_never_makes_the_next_one_not_continue_it() {
    let files = chain("tablet-1", 3);
    for wrapped in 0..3 {
        let mut forms = files.clone();
        forms[wrapped] = [forms[wrapped].clone(), b"tail".to_vec()].concat();
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let mut desk = Desk::default();
            for at in order {
                desk.take("file", &forms[at]);
            }
            assert_eq!(desk.view().gaps, [], "{wrapped} wrapped, {order:?}");
        }
    }
}

#[test]
fn a_file_that_really_does_not_continue_the_one_before_is_told() {
    let files = chain("tablet-1", 2);
    let other_first = chain("tablet-1", 1)
        .into_iter()
        .map(|bytes| {
            let mut all = members(&bytes);
            let manifest = crate::support::forged::member(&mut all, "manifest.json");
            let text = String::from_utf8(manifest.clone()).unwrap();
            *manifest = text
                .replace("\"observer\": \"Ruth\"", "\"observer\": \"Dan\"")
                .into();
            let order = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            let names: Vec<String> = order.file_names().map(|n| n.unwrap().to_string()).collect();
            all.sort_by_key(|(n, _)| names.iter().position(|m| m == n));
            crate::support::forged::packed(all)
        })
        .next()
        .unwrap();
    let mut desk = Desk::default();
    desk.take("first", &other_first);
    let (outcome, store) = desk.take("second", &files[1]);
    assert!(matches!(outcome.what, Outcome::TakenIn(_)));
    assert_eq!(desk.view().gaps[0].broken, [2]);
    // What is stored says the same after a restart.
    let mut again = Desk::load(&store);
    again.take("first", &other_first);
    assert_eq!(again.view().gaps[0].broken, [2]);
}

#[test]
fn a_zip_of_zips_gives_one_outcome_for_each_file_in_it() {
    let files = chain("tablet-1", 2);
    let notes = b"minutes of the meeting".to_vec();
    let tables = {
        let mut desk = Desk::default();
        desk.take("a", &files[0]);
        desk.export(ExportKind::Tables)
    };
    let outer = zip_of(&[
        ("Term 1/one.zip", &files[0]),
        ("Term 1/two.zip", &files[1][..files[1].len() - 60]),
        ("Term 1/tables.zip", &tables),
        ("Term 1/minutes.docx.txt", &notes),
        ("Term 1/.DS_Store", b"x"),
        ("__MACOSX/Term 1/._one.zip", b"x"),
    ]);
    let mut desk = Desk::default();
    let took = arrive(&mut desk, "folder.zip", &outer);
    assert_eq!(took.litter, 2);
    let told: Vec<(&str, &Outcome)> = took
        .outcomes
        .iter()
        .map(|o| (o.name.as_str(), &o.what))
        .collect();
    let one = Tally {
        accepted: 1,
        ..Tally::default()
    };
    assert_eq!(
        told,
        [
            (
                "folder.zip > Term 1/minutes.docx.txt",
                &Outcome::Refused(FileProblem::NotAZip, 0)
            ),
            ("folder.zip > Term 1/one.zip", &Outcome::TakenIn(one)),
            (
                "folder.zip > Term 1/tables.zip",
                &Outcome::Refused(FileProblem::Other(OtherFile::Tables), 0)
            ),
            (
                "folder.zip > Term 1/two.zip",
                &Outcome::Refused(FileProblem::CutShort, 1)
            ),
        ]
    );
    let cut = took.outcomes[3].hash.clone();
    let rescued = desk.rescue_in("folder.zip", Arrived::File(&outer), &cut);
    assert_eq!(rescued.outcomes.len(), 1);
    assert_eq!(
        rescued.outcomes[0].hash, cut,
        "it stands in the place of the refusal"
    );
    assert_eq!(accepted(&rescued.outcomes[0]), 1);
    assert_eq!(desk.view().rows.len(), 2);
}

#[test]
fn a_zip_in_a_zip_in_a_zip_is_not_opened() {
    let inner = zip_of(&[("one.zip", &file())]);
    let mut desk = Desk::default();
    let took = arrive(&mut desk, "a.zip", &zip_of(&[("b.zip", &inner)]));
    assert_eq!(took.outcomes[0].name, "a.zip > b.zip");
    assert_eq!(
        took.outcomes[0].what,
        Outcome::Refused(FileProblem::Nested, 0)
    );
    assert!(took.store.is_empty());
}

#[test]
fn a_zip_of_bombs_unpacks_to_no_more_than_one_bomb_may() {
    let bomb = edit(|all| all.push(("tables/bomb.csv".into(), vec![b'0'; 15 << 20])));
    let names: Vec<String> = (0..40).map(|n| format!("{n}.zip")).collect();
    let inner: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &bomb[..])).collect();
    let outer = zip_of(&inner);
    let before = alongside::domain::observation::effort::spent();
    let took = arrive(&mut Desk::default(), "bombs.zip", &outer);
    let steps = alongside::domain::observation::effort::spent() - before;
    assert_eq!(took.outcomes.len(), 40);
    let too_large = Outcome::Refused(FileProblem::UnpacksTooLarge, 0);
    assert_eq!(took.outcomes[39].what, too_large);
    // Unpacked, and each part hashed at most once more.
    assert!(steps < (900 << 20), "{steps} bytes were gone over");
}

#[test]
fn what_else_the_app_writes_is_told_by_what_it_is() {
    let mut desk = Desk::default();
    desk.take("a", &file());
    let ndjson = desk.export(ExportKind::Ndjson);
    let truth = unpack(&file()).unwrap()["observations.ndjson"].clone();
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    let copy: String = t
        .records
        .values()
        .flat_map(|r| [r.as_str(), "\n"])
        .collect();
    let stored = br#"{"table":"records","key":["a",1],"value":"{}"}"#;
    let workbook = zip_of(&[
        ("[Content_Types].xml", b"<x/>"),
        ("xl/workbook.xml", b"<x/>"),
    ]);
    let backup = alongside::format::backup::make(
        &alongside::format::backup::Backup::default(),
        "0.1.0",
        "now",
    )
    .unwrap();
    let in_folder = packed_anew(&members(&backup), "backup/", CompressionMethod::Deflated);
    let other = |other, rescuable| Outcome::Refused(FileProblem::Other(other), rescuable);
    let cases = [
        (
            "renamed",
            desk.export(ExportKind::Tables),
            other(OtherFile::Tables, 0),
        ),
        ("renamed", ndjson, other(OtherFile::Observations, 2)),
        ("Ruth/observations.ndjson", truth, other(OtherFile::Part, 2)),
        ("manifest.json", b"{}".to_vec(), other(OtherFile::Part, 0)),
        ("renamed.txt", copy.into_bytes(), other(OtherFile::Copy, 0)),
        ("renamed", stored.to_vec(), other(OtherFile::Stored, 0)),
        (
            "alongside-workbook.xlsx",
            workbook.clone(),
            other(OtherFile::Workbook, 0),
        ),
        (
            "budget.xlsx",
            workbook,
            Outcome::Refused(FileProblem::NotAHandOver, 0),
        ),
        (
            "renamed.zip",
            backup,
            Outcome::Refused(FileProblem::IsABackup, 0),
        ),
        (
            "renamed.zip",
            in_folder,
            Outcome::Refused(FileProblem::IsABackup, 0),
        ),
        (
            "alongside-stored_2026-11-22.ndjson",
            b"\n".to_vec(),
            other(OtherFile::Stored, 0),
        ),
    ];
    for (name, bytes, expected) in cases {
        let took = arrive(&mut Desk::default(), name, &bytes);
        assert_eq!(took.outcomes[0].what, expected, "{name}");
        assert!(took.store.is_empty());
    }
}

#[test]
fn a_backup_in_a_folder_is_restored() {
    let made = alongside::format::backup::Backup {
        records: vec!["{}".to_owned()],
        ..Default::default()
    };
    let backup = alongside::format::backup::make(&made, "0.1.0", "now").unwrap();
    let wrapped = packed_anew(&members(&backup), "backup/", CompressionMethod::Stored);
    assert_eq!(alongside::format::backup::read(&wrapped).unwrap(), made);
}

#[test]
fn a_locked_file_in_a_zip_of_zips_does_not_hold_up_the_others() {
    let secret = locked("manifest.json", b"{}", b"Hillside");
    let outer = zip_of(&[("a.zip", &secret), ("b.zip", &file())]);
    let took = arrive(&mut Desk::default(), "outer.zip", &outer);
    let problem = FileProblem::Locked("manifest.json".into());
    assert_eq!(took.outcomes[0].what, Outcome::Refused(problem, 0));
    assert_eq!(accepted(&took.outcomes[1]), 2);
}
