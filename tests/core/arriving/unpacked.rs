//! Hand-over files that somebody unpacked: whole, without a part, or only a part of one.

use alongside::app::desk::work::Outcome;
use alongside::domain::calendar::Moment;
use alongside::format::problem::FileProblem;
use alongside::format::reading::arriving::Arrived;
use alongside::format::reading::{self};

use super::wrappings::{accepted, chain};
use crate::support::forged::{file, members};
use crate::world::MORNING_MS;
use crate::world::desk::Desk;

#[test]
fn an_unpacked_file_is_taken_in_and_the_packed_one_is_then_already_here() {
    let original = file();
    let parts = || Arrived::Parts(members(&original).into_iter().collect());
    let mut desk = Desk::default();
    let took = desk.arrive("alongside_Ruth", parts());
    assert_eq!(accepted(&took.outcomes[0]), 2);
    assert_eq!(
        desk.take("packed.zip", &original).0.what,
        Outcome::AlreadyHere
    );
    let again = desk.arrive("alongside_Ruth", parts());
    assert_eq!(again.outcomes[0].what, Outcome::AlreadyHere);
}

#[test]
fn an_unpacked_file_without_a_part_is_refused_by_the_name_of_the_part_and_can_be_rescued() {
    let mut parts: reading::Members = members(&file()).into_iter().collect();
    parts.remove("tables/entries.csv");
    let mut desk = Desk::default();
    let took = desk.arrive("Ruth", Arrived::Parts(parts.clone()));
    let missing = FileProblem::MissingMember("tables/entries.csv".into());
    assert_eq!(took.outcomes[0].what, Outcome::Refused(missing, 2));
    assert!(took.store.is_empty());
    let hash = took.outcomes[0].hash.clone();
    let rescued = desk.rescue_in("Ruth", Arrived::Parts(parts), &hash);
    assert_eq!(accepted(&rescued.outcomes[0]), 2);
}

#[test]
fn unpacked_files_are_found_among_other_files_by_their_manifest() {
    let paths = [
        "Term/Ruth/manifest.json",
        "Term/Ruth/observations.ndjson",
        "Term/Ruth/tables/entries.csv",
        "Term/Dan/manifest.json",
        "Term/Dan/observations.ndjson",
        "Term/three.zip",
        "Term/Ruth/four.zip",
        "Term/website/manifest.json",
        "Term/minutes.txt",
    ];
    let folders = reading::sets::folders(paths.iter().copied());
    let of: Vec<Option<&str>> = paths
        .iter()
        .map(|path| reading::sets::folder_of(path, &folders))
        .collect();
    let (ruth, dan) = (Some("Term/Ruth/"), Some("Term/Dan/"));
    assert_eq!(of, [ruth, ruth, ruth, dan, dan, None, None, None, None]);
}

#[test]
fn a_rescued_part_is_in_part_and_not_missing_until_the_whole_file_completes_it() {
    let files = chain("tablet-1", 3);
    let cut = &files[1][..files[1].len() - 60];
    let mut desk = Desk::default();
    desk.take("1.zip", &files[0]);
    let third = desk.take("3.zip", &files[2]).1;
    assert_eq!(desk.view().gaps[0].missing, [2]);
    let (rescued, store) = desk.rescue("2.zip", cut);
    let Outcome::TakenIn(tally) = rescued.what else {
        panic!("{rescued:?}")
    };
    assert_eq!((tally.accepted, tally.in_part), (1, true));
    let gap = desk.view().gaps[0].clone();
    assert_eq!(
        (gap.missing, gap.in_part, gap.broken),
        (vec![], vec![2], vec![])
    );
    // It stands so after a restart.
    let texts: Vec<String> = [store, third].concat();
    let gap = Desk::load(&texts).view().gaps[0].clone();
    assert_eq!((gap.missing, gap.in_part), (vec![1], vec![2]));
    let Outcome::TakenIn(tally) = desk.take("2 again.zip", &files[1]).0.what else {
        panic!("not taken in")
    };
    assert!(tally.completes);
    assert_eq!(tally.already_here, 1);
    assert_eq!(desk.view().gaps, []);
    assert_eq!(desk.view().files, 3);
}

#[test]
fn a_part_of_which_everything_was_here_is_in_part_too_and_the_log_says_whose_it_is() {
    let files = chain("tablet-1", 3);
    let mut desk = Desk::default();
    desk.take("1.zip", &files[0]);
    desk.take("3.zip", &files[2]);
    let truth = members(&files[1])
        .into_iter()
        .find(|(name, _)| name == reading::TRUTH);
    let (lines, _) = desk.rescue("observations.ndjson", &truth.unwrap().1);
    assert_eq!(accepted(&lines), 1);
    assert_eq!(desk.view().gaps[0].missing, [2], "nobody knows which file");
    let (rescued, store) = desk.rescue("2.zip", &files[1][..files[1].len() - 60]);
    let Outcome::TakenIn(tally) = rescued.what else {
        panic!("{rescued:?}")
    };
    assert_eq!((tally.already_here, tally.in_part), (1, true));
    let gap = desk.view().gaps[0].clone();
    assert_eq!((gap.missing, gap.in_part), (vec![], vec![2]));
    assert_eq!(store.len(), 1, "it is remembered");
    desk.log(Moment::clamped(MORNING_MS, 345), rescued);
    assert_eq!(desk.view().log[0].observer, "Ruth");
}
