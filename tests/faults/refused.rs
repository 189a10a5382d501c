//! Faults 17, 18 and 19: localStorage is full, refused or poisoned; the database never answers; the
//! browser does not speak of storage, or never finishes its sentence.

use std::time::{Duration, Instant};

use crate::harness::{Browser, Site, within};
use crate::seen::{again, all_there, beside_the_app, look, note_is, observing, typed_is_stored};

#[test]
fn local_storage_is_full_and_entries_outlive_the_browser_all_the_same() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.open("/");
    b.at("Observations");
    let fill = "let size = 1 << 20, n = 0; while (size >= 1) { \
        try { localStorage.setItem('other ' + n++, 'x'.repeat(size)); } catch { size >>= 1; } } \
        return Object.entries(localStorage).reduce((all, [k, v]) => all + k.length + v.length, 0);";
    let taken = b.script(fill, &[]).as_u64().unwrap();
    assert!(taken > 5_000_000, "{taken}");
    let draft = b.begin_observation("Ms Okello", "4B");
    b.note("Without a mirror");
    b.tap_code("Student SQ");
    b.saved();
    b.type_into("Note", "half a sentence");
    typed_is_stored(&b, "half a sentence");
    let rows = b.entries();
    b.kill_renderer();
    b.reopen_tab();
    again(&b, &draft);
    all_there(&b, &rows);
    note_is(&b, "half a sentence");
    b.kill_browser();
    b.begin();
    again(&b, &draft);
    all_there(&b, &rows);
    note_is(&b, "half a sentence");
    b.open("/settings");
    // After a browser kill Chromium may have forgotten what filled it.
    if b.script(fill, &[]).as_u64() > Some(5_000_000) {
        b.reload();
        b.see("this browser refuses the small spare copy");
    }
}

#[test]
fn local_storage_is_refused_and_the_app_works_and_says_so() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.first_script(
        "Object.defineProperty(window, 'localStorage', { configurable: true, \
            get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });",
    );
    let draft = observing(&b);
    b.note("No mirror at all");
    b.tap_code("Student SQ");
    b.saved();
    b.type_into("Note", "half a sentence");
    typed_is_stored(&b, "half a sentence");
    let rows = b.entries();
    b.kill_browser();
    b.begin();
    again(&b, &draft);
    all_there(&b, &rows);
    note_is(&b, "half a sentence");
    b.open("/settings");
    b.see("this browser refuses the small spare copy");
}

#[test]
fn every_key_in_local_storage_is_poisoned_and_nothing_is_lost() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Not in the mirror only");
    b.saved();
    b.type_into("Note", "half a sentence");
    typed_is_stored(&b, "half a sentence");
    let rows = b.entries();
    for poison in ["{", "null", "[1]", "{\"text\":7,\"count\":\"x\"}", "\u{0}"] {
        beside_the_app(&b);
        b.script(
            "const id = arguments[1].split('/').pop(); \
            for (const k of ['device', 'pending', 'settings', 'note.' + id, 'beacon.' + id, 'note.', 'beacon.', 'beacon.x', 'x']) \
                localStorage.setItem('alongside.v1 / ' + k, arguments[0]);",
            &[poison.into(), draft.as_str().into()],
        );
        b.open("/");
        b.at("Observations");
        b.see("Ms Okello");
        again(&b, &draft);
        all_there(&b, &rows);
        note_is(&b, "half a sentence");
        b.press("Praise");
        b.saved();
    }
    assert_eq!(b.entries().len(), rows.len() + 5);
}

#[test]
fn the_database_never_answers_and_the_app_says_so_and_never_says_saved() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.first_script(
        "if (sessionStorage.getItem('hangs')) { \
            IDBFactory.prototype.open = function () { return new EventTarget(); }; }",
    );
    let draft = observing(&b);
    b.note("Written while it answered");
    b.saved();
    let before = b.entries();
    beside_the_app(&b);
    b.script("sessionStorage.setItem('hangs', '1')", &[]);
    let since = Instant::now();
    b.open("/");
    b.see("The storage does not answer.");
    eprintln!("no answer: said so after {:?}", since.elapsed());
    b.see("Close other tabs and windows with Alongside");
    let usable = b.has("button", "Start observation");
    assert!(usable, "one can go on with the spare copies: {}", b.words());
    b.open(&draft);
    let since = Instant::now();
    let shown = within(Duration::from_secs(60), || {
        b.sees("Written while it answered").then_some(())
    });
    let took = since.elapsed();
    eprintln!("no answer: the draft opened after {took:?}");
    assert!(shown.is_some(), "the draft never opens: {}", b.words());
    b.at("Observing Ms Okello");
    b.type_into("Note", "While nothing answers\u{e007}");
    b.tap_code("Student SQ");
    let end = Instant::now() + Duration::from_secs(8);
    let mut warned = false;
    while Instant::now() < end {
        let seen = look(&b);
        assert!(!seen.is_saved(), "not true: {}", seen.status);
        warned |= seen.status.contains("NOT saved");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(warned, "nobody was told: {}", b.save_status());
    let rows = b.entries();
    assert!(rows.len() > before.len(), "{rows:#?}");

    beside_the_app(&b);
    b.script("sessionStorage.clear()", &[]);
    again(&b, &draft);
    all_there(&b, &before);
    all_there(&b, &rows);
    // Nothing was written since this start, so nothing is claimed until something is.
    b.tap_code("Student L");
    b.saved();
}

#[test]
fn the_browser_has_no_storage_manager_and_the_app_works() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.first_script(
        "Object.defineProperty(Navigator.prototype, 'storage', { get: () => undefined });",
    );
    works(&mut b);
    b.open("/settings");
    b.see("This browser does not say whether it keeps the storage");
}

#[test]
fn asking_to_keep_the_storage_is_never_answered_and_the_app_works() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.first_script(
        "for (const ask of ['persist', 'persisted', 'estimate']) \
            StorageManager.prototype[ask] = () => new Promise(() => {});",
    );
    works(&mut b);
    b.open("/settings");
    b.at("Settings");
    b.see("Back up everything");
    b.go("Hand over");
}

fn works(b: &mut Browser) {
    b.open("/");
    b.at("Observations");
    let draft = b.begin_observation("Ms Okello", "4B");
    b.note("All the same");
    b.saved();
    let rows = b.entries();
    b.kill_browser();
    b.begin();
    again(b, &draft);
    all_there(b, &rows);
}
