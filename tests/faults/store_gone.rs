//! The store goes under the running app, cannot be read when it is backed up, or fails again and again.

use std::fs;
use std::time::Duration;

use crate::harness::{Answer, Browser, PATIENCE, Site, within};
use crate::seen::{again, all_there, beside_the_app, observing, stored};
use alongside::format::backup;

#[test]
fn another_page_of_the_host_clears_the_storage_and_the_whole_lesson_is_written_again() {
    let site = Site::of_dist();
    site.answer("wipe.html", Answer::ClearStorage);
    let b = Browser::start(&site);
    let draft = observing(&b);
    for n in 0..5 {
        b.note(&format!("Before the storage went, {n}"));
    }
    b.tap_code("Student SQ");
    b.saved();
    let rows = b.entries();
    let app = b.new_tab();
    beside_the_app(&b);
    let answer = b.script_async(
        "const done = arguments[arguments.length - 1]; fetch('/wipe.html', { cache: 'no-store' }).then((a) => a.text()).then(done, (e) => done(String(e)))",
        &[],
    );
    assert_eq!(answer, "Cleared.");
    b.switch_to(&app);
    b.note("After it went");
    b.saved();
    let now = b.entries();
    let held = stored(&b).to_string();
    assert!(
        held.contains("Before the storage went, 0"),
        "its beginning is in the database again"
    );
    assert!(held.contains("began"), "and that it began");
    b.reload();
    b.at("Observing Ms Okello");
    all_there(&b, &rows);
    all_there(&b, &now);
    again(&b, &draft);
}

#[test]
fn a_backup_says_what_it_holds_where_the_database_cannot_be_read() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    for n in 0..5 {
        b.note(&format!("Worth keeping, {n}"));
    }
    b.saved();
    // From the next page on every transaction of the database fails.
    b.first_script(
        "IDBDatabase.prototype.transaction = () => { throw new DOMException('Internal error.', 'UnknownError'); };",
    );
    b.open(&draft);
    b.at("Observing Ms Okello");
    b.note("And one that is not saved");
    b.go("Settings");
    let file = b.download(|b| b.press("Back up everything"));
    b.see("A backup of 1 observation");
    b.see("The database could not be read");
    let backup = backup::read(&fs::read(file).unwrap()).unwrap();
    let all = backup.records.join("\n");
    for words in [
        "Worth keeping, 0",
        "Worth keeping, 4",
        "And one that is not saved",
    ] {
        assert!(all.contains(words), "{words} is not in the backup: {all}");
    }
}

#[test]
fn while_small_values_cannot_be_stored_the_tries_do_not_grow() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    observing(&b);
    b.saved();
    b.script(
        "window.begun = 0; const begin = IDBDatabase.prototype.transaction; \
         IDBDatabase.prototype.transaction = function (...given) { window.begun += given[1] === 'readwrite'; return begin.apply(this, given); }; \
         const put = IDBObjectStore.prototype.put; \
         IDBObjectStore.prototype.put = function (value, key) { \
             if (this.name === 'meta') throw new DOMException('full', 'QuotaExceededError'); return put.call(this, value, key); };",
        &[],
    );
    b.type_into("Note", "half a sentence");
    let begun = |b: &Browser| b.script("return window.begun", &[]).as_u64().unwrap();
    let failing = within(PATIENCE, || (begun(&b) > 1).then_some(()));
    assert!(failing.is_some(), "nothing was tried");
    let mut each = Vec::new();
    for _ in 0..4 {
        let before = begun(&b);
        std::thread::sleep(Duration::from_secs(8));
        each.push(begun(&b) - before);
    }
    assert!(each.iter().all(|n| *n <= 6), "tries in 8 s each: {each:?}");
    assert!(each[3] <= each[0], "fewer, not more: {each:?}");
}

#[test]
fn entries_that_are_missing_are_told_once_and_not_at_every_start() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    observing(&b);
    b.note("Gone tomorrow");
    b.saved();
    beside_the_app(&b);
    b.script_async(
        "const done = arguments[arguments.length - 1]; \
         const gone = indexedDB.deleteDatabase('alongside /'); gone.onsuccess = gone.onerror = () => \
         navigator.storage.getDirectory().then((d) => d.removeEntry('alongside~.journal')).then(() => done(1), () => done(0));",
        &[],
    );
    b.open("/");
    b.see("entries are missing");
    b.press("Close");
    b.see_no_more("entries are missing");
    let pruned = within(PATIENCE, || {
        b.local_storage("alongside.v1 / beacon.")
            .is_empty()
            .then_some(())
    });
    assert!(
        pruned.is_some(),
        "{:?}",
        b.local_storage("alongside.v1 / beacon.")
    );
    b.restart();
    b.open("/");
    b.at("Observations");
    assert!(!b.sees("missing"), "{}", b.words());
}
