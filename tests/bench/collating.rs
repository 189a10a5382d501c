//! A coordinator's desk: 200 files of 25 observations taken in, and what the whole collation keeps in
//! memory.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use alongside::format::line::{LineV2, sha256};
use alongside::format::reading::{TRUTH, unpack};
use serde_json::json;

use crate::devtools::{Devtools, Memory};
use crate::hands::{self, file, plain_site, timed, visit};
use crate::harness::{Browser, Site, within};
use crate::report::{Budget, Line, Report};
use crate::seeds;
use crate::sums::{Samples, short};
use crate::world::desk::Desk;

/// Names of this part.
pub const NAMES: &[&str] = &["collate", "collation in memory"];
const FILES: usize = 200;
const EACH: usize = 25;
const ENTRIES: usize = 40;
const RUNS: usize = 2;
const MEGABYTE: f64 = 1_000_000.0;

type File = (String, Vec<u8>);

/// Measures it.
pub fn measure(report: &mut Report) {
    report.part(NAMES, |report| {
        let folder = tempfile::tempdir().unwrap();
        let files = made();
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|(name, bytes)| file(folder.path(), name, bytes))
            .collect();
        let (app, plain) = (Site::of_dist(), plain_site());
        let browser = hands::browser(&app);
        browser.first_visit();
        report.measure(NAMES[0], || {
            let taken = Taken::measure(&browser, &paths);
            let plainly = parsed(&browser, &plain, &paths);
            let mut lines = taken.lines(&plainly);
            lines.push(natively(&files));
            lines
        });
        report.measure(NAMES[1], || in_memory(&browser, &app, &paths));
    });
}

/// Hand-over files of as many observers.
fn made() -> Vec<File> {
    (0..FILES)
        .map(|at| {
            let mut tablet = seeds::finished(&format!("collate-{at:03}"), EACH, ENTRIES);
            tablet.create_hand_over()
        })
        .map(|(name, bytes)| (format!("{}-{name}", sha256(&bytes)[..8].to_owned()), bytes))
        .collect()
}

/// What taking all files in took.
struct Taken {
    times: Samples,
    long: Vec<f64>,
}

impl Taken {
    fn measure(browser: &Browser, paths: &[PathBuf]) -> Self {
        let (mut times, mut long) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            begin_anew(browser);
            let found = take_in(browser, paths);
            times.push(found.0);
            long.extend(found.1);
        }
        Self {
            times: Samples::of(times),
            long,
        }
    }

    fn lines(&self, plainly: &Samples) -> Vec<Line> {
        let of = format!("{FILES} files of {EACH} observations of {ENTRIES} entries");
        let longest = self.long.iter().copied().fold(0.0, f64::max);
        vec![
            Line {
                what: "collate 200 files: the longest that the interface was blocked".to_owned(),
                value: longest,
                unit: "ms",
                budget: Budget::Most(50.0),
                beside: None,
                how: format!(
                    "{of}, {RUNS} runs; tasks over 50 ms: {}",
                    if self.long.is_empty() {
                        "none (0 means that none was over 50)".to_owned()
                    } else {
                        Samples::of(self.long.iter().copied()).spread("tasks")
                    }
                ),
            },
            Line {
                what: "collate 200 files: from the choice to the table".to_owned(),
                value: self.times.median(),
                unit: "ms",
                budget: Budget::MostTimes(2.0),
                beside: Some((Line::VANILLA, plainly.median())),
                how: format!(
                    "{}, each file stored strictly; vanilla unzips, hashes and parses, no more: {}",
                    self.times.spread("runs"),
                    plainly.spread("runs")
                ),
            },
        ]
    }
}

/// The collate screen with nothing in it.
fn begin_anew(browser: &Browser) {
    browser.open("/collate");
    browser.at("Collate");
    let shown = within(Duration::from_secs(60), || {
        let filled = browser.has("button", "Remove collation");
        (filled || browser.sees("Put many observers")).then_some(filled)
    });
    if shown.expect("the collation is read") {
        browser.press("Remove collation");
        browser.press("Remove 5,000 observations");
    }
    browser.see("Put many observers");
}

/// Chooses all files: milliseconds until the table stands, and tasks over 50 ms meanwhile.
fn take_in(browser: &Browser, paths: &[PathBuf]) -> (f64, Vec<f64>) {
    let watch = "addEventListener('change', (event) => { gauge.chosen = event.timeStamp; }, true);";
    browser.script(watch, &[]);
    browser.choose_files("Choose files", paths);
    let wait = "const words = () => (document.querySelector('.page-head p') || {}).textContent || ''; \
        const timer = setInterval(() => { if (!words().includes(given[0])) return; clearInterval(timer); \
            gauge.painted((now) => { gauge.taken = now; done(gauge.chosen, now); }); }, 20);";
    let took = timed(browser, wait, &[json!(format!("from {FILES} files"))]);
    std::thread::sleep(Duration::from_millis(300));
    let long = browser.script("return gauge.longBetween(gauge.chosen, gauge.taken)", &[]);
    (took, serde_json::from_value(long).unwrap())
}

/// The plain page unzips, hashes and parses the same files.
fn parsed(browser: &Browser, plain: &Site, paths: &[PathBuf]) -> Samples {
    visit(browser, &plain.url("/"));
    browser.choose_files("Files", paths);
    let script = "(async () => { const from = performance.now(); let found = 0; \
        for (const file of document.querySelector('#files').files) found += (await files.read(file)).length; \
        if (found !== given[0]) throw `${found} observations`; done(from, performance.now()); })().catch(done);";
    Samples::of((0..RUNS).map(|_| timed(browser, script, &[json!(FILES * EACH)])))
}

/// The desk against unzip and parse alone, both native.
fn natively(files: &[File]) -> Line {
    let clock = |work: &dyn Fn()| {
        Samples::of((0..RUNS).map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1_000.0
        }))
    };
    let taken = clock(&|| {
        let mut desk = Desk::default();
        for (name, bytes) in files {
            desk.take(name, bytes);
        }
        assert_eq!(desk.view().rows.len(), FILES * EACH);
    });
    let parsed = clock(&|| {
        for (_, bytes) in files {
            let members = unpack(bytes).unwrap();
            let lines = members[TRUTH]
                .split(|b| *b == b'\n')
                .filter(|l| !l.is_empty());
            assert_eq!(
                lines
                    .filter(|l| serde_json::from_slice::<LineV2>(l).is_ok())
                    .count(),
                EACH
            );
        }
    });
    Line {
        what: "collate 200 files: the same code, native, without storing".to_owned(),
        value: taken.median(),
        unit: "ms",
        budget: Budget::MostTimes(2.0),
        beside: Some(("unzip + parse, native", parsed.median())),
        how: format!("{}; alone {}", taken.spread("runs"), parsed.spread("runs")),
    }
}

/// The stored collation opened anew, and what page and worker keep of it.
fn in_memory(browser: &Browser, app: &Site, paths: &[PathBuf]) -> Vec<Line> {
    browser.open("/collate");
    browser.at("Collate");
    if within(Duration::from_secs(10), || {
        browser.has("button", "Remove collation").then_some(())
    })
    .is_none()
    {
        take_in(browser, paths);
        browser.leave();
        browser.open("/collate");
    }
    browser.see_within(Duration::from_secs(60), &format!("from {FILES} files"));
    std::thread::sleep(Duration::from_secs(2));
    let peak = hands::renderers_mb(browser);
    let mut devtools = Devtools::of_page(browser, &app.url(""));
    let (page, workers) = (devtools.page_memory(), devtools.worker_memories());
    let of_workers: Vec<String> = workers.iter().map(told).collect();
    let all: f64 = workers
        .iter()
        .chain([&page])
        .copied()
        .map(Memory::counted)
        .sum();
    vec![Line {
        what: "whole collation in memory, 5,000 observations, 200,000 entries".to_owned(),
        value: all / MEGABYTE,
        unit: "MB",
        budget: Budget::None,
        beside: None,
        how: format!(
            "to fit a tablet of 2 GB; opened anew; page: {}; workers: {}; the renderer's whole memory before collecting garbage: {} MB",
            told(&page),
            of_workers.join(", "),
            short(peak)
        ),
    }]
}

fn told(memory: &Memory) -> String {
    let (heap, wasm) = (memory.heap / MEGABYTE, memory.wasm / MEGABYTE);
    format!("heap {} + wasm {} MB", short(heap), short(wasm))
}
