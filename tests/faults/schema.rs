//! Fault 10: an older version's database is brought up to date, and the browser is killed meanwhile.

use serde_json::json;

use crate::harness::{Browser, Site};
use crate::seen::{
    again, all_there, beside_the_app, note_is, observing, rounds, some_ms, typed_is_stored,
};

/// Puts what is stored into a database of schema 1, which knew no collation.
const BACK_TO_SCHEMA_1: &str = "const done = arguments[arguments.length - 1]; \
    const old = ['records', 'summaries', 'aside', 'meta']; const kept = {}; \
    const asked = indexedDB.open('alongside /'); \
    asked.onerror = () => done(String(asked.error)); \
    asked.onsuccess = () => { const db = asked.result; const t = db.transaction(old); \
        for (const name of old) { const s = t.objectStore(name); kept[name] = {}; \
            s.getAllKeys().onsuccess = (e) => kept[name].keys = e.target.result; \
            s.getAll().onsuccess = (e) => kept[name].values = e.target.result; } \
        t.oncomplete = () => { db.close(); \
            indexedDB.deleteDatabase('alongside /').onsuccess = () => { \
                const made = indexedDB.open('alongside /', 1); \
                made.onupgradeneeded = () => old.forEach((name) => made.result.createObjectStore(name)); \
                made.onsuccess = () => { const db = made.result; \
                    const t = db.transaction(old, 'readwrite', { durability: 'strict' }); \
                    for (const name of old) kept[name].keys.forEach((k, i) => t.objectStore(name).put(kept[name].values[i], k)); \
                    t.onabort = () => done(String(t.error)); \
                    t.oncomplete = () => { db.close(); done(db.version); }; }; }; }; };";

#[test]
fn the_browser_is_killed_while_an_older_database_is_brought_up_to_date_and_nothing_is_lost() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    for n in 0..40 {
        b.note(&format!("Note {n} of the older version"));
    }
    b.tap_code("Student SQ");
    b.saved();
    b.type_into("Note", "half a sentence");
    typed_is_stored(&b, "half a sentence");
    let rows = b.entries();
    for round in 0..rounds(3) {
        beside_the_app(&b);
        assert_eq!(b.script_async(BACK_TO_SCHEMA_1, &[]), json!(1));
        // The other stores must not be what saves it.
        b.script("localStorage.clear()", &[]);
        b.script_async(
            "const done = arguments[arguments.length - 1]; navigator.storage.getDirectory() \
                .then((d) => d.removeEntry('alongside~.journal')).then(() => done(1), () => done(0));",
            &[],
        );
        b.script("setTimeout(() => location.assign('/'), 0)", &[]);
        let ms = some_ms(1_500);
        std::thread::sleep(std::time::Duration::from_millis(ms));
        b.kill_browser();
        eprintln!("upgrade, round {round}: killed after {ms} ms");
        b.begin();
        again(&b, &draft);
        all_there(&b, &rows);
        note_is(&b, "half a sentence");
        beside_the_app(&b);
        let version = "const done = arguments[arguments.length - 1]; const asked = indexedDB.open('alongside /'); \
            asked.onsuccess = () => { const v = asked.result.version; asked.result.close(); done(v); };";
        assert_eq!(
            b.script_async(version, &[]),
            json!(alongside::format::stored::keys::SCHEMA),
            "brought up to date"
        );
        b.open(&draft);
        b.at("Observing Ms Okello");
    }
}
