//! The first load over the wire: the files that a browser asks for until the home screen can be used,
//! each as brotli.

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use serde_json::Value;

use crate::hands::{plain_site, visit};
use crate::harness::{Browser, Site, brotli};
use crate::report::{Budget, Line, Report};

/// Names of this part.
pub const NAMES: &[&str] = &["first load"];

/// Measures it.
pub fn measure(report: &mut Report) {
    report.measure(NAMES[0], || {
        let (app, site) = (Site::of_dist(), plain_site());
        let named = crate::harness::first_load().into_iter();
        let ours: Vec<_> = named.map(|(name, size)| (name, kilobytes(size))).collect();
        let plain = first_load(&site);
        let later = crate::harness::parts().into_iter().map(|name| {
            let bytes = fs::read(app.folder().join(&name)).unwrap();
            (name, kilobytes(brotli(&bytes)))
        });
        let later: Vec<_> = later.collect();
        let apart = worker_files(&app);
        let sum = |files: &[(String, f64)]| files.iter().map(|(_, size)| size).sum::<f64>();
        vec![
            Line {
                what: "first load, brotli".to_owned(),
                value: sum(&ours),
                unit: "KB",
                budget: Budget::Most(250.0),
                beside: Some((Line::VANILLA, sum(&plain))),
                how: format!("{} (aim: 200)", listed(&ours)),
            },
            Line {
                what: "worker, apart, brotli".to_owned(),
                value: sum(&apart),
                unit: "KB",
                budget: Budget::None,
                beside: None,
                how: listed(&apart),
            },
            Line {
                what: "parts that come later, brotli".to_owned(),
                value: sum(&later),
                unit: "KB",
                budget: Budget::None,
                beside: None,
                how: listed(&later),
            },
        ]
    });
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

fn worker_files(site: &Site) -> Vec<(String, f64)> {
    ["worker-loader.js", "worker.js", "worker_bg.wasm"]
        .map(|name| {
            let bytes = fs::read(site.folder().join(name)).unwrap();
            (name.to_owned(), kilobytes(brotli(&bytes)))
        })
        .to_vec()
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
