//! The exported tables in another program: `DuckDB` computes the published fractions with the query
//! that stands in README.md. `make test` installs `DuckDB` in a throw-away environment and names its
//! Python in `ALONGSIDE_PYTHON`. Without it this fails and says what to do; whoever cannot install it
//! leaves the test out by name, with `ALONGSIDE_NO_DUCKDB=1`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use alongside::app::desk::Desk;
use alongside::format::reading::unpack;
use alongside::format::work::ExportKind;

use crate::copus_lessons::{hand_over_files, published};

const README: &str = include_str!("../../README.md");

/// The first SQL block of the README.
fn query() -> &'static str {
    let from = README.find("```sql\n").unwrap() + 7;
    let rest = &README[from..];
    &rest[..rest.find("```").unwrap()]
}

#[test]
fn duckdb_gets_the_published_fractions_from_the_exported_tables() {
    let Some(python) = std::env::var_os("ALONGSIDE_PYTHON") else {
        assert!(
            std::env::var_os("ALONGSIDE_NO_DUCKDB").is_some_and(|v| v == "1"),
            "DuckDB is not here, so the exported tables were not read by it. `make test` installs it; by hand: \
             python3 -m venv target/duckdb && target/duckdb/bin/pip install duckdb, then \
             ALONGSIDE_PYTHON=$PWD/target/duckdb/bin/python cargo test --test core duckdb. \
             ALONGSIDE_NO_DUCKDB=1 leaves this test out."
        );
        return;
    };
    let mut desk = Desk::default();
    for (name, bytes) in hand_over_files() {
        desk.take(&name, &bytes);
    }
    let folder = std::env::temp_dir().join(format!("alongside-duckdb-{}", std::process::id()));
    for (name, bytes) in unpack(&desk.export(ExportKind::Tables)).unwrap() {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let script = "import duckdb, sys\nfor row in duckdb.sql(sys.stdin.read()).fetchall(): print(*row, sep='\\t')";
    let mut child = Command::new(python)
        .args(["-c", script])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(query().as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
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
