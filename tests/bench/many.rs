//! A coordinator's desk at its largest, alone: 20,000 observations of 40 entries are taken in, opened, searched,
//! filtered and exported, while the memory of the browser's pages and workers is watched.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::hands::{self, file};
use crate::harness::{Browser, Site};
use crate::report::{Budget, Line, Report};
use crate::seeds;
use crate::sums::short;

/// Names of this part.
pub const NAMES: &[&str] = &["collation of 20,000"];
const FILES: usize = 800;
const EACH: usize = 25;
const ENTRIES: usize = 40;
/// What design.md allows, in megabytes.
const MOST_MB: f64 = 600.0;
const LIMIT: Duration = Duration::from_secs(1_800);
const EXPORTS: [&str; 3] = ["Export workbook", "Export tables", "Export NDJSON"];

/// Measures it.
pub fn measure(report: &mut Report) {
    report.measure(NAMES[0], || {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<_> = (0..FILES)
            .map(|at| {
                let mut tablet = seeds::finished(&format!("many-{at:03}"), EACH, ENTRIES);
                let (name, bytes) = tablet.create_hand_over();
                file(folder.path(), &format!("{at:03}-{name}"), &bytes)
            })
            .collect();
        let app = Site::of_dist();
        let browser = hands::browser(&app);
        browser.first_visit();
        browser.open("/collate");
        browser.at("Collate");
        browser.choose_files("Choose files", &paths);
        let mut watched = Watched::default();
        watched.until(&browser, "taken in", Browser::shows_all);
        browser.leave();
        browser.open("/collate");
        watched.until(&browser, "opened", Browser::shows_all);
        set(&browser, "input[type=search]", "input", "fractions leaf");
        watched.until(&browser, "searched", |b| b.finds(".found"));
        set(&browser, "input[type=search]", "input", "");
        watched.until(&browser, "search ended", |b| !b.finds(".found"));
        set(&browser, "#f-teacher", "change", "Ms Okello");
        watched.until(&browser, "filtered", |b| b.sees("that the filters show"));
        set(&browser, "#f-teacher", "change", "");
        watched.until(&browser, "filter off", |b| b.sees("of the collation"));
        for name in EXPORTS {
            let before = browser.downloads().len();
            browser.press(name);
            watched.until(&browser, name, |b| b.downloads().len() > before);
        }
        vec![watched.line()]
    });
}

impl Browser {
    fn shows_all(&self) -> bool {
        self.sees(&format!("from {FILES} files"))
    }

    fn finds(&self, selector: &str) -> bool {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.script(script, &[json!(selector)]) == json!(true)
    }
}

/// Puts a value into a field, as a hand does.
fn set(browser: &Browser, selector: &str, event: &str, value: &str) {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[2]; \
        field.dispatchEvent(new Event(arguments[1], { bubbles: true }));";
    browser.script(script, &[json!(selector), json!(event), json!(value)]);
}

/// How long each thing took, and the most memory that was seen meanwhile.
#[derive(Default)]
struct Watched {
    took: Vec<String>,
    most_mb: f64,
}

impl Watched {
    fn until(&mut self, browser: &Browser, what: &str, is_done: impl Fn(&Browser) -> bool) {
        let begun = Instant::now();
        while !is_done(browser) {
            assert!(begun.elapsed() < LIMIT, "{what}: it does not end");
            self.most_mb = self.most_mb.max(hands::renderers_mb(browser));
            std::thread::sleep(Duration::from_millis(100));
        }
        self.most_mb = self.most_mb.max(hands::renderers_mb(browser));
        let seconds = begun.elapsed().as_secs_f64();
        self.took.push(format!("{what} {} s", short(seconds)));
    }

    fn line(&self) -> Line {
        Line {
            what: "collation of 20,000 observations, 800,000 entries: memory at its highest"
                .to_owned(),
            value: self.most_mb,
            unit: "MB",
            budget: Budget::Most(MOST_MB),
            beside: None,
            how: format!(
                "the renderer's whole memory, pages and workers, looked at ten times a second; {}",
                self.took.join(", ")
            ),
        }
    }
}
