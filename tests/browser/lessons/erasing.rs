//! Erasing for good: words, then a whole observation, are looked for in every store of the tablet.

use std::time::Duration;

use crate::harness::{Browser, PATIENCE, Site, within};

/// Everything the tablet stores, as text: the database, private files, and localStorage.
const ALL_STORED: &str = "const done = arguments[arguments.length - 1]; (async () => { \
    let text = JSON.stringify(Object.entries(localStorage)); \
    for (const { name } of await indexedDB.databases()) { \
        const db = await new Promise((ok, no) => { const a = indexedDB.open(name); \
            a.onsuccess = () => ok(a.result); a.onerror = () => no(a.error); }); \
        for (const store of db.objectStoreNames) { \
            const all = await new Promise((ok, no) => { \
                const a = db.transaction(store).objectStore(store).getAll(); \
                a.onsuccess = () => ok(a.result); a.onerror = () => no(a.error); }); \
            text += JSON.stringify(all); } \
        db.close(); } \
    const root = await navigator.storage.getDirectory(); \
    for await (const [, handle] of root.entries()) { \
        if (handle.kind === 'file') text += await (await handle.getFile()).text(); } \
    return text; })().then(done, (e) => done('not read: ' + e));";

/// What is stored once no copy has these words any more; they are erased a moment after they are told.
fn stored_without(tablet: &Browser, words: &str) -> String {
    // A page of the same host that is not the app.
    tablet.open("/worker-loader.js");
    let mut last = String::new();
    let gone = within(PATIENCE, || {
        tablet
            .script_async(ALL_STORED, &[])
            .as_str()?
            .clone_into(&mut last);
        (!last.starts_with("not read") && !last.contains(words)).then(|| last.clone())
    });
    gone.unwrap_or_else(|| panic!("“{words}” is still stored: {last}"))
}

#[test]
fn struck_out_words_and_a_removed_observation_are_in_no_store_of_the_tablet() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Zacharias weeps quietly");
    tablet.note("Opens the window");
    tablet.saved();
    tablet.tap_entry("Zacharias weeps quietly");
    tablet.fill("Text", "Zacharias weeps loudly");
    tablet.press("Save correction");
    tablet.entry("Zacharias weeps loudly");
    tablet.saved();

    tablet.tap_entry("Zacharias weeps loudly");
    tablet.press("Strike out for good");
    tablet.see("Strike out these words for good?");
    tablet.see("It has not left this tablet in any hand-over file.");
    tablet.press("Strike out");
    tablet.see("The words are gone from every copy on this tablet.");
    tablet.entry("Words struck out for good by");
    let stored = stored_without(&tablet, "Zacharias");
    assert!(stored.contains("Opens the window"), "the other note stays");

    tablet.open(&draft);
    tablet.at("Observing Ms Okello");
    tablet.entry("Words struck out for good by");
    tablet.entry("Opens the window");
    assert!(!tablet.sees("Zacharias"));
    tablet.press("Review");
    tablet.press("Remove observation");
    tablet.see("Remove this observation from this tablet?");
    tablet.press("Remove it now");
    tablet.at("Observations");
    tablet.see("The observation is gone from every copy on this tablet.");
    stored_without(&tablet, "Opens the window");
    tablet.open("/");
    tablet.at("Observations");
    assert!(!tablet.sees("Ms Okello"));
    tablet.open(&draft);
    tablet.see("This observation is not on this tablet.");
}

/// Every file that is kept as it left, in base64.
const KEPT_FILES: &str = "const done = arguments[arguments.length - 1]; (async () => { \
    const db = await new Promise((ok, no) => { const a = indexedDB.open('alongside /'); \
        a.onsuccess = () => ok(a.result); a.onerror = () => no(a.error); }); \
    const all = await new Promise((ok, no) => { \
        const a = db.transaction('sent').objectStore('sent').getAll(); \
        a.onsuccess = () => ok(a.result); a.onerror = () => no(a.error); }); \
    db.close(); \
    return all.map((b) => btoa(String.fromCharCode(...new Uint8Array(b)))); })().then(done, (e) => done('not read: ' + e));";

#[test]
fn words_struck_out_after_the_lesson_was_handed_over_and_collated_are_gone_without_an_alarm() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Zacharias weeps quietly");
    tablet.note("Opens the window");
    tablet.saved();
    tablet.finish();
    let review = tablet.path();
    let file = tablet.hand_over();
    tablet.go("Collate");
    tablet.choose_files("Choose files", &[&file]);
    tablet.see("Accepted 1 observation");
    let kept = tablet.script_async(KEPT_FILES, &[]);
    assert_eq!(kept.as_array().map(Vec::len), Some(1), "{kept}");

    tablet.open(&review);
    tablet.at("Ms Okello");
    tablet.tap_entry("Zacharias weeps quietly");
    tablet.press("Strike out for good");
    tablet.see("Strike out these words for good?");
    tablet.see("It has already left in hand-over 1");
    tablet.press("Strike out");
    tablet.see("The words are gone from every copy on this tablet.");
    assert!(!tablet.sees("What was read back"), "{}", tablet.words());
    let stored = stored_without(&tablet, "Zacharias");
    assert!(stored.contains("Opens the window"), "the other note stays");
    let kept = tablet.script_async(KEPT_FILES, &[]);
    assert_eq!(kept.as_array().map(Vec::len), Some(0), "the file had them");

    tablet.open("/collate");
    tablet.at("Collate");
    assert!(!tablet.sees("Ms Okello"), "the lesson was taken out there");
}
