//! What the bench does to a page beyond what a journey does: real keys and taps, other speeds, and
//! another site in the same browser.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Browser, Site, root, within};
use crate::sums::Samples;

const GAUGE: &str = include_str!("gauge.js");

/// What a stretch of inputs took.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// From each input to the frame after it, in milliseconds.
    pub spans: Samples,
    /// Tasks of more than 50 ms meanwhile.
    pub long: Vec<f64>,
}

/// The page in plain JavaScript.
pub fn plain_site() -> Site {
    Site::serve(&root().join("tests/bench/vanilla"), "/")
}

/// A browser that measures in every page.
pub fn browser(site: &Site) -> Browser {
    let mut browser = Browser::start(site);
    browser.first_script(GAUGE);
    browser
}

/// Opens an address of any site.
pub fn visit(browser: &Browser, address: &str) {
    browser.wait_for(browser.driver().goto(address)).unwrap();
}

/// From the start of the page to the painted home screen, in milliseconds.
pub fn usable_at(browser: &Browser) -> f64 {
    let at = within(Duration::from_secs(60), || {
        browser
            .try_script("return gauge.usable", &[])
            .ok()?
            .as_f64()
    });
    at.unwrap_or_else(|| panic!("the home screen does not come: {}", browser.words()))
}

/// From now on the page's processor is so many times slower.
pub fn throttle(browser: &Browser, times: u32) {
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": times }));
}

/// Types these characters, one after another, as a keyboard does, and measures each.
pub fn type_keys(browser: &Browser, text: &str, every: Duration) -> Stretch {
    browser.script("gauge.begin('keys')", &[]);
    for letter in text.chars() {
        let begun = Instant::now();
        let upper = letter.to_ascii_uppercase();
        let code = if letter == ' ' {
            "Space".to_owned()
        } else {
            format!("Key{upper}")
        };
        let mut key = json!({
            "type": "keyDown", "key": letter.to_string(), "code": code,
            "text": letter.to_string(), "windowsVirtualKeyCode": u32::from(upper),
        });
        browser.cdp("Input.dispatchKeyEvent", &key);
        key["type"] = json!("keyUp");
        key.as_object_mut().unwrap().remove("text");
        browser.cdp("Input.dispatchKeyEvent", &key);
        std::thread::sleep(every.saturating_sub(begun.elapsed()));
    }
    stretch(browser, text.chars().count())
}

/// Taps the buttons that a selector finds, in turn, so many times, and measures each: `taps` to the
/// next frame, `saved` to the word "Saved".
pub fn tap_in_turn(
    browser: &Browser,
    selector: &str,
    taps: usize,
    what: &str,
    every: Duration,
) -> Stretch {
    let script = "return [...document.querySelectorAll(arguments[0])].map((e) => { \
        const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })";
    let places = browser.script(script, &[json!(selector)]);
    let places: Vec<(f64, f64)> = serde_json::from_value(places).unwrap();
    let seen = browser.script("return [innerWidth, innerHeight]", &[]);
    let seen: (f64, f64) = serde_json::from_value(seen).unwrap();
    let inside = |(x, y): &(f64, f64)| *x > 0.0 && *x < seen.0 && *y > 0.0 && *y < seen.1;
    let places: Vec<_> = places.into_iter().filter(inside).collect();
    assert!(
        places.len() > 5,
        "only {} of {selector} are in sight",
        places.len()
    );
    browser.script("gauge.begin(arguments[0])", &[json!(what)]);
    for (x, y) in places.iter().cycle().take(taps) {
        let begun = Instant::now();
        for kind in ["mousePressed", "mouseReleased"] {
            let mouse = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            browser.cdp("Input.dispatchMouseEvent", &mouse);
        }
        std::thread::sleep(every.saturating_sub(begun.elapsed()));
    }
    stretch(browser, taps)
}

/// Writes these words into the search field in one input event: milliseconds until the list stands.
pub fn search(browser: &Browser, words: &str) -> f64 {
    let ready = "const e = document.querySelector('input[type=search]'); e.focus(); e.select(); gauge.begin('list')";
    browser.script(ready, &[]);
    browser.cdp("Input.insertText", &json!({ "text": words }));
    stretch(browser, 1).spans.median()
}

fn stretch(browser: &Browser, count: usize) -> Stretch {
    let spans = || {
        let count = browser.script("return gauge.spans.length", &[]);
        count.as_u64().and_then(|n| usize::try_from(n).ok())
    };
    let all = within(Duration::from_secs(60), || {
        (spans()? >= count).then_some(())
    });
    assert!(
        all.is_some(),
        "{:?} of {count} inputs were measured",
        spans()
    );
    // The observer of long tasks is told of them a little later.
    std::thread::sleep(Duration::from_millis(200));
    let found = browser.script("return gauge.end()", &[]);
    let numbers = |key: &str| -> Vec<f64> { serde_json::from_value(found[key].clone()).unwrap() };
    Stretch {
        spans: Samples::of(numbers("spans")),
        long: numbers("long"),
    }
}

/// Runs a script that does something and then calls `done(from, to)` or `done(error)`; answers the
/// milliseconds between.
pub fn timed(browser: &Browser, script: &str, arguments: &[Value]) -> f64 {
    let limit = Duration::from_secs(180);
    let driver = browser.driver();
    browser.wait_for(driver.set_script_timeout(limit)).unwrap();
    let whole = format!(
        "const end = arguments[arguments.length - 1]; const given = arguments; \
         const done = (from, to) => end(to === undefined ? String(from) : to - from); {{ {script} }}"
    );
    let took = browser.script_async(&whole, arguments);
    took.as_f64().unwrap_or_else(|| panic!("not timed: {took}"))
}

/// A field with these files, on a page that has none for them.
pub fn file_field(browser: &Browser, name: &str, files: &[PathBuf]) {
    let script = "const field = document.createElement('input'); field.type = 'file'; field.multiple = true; \
        field.setAttribute('aria-label', arguments[0]); document.body.append(field);";
    browser.script(script, &[json!(name)]);
    browser.choose_files(name, files);
}

/// A file in a folder of its own.
pub fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Restores a backup in the app, through "Restore a backup".
pub fn restore(browser: &Browser, backup: &Path) {
    browser.open("/settings");
    browser.at("Settings");
    browser.choose_files("Restore a backup", &[backup]);
    browser.see_within(Duration::from_secs(300), "Restored: ");
    // The journal gets its copy behind that.
    std::thread::sleep(Duration::from_secs(5));
}

/// Restores lines in the plain page.
pub fn restore_plain(browser: &Browser, site: &Site, lines: &Path) {
    visit(browser, &site.url("/"));
    browser.choose_files("Restore", &[lines]);
    browser.see_within(Duration::from_secs(300), "Restored");
}

/// What all processes that run pages of this browser keep in memory, in megabytes: their share where
/// they share.
pub fn renderers_mb(browser: &Browser) -> f64 {
    let profile = format!("--user-data-dir={}", browser.profile().display());
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let share = |process: std::fs::DirEntry| {
        let words = std::fs::read(process.path().join("cmdline")).ok()?;
        let words = String::from_utf8_lossy(&words).into_owned();
        if !(words.contains(&profile) && words.contains("--type=renderer")) {
            return None;
        }
        let sums = std::fs::read_to_string(process.path().join("smaps_rollup")).ok()?;
        let line = sums.lines().find(|l| l.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    let kilobytes: f64 = processes.filter_map(share).sum();
    assert!(kilobytes > 0.0, "no renderer runs");
    kilobytes * 1_024.0 / 1_000_000.0
}
