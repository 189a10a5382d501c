//! Files that were cut, damaged, forged or never ours. Nothing panics, nothing already collated
//! changes, and the problem is named.

use std::io::Write as _;

use alongside::app::desk::work::Outcome;
use alongside::domain::observation::effort;
use alongside::format::problem::FileProblem;
use alongside::format::reading::{HandOver, read};
use zip::write::SimpleFileOptions;

use crate::support::forged::{edit, file, locked, member, members, packed, problem};
use crate::world::desk::Desk;

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
        let mut desk = Desk::default();
        desk.rescue("cut.zip", cut);
        rescued = rescued.max(desk.view().rows.len());
    }
    assert_eq!(
        rescued, 2,
        "with the truth first, a late cut still gives both observations"
    );
}

#[test]
fn one_byte_flipped_anywhere_in_each_member() {
    let original = members(&file());
    let good = read("good", &file()).unwrap();
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
                in_the_manifest(&flipped, &good, at);
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

/// Another letter in a name or a time is no damage that anybody could see. Whatever else is changed
/// is refused; the observations are always the same.
fn in_the_manifest(flipped: &[u8], good: &HandOver, at: usize) {
    let Ok(read) = read("good", flipped) else {
        return;
    };
    assert_eq!(read.versions.len(), good.versions.len(), "manifest at {at}");
    for ((version, line), (good, good_line)) in read.versions.iter().zip(&good.versions) {
        assert_eq!(line, good_line, "manifest at {at}");
        assert_eq!(version.observation, good.observation, "manifest at {at}");
    }
    assert_ne!(
        read.taken.came.manifest, good.taken.came.manifest,
        "a changed manifest is another content, at {at}"
    );
}

#[test]
fn a_flip_in_what_the_manifest_says_of_a_member_is_refused_by_name() {
    let original = members(&file());
    let manifest =
        String::from_utf8(member(&mut original.clone(), "manifest.json").clone()).unwrap();
    let hash = manifest.find("\"sha256\": \"").unwrap() + 11;
    let counts = manifest.find("\"observations\": ").unwrap() + 16;
    let size = manifest.find("\"size\": ").unwrap() + 8;
    for at in [hash, hash + 63, size, counts] {
        let mut all = original.clone();
        let byte = &mut member(&mut all, "manifest.json")[at];
        *byte = if *byte == b'1' { b'2' } else { b'1' };
        assert_eq!(
            problem(&packed(all)),
            FileProblem::Damaged("observations.ndjson".into()),
            "manifest at {at}"
        );
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
    assert_eq!(
        problem(&no_manifest),
        FileProblem::MissingMember("manifest.json".into())
    );
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
fn a_zip_locked_with_a_password_is_refused_by_name() {
    let mut all = members(&file());
    let secret = member(&mut all, "manifest.json").clone();
    assert_eq!(
        problem(&locked("manifest.json", &secret, b"Hillside")),
        FileProblem::Locked("manifest.json".into())
    );
}

#[test]
fn a_method_that_is_not_read_is_named() {
    // The method of each member, in its own head and in the list, is changed to bzip2.
    let mut bytes = file();
    for at in 0..bytes.len() - 12 {
        let places: &[usize] = match &bytes[at..at + 4] {
            b"PK\x03\x04" => &[8],
            b"PK\x01\x02" => &[10],
            _ => &[],
        };
        for place in places {
            bytes[at + place] = 12;
        }
    }
    assert_eq!(
        problem(&bytes),
        FileProblem::Packing("manifest.json".into(), "bzip2".into())
    );
}

#[test]
fn members_that_are_stored_and_not_packed_are_read() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members(&file()) {
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    let stored = zip.finish().unwrap().into_inner();
    let outcome = Desk::default().take("stored.zip", &stored).0.what;
    assert!(
        matches!(outcome, Outcome::TakenIn(t) if t.accepted == 2),
        "{outcome:?}"
    );
}

/// What it takes to find out that a manifest lists one member so many times, and how large that is.
fn listed_again_and_again(times: usize) -> (FileProblem, u64, usize) {
    let bytes = edit(|all| {
        let text = String::from_utf8(member(all, "manifest.json").clone()).unwrap();
        let mut manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        let listed = manifest["members"].as_array_mut().unwrap();
        let truth = listed[0].clone();
        listed.extend((0..times).map(|_| truth.clone()));
        *member(all, "manifest.json") = serde_json::to_vec(&manifest).unwrap();
    });
    let before = effort::spent();
    let Err(problem) = read("bad.zip", &bytes) else {
        panic!("taken in")
    };
    (problem, effort::spent() - before, bytes.len())
}

#[test]
fn a_member_listed_eighty_thousand_times_is_refused_before_it_is_hashed() {
    let (problem, _, _) = listed_again_and_again(1);
    assert_eq!(
        problem,
        FileProblem::DuplicateName("observations.ndjson".into())
    );
    let (problem, steps, size) = listed_again_and_again(80_000);
    assert_eq!(problem, FileProblem::TooManyMembers);
    assert!(size < 200_000, "{size} bytes");
    // Unpacked once (the manifest is 12 MB), and its own bytes hashed once; the truth never.
    assert!(steps < 16_000_000, "{steps} bytes were gone over");
}

#[test]
fn many_names_cost_no_more_than_their_number() {
    let steps = |members: usize| {
        let many = edit(|all| {
            all.extend((0..members).map(|n| (format!("tables/{n}.csv"), Vec::new())));
        });
        let before = effort::spent();
        drop(read("bad.zip", &many));
        effort::spent() - before
    };
    let (few, many) = (steps(10), steps(150));
    assert!(many < few * 2, "{few} steps grew to {many}");
}

#[test]
fn an_observation_that_stands_twice_in_one_file_is_refused() {
    let twice = edit(|all| {
        let truth = member(all, "observations.ndjson");
        let first = truth
            .split_inclusive(|b| *b == b'\n')
            .next()
            .unwrap()
            .to_vec();
        truth.extend(first);
        crate::support::forged::forge(all, "observations.ndjson");
    });
    let refused = problem(&twice);
    let FileProblem::BadLine(name, 3, why) = &refused else {
        panic!("{refused:?}")
    };
    assert_eq!(name, "observations.ndjson");
    assert!(why.contains("twice"), "{why}");
}

#[test]
fn a_bomb_in_a_file_that_was_cut_is_not_unpacked_to_rescue_it() {
    let bomb = edit(|all| all.insert(0, ("a.csv".into(), vec![b'0'; 300 << 20])));
    let cut = &bomb[..bomb.len() - 100];
    assert!(
        alongside::format::reading::rescue::rescue("cut", cut)
            .versions
            .is_empty()
    );
}
