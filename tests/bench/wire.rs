//! What goes over the wire, as brotli: the files that a browser asks for until the home screen can be used, and
//! all that is kept for offline use, part by part. What the parts are made of goes into a table of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use crate::hands::{plain_site, visit};
use crate::harness::{Browser, Site, brotli, root};
use crate::report::{Budget, Line, Report, folder};
use crate::weights;

/// Names of this part.
pub const NAMES: &[&str] = &["first load"];

/// A kind of file, and whether a name is of it.
type Kind = (&'static str, fn(&str) -> bool);

/// What there is of the app, and how its files are told apart.
const KINDS: [Kind; 6] = [
    ("first part, wasm", |n| {
        n.ends_with("_bg.wasm") && n.starts_with("alongside")
    }),
    ("later part, wasm", |n| {
        n.contains("-split_") || n.contains("-chunk_")
    }),
    ("worker, wasm", |n| n == "worker_bg.wasm"),
    ("css", |n| n.ends_with(".css")),
    ("js of the page", |n| {
        n.ends_with(".js") && !n.starts_with("worker") && n != "service-worker.js"
    }),
    ("js of the workers", |n| {
        n.starts_with("worker") && n.ends_with(".js") || n == "service-worker.js"
    }),
];

/// Measures it.
pub fn measure(report: &mut Report) {
    report.measure(NAMES[0], || {
        let (app, site) = (Site::of_dist(), plain_site());
        let named = crate::harness::first_load().into_iter();
        let ours: Vec<_> = named.map(|(name, size)| (name, kilobytes(size))).collect();
        let plain = first_load(&site);
        let all = packed(&app.folder());
        let kept: Vec<_> = all
            .iter()
            .filter(|(name, _)| name != "service-worker.js")
            .cloned()
            .collect();
        let weighed = weights(&app.folder(), &all);
        let part = |(what, is): (&str, fn(&str) -> bool)| {
            let files: Vec<_> = all.iter().filter(|(name, _)| is(name)).cloned().collect();
            line(
                format!("of that, {what}"),
                &files,
                Budget::None,
                None,
                listed(&files),
            )
        };
        let mut lines = vec![
            line(
                "first load, brotli".to_owned(),
                &ours,
                Budget::Most(250.0),
                Some((Line::VANILLA, sum(&plain))),
                format!("{} (aim: 200)", listed(&ours)),
            ),
            line(
                "all that is kept for offline use, brotli".to_owned(),
                &kept,
                Budget::Most(900.0),
                None,
                format!("{} files; {weighed}", kept.len()),
            ),
        ];
        lines.extend(KINDS.map(part));
        lines
    });
}

fn line(
    what: String,
    files: &[(String, f64)],
    budget: Budget,
    beside: Option<(&'static str, f64)>,
    how: String,
) -> Line {
    Line {
        what,
        value: sum(files),
        unit: "KB",
        budget,
        beside,
        how,
    }
}

/// Writes down what each WebAssembly file is made of; where that stands.
fn weights(dist: &Path, all: &[(String, f64)]) -> String {
    let names = root().join("target/wasm-opt/names");
    let mut parts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for (name, _) in all.iter().filter(|(name, _)| name.ends_with(".wasm")) {
        let Ok(functions) = fs::read_to_string(names.join(name)) else {
            return format!("not weighed: {} has no names of {name}", names.display());
        };
        let weight = weights::weigh(&fs::read(dist.join(name)).unwrap(), &functions).unwrap();
        let kind = KINDS.into_iter().find(|(_, is)| is(name));
        let what = kind.map_or(name.as_str(), |(what, _)| what);
        let part = parts.entry(what.replace(", wasm", "")).or_default();
        for (place, bytes) in weight {
            *part.entry(place).or_default() += bytes;
        }
    }
    fs::write(folder().join("weights.md"), weights::table(&parts)).unwrap();
    "bytes by room and by crate: target/bench/weights.md".to_owned()
}

/// Every file of the built app as brotli.
fn packed(dist: &Path) -> Vec<(String, f64)> {
    let (mut found, mut left) = (Vec::new(), vec![dist.to_owned()]);
    while let Some(folder) = left.pop() {
        for file in fs::read_dir(folder).unwrap().flatten() {
            let path = file.path();
            let name = path.strip_prefix(dist).unwrap().display().to_string();
            if path.is_dir() {
                left.push(path);
            } else if !name.starts_with('.') && !name.ends_with(".map") {
                found.push((name, kilobytes(brotli(&fs::read(&path).unwrap()))));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// What a page that was never here asks for. What the service worker fetches for later is left out:
/// from its registration on only the page's own list counts.
fn first_load(site: &Site) -> Vec<(String, f64)> {
    let browser = Browser::start(site);
    visit(&browser, &site.url("/"));
    browser.at("Observations");
    std::thread::sleep(Duration::from_millis(500));
    let resources = "return performance.getEntriesByType('resource').map((e) => e.name)";
    let own: Value = browser.script(resources, &[]);
    let start = site.url("");
    let own = own.as_array().unwrap().iter().filter_map(Value::as_str);
    let own = own.filter_map(|name| name.strip_prefix(&start).map(str::to_owned));
    let before = site
        .asked()
        .into_iter()
        .take_while(|name| name != "service-worker.js");
    let named = before.chain(own).map(|name| {
        let name = name.split('?').next().unwrap_or_default().to_owned();
        if name.is_empty() {
            "index.html".to_owned()
        } else {
            name
        }
    });
    let files: BTreeSet<String> = named.collect();
    let file = |name: String| {
        let bytes = fs::read(site.folder().join(&name)).ok()?;
        Some((name, kilobytes(brotli(&bytes))))
    };
    files.into_iter().filter_map(file).collect()
}

fn sum(files: &[(String, f64)]) -> f64 {
    files.iter().map(|(_, size)| size).sum()
}

fn kilobytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap()) / 1_000.0
}

fn listed(files: &[(String, f64)]) -> String {
    let all: Vec<String> = files
        .iter()
        .map(|(name, size)| format!("{name} {size:.1}"))
        .collect();
    all.join(", ")
}
