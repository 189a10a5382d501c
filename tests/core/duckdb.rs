//! The exported tables in another program: `DuckDB` computes the published fractions with the query
//! that stands in README.md.

use std::collections::BTreeMap;

use alongside::app::desk::Desk;
use alongside::format::work::ExportKind;

use crate::copus_lessons::{hand_over_files, published};
use crate::python::{Folder, run};

const README: &str = include_str!("../../README.md");

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
