//! Faults 9 and 10: a database and records that a newer version wrote. The database is refused by its
//! number and left alone; records are kept, reported, and in the backup.

use std::fs;

use serde_json::json;

use crate::harness::{Browser, Site, unzip};
use crate::seen::{again, all_there, beside_the_app, observing, stored};

const WRITE: &str = "const done = arguments[arguments.length - 1]; const given = arguments; \
    const asked = indexedDB.open('alongside /', given[0] || undefined); \
    asked.onerror = () => done(String(asked.error)); \
    asked.onsuccess = () => { const db = asked.result; \
        if (!given[1]) { db.close(); return done(db.version); } \
        const t = db.transaction('records', 'readwrite', { durability: 'strict' }); const s = t.objectStore('records'); \
        s.getAllKeys().onsuccess = (e) => { \
            const key = e.target.result.filter((k) => k[0] === given[1]).pop(); \
            s.get(key).onsuccess = (e) => { \
                const record = JSON.parse(e.target.result); \
                Object.assign(record, { v: 9, seq: key[2] + 1, what: { hologram: 'from the year 2031' } }); \
                s.put(JSON.stringify(record), [key[0], key[1], key[2] + 1]); \
            }; }; \
        t.onabort = () => done(String(t.error)); \
        t.oncomplete = () => { db.close(); done('put'); }; };";

#[test]
fn a_database_from_the_future_is_refused_by_name_and_left_alone() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Written by this version");
    b.saved();
    beside_the_app(&b);
    assert_eq!(b.script_async(WRITE, &[json!(99), json!(null)]), json!(99));
    let before = stored(&b);
    assert_eq!(before["version"], json!(99));
    for path in ["/", &draft, "/settings"] {
        b.open(path);
        b.at("Something needs you");
        b.see("What is stored here was written by a newer version of Alongside (storage 99).");
        b.see("Nothing that is stored on this tablet was changed or erased.");
    }
    let exported = b.download(|b| b.press("Export what is stored"));
    let exported = fs::read_to_string(exported).unwrap();
    assert!(exported.contains("Written by this version"), "{exported}");
    beside_the_app(&b);
    assert_eq!(stored(&b), before, "nothing was written");
}

#[test]
fn a_record_from_the_future_is_kept_reported_and_backed_up() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Written by this version");
    b.tap_code("Student SQ");
    b.saved();
    let rows = b.entries();
    beside_the_app(&b);
    let id = draft.rsplit('/').next().unwrap();
    assert_eq!(b.script_async(WRITE, &[json!(0), json!(id)]), json!("put"));
    b.open("/");
    b.at("Observations");
    b.see("Ms Okello");
    again(&b, &draft);
    all_there(&b, &rows);
    b.note("Written beside it");
    b.saved();
    b.open("/settings");
    b.at("Settings");
    let backup = b.download(|b| b.press("Back up everything"));
    let members = unzip(&fs::read(backup).unwrap());
    let holds = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("from the year 2031");
    assert!(
        members.values().any(holds),
        "not in the backup: {:?}",
        members.keys()
    );
    beside_the_app(&b);
    let all = stored(&b).to_string();
    assert!(all.contains("from the year 2031"), "it was not kept");
    // Somewhere it is said: where the observation is read, or in the settings.
    b.open(&draft);
    b.entry("Written beside it");
    let told_at_once = b.sees("could not be read");
    b.open("/settings");
    b.see("Kept aside");
    let in_settings = b.sees("1 record");
    assert!(told_at_once || in_settings, "nobody is told: {}", b.words());
}
