//! Making a hand-over file of 1,000 observations: by the button, in the app's worker alone, and what
//! zip and SHA-256 of the same bytes take: in the same wasm, in plain JavaScript, and natively.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use alongside::app::desk::work::{HandOverItem, HandOverJob, Job};
use alongside::app::effect::FilePlan;
use alongside::domain::observation::Observation;
use alongside::format::handover::{self, Cover, Item, pack};
use alongside::format::line::sha256;
use alongside::format::reading::unpack;
use serde_json::json;

use crate::hands::{self, file, file_field, plain_site, restore, timed, visit};
use crate::harness::{Browser, Site};
use crate::report::{Budget, Line, Report};
use crate::seeds;
use crate::sums::{Samples, short};
use crate::world::Tablet;

/// Names of this part.
pub const NAMES: &[&str] = &["export"];
const OBSERVATIONS: usize = 1_000;
const ENTRIES: usize = 24;
const RUNS: usize = 5;
const TAPS: usize = 3;
const WORKER: &str = include_str!("worker.js");

/// The members of the file, by name.
type Members = BTreeMap<String, Vec<u8>>;

/// Measures it.
pub fn measure(report: &mut Report) {
    report.measure(NAMES[0], || {
        let (app, plain) = (Site::of_dist(), plain_site());
        let browser = hands::browser(&app);
        let mut tablets = seeds::many("export", OBSERVATIONS, ENTRIES);
        let folder = tempfile::tempdir().unwrap();
        let backup = file(folder.path(), "backup.zip", &seeds::backup(&tablets));
        browser.first_visit();
        restore(&browser, &backup);
        let (pressed, made) = by_button(&browser);
        let members = unpack(&fs::read(&made).unwrap()).unwrap();
        let size: usize = members.values().map(Vec::len).sum();
        let megabytes = f64::from(u32::try_from(size).unwrap()) / 1_000_000.0;
        let (job, zipped) = in_worker(&browser, folder.path(), &mut tablets, &members);
        let plainly = in_plain_page(&browser, &plain, &made);
        let (native, native_zip) = natively(&mut tablets, &members);
        let speed = |ms: &Samples| megabytes / (ms.median() / 1_000.0);
        let line = |what: &str, value: f64, budget, beside, how| Line {
            what: format!("hand-over file of {OBSERVATIONS} observations: {what}"),
            value,
            unit: "MB/s",
            budget,
            beside: Some(beside),
            how,
        };
        let alone = speed(&zipped);
        vec![
            line(
                "from the tap to \"Your file is ready\"",
                speed(&pressed),
                Budget::LeastTimes(0.5),
                ("zip + SHA-256, same wasm", alone),
                format!(
                    "{} MB in the file's members; ms: {}; alone: the worker's backup job with the same lines, ms: {}; \
                     vanilla, CompressionStream and crypto.subtle on the same members: {} MB/s",
                    short(megabytes),
                    pressed.spread("runs"),
                    zipped.spread("runs"),
                    short(speed(&plainly)),
                ),
            ),
            line(
                "of that, what the worker does",
                speed(&job),
                Budget::None,
                ("zip + SHA-256, same wasm", alone),
                format!(
                    "the same job, given to the same worker by a bare page; ms: {}; the rest is reading the store",
                    job.spread("runs")
                ),
            ),
            line(
                "of that, the same code, native",
                speed(&native),
                Budget::None,
                ("zip + SHA-256, native", speed(&native_zip)),
                format!(
                    "observations in memory to bytes, ms: {}; alone {}",
                    native.spread("runs"),
                    native_zip.spread("runs")
                ),
            ),
        ]
    });
}

/// Milliseconds from the tap to the ready file, and the file.
fn by_button(browser: &Browser) -> (Samples, PathBuf) {
    browser.open("/");
    browser.at("Observations");
    browser.go("Hand over");
    std::thread::sleep(Duration::from_secs(2));
    let tap = "const from = performance.now(); find('button', 'Create hand-over file').click(); \
        const ready = () => [...document.querySelectorAll('h2')].some((e) => e.textContent.includes('Your file is ready')); \
        gauge.when(ready, () => gauge.painted((now) => done(from, now)));";
    let mut times = vec![timed(browser, tap, &[])];
    for _ in 1..TAPS {
        browser.press("Put aside");
        browser.see_no_more("Your file is ready");
        times.push(timed(browser, tap, &[]));
    }
    (
        Samples::of(times),
        browser.download(|b| b.press("Download")),
    )
}

/// The worker makes the file, and makes a backup of the same lines: zip and SHA-256 and no more.
fn in_worker(
    browser: &Browser,
    folder: &Path,
    tablets: &mut [Tablet],
    members: &Members,
) -> (Samples, Samples) {
    let lines = members.values().flat_map(|m| m.split(|b| *b == b'\n'));
    let lines = lines.map(|l| String::from_utf8(l.to_vec()).unwrap());
    let alone = Job::Backup {
        records: lines.filter(|l| !l.is_empty()).collect(),
        collation: Vec::new(),
        aside: Vec::new(),
        app: "bench".to_owned(),
        created_at: "2026-11-22T09:00:00+05:45".to_owned(),
    };
    let write = |name: &str, job: &Job| file(folder, name, &serde_json::to_vec(job).unwrap());
    let jobs = [
        write("make.json", &Job::MakeHandOver(job(tablets))),
        write("backup.json", &alone),
    ];
    browser.open("/worker-loader.js");
    file_field(browser, "Jobs", &jobs);
    browser.script(WORKER, &[]);
    let run = |at: usize| {
        let script = "Promise.all([theWorker, document.querySelector('input').files[given[0]].text()]).then(async ([ask, job]) => { \
            const from = performance.now(); const reply = await ask(job); const to = performance.now(); \
            if (!reply.bytes) throw String(reply.answer || reply).slice(0, 300); done(from, to); }).catch(done);";
        timed(browser, script, &[json!(at)])
    };
    let (mut made, mut zipped) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        made.push(run(0));
        zipped.push(run(1));
    }
    (Samples::of(made), Samples::of(zipped))
}

fn in_plain_page(browser: &Browser, plain: &Site, made: &Path) -> Samples {
    visit(browser, &plain.url("/"));
    browser.choose_files("Files", &[made]);
    let script = "document.querySelector('#files').files[0].arrayBuffer().then(async (bytes) => { \
        const members = await files.unzip(new Uint8Array(bytes)); const from = performance.now(); \
        await files.zip(members); done(from, performance.now()); }).catch(done);";
    Samples::of((0..RUNS).map(|_| timed(browser, script, &[])))
}

/// The file from observations in memory; and its members zipped and hashed.
fn natively(tablets: &mut [Tablet], members: &Members) -> (Samples, Samples) {
    let (cover, observations) = handed(tablets);
    let items: Vec<Item<'_>> = observations.iter().map(|o| Item::of(o, None)).collect();
    let clock = |work: &dyn Fn() -> Vec<u8>| {
        Samples::of((0..RUNS).map(|_| {
            let begun = Instant::now();
            assert!(!work().is_empty());
            begun.elapsed().as_secs_f64() * 1_000.0
        }))
    };
    let made = clock(&|| {
        let bytes = handover::make(&cover, &items).unwrap();
        sha256(&bytes).into_bytes()
    });
    let zipped = clock(&|| {
        assert!(members.values().all(|m| sha256(m).len() == 64));
        sha256(&pack(members.clone()).unwrap()).into_bytes()
    });
    (made, zipped)
}

/// A plan of the core for each tablet, put together: the first one's cover, and all observations.
fn handed(tablets: &mut [Tablet]) -> (Cover, Vec<Observation>) {
    let plans: Vec<FilePlan> = tablets.iter_mut().map(seeds::plan).collect();
    let observations = plans
        .iter()
        .zip(tablets)
        .flat_map(|(plan, tablet)| plan.items.iter().map(|i| tablet.stored(&i.id).0));
    (plans[0].cover.clone(), observations.collect())
}

/// The job that the app sends for all of it.
fn job(tablets: &mut [Tablet]) -> HandOverJob {
    let (cover, observations) = handed(tablets);
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((stream, ..), text) in tablets.iter().flat_map(|t| &t.records) {
        texts.entry(stream).or_default().push(text.clone());
    }
    let item = |observation: &Observation| HandOverItem {
        id: observation.id().to_string(),
        texts: texts[observation.id().as_str()].clone(),
        entries: u32::try_from(observation.entries().len()).unwrap(),
        parent: None,
        revision: None,
        whole: None,
    };
    HandOverJob {
        file: cover.file.to_string(),
        app: cover.app.clone(),
        device: cover.device.to_string(),
        recipient: (cover.recipient.id.to_string(), String::new()),
        device_seq: cover.device_seq,
        previous: None,
        created_at: cover.created_at.to_string(),
        observer: cover.observer,
        items: observations.iter().map(item).collect(),
    }
}
