//! Other people's readers of what the app writes: `DuckDB` and `openpyxl`, in a Python beside the tests.
//! `make test` installs both and names their Python in `ALONGSIDE_PYTHON`. Without it these tests fail
//! and say how to get it: a test that passes because its tool is absent tests nothing.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use alongside::format::reading::unpack;

/// A folder for one test, gone with it.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("alongside-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// One that holds what a zip holds.
    pub fn of_zip(name: &str, zip: &[u8]) -> Self {
        let folder = Self::new(name);
        for (member, bytes) in unpack(zip).unwrap() {
            folder.put(&member, &bytes);
        }
        folder
    }

    /// Puts a file into it.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// What a script prints, run in this folder with this on its standard input.
pub fn run(script: &str, input: &str, folder: &Folder) -> String {
    let Some(python) = std::env::var_os("ALONGSIDE_PYTHON") else {
        panic!(
            "this test reads with DuckDB and openpyxl. `make test` sets them up; by hand: \
             python3 -m venv VENV && VENV/bin/pip install duckdb openpyxl, then set \
             ALONGSIDE_PYTHON=VENV/bin/python"
        );
    };
    let mut child = Command::new(python)
        .args(["-c", script])
        .env("PYTHONIOENCODING", "utf-8")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the script failed");
    String::from_utf8(output.stdout).unwrap()
}
