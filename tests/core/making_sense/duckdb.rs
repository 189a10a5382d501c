//! The exported tables in another program: `DuckDB` computes the published fractions with the query
//! that stands in README.md.

use std::collections::BTreeMap;

use alongside::app::desk::work::ExportKind;
use alongside::domain::observation::header::Purpose;

use crate::making_sense::copus_lessons::{hand_over_files, published};
use crate::making_sense::figures::lesson;
use crate::support::python::{Folder, run};
use crate::world::desk::Desk;
use crate::world::{Tablet, header};

const README: &str = include_str!("../../../README.md");

/// The first SQL block of the README.
pub fn query() -> &'static str {
    let from = README.find("```sql\n").unwrap() + 7;
    let rest = &README[from..];
    &rest[..rest.find("```").unwrap()]
}

#[test]
fn duckdb_gets_the_published_fractions_from_the_exported_tables() {
    let mut desk = Desk::default();
    for (name, bytes) in hand_over_files() {
        desk.take(&name, &bytes);
    }
    let folder = Folder::of_zip("duckdb", &desk.export(ExportKind::Tables));
    let script = "import duckdb, sys\nfor row in duckdb.sql(sys.stdin.read()).fetchall(): print(*row, sep='\\t')";
    let text = run(script, query(), &folder);
    let found: BTreeMap<(String, String, String), f64> = text
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let key = (
                cells[0].to_owned(),
                cells[1].to_owned(),
                format!("{} {}", cells[2], cells[3]),
            );
            (key, cells.last().unwrap().parse().unwrap())
        })
        .collect();
    let published = published();
    assert_eq!(published.len(), 13 * 8);
    for (key, fraction) in published {
        let ours = found.get(&key).copied().unwrap_or(0.0);
        assert!(
            (ours - fraction).abs() < 1e-9,
            "{key:?}: {ours} against {fraction}"
        );
    }
}

/// Prints class, n and the number of marks of "Lec" as the sheet has them.
const PERCENT: &str = r"
import openpyxl
rows = [[c.value for c in row] for row in openpyxl.load_workbook('book.xlsx')['COPUS percent'].iter_rows()]
heads = rows[0]
for row in rows[1:]:
    cells = dict(zip(heads, row))
    if cells['Code'] == 'Lec': print(cells['Class'], cells['n'], cells['Marked'], cells['Lessons'], sep='\t')
";

#[test]
fn screen_query_and_workbook_leave_out_calibration_and_the_second_observation_of_a_lesson() {
    let mut ruth = Tablet::new("tablet-ruth");
    let mut dan = Tablet::new("tablet-dan");
    let mut calibrating = header("Ruth", "Amina", "4B");
    calibrating.purpose = Purpose::Calibration;
    let files = [
        lesson(&mut ruth, header("Ruth", "Amina", "4B"), 3),
        lesson(&mut dan, header("Dan", "Amina", "4b"), 4),
        lesson(&mut ruth, calibrating, 5),
        lesson(&mut dan, header("Dan", "Amina", "4b"), 2),
    ];
    let mut desk = Desk::default();
    for (name, bytes) in files {
        desk.take(&name, &bytes);
    }
    let groups = desk.view().groups;
    assert_eq!(groups.len(), 1);
    assert_eq!(
        (groups[0].observed, groups[0].lessons),
        (4 + 2, 2),
        "on the screen"
    );
    let folder = Folder::of_zip("in-figures", &desk.export(ExportKind::Tables));
    let script = "import duckdb, sys\nfor row in duckdb.sql(sys.stdin.read()).fetchall(): print(*row, sep='\\t')";
    let found = run(script, query(), &folder);
    let cells: Vec<&str> = found.trim_end().split('\t').collect();
    assert_eq!(
        cells,
        ["Amina", "4B", "instructor", "Lec", "6", "6", "1.0"],
        "by the query"
    );
    folder.put("book.xlsx", &desk.export(ExportKind::Workbook));
    assert_eq!(
        run(PERCENT, "", &folder).trim_end(),
        "4B\t6\t6\t2",
        "in the workbook"
    );
}
