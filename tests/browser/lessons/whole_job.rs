//! The whole job of an observer and of a coordinator, in one browser, without a network.

use std::fs;
use std::time::Duration;

use alongside::app::view::collate::ExportKind;
use alongside::domain::observation::entry::{NoteKind, Speaker, What};
use alongside::format::reading::read;

use crate::harness::{Browser, Engine, Site, in_every_engine, unzip};
use crate::world::desk::Desk;

in_every_engine!(an_observer_and_a_coordinator_do_the_whole_job_without_a_network);

/// Everything that can be captured, once.
fn capture(tablet: &Browser) {
    tablet.note("Good morning everyone");
    tablet.choose("Inference");
    tablet.press("T");
    tablet.note("She wants them to recall the last lesson");
    tablet.choose("Question");
    tablet.press("Ss");
    tablet.note("Why did nobody answer?");
    tablet.choose("Evidence");
    tablet.press("S");
    tablet.note("It's the one wtih the leaf");
    tablet.tap_code("Instructor Lec");
    tablet.tap_code("Student SQ");
    tablet.tap_code("Student AnQ");
    assert!(
        tablet.is_pressed("Student SQ"),
        "a mark is seen on its code"
    );
    tablet.press("Praise");
    tablet.press("Praise");
    tablet.press("Open question");
    tablet.press("Pause");
    tablet.entry("Paused");
    tablet.press_after_a_look("Resume");
    tablet.entry("Resumed");
    tablet.saved();
}

fn change_one_s_mind(tablet: &Browser) {
    tablet.tap_code("Instructor RtW");
    tablet.press("Undo");
    // Undone, and still there.
    tablet.tagged("Instructor RtW", "Withdrawn", true);

    tablet.tap_entry("wtih the leaf");
    tablet.fill("Text", "It's the one with the leaf");
    tablet.press("Save correction");
    tablet.tagged("with the leaf", "Corrected", true);
    tablet.tap_entry("with the leaf");
    tablet.see("Earlier wording, kept");
    tablet.see("wtih the leaf");
    tablet.press("Cancel");

    tablet.tap_entry("nobody answer");
    tablet.press("Withdraw");
    tablet.see_no_more("Entry at");
    tablet.tagged("nobody answer", "Withdrawn", true);
    tablet.tap_entry("nobody answer");
    tablet.press("Restore");
    tablet.see_no_more("Withdrawn entry at");
    tablet.tagged("nobody answer", "Withdrawn", false);
    tablet.saved();
}

fn review_and_finish(tablet: &Browser) {
    // A rate is told from ten seconds of observed time on.
    std::thread::sleep(Duration::from_secs(10));
    tablet.press("Review");
    tablet.at("Ms Okello");
    tablet.see("Before you finish");
    tablet.see("No focus was agreed");
    tablet.see("The last interval is");
    tablet.see("None of this keeps you from finishing.");
    tablet.see("1 of 1 interval observed");
    tablet.see("100 % (1 of 1)");
    tablet.see("per minute");
    tablet.press("Finish observation");
    tablet.see("Finished and checked: read back and compared");
    tablet.see("Observation finished");
}

fn an_observer_and_a_coordinator_do_the_whole_job_without_a_network(engine: Engine) {
    let mut site = Site::of_dist();
    let tablet = Browser::start_in(engine, &site);
    tablet.first_visit();
    site.stop();

    tablet.begin_observation("Ms Okello", "4B");
    capture(&tablet);
    change_one_s_mind(&tablet);
    review_and_finish(&tablet);

    let file = tablet.hand_over();
    let bytes = fs::read(&file).unwrap();
    check_file(&bytes);
    tablet.go("Observations");
    tablet.see("Handed over");

    tablet.go("Collate");
    tablet.choose_files("Choose files", &[&file]);
    tablet.see("Accepted 1 observation");
    tablet.see("1 observation by 1 observer, from 1 file");
    tablet.choose_files("Choose files", &[&file]);
    tablet.see("Already here, nothing changed");
    tablet.see("1 observation by 1 observer, from 1 file");

    let exported = tablet.download(|b| b.press("Export tables"));
    let exported = fs::read(exported).unwrap();
    let mut desk = Desk::default();
    desk.take("hand-over.zip", &bytes);
    assert!(
        exported == desk.export(ExportKind::Tables),
        "the tables are those of the core, byte for byte"
    );
    check_tables(&exported);
    let book = tablet.download(|b| b.press("Export workbook"));
    assert!(
        fs::read(book).unwrap() == desk.export(ExportKind::Workbook),
        "the workbook is that of the core, byte for byte"
    );
    let lines = tablet.download(|b| b.press("Export NDJSON"));
    let members = unzip(&fs::read(lines).unwrap());
    assert!(members.contains_key("README.txt"));
    let lines = String::from_utf8(members["observations.ndjson"].clone()).unwrap();
    assert_eq!(lines.lines().count(), 1);
    assert!(lines.contains("with the leaf"), "{lines}");

    tablet.press("Remove collation");
    tablet.see("This removes from this device:");
    tablet.see("1 collated observation");
    tablet.press("Keep it");
    tablet.see("1 observation by 1 observer");
    tablet.press("Remove collation");
    tablet.press("Remove 1 observation");
    tablet.see("Put many observers\u{2019} files together");
    tablet.reload();
    tablet.at("Collate");
    tablet.see("Put many observers\u{2019} files together");
    tablet.go("Observations");
    tablet.see("Ms Okello");
}

fn check_file(bytes: &[u8]) {
    let handed = read("file.zip", bytes).unwrap();
    assert_eq!(handed.taken.observer, "Ngozi Adeyemi");
    assert_eq!(handed.taken.observations, 1);
    let observation = &handed.versions[0].0.observation;
    assert_eq!(observation.header().texts.teacher, "Ms Okello");
    assert!(observation.is_finished());
    let notes: Vec<_> = observation
        .entries()
        .iter()
        .filter_map(|entry| {
            if let What::Note(note) = &entry.what {
                Some((note.kind, note.speaker, note.text.as_str()))
            } else {
                None
            }
        })
        .collect();
    let (teacher, student, students) = (Speaker::Teacher, Speaker::Student, Speaker::Students);
    assert_eq!(
        notes,
        [
            (NoteKind::Evidence, None, "Good morning everyone"),
            (
                NoteKind::Inference,
                Some(teacher),
                "She wants them to recall the last lesson"
            ),
            (NoteKind::Question, Some(students), "Why did nobody answer?"),
            // Corrected: the first wording stays on the tablet.
            (NoteKind::Evidence, Some(student), ""),
        ]
    );
    let count = |is_it: fn(&What) -> bool| {
        let entries = observation.entries().iter();
        entries.filter(|entry| is_it(&entry.what)).count()
    };
    assert_eq!(
        count(|w| matches!(w, What::Capture(c) if c.marked().is_some())),
        4
    );
    assert_eq!(
        count(|w| matches!(w, What::Capture(c) if c.counter().is_some())),
        3
    );
    assert_eq!(
        count(
            |w| matches!(w, What::Correction { note, .. } if note.text == "It's the one with the leaf")
        ),
        1
    );
    assert_eq!(
        count(|w| matches!(w, What::Retraction { .. })),
        3,
        "undo, withdraw, restore"
    );
    assert_eq!(count(|w| matches!(w, What::Paused | What::Resumed)), 2);
}

fn check_tables(zip: &[u8]) {
    let tables = unzip(zip);
    let rows = |name: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(tables[name].as_slice());
        reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    };
    let observations = rows("tables/observations.csv");
    assert_eq!(observations.len(), 1);
    assert!(observations[0].contains(&"Ms Okello".to_owned()));
    let entries = rows("tables/entries.csv");
    assert!(
        entries
            .iter()
            .flatten()
            .any(|cell| cell == "It's the one with the leaf")
    );
    let marked: Vec<_> = rows("tables/intervals.csv")
        .iter()
        .filter(|row| row.contains(&"SQ".to_owned()) || row.contains(&"Lec".to_owned()))
        .cloned()
        .collect();
    assert_eq!(marked.len(), 2, "{marked:?}");
}
