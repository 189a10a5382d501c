//! Files that were cut, damaged, forged or never ours. Nothing panics, nothing already collated
//! changes, and the problem is named.

use std::io::Write as _;

use alongside::app::desk::Desk;
use alongside::format::problem::FileProblem;
use alongside::format::reading::read;
use zip::write::SimpleFileOptions;

use crate::forged::{edit, file, member, members, packed, problem};

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
fn a_bomb_in_a_file_that_was_cut_is_not_unpacked_to_rescue_it() {
    let bomb = edit(|all| all.insert(0, ("a.csv".into(), vec![b'0'; 300 << 20])));
    let cut = &bomb[..bomb.len() - 100];
    assert!(alongside::format::reading::rescue(cut).is_empty());
}
