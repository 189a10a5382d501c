//! The workbook, opened by `openpyxl`, which is not what wrote it. Its COPUS figures are compared with those
//! that `DuckDB` computes from the exported tables. (`DuckDB` itself reads .xlsx only with its extension
//! `excel`, which is fetched from a host of its own and cannot be had from `PyPI`.)

use std::collections::BTreeMap;

use serde_json::Value;

use alongside::app::desk::work::ExportKind;
use alongside::app::event::{HandingOver, Observing, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::What;
use alongside::format::exports::workbook::LONGEST_CELL;

use crate::making_sense::copus_lessons::{hand_over_files, published};
use crate::making_sense::duckdb::query;
use crate::support::logs::{
    corrected, exported, finished, mark, note, observation, tally, withdrawn, workbook,
};
use crate::support::python::{Folder, run};
use crate::world::desk::Desk;
use crate::world::{add_note, begun, header};

/// Prints every sheet as JSON: cells as kind and value (dates and times in ISO 8601, lengths in
/// seconds), and how it is laid out.
const DUMP: &str = r"
import datetime, json, openpyxl
def plain(v):
    if isinstance(v, datetime.timedelta): return v.total_seconds()
    return v.isoformat() if isinstance(v, (datetime.datetime, datetime.time)) else v
book = openpyxl.load_workbook('book.xlsx')
print(json.dumps({s.title: {
    'rows': [[[c.data_type, plain(c.value), c.number_format] for c in row] for row in s.iter_rows()],
    'frozen': s.freeze_panes, 'filter': s.auto_filter.ref, 'cells': s.dimensions,
    'widths': [s.column_dimensions[c[0].column_letter].width for c in s.iter_cols()],
} for s in book.worksheets} | {'created': book.properties.created.isoformat()}))
";

/// Teacher, class and code, and how often it was marked, in how many intervals, and the share.
type Found = BTreeMap<(String, String, String), (u32, u32, f64)>;

/// The workbook as somebody else reads it.
struct Read(Value);

impl Read {
    fn of(name: &str, bytes: &[u8]) -> Self {
        let folder = Folder::new(name);
        folder.put("book.xlsx", bytes);
        Self(serde_json::from_str(&run(DUMP, "", &folder)).unwrap())
    }

    fn rows(&self, sheet: &str) -> &[Value] {
        self.0[sheet]["rows"].as_array().unwrap()
    }

    /// The cells under a head: kind, value and number format.
    fn column(&self, sheet: &str, head: &str) -> Vec<&Value> {
        let rows = self.rows(sheet);
        let heads = rows[0].as_array().unwrap();
        let at = heads.iter().position(|h| h[1] == head).unwrap();
        rows[1..].iter().map(|row| &row[at]).collect()
    }

    fn values(&self, sheet: &str, head: &str) -> Vec<&Value> {
        self.column(sheet, head).iter().map(|c| &c[1]).collect()
    }
}

fn book_of(observations: &[&Observation]) -> Vec<u8> {
    exported(observations, workbook)
}

fn of_class(id: &str, class: &str) -> Observation {
    let header = header("Ruth", "Amina", class);
    observation(
        id,
        vec![
            (1, What::HeaderEdited(header)),
            (2, note(class)),
            (60, finished(60)),
        ],
    )
}

#[test]
fn classes_that_look_like_dates_numbers_and_formulas_stay_text() {
    let classes = ["10/11", "007", "1E2", "=1+1", "'4B", "-3", "TRUE"];
    let all: Vec<Observation> = classes
        .iter()
        .enumerate()
        .map(|(n, class)| of_class(&format!("lesson-{n}"), class))
        .collect();
    let read = Read::of("classes", &book_of(&all.iter().collect::<Vec<_>>()));
    for (sheet, head) in [("Lessons", "Class"), ("Notes", "Class"), ("Notes", "Note")] {
        let cells = read.column(sheet, head);
        assert!(cells.iter().all(|c| c[0] == "s"), "{sheet}: {cells:?}");
        let found: Vec<&Value> = cells.iter().map(|c| &c[1]).collect();
        assert_eq!(found, classes, "{sheet}");
    }
}

#[test]
fn dates_and_times_are_true_ones_of_the_place_of_the_lesson() {
    let o = observation(
        "lesson",
        vec![(3_725, note("late")), (4_000, finished(4_000))],
    );
    let bytes = book_of(&[&o]);
    let read = Read::of("dates", &bytes);
    for sheet in ["Lessons", "Notes", "Counters", "COPUS per lesson"] {
        for cell in read.column(sheet, "Date") {
            assert_eq!(cell[0], "d", "{sheet}");
            assert_eq!(cell[1], "2026-11-22T00:00:00", "{sheet}");
        }
    }
    assert_eq!(read.values("Lessons", "Began"), ["09:00:00"]);
    assert_eq!(read.values("Notes", "Time"), ["10:02:05"]);
    let lesson_time = read.values("Notes", "Lesson time")[0].as_f64().unwrap();
    assert!((lesson_time - 3_725.0).abs() < 0.01, "{lesson_time}");
    // Finished at 10:06:40 in Kathmandu, which is 5:45 ahead.
    assert_eq!(read.0["created"], "2026-11-22T04:21:40");
}

#[test]
fn a_note_longer_than_a_cell_is_whole() {
    let words = "\u{1f600} many words & <more>\n".repeat(4_000);
    let unbroken = "\u{1f600}".repeat(20_000);
    let o = observation(
        "lesson",
        vec![(1, note(&words)), (2, note(&unbroken)), (3, note("short"))],
    );
    let read = Read::of("long", &book_of(&[&o]));
    let parts = read.values("Notes", "Part");
    let texts: Vec<&str> = read
        .values("Notes", "Note")
        .iter()
        .map(|v| v.as_str().unwrap())
        .collect();
    let expected = [
        "1 of 3",
        "continued 2 of 3",
        "continued 3 of 3",
        "1 of 2",
        "continued 2 of 2",
    ];
    assert_eq!(parts[..5], expected);
    assert!(parts[5].is_null());
    assert_eq!(texts[..3].concat(), words);
    assert_eq!(texts[3..5].concat(), unbroken);
    for text in &texts {
        assert!(text.encode_utf16().count() <= LONGEST_CELL);
    }
    assert!(texts[0].ends_with(char::is_whitespace), "words stay whole");
}

#[test]
fn characters_that_xml_cannot_hold_do_not_spoil_the_workbook() {
    let o = observation(
        "lesson",
        vec![(1, note("a\u{0b}b\r\n_x0041_ \u{ffff} ]]> \" end "))],
    );
    let read = Read::of("control", &book_of(&[&o]));
    // As spreadsheets write them; openpyxl takes only the mark of an escaped mark away.
    assert_eq!(
        read.values("Notes", "Note"),
        ["a_x000B_b_x000D_\n_x0041_ _xFFFF_ ]]> \" end "]
    );
}

#[test]
fn a_field_longer_than_a_cell_is_cut_and_says_so() {
    let mut header = header("Ruth", "Amina", "4B");
    header.texts.focus = "x".repeat(40_000);
    let o = observation("lesson", vec![(1, What::HeaderEdited(header))]);
    let read = Read::of("focus", &book_of(&[&o]));
    let focus = read.values("Lessons", "Focus")[0].as_str().unwrap();
    assert!(focus.encode_utf16().count() <= LONGEST_CELL);
    assert!(focus.ends_with("[cut: whole in the tables]"));
}

#[test]
fn notes_are_those_that_count_with_their_current_words() {
    let o = observation(
        "lesson",
        vec![
            (1, note("old words")),
            (2, note("withdrawn words")),
            (3, corrected(1, "new words")),
            (4, withdrawn(2)),
        ],
    );
    let bytes = book_of(&[&o]);
    let read = Read::of("current", &bytes);
    assert_eq!(read.values("Notes", "Note"), ["new words"]);
    assert_eq!(read.values("Notes", "Observer"), ["Ruth"]);
    assert_eq!(read.values("Notes", "Teacher"), ["Amina"]);
    let everything = read.0.to_string();
    assert!(!everything.contains("old words") && !everything.contains("withdrawn words"));
}

#[test]
fn what_was_counted_while_nobody_watched_enters_no_rate() {
    let o = observation(
        "lesson",
        vec![
            (10, tally("Praise")),
            (60, What::Paused),
            (70, tally("Praise")),
            (80, tally("Praise")),
            (120, What::Resumed),
            (130, tally("Praise")),
            (180, finished(180)),
        ],
    );
    let read = Read::of("rates", &book_of(&[&o]));
    let at = read
        .values("Counters", "Counter")
        .iter()
        .position(|c| *c == "Praise")
        .unwrap();
    let number = |head: &str| read.values("Counters", head)[at].as_f64().unwrap();
    assert!((number("Count") - 4.0).abs() < 1e-9);
    assert!((number("Count while watched") - 2.0).abs() < 1e-9);
    assert!((number("Observed minutes") - 2.0).abs() < 1e-9);
    assert!((number("Per minute") - 1.0).abs() < 1e-9);
}

#[test]
fn an_interval_that_was_not_observed_is_in_no_percent_and_a_code_never_marked_has_0() {
    let o = observation(
        "lesson",
        vec![
            (10, mark(0, "L")),
            (120, What::Paused),
            (240, What::Resumed),
            (250, mark(2, "WG")),
            (360, finished(360)),
        ],
    );
    let read = Read::of("percent", &book_of(&[&o]));
    let sheet = "COPUS per lesson";
    let side = read.values(sheet, "Side");
    let code = read.values(sheet, "Code");
    let of = |letters: &str, head: &str| {
        let at = (0..code.len()).find(|&at| side[at] == "student" && code[at] == letters);
        read.values(sheet, head)[at.unwrap()].as_f64().unwrap()
    };
    assert_eq!(code.len(), 25, "every code has its row");
    for (letters, marked, percent) in [("L", 1.0, 0.5), ("WG", 1.0, 0.5), ("SQ", 0.0, 0.0)] {
        assert!((of(letters, "Marked") - marked).abs() < 1e-9, "{letters}");
        assert!((of(letters, "n") - 2.0).abs() < 1e-9, "{letters}");
        assert!((of(letters, "Percent") - percent).abs() < 1e-9, "{letters}");
        assert!(
            (of(letters, "Not observed") - 1.0).abs() < 1e-9,
            "{letters}"
        );
    }
    assert_eq!(read.column(sheet, "Percent")[0][2], "0.0%");
}

#[test]
fn every_sheet_has_a_frozen_head_a_filter_and_columns_of_a_width_and_the_first_says_how_to_read() {
    let o = observation("lesson", vec![(1, note("words")), (60, finished(60))]);
    for (name, observations) in [("laid-out", vec![&o]), ("empty", Vec::new())] {
        let read = Read::of(name, &book_of(&observations));
        let sheets = [
            "Read me",
            "Lessons",
            "Notes",
            "Counters",
            "COPUS percent",
            "COPUS per lesson",
            "Codebook",
        ];
        assert_eq!(read.0.as_object().unwrap().len(), sheets.len() + 1);
        for sheet in sheets {
            let laid = &read.0[sheet];
            assert_eq!(laid["frozen"], "A2", "{sheet}");
            assert_eq!(laid["filter"], laid["cells"], "{sheet}");
            let widths = laid["widths"].as_array().unwrap();
            assert!(widths.iter().all(|w| w.as_f64().unwrap() >= 8.0), "{sheet}");
        }
        let read_me = read.0["Read me"].to_string();
        for sheet in &sheets[1..] {
            assert!(read_me.contains(sheet), "{sheet} is explained");
        }
    }
}

#[test]
fn the_same_collation_gives_the_same_workbook_in_whatever_order_its_files_came() {
    let mut files = Vec::new();
    let mut t = begun();
    for _ in 0..3 {
        add_note(&mut t, "words");
        t.wait(130_000);
        t.happens(Reviewing::FinishPressed);
        files.push(t.create_hand_over().1);
        t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
        t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    }
    let made = |files: Vec<&Vec<u8>>| {
        let mut desk = Desk::default();
        for file in files {
            desk.take("f", file);
        }
        desk.export(ExportKind::Workbook)
    };
    let forward = made(files.iter().collect());
    assert!(!forward.is_empty());
    assert!(
        forward == made(files.iter().rev().collect()),
        "byte for byte"
    );
}

#[test]
fn openpyxl_and_duckdb_get_the_published_percentages() {
    let mut desk = Desk::default();
    for (name, bytes) in hand_over_files() {
        desk.take(&name, &bytes);
    }
    let folder = Folder::of_zip("both", &desk.export(ExportKind::Tables));
    folder.put("book.xlsx", &desk.export(ExportKind::Workbook));
    let script = r#"
import duckdb, openpyxl, sys
for t, c, side, code, marked, n, fraction in duckdb.sql(sys.stdin.read()).fetchall():
    print('duckdb', t, c, f'{side} {code}', marked, n, fraction, sep='\t')
sheet = openpyxl.load_workbook('book.xlsx')['COPUS percent'].iter_rows(values_only=True)
head = next(sheet)
for row in sheet:
    r = dict(zip(head, row))
    if r['Marked']:
        print('openpyxl', r['Teacher'], r['Class'], f"{r['Side']} {r['Code']}", r['Marked'], r['n'], r['Percent'], sep='\t')
"#;
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for line in run(script, query(), &folder).lines() {
        let c: Vec<&str> = line.split('\t').collect();
        let key = (c[1].to_owned(), c[2].to_owned(), c[3].to_owned());
        let figures = (
            c[4].parse().unwrap(),
            c[5].parse().unwrap(),
            c[6].parse().unwrap(),
        );
        found
            .entry(c[0].to_owned())
            .or_default()
            .insert(key, figures);
    }
    assert!(found["openpyxl"].len() >= 60, "{}", found["openpyxl"].len());
    assert_eq!(found["openpyxl"], found["duckdb"]);
    for (key, fraction) in published() {
        let ours = found["openpyxl"].get(&key).map_or(0.0, |f| f.2);
        assert!(
            (ours - fraction).abs() < 1e-9,
            "{key:?}: {ours} against {fraction}"
        );
    }
}
