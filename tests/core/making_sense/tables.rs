//! The exported tables: who keeps `counts = 1` has the truth, each stretch counts once, and every
//! export says how to read it.

use alongside::app::desk::work::{ExportKind, VersionText, VersionTexts};
use alongside::app::event::Reviewing;
use alongside::app::view::collated::collated;
use alongside::app::view::timeline::{self, LineWhat};
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::What;
use alongside::domain::observation::summary::Summary;
use alongside::format::exports::tables::Exported;
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::{LineV2, revision};
use alongside::format::reading::unpack;

use crate::support::logs::{
    Row, corrected, exported, finished, key, mark, note, observation, rows, withdrawn, words,
};
use crate::support::python::{Folder, run};
use crate::world::desk::Desk;
use crate::world::{add_note, begun, header};

pub const ENTRIES: &str = "tables/entries.csv";

/// A lesson whose notes were corrected, withdrawn and taken up again.
fn much_corrected() -> Observation {
    observation(
        "lesson",
        vec![
            (10, note("old words")),                     // 1
            (20, note("never touched")),                 // 2
            (30, note("withdrawn words")),               // 3
            (40, note("thrice: first")),                 // 4
            (50, corrected(1, "new words")),             // 5
            (60, withdrawn(3)),                          // 6
            (70, corrected(4, "thrice: second")),        // 7
            (80, corrected(4, "thrice: third")),         // 8
            (90, withdrawn(8)),                          // 9: the third wording was a mistake
            (100, note("=1+1 taken back and put back")), // 10
            (110, withdrawn(10)),                        // 11
            (120, withdrawn(11)),                        // 12
            (130, note("withdrawn after a correction")), // 13
            (140, corrected(13, "also gone")),           // 14
            (150, withdrawn(13)),                        // 15
            (160, finished(160)),                        // 16
        ],
    )
}

const CURRENT: [&str; 4] = [
    "new words",
    "never touched",
    "thrice: second",
    "'=1+1 taken back and put back",
];

const GONE: [&str; 6] = [
    "old words",
    "withdrawn words",
    "thrice: first",
    "thrice: third",
    "withdrawn after a correction",
    "also gone",
];

pub fn counting<'a>(rows: &'a [Row], kind: &str) -> Vec<&'a Row> {
    let fits = |row: &&Row| row["kind"] == kind && row["counts"] == "1";
    rows.iter().filter(fits).collect()
}

#[test]
fn a_corrected_note_counts_once_in_its_current_words_at_its_own_time() {
    let o = much_corrected();
    let rows = rows(&[&o], ENTRIES);
    assert_eq!(rows.len(), 17, "every line of the log keeps its row");
    let notes = counting(&rows, "note");
    let texts: Vec<&str> = notes.iter().map(|r| r["text"].as_str()).collect();
    assert_eq!(texts, CURRENT);
    let first = notes[0];
    assert_eq!(
        (first["seq"].as_str(), first["t_ms"].as_str()),
        ("1", "10000")
    );
    assert_eq!(first["corrected_by_seq"], "5");
    let all_counting = rows.iter().filter(|r| r["counts"] == "1");
    let with_words = all_counting.filter(|r| !r["text"].is_empty() && r["kind"] != "began");
    assert_eq!(with_words.count(), 4, "no words stand twice");
    for row in rows
        .iter()
        .filter(|r| r["kind"] == "correction" || r["kind"] == "retraction")
    {
        assert_eq!(row["counts"], "0", "{row:?}");
        assert!(!row["refers_to_seq"].is_empty(), "{row:?}");
    }
}

#[test]
fn first_and_withdrawn_wordings_are_in_no_table() {
    let rows = rows(&[&much_corrected()], ENTRIES);
    for text in rows.iter().flat_map(Row::values) {
        assert!(GONE.iter().all(|gone| !text.contains(gone)), "{text}");
    }
    let withdrawn = rows.iter().find(|r| r["seq"] == "3").unwrap();
    assert_eq!(withdrawn["counts"], "0");
    assert_eq!(withdrawn["t_ms"], "30000", "its place and time stand");
    assert_eq!(withdrawn["note_kind"], "evidence", "and its kind");
}

#[test]
fn duckdb_finds_each_note_once_where_kind_is_note_and_counts_is_1() {
    let mut t = begun();
    add_note(&mut t, "old words");
    add_note(&mut t, "never touched");
    add_note(&mut t, "withdrawn words");
    let keys: Vec<_> = t.open().entries().iter().map(|e| e.key.clone()).collect();
    t.happens(Reviewing::NoteCorrected(
        keys[1].clone(),
        words("new words"),
    ));
    t.happens(Reviewing::EntryWithdrawn(keys[3].clone()));
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    let mut desk = Desk::default();
    desk.take("f", &t.create_hand_over().1);
    let folder = Folder::of_zip("notes", &desk.export(ExportKind::Tables));
    let query = "SELECT text, teacher, class, date FROM read_csv('tables/entries.csv', all_varchar = true) \
                 WHERE kind = 'note' AND counts = '1' ORDER BY seq::int";
    let script = "import duckdb, sys\nfor row in duckdb.sql(sys.stdin.read()).fetchall(): print(*row, sep='|')";
    assert_eq!(
        run(script, query, &folder),
        "new words|Amina|4B|2026-11-22\nnever touched|Amina|4B|2026-11-22\n"
    );
}

#[test]
fn a_header_that_was_put_right_counts_once_and_its_first_names_do_not_leave() {
    let edited = |teacher: &str| What::HeaderEdited(header("Ruth", teacher, "4B"));
    let o = observation(
        "lesson",
        vec![
            (10, edited("Amyna")),
            (20, edited("Amina O.")),
            (60, finished(60)),
        ],
    );
    let rows = rows(&[&o], ENTRIES);
    let headers: Vec<(&str, &str, &str)> = rows
        .iter()
        .filter(|r| r["kind"] == "began" || r["kind"] == "header_edited")
        .map(|r| (r["seq"].as_str(), r["counts"].as_str(), r["text"].as_str()))
        .collect();
    assert_eq!(
        headers,
        [("0", "0", ""), ("1", "0", ""), ("2", "1", "Amina O.")]
    );
    assert!(rows.iter().all(|r| r["teacher"] == "Amina O."));
}

#[test]
fn columns_of_0_1_0_stand_where_they_stood_and_teacher_class_and_date_are_on_every_row() {
    let class = |class: &str| What::HeaderEdited(header("Ruth", "Amina", class));
    let o = observation(
        "lesson",
        vec![(1, class("=1+1")), (2, mark(0, "L")), (300, finished(300))],
    );
    for (table, old_last, at, new) in [
        ("tables/observations.csv", "device", 23, "date,in_figures"),
        (
            ENTRIES,
            "corrected_by_seq",
            18,
            "teacher,class,date,watched,times,instrument_version",
        ),
        ("tables/intervals.csv", "late", 10, "teacher,class,date"),
    ] {
        let (_, bytes) = tables_of(&o)
            .into_iter()
            .find(|(name, _)| *name == table)
            .unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let columns: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        assert_eq!(columns[at], old_last, "{table}");
        assert_eq!(columns[at + 1..].join(","), new, "{table}");
        let rows = rows(&[&o], table);
        assert!(!rows.is_empty());
        for row in rows {
            assert_eq!(row["teacher"], "Amina", "{table}");
            assert_eq!(row["class"], "'=1+1", "{table}");
            assert_eq!(row["date"], "2026-11-22", "{table}");
        }
    }
}

fn tables_of(o: &Observation) -> [alongside::format::exports::tables::Table; 5] {
    exported(&[o], |all| {
        alongside::format::exports::tables::tables(all, &[])
    })
}

#[test]
fn every_export_that_is_a_zip_carries_a_readme_that_names_what_is_in_it() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    let (_, file) = t.create_hand_over();
    let mut desk = Desk::default();
    desk.take("f", &file);
    for zip in [
        file,
        desk.export(ExportKind::Tables),
        desk.export(ExportKind::Ndjson),
    ] {
        let members = unpack(&zip).unwrap();
        let readme = String::from_utf8(members["README.txt"].clone()).unwrap();
        for name in members.keys().filter(|n| *n != "README.txt") {
            let folder = name.split('/').next().unwrap();
            assert!(
                readme.contains(name) || folder == "instruments",
                "{name} is not in:\n{readme}"
            );
        }
        assert!(
            readme.lines().all(|l| l.chars().count() <= 110),
            "lines of a letter"
        );
    }
    let members = unpack(&desk.export(ExportKind::Ndjson)).unwrap();
    let lines = String::from_utf8(members["observations.ndjson"].clone()).unwrap();
    assert_eq!(lines.lines().count(), 1);
}

#[test]
fn the_row_of_the_beginning_has_the_name_that_a_person_joined() {
    let o = observation("lesson", vec![(60, finished(60))]);
    let mut joined = o.header().clone();
    joined.texts.teacher = "Amina Okello".into();
    let tables = exported(&[&o], |all| {
        let named = Exported {
            header: &joined,
            ..all[0]
        };
        alongside::format::exports::tables::tables(&[named], &[])
    });
    let entries = tables.iter().find(|(name, _)| *name == ENTRIES).unwrap();
    let mut reader = csv::Reader::from_reader(entries.1.as_slice());
    let began: Row = reader.deserialize().next().unwrap().unwrap();
    assert_eq!(
        (began["text"].as_str(), began["teacher"].as_str()),
        ("Amina Okello", "Amina Okello")
    );
}

#[test]
fn a_note_that_was_struck_out_has_no_wording_anywhere_though_the_log_still_holds_it() {
    let struck = What::StruckOut {
        of: key(1),
        by: "Ruth".into(),
    };
    let o = observation(
        "lesson",
        vec![
            (10, note("Tom cried")),
            (20, corrected(1, "Tom wept")),
            (30, struck),
            (60, finished(60)),
        ],
    );
    assert_eq!(o.note_at(1), None);
    assert_eq!(o.wordings().count(), 0);
    let line = timeline::entry(&o, &key(1)).unwrap().line;
    assert!(matches!(&line.what, LineWhat::Note(n) if n.text.is_empty()));
    assert!(timeline::entry(&o, &key(1)).unwrap().earlier.is_empty());
    let row = &rows(&[&o], ENTRIES)[1];
    assert_eq!((row["text"].as_str(), row["counts"].as_str()), ("", "0"));
    // Side by side with a version in which it was never struck out.
    let whole = observation("lesson", vec![(10, note("Tom cried")), (60, finished(60))]);
    let texts = |o: &Observation| VersionText {
        revision: revision(o),
        device: "tablet-1".into(),
        line: LineV2::of(&Leaving::of(o), None).text(),
        arrived: Vec::new(),
    };
    let shown = collated(&VersionTexts {
        heads: vec![texts(&o), texts(&whole)],
        ..VersionTexts::default()
    });
    let side = shown.differences[0].sides[0].as_ref().unwrap();
    assert_eq!(side.what, note(""));
}

#[test]
fn the_list_the_comparison_and_the_tables_tell_one_time_of_finishing() {
    let o = observation(
        "lesson",
        vec![
            (60, finished(60)),
            (70, What::ClockChanged { by_ms: 3_600_000 }),
            (80, What::ClockCorrected { of: key(2) }),
        ],
    );
    let finished_at = o.finished_at().unwrap();
    assert_eq!(finished_at, o.begun_at().unwrap().plus_ms(60_000));
    assert_eq!(Summary::of(&o).finished_at, Some(finished_at));
    let row = &rows(&[&o], "tables/observations.csv")[0];
    assert_eq!(row["finished_at"], finished_at.to_string());
    let shown = collated(&VersionTexts {
        heads: vec![VersionText {
            revision: revision(&o),
            device: "tablet-1".into(),
            line: LineV2::of(&Leaving::of(&o), None).text(),
            arrived: Vec::new(),
        }],
        ..VersionTexts::default()
    });
    assert_eq!(shown.versions[0].finished_at, Some(finished_at));
}
