//! Two copies of the app on one host, the trial beside the real one; and what the first version stored
//! under names without a folder.

use std::fs;
use std::path::Path;

use crate::harness::{Browser, Site, dist, under};
use crate::seen::{again, all_there, beside_the_app, observing};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_trial_copy_beside_the_real_one_shares_nothing_with_it() {
    let host = tempfile::tempdir().unwrap();
    for name in ["alongside", "alongside-test"] {
        let app = under(&dist(), &format!("/{name}/"));
        copy(app.path(), &host.path().join(name));
    }
    let site = Site::serve(host.path(), "/");
    let b = Browser::start(&site);
    b.open("/alongside/");
    b.at("Observations");
    b.begin_observation("Ms Okello", "4B");
    b.note("In the real one");
    b.saved();
    let real = b.this_tab();
    b.new_tab();
    b.open("/alongside-test/");
    b.at("Observations");
    b.see("Sit alongside, write what you see");
    assert!(!b.sees("open in another tab"), "{}", b.words());
    b.begin_observation("Mr Trial", "9Z");
    b.note("In the trial");
    b.saved();
    b.switch_to(&real);
    b.note("The real one still writes");
    b.saved();
    b.open("/alongside/");
    b.at("Observations");
    b.see("Ms Okello");
    assert!(!b.sees("Mr Trial"), "{}", b.words());
    let names = b
        .script("return Object.keys(localStorage)", &[])
        .to_string();
    assert!(names.contains("alongside.v1 /alongside/ "), "{names}");
    assert!(names.contains("alongside.v1 /alongside-test/ "), "{names}");
}

/// Puts everything under the names of the first version.
const BACK_TO_FIRST_NAMES: &str = "const done = arguments[arguments.length - 1]; (async () => { \
    const wait = (q) => new Promise((yes, no) => { q.onsuccess = () => yes(q.result); q.onerror = () => no(q.error); }); \
    const now = await wait(indexedDB.open('alongside /')); \
    const old = ['records', 'summaries', 'aside', 'meta', 'versions', 'files', 'choices']; \
    const asked = indexedDB.open('alongside', 2); \
    asked.onupgradeneeded = () => old.forEach((name) => asked.result.createObjectStore(name)); \
    const first = await wait(asked); \
    for (const name of old) { \
        const from = now.transaction(name).objectStore(name); \
        const [keys, values] = await Promise.all([wait(from.getAllKeys()), wait(from.getAll())]); \
        const t = first.transaction(name, 'readwrite', { durability: 'strict' }); \
        keys.forEach((key, i) => t.objectStore(name).put(values[i], key)); \
        await new Promise((yes) => { t.oncomplete = yes; }); \
    } \
    now.close(); first.close(); await wait(indexedDB.deleteDatabase('alongside /')); \
    for (const key of Object.keys(localStorage)) { \
        const value = localStorage.getItem(key); localStorage.removeItem(key); \
        localStorage.setItem(key.replace('alongside.v1 / ', 'alongside.v1.'), value); } \
    const folder = await navigator.storage.getDirectory(); \
    const journal = await (await folder.getFileHandle('alongside~.journal')).getFile(); \
    const bytes = await journal.arrayBuffer(); \
    const to = await (await folder.getFileHandle('alongside.journal', { create: true })).createWritable(); \
    await to.write(bytes); await to.close(); await folder.removeEntry('alongside~.journal'); \
    done(bytes.byteLength); })().catch((e) => done(String(e)));";

#[test]
fn what_the_first_version_stored_is_found_and_moved_once() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Stored by the first version");
    b.tap_code("Student SQ");
    b.saved();
    let rows = b.entries();
    beside_the_app(&b);
    let moved = b.script_async(BACK_TO_FIRST_NAMES, &[]);
    assert!(moved.as_u64() > Some(100), "{moved}");
    again(&b, &draft);
    all_there(&b, &rows);
    assert!(!b.sees("missing"), "{}", b.words());
    let there = b.script_async(
        "const done = arguments[arguments.length - 1]; indexedDB.databases().then((all) => done(all.map((d) => d.name).sort()))",
        &[],
    );
    assert_eq!(
        there,
        serde_json::json!(["alongside /"]),
        "the old one is gone"
    );
    assert!(b.local_storage("alongside.v1.").is_empty());
    b.restart();
    again(&b, &draft);
    all_there(&b, &rows);
}
