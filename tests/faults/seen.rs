//! What a person saw before the fault, against what is there after it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Browser, PATIENCE, within};

/// How often a fault is provoked: a few times, or many with `ALONGSIDE_LONG`.
pub fn rounds(few: usize) -> usize {
    if std::env::var_os("ALONGSIDE_LONG").is_some() {
        20
    } else {
        few
    }
}

/// A number that differs from round to round and from run to run.
pub fn some_ms(most: u64) -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    u64::from(now.unwrap().subsec_micros()) % most
}

/// One look at the observing screen.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// What the head says about saving.
    pub status: String,
    /// The rows of the timeline.
    pub rows: Vec<String>,
    /// The words in the note field.
    pub note: String,
}

impl Look {
    /// Whether the page says that everything is saved.
    pub fn is_saved(&self) -> bool {
        self.status.starts_with("Saved ")
    }
}

/// Status, rows and field in one moment.
pub fn look(b: &Browser) -> Look {
    let script = "const s = document.querySelector('.save, .save-failed'); \
        return [s ? clean(words(s)) : '', \
            [...document.querySelectorAll('.timeline .entry')].map((e) => clean(words(e))), \
            (document.querySelector('#note') || { value: '' }).value];";
    let seen: (String, Vec<String>, String) =
        serde_json::from_value(b.script(script, &[])).unwrap();
    Look {
        status: seen.0,
        rows: seen.1,
        note: seen.2,
    }
}

/// Opens the app and starts an observation. Answers its path.
pub fn observing(b: &Browser) -> String {
    b.open("/");
    b.at("Observations");
    b.begin_observation("Ms Okello", "4B")
}

/// Opens the observation again, until it can be written in.
pub fn again(b: &Browser, draft: &str) {
    b.open(draft);
    b.at("Observing Ms Okello");
}

/// Every one of these rows is in the timeline; a row that was withdrawn after it was noted down is too.
pub fn all_there(b: &Browser, rows: &[String]) {
    let mut missing = Vec::new();
    let all = within(PATIENCE, || {
        let now = b.entries();
        missing = rows
            .iter()
            .filter(|r| !is_there(&now, r))
            .cloned()
            .collect();
        missing.is_empty().then_some(())
    });
    assert!(
        all.is_some(),
        "LOST: {missing:#?}\nthere is: {:#?}\nthe page says: {}",
        b.entries(),
        b.words()
    );
}

fn is_there(now: &[String], row: &str) -> bool {
    now.iter()
        .any(|n| n.strip_suffix(" Withdrawn").unwrap_or(n) == row || n == row)
}

/// Waits until the field holds exactly this.
pub fn note_is(b: &Browser, words: &str) {
    let there = within(PATIENCE, || (b.value("Note") == words).then_some(()));
    assert!(
        there.is_some(),
        "the field holds “{}”, not “{words}”",
        b.value("Note")
    );
}

/// Follows a person who types and taps for so long, and answers every look with its moment.
pub fn work_for(b: &Browser, round: usize, ms: u64) -> Vec<(Instant, Look)> {
    let codes = [
        "Student SQ",
        "Instructor Lec",
        "Student AnQ",
        "Instructor FUp",
    ];
    let end = Instant::now() + Duration::from_millis(ms);
    let mut looks = Vec::new();
    let mut n = 0;
    while n < 4 || Instant::now() < end {
        match n % 4 {
            0 => b.note(&format!("round {round} note {n}")),
            1 => b.tap_code(codes[(round + n / 4) % codes.len()]),
            2 => b.press("Praise"),
            _ => b.type_into("Note", "unfi"),
        }
        if n % 4 == 3 {
            looks.push((Instant::now(), look(b)));
            b.type_into("Note", "nished ");
        }
        looks.push((Instant::now(), look(b)));
        n += 1;
        if n % 4 == 0 && Instant::now() < end {
            b.type_into("Note", "\u{e007}");
        }
    }
    for word in ["and ", "still ", "being ", "typed "] {
        b.type_into("Note", word);
        looks.push((Instant::now(), look(b)));
    }
    looks
}

/// Rows that stood there when the page said Saved.
pub fn shown_as_saved(looks: &[(Instant, Look)]) -> Vec<String> {
    let saved = looks.iter().rev().find(|(_, l)| l.is_saved());
    saved.map(|(_, l)| l.rows.clone()).unwrap_or_default()
}

/// Opens a plain file of the site: a page of the same origin, without the app.
pub fn beside_the_app(b: &Browser) {
    b.open("/worker-loader.js");
}

/// Everything that is stored but the journal, as text: database and localStorage.
pub fn stored(b: &Browser) -> Value {
    b.script_async(
        "const done = arguments[arguments.length - 1]; \
        const asked = indexedDB.open('alongside /'); \
        asked.onerror = () => done('error ' + asked.error); \
        asked.onsuccess = async () => { \
            const db = asked.result; const out = { version: db.version, local: { ...localStorage } }; \
            const names = [...db.objectStoreNames].filter((n) => n !== 'files'); \
            const read = (q) => new Promise((r) => { q.onsuccess = () => r(q.result); q.onerror = () => r(String(q.error)); }); \
            for (const name of names) { \
                const s = db.transaction(name).objectStore(name); \
                const [keys, values] = await Promise.all([read(s.getAllKeys()), read(s.getAll())]); \
                out[name] = keys.map((k, i) => [k, values[i]]); \
            } \
            db.close(); done(out); };",
        &[],
    )
}

/// Waits until the database has the note that is being typed, with these words.
pub fn typed_is_stored(b: &Browser, words: &str) {
    let script = "const [typed, tell] = arguments; const asked = indexedDB.open('alongside /'); \
        asked.onerror = () => tell(false); \
        asked.onsuccess = () => { const db = asked.result; \
            const all = db.transaction('meta').objectStore('meta').getAll(); \
            all.onsuccess = () => { db.close(); tell(all.result.some((text) => \
                typeof text === 'string' && text.includes(typed))); }; \
            all.onerror = () => { db.close(); tell(false); }; };";
    let there = within(PATIENCE, || {
        (b.script_async(script, &[json!(words)]) == json!(true)).then_some(())
    });
    assert!(there.is_some(), "the note being typed is not stored");
}
