//! Other versions of the built app, made from it the way `.make/post-build` makes one: the list of
//! files with their hashes in service-worker.js, the version in index.html.

use std::fs;
use std::path::Path;

use alongside::format::line::sha256;
use tempfile::TempDir;

/// A copy of a built app that differs in one style sheet, and so is a newer version.
pub fn newer_version(of: &Path) -> TempDir {
    let copy = copy(of);
    let sheet = files(copy.path())
        .into_iter()
        .find(|name| name.starts_with("style-") && name.ends_with(".css"))
        .unwrap();
    let path = copy.path().join(sheet);
    let mut style = fs::read_to_string(&path).unwrap();
    style.push_str("\n/* a newer version */\n");
    fs::write(path, style).unwrap();
    list(copy.path());
    copy
}

/// A copy of a built app that holds one file more.
pub fn with_file(of: &Path, name: &str, bytes: &[u8]) -> TempDir {
    let copy = copy(of);
    let path = copy.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
    list(copy.path());
    copy
}

/// A copy of a built app (made for `/`) for another folder of the host, such as `/school/app/`.
pub fn under(of: &Path, base: &str) -> TempDir {
    let copy = copy(of);
    let page = copy.path().join("index.html");
    let text = fs::read_to_string(&page).unwrap();
    let text = text
        .replace("=\"/", &format!("=\"{base}"))
        .replace(" /alongside-", &format!(" {base}alongside-"));
    fs::write(page, text).unwrap();
    list(copy.path());
    copy
}

/// The version of a built app, as its page says: `5dd349ce`.
pub fn version_of(folder: &Path) -> String {
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    let (_, rest) = page.split_once("alongside-version\" content=\"").unwrap();
    let version = rest.split('"').next().unwrap();
    version.rsplit('+').next().unwrap().to_owned()
}

fn copy(of: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for name in files(of) {
        let target = to.path().join(&name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(of.join(&name), target).unwrap();
    }
    to
}

/// Writes list and version anew.
fn list(folder: &Path) {
    let old = version_of(folder);
    let new = sha256(listing(folder).as_bytes());
    let new = new.get(..8).unwrap();
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(
        page,
        text.replace(&format!("+{old}\""), &format!("+{new}\"")),
    )
    .unwrap();

    let path = folder.join("service-worker.js");
    let worker = fs::read_to_string(&path).unwrap();
    let (before, rest) = worker.split_once("const FILES = {\n").unwrap();
    let (_, after) = rest.split_once("};\n").unwrap();
    let before = before.replace(
        &format!("const VERSION = \"{old}\""),
        &format!("const VERSION = \"{new}\""),
    );
    let worker = format!("{before}const FILES = {{\n{}}};\n{after}", listing(folder));
    fs::write(path, worker).unwrap();
}

fn listing(folder: &Path) -> String {
    let listed =
        |name: &String| name != "service-worker.js" && name != "404.html" && !name.starts_with('.');
    let line = |name: String| {
        let bytes = fs::read(folder.join(&name)).unwrap();
        format!("  \"{name}\": [{}, \"{}\"],\n", bytes.len(), sha256(&bytes))
    };
    files(folder).into_iter().filter(listed).map(line).collect()
}

/// Names of all files of a folder and those below it, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(here) = left.pop() {
        for entry in fs::read_dir(here).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                found.push(name.to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}
