//! Observing with 3,000 entries behind: memory, keys, taps, and the word "Saved". The app with an
//! empty observation, and the plain page with the same 3,000, take turns with it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::devtools::{Devtools, Memory};
use crate::hands::{self, Stretch, file, plain_site, restore, restore_plain, throttle, visit};
use crate::harness::{Browser, Site};
use crate::report::{Budget, Line, Report};
use crate::seeds::{self, Chance};
use crate::sums::{Samples, short};

/// Names of this part.
pub const NAMES: &[&str] = &["memory observing", "keystrokes", "taps", "saved"];
const ENTRIES: usize = 3_000;
const ROUNDS: usize = 2;
/// In each round; beside the long one, half as many keys do.
const KEYS: usize = 100;
const TAPS: usize = 15;
const SAVES: usize = 15;
const SLOWER: u32 = 6;
const MEGABYTE: f64 = 1_000_000.0;

/// Everything that the measurements of this part stand on.
struct Desk {
    app: Site,
    plain: Site,
    browser: Browser,
    /// Path and heading of the long observation, and of the one with nothing in it.
    long: (String, String),
    empty: (String, String),
}

/// Measures it.
pub fn measure(report: &mut Report) {
    report.part(NAMES, |report| {
        let desk = Desk::set_up();
        report.measure(NAMES[0], || desk.memory());
        report.measure(NAMES[1], || desk.keystrokes());
        report.measure(NAMES[2], || desk.taps());
        report.measure(NAMES[3], || desk.saved());
    });
}

impl Desk {
    fn set_up() -> Self {
        let (app, plain) = (Site::of_dist(), plain_site());
        let browser = hands::browser(&app);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let now = i64::try_from(now.as_millis()).unwrap();
        let long = seeds::draft("tablet-long", ENTRIES, now);
        let empty = seeds::draft("tablet-empty", 0, now);
        let name = |t: &crate::world::Tablet| {
            let teacher = &t.open().header().texts.teacher;
            (
                format!("/observe/{}", t.open_id()),
                format!("Observing {teacher}"),
            )
        };
        let names = (name(&long), name(&empty));
        let tablets = [long, empty];
        let folder = tempfile::tempdir().unwrap();
        let backup = file(folder.path(), "backup.zip", &seeds::backup(&tablets));
        let lines = seeds::plain_lines(&tablets);
        let lines = file(folder.path(), "lines.ndjson", lines.as_bytes());
        browser.first_visit();
        restore(&browser, &backup);
        restore_plain(&browser, &plain, &lines);
        Self {
            app,
            plain,
            browser,
            long: names.0,
            empty: names.1,
        }
    }

    /// Opens an observation in the app, with its clock running.
    fn observe(&self, (path, heading): &(String, String)) {
        let b = &self.browser;
        b.open(path);
        b.at(heading);
        if b.has("button", "Resume") {
            b.press("Resume");
        }
        self.settle(".timeline .entry");
    }

    /// Opens the long one in the plain page.
    fn observe_plainly(&self) {
        visit(&self.browser, &self.plain.url(&self.long.0));
        self.settle(".timeline .entry");
    }

    /// What goes on behind a page that was just opened is not what is measured.
    fn settle(&self, shown: &str) {
        let ready =
            format!("gauge.when(() => document.querySelector('{shown}'), () => done(0, 1))");
        hands::timed(&self.browser, &ready, &[]);
        std::thread::sleep(Duration::from_secs(2));
    }

    fn memory(&self) -> Vec<Line> {
        self.observe(&self.long);
        let mut ours = Devtools::of_page(&self.browser, &self.app.url(""));
        let (page, workers) = (ours.page_memory(), ours.worker_memories());
        self.observe_plainly();
        let mut theirs = Devtools::of_page(&self.browser, &self.plain.url(""));
        let plain = theirs.page_memory();
        let of_workers: f64 = workers.iter().copied().map(Memory::counted).sum();
        vec![Line {
            what: format!("JS heap + wasm memory, {ENTRIES} entries open"),
            value: page.counted() / MEGABYTE,
            unit: "MB",
            budget: Budget::Most(25.0),
            beside: Some((Line::VANILLA, plain.counted() / MEGABYTE)),
            how: format!(
                "1 look after collecting garbage: heap {} + wasm {} MB; not counted: {} MB of elements, {} workers with {} MB",
                short(page.heap / MEGABYTE),
                short(page.wasm / MEGABYTE),
                short(page.elements / MEGABYTE),
                workers.len(),
                short(of_workers / MEGABYTE),
            ),
        }]
    }

    fn type_note(&self, chance: &mut Chance, keys: usize) -> Stretch {
        let b = &self.browser;
        let every = Duration::from_millis(90);
        b.script("document.querySelector('#note').focus()", &[]);
        throttle(b, SLOWER);
        hands::type_keys(b, &letters(chance, 10), every);
        let stretch = hands::type_keys(b, &letters(chance, keys), every);
        throttle(b, 1);
        b.fill("Note", "");
        stretch
    }

    fn keystrokes(&self) -> Vec<Line> {
        let chance = &mut Chance::new(11);
        let (mut long, mut empty, mut plain) = (Vec::new(), Vec::new(), Vec::new());
        // What the machine takes for a key where a page does nothing about it.
        let mut bare = Vec::new();
        for _ in 0..ROUNDS {
            self.observe(&self.long);
            long.push(self.type_note(chance, KEYS));
            self.observe(&self.empty);
            empty.push(self.type_note(chance, KEYS / 2));
            self.observe_plainly();
            plain.push(self.type_note(chance, KEYS / 2));
            visit(&self.browser, &self.plain.url("/bare.html"));
            bare.push(self.type_note(chance, KEYS / 2));
        }
        let (long, empty, plain) = (pooled(&long), pooled(&empty), pooled(&plain));
        let bare = pooled(&bare);
        let line = |what: &str, value: f64, unit, budget, beside, how: String| Line {
            what: format!("keystroke to next paint, {ENTRIES} entries, {SLOWER}x slower: {what}"),
            value,
            unit,
            budget,
            beside: Some(beside),
            how,
        };
        let of = |s: &Samples| s.spread("keys");
        vec![
            line(
                "median",
                long.spans.median(),
                "ms",
                Budget::MostTimes(1.15),
                (Line::VANILLA, plain.spans.median()),
                format!(
                    "{}; vanilla {}; a page with a text field and nothing else: median {} ms, {}",
                    of(&long.spans),
                    of(&plain.spans),
                    short(bare.spans.median()),
                    of(&bare.spans)
                ),
            ),
            line(
                "95 of 100",
                long.spans.p95(),
                "ms",
                Budget::MostTimes(1.15),
                (Line::VANILLA, plain.spans.p95()),
                "the same keys".to_owned(),
            ),
            line(
                "tasks over 50 ms",
                count(&long.long),
                "",
                Budget::Most(0.0),
                (Line::VANILLA, count(&plain.long)),
                format!("the same keys; {}", list(&long.long)),
            ),
            line(
                "against an empty observation",
                long.spans.median(),
                "ms",
                Budget::MostTimes(1.1),
                ("empty", empty.spans.median()),
                format!(
                    "empty: {}, 95 of 100 {} ms, tasks over 50 ms: {}",
                    of(&empty.spans),
                    short(empty.spans.p95()),
                    empty.long.len()
                ),
            ),
        ]
    }

    fn tap(&self, taps: usize, what: &str, times: u32) -> Stretch {
        let b = &self.browser;
        throttle(b, times);
        let every = Duration::from_millis(300);
        hands::tap_in_turn(b, ".code", 3, what, every);
        let stretch = hands::tap_in_turn(b, ".code", taps, what, every);
        throttle(b, 1);
        stretch
    }

    /// The app and the plain page in turn.
    fn both(&self, taps: usize, what: &str, times: u32) -> (Stretch, Stretch) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            self.observe(&self.long);
            ours.push(self.tap(taps, what, times));
            self.observe_plainly();
            theirs.push(self.tap(taps, what, times));
        }
        (pooled(&ours), pooled(&theirs))
    }

    fn taps(&self) -> Vec<Line> {
        let (ours, theirs) = self.both(TAPS, "taps", SLOWER);
        vec![Line {
            what: format!("tap on a code to next paint, {ENTRIES} entries, {SLOWER}x slower"),
            value: ours.spans.median(),
            unit: "ms",
            budget: Budget::MostTimes(1.3),
            beside: Some((Line::VANILLA, theirs.spans.median())),
            how: format!(
                "{}; vanilla {}; tasks over 50 ms: {}, vanilla {}",
                ours.spans.spread("taps"),
                theirs.spans.spread("taps"),
                list(&ours.long),
                list(&theirs.long)
            ),
        }]
    }

    fn saved(&self) -> Vec<Line> {
        let (ours, theirs) = self.both(SAVES, "saved", 1);
        vec![Line {
            what: "tap to the painted word \"Saved\", strict".to_owned(),
            value: ours.spans.median(),
            unit: "ms",
            budget: Budget::Most(50.0),
            beside: Some((Line::VANILLA, theirs.spans.median())),
            how: format!(
                "{}; vanilla, a bare strict put: {}",
                ours.spans.spread("taps"),
                theirs.spans.spread("taps")
            ),
        }]
    }
}

/// Words as they come from a keyboard, exactly so many characters.
fn letters(chance: &mut Chance, count: usize) -> String {
    let mut text = String::new();
    while text.len() < count {
        text += &chance.sentence(12);
        text.push(' ');
    }
    text.truncate(count);
    text
}

fn pooled(stretches: &[Stretch]) -> Stretch {
    Stretch {
        spans: Samples::of(stretches.iter().flat_map(|s| s.spans.values())),
        long: stretches.iter().flat_map(|s| s.long.clone()).collect(),
    }
}

fn count(tasks: &[f64]) -> f64 {
    f64::from(u32::try_from(tasks.len()).unwrap())
}

fn list(tasks: &[f64]) -> String {
    if tasks.is_empty() {
        return "none".to_owned();
    }
    let all = Samples::of(tasks.iter().copied());
    format!(
        "{} ms, {} in the middle",
        all.spread("tasks"),
        short(all.median())
    )
}
