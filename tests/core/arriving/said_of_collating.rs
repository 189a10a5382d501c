//! What is said to a coordinator: of files, figures, gaps and decisions, and that it is true.

use alongside::app::collating::Fared;
use alongside::app::desk::work::{CollationView, ExportKind, Looked, Outcome, Over, Tally};
use alongside::app::desk::work::{Filters, Gap};
use alongside::app::event::{Collating, Event, Observing, OnPage, Reviewing, TakingOut};
use alongside::app::page::notices::Notice;
use alongside::app::told::{OutFile, OutKind, Restored, Ticket, TicketId};
use alongside::domain::calendar::Moment;
use alongside::domain::observation::header::{Header, Purpose};
use alongside::format::problem::FileProblem;
use alongside::format::reading::unpack;
use alongside::format::stored::CollatedV1;
use alongside::ui::text::{collate as w, home, settings};
use alongside::words::notices;

use crate::making_sense::figures::lesson;
use crate::world::desk::Desk;
use crate::world::{MORNING_MS, Tablet, header};

fn removal(id: &str, is_out: bool, minutes: i64) -> String {
    CollatedV1::Removal {
        observation: id.to_owned(),
        is_out,
        at: Moment::clamped(MORNING_MS + minutes * 60_000, 345).to_string(),
    }
    .text()
}

#[test]
fn a_removed_lesson_whose_file_is_chosen_again_is_told_to_stay_out_and_not_to_be_here() {
    let mut tablet = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut tablet, header("Ruth", "Amina", "4B"), 1);
    let id = tablet.open_id().to_string();
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    desk.decide(&removal(&id, true, 1));
    let (outcome, stored) = desk.take(&name, &bytes);
    let kept_out = Tally {
        removed: 1,
        ..Tally::default()
    };
    assert_eq!(outcome.what, Outcome::TakenIn(kept_out));
    assert!(stored.is_empty(), "{stored:?}");
    assert_eq!(
        w::taken_in(&kept_out),
        "1 observation stays out, since it was removed from this collation. To have it back, choose \u{201c}Let it \
         come back\u{201d} under \u{201c}Removed lessons\u{201d}, then choose this file again"
    );
    // Another file, of which nothing was removed, is here.
    let (other, bytes_of_other) = lesson(&mut tablet, header("Ruth", "Jonas", "2A"), 1);
    desk.take(&other, &bytes_of_other);
    let again = desk.take(&other, &bytes_of_other).0.what;
    assert_eq!(again, Outcome::AlreadyHere);
    desk.decide(&removal(&id, false, 2));
    let Outcome::TakenIn(tally) = desk.take(&name, &bytes).0.what else {
        panic!("it comes back")
    };
    assert_eq!((tally.accepted, tally.removed), (1, 0));
    assert_eq!(desk.take(&name, &bytes).0.what, Outcome::AlreadyHere);
}

#[test]
fn the_files_looked_at_add_up_also_where_one_holds_several() {
    let fared = |done, taken, already_here, kept_out, refused| {
        w::fared(&Fared {
            looked: Looked {
                found: done,
                done,
                ..Looked::default()
            },
            taken,
            already_here,
            kept_out,
            refused,
        })
    };
    for (told, expected) in [
        (
            fared(7, 2, 5, 0, 0),
            "7 files looked at: 2 taken in, 5 already here.",
        ),
        (
            fared(3, 2, 5, 0, 0),
            "3 files looked at. 7 hand-over files were found in them: 2 taken in, 5 already here.",
        ),
        (
            fared(1, 2, 0, 0, 1),
            "1 file looked at. 3 files were found in it: 2 taken in, 1 refused.",
        ),
        (
            fared(1, 0, 0, 1, 0),
            "1 file looked at: 1 with a removed lesson, which stays out.",
        ),
        (fared(1, 0, 0, 0, 0), "1 file looked at."),
    ] {
        assert_eq!(told, expected);
    }
}

fn calibrating(observer: &str, class: &str) -> Header {
    let mut header = header(observer, "Amina", class);
    header.purpose = Purpose::Calibration;
    header
}

fn view_of(files: &[(String, Vec<u8>)]) -> (Desk, CollationView) {
    let mut desk = Desk::default();
    for (name, bytes) in files {
        desk.take(name, bytes);
    }
    let view = desk.view();
    (desk, view)
}

#[test]
fn a_class_with_calibration_alone_is_not_told_that_nothing_was_observed() {
    let mut tablet = Tablet::new("tablet-1");
    let mut files = vec![
        lesson(&mut tablet, calibrating("Ruth", "4B"), 2),
        lesson(&mut tablet, calibrating("Ruth", "4B"), 2),
    ];
    let (desk, view) = view_of(&files);
    let group = &view.groups[0];
    assert_eq!(w::group_lessons(group), "2 calibration lessons");
    assert_eq!(
        w::no_percent(group).unwrap(),
        "Calibration enters no figure, so there is no percentage here. The lessons stand in the table above and each \
         shows its own."
    );
    let workbook = unpack(&desk.export(ExportKind::Workbook)).unwrap();
    let said = workbook.values().any(|part| {
        let part = String::from_utf8_lossy(part);
        assert!(!part.contains("an empty cell means that nothing was observed"));
        part.contains("all lessons were observed for calibration, which enters no figure")
    });
    assert!(said);
    // With a lesson that counts the group has its percentages.
    files.push(lesson(&mut tablet, header("Ruth", "Amina", "4B"), 1));
    let (_, view) = view_of(&files);
    assert_eq!(w::no_percent(&view.groups[0]), None);
    assert_eq!(w::group_lessons(&view.groups[0]), "1 lesson");
}

#[test]
fn figures_tell_the_lessons_they_rest_on_and_how_many_are_left_out_and_why() {
    let mut tablet = Tablet::new("tablet-1");
    let mut script = header("Ruth", "Amina", "4B");
    script.instruments = vec!["script".into()];
    let mut other_script = header("Ruth", "Jonas", "2A");
    other_script.instruments = vec!["script".into()];
    let mut files: Vec<_> = (0..5)
        .map(|_| lesson(&mut tablet, header("Ruth", "Amina", "4B"), 1))
        .collect();
    let (_, view) = view_of(&files);
    assert_eq!(
        w::figures_over(&view.over, false),
        "Counted over 5 lessons of the collation; none is left out."
    );
    files.push(lesson(&mut tablet, calibrating("Ruth", "5C"), 1));
    let (_, view) = view_of(&files);
    assert_eq!(
        w::figures_over(&view.over, false),
        "Counted over 5 lessons of the collation. Left out: 1 lesson observed for calibration, which enters no figure."
    );
    files.push(lesson(&mut tablet, script, 1));
    files.push(lesson(&mut tablet, other_script, 1));
    let (_, view) = view_of(&files);
    let expected = Over {
        lessons: 5,
        calibration: 1,
        uncoded: 2,
        waiting: 0,
    };
    assert_eq!(view.over, expected, "also of a class without any COPUS");
    assert_eq!(view.lessons, 8);
    let over = Over {
        lessons: 1,
        calibration: 0,
        uncoded: 1,
        waiting: 1,
    };
    assert_eq!(
        w::figures_over(&over, true),
        "Counted over 1 lesson that the filters show. Left out: 1 lesson without COPUS, 1 observation that waits for a \
         choice between two versions."
    );
}

#[test]
fn a_lesson_that_one_calibrated_and_another_observed_is_not_told_to_be_left_out() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut dan = Tablet::new("tablet-dan");
    let (_, view) = view_of(&[
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3),
        lesson(&mut dan, calibrating("Dan", "4B"), 3),
    ]);
    assert_eq!((view.over.lessons, view.over.calibration), (1, 0));
}

#[test]
fn exports_tell_how_many_they_hold_of_how_many() {
    for (held, waiting, is_part, expected) in [
        (
            1,
            0,
            false,
            "Each holds the one observation of the collation.",
        ),
        (
            6,
            0,
            false,
            "Each holds all 6 observations of the collation.",
        ),
        (
            5,
            1,
            false,
            "Each holds 5 of the 6 observations of the collation; 1 is left out and waits for your choice between two \
             versions.",
        ),
        (
            2,
            0,
            true,
            "Each holds all 2 observations that the filters show.",
        ),
    ] {
        let told = w::export_why(held, waiting, is_part);
        assert!(told.ends_with(expected), "{told}");
    }
}

#[test]
fn a_lesson_seen_by_two_tells_whose_observation_counts_also_at_a_tie() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut dan = Tablet::new("tablet-dan");
    let files = [
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3),
        lesson(&mut dan, header("Dan", "Amina", "4B"), 3),
    ];
    let (desk, view) = view_of(&files);
    let group = &view.groups[0];
    let tables = unpack(&desk.export(ExportKind::Tables)).unwrap();
    let rows = String::from_utf8(tables["tables/observations.csv"].clone()).unwrap();
    let mut rows = csv::Reader::from_reader(rows.as_bytes());
    let heads = rows.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|h| h == name).unwrap();
    let (observer, in_figures) = (column("observer"), column("in_figures"));
    let counting: Vec<String> = rows
        .records()
        .map(Result::unwrap)
        .filter(|row| &row[in_figures] == "1")
        .map(|row| row[observer].to_owned())
        .collect();
    assert_eq!(counting.len(), 1);
    let told = format!(
        "1 lesson seen by more than one observer; each counts once, by the observation with the most observed \
         intervals (of equals always the same one): that of {}.",
        counting[0]
    );
    assert!(
        w::group_facts(group).contains(&told),
        "{}",
        w::group_facts(group)
    );
}

const ASK: &str = "Ask for it: \u{201c}Make again\u{201d} on that tablet makes it again, or, where that cannot be, a new file with the \
                   same lessons under a new number.";

#[test]
fn a_missing_number_is_not_promised_to_come_back_under_its_number() {
    let gap = |missing: &[u32], in_part: &[u32]| Gap {
        device: "1a2b3c4d".into(),
        observer: "Ruth".into(),
        missing: missing.to_vec(),
        in_part: in_part.to_vec(),
        broken: Vec::new(),
        shared: Vec::new(),
    };
    let told = w::gap_remedy(&gap(&[2], &[]));
    assert_eq!(
        told,
        format!(
            "Number 2. {ASK} What was in it may be here in a later file; the number stays listed all the same."
        )
    );
    let told = w::gap_remedy(&gap(&[], &[3]));
    assert_eq!(
        told,
        format!("Number 3: only what could be rescued is here. {ASK}")
    );
    assert!(w::gap_remedy(&gap(&[2, 3], &[])).starts_with("Numbers 2 and 3. Ask for them: "));
    for problem in [
        FileProblem::CutShort,
        FileProblem::Damaged("manifest.json".into()),
    ] {
        assert_eq!(
            w::problem(&problem).1,
            ASK,
            "and not \u{201c}at any time\u{201d}"
        );
    }
}

#[test]
fn a_collation_restored_into_an_empty_profile_is_not_told_to_have_been_here() {
    let told = |observations: usize, new, collated, differing| {
        let mut tablet = Tablet::new("tablet-1");
        let ids = (0..observations).map(|_| {
            tablet.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
            tablet.happens(Reviewing::FinishPressed);
            tablet.open_id()
        });
        home::restored(&Restored {
            observations: ids.collect(),
            new,
            collated,
            differing,
            ..Restored::default()
        })
    };
    assert_eq!(
        told(0, 0, 12, 0),
        "Restored: the collation, with 12 records (its lessons, files and decisions)."
    );
    assert_eq!(
        told(1, 9, 1, 0),
        "Restored: 1 observation. They are handed over only when you ask for it. Also the collation, with 1 record (its \
         lessons, files and decisions)."
    );
    assert_eq!(
        told(0, 0, 0, 0),
        "Every record in the backup was here already."
    );
    assert_eq!(
        told(0, 0, 0, 2),
        "Nothing was added. 2 differ from what is here; both are kept."
    );
}

#[test]
fn the_privacy_sentence_names_every_way_by_which_words_leave() {
    for way in [
        "hand-over",
        "backup",
        "export",
        "copy you share",
        "paper",
        "folder",
    ] {
        assert!(settings::privacy_why().contains(way), "{way}");
    }
    assert!(!settings::which_copies(true, true).contains("mirror"));
}

#[test]
fn choosing_again_is_told_where_it_is_once_the_conflict_is_gone_from_collate() {
    assert!(notices::version_chosen().contains("open this lesson"));
    assert!(notices::version_chosen().contains("is below its notes and figures"));
}

#[test]
fn the_notice_of_an_export_goes_with_the_next_act() {
    let ticket = Ticket {
        id: TicketId(1),
        name: "1.zip".to_owned(),
        size: 10,
    };
    let acts = [
        Event::Collating(Collating::FiltersChanged(Filters::default())),
        Event::Collating(Collating::ExportPressed(ExportKind::Tables)),
        Event::Collating(Collating::FilesOffered(vec![ticket], Looked::default())),
    ];
    for act in acts {
        let mut tablet = Tablet::new("tablet-1");
        tablet.happens(TakingOut::FileMade(OutFile {
            kind: OutKind::Export,
            name: "export.xlsx".into(),
            size: 1,
            downloaded: true,
            holds: None,
        }));
        assert!(tablet.model.notices.contains(&Notice::Exported));
        tablet.happens(OnPage::Ticked);
        assert!(
            tablet.model.notices.contains(&Notice::Exported),
            "time alone"
        );
        tablet.happens(act);
        assert!(!tablet.model.notices.contains(&Notice::Exported));
    }
}
