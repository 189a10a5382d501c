//! The list of 5,000 observations: opening it, coming back to it, and searching it.

use std::time::Duration;

use serde_json::json;

use crate::hands::{self, file, plain_site, restore, restore_plain, timed, visit};
use crate::harness::{Browser, Site};
use crate::report::{Budget, Line, Report};
use crate::seeds;
use crate::sums::{Samples, short};

/// Names of this part.
pub const NAMES: &[&str] = &["home", "search"];
const OBSERVATIONS: usize = 5_000;
/// Of about 250 bytes each.
const ENTRIES: usize = 24;
const WARM_UPS: usize = 2;
const RUNS: usize = 7;

/// Queries: names, classes, words of notes, two words, nothing that is there.
const QUERIES: [&str; 8] = [
    "okello",
    "7b",
    "fractions",
    "quiet",
    "diallo 3a",
    "together window",
    "2026-11",
    "zebra",
];
const SEARCH_ROUNDS: usize = 2;

/// Both sites in one browser, with the same observations.
struct Desk {
    app: Site,
    plain: Site,
    browser: Browser,
    /// Bytes of an observation as it is stored.
    each: f64,
}

/// Measures it.
pub fn measure(report: &mut Report) {
    report.part(NAMES, |report| {
        let desk = Desk::set_up();
        report.measure(NAMES[0], || desk.opening());
        report.measure(NAMES[1], || desk.searching());
    });
}

impl Desk {
    fn set_up() -> Self {
        let (app, plain) = (Site::of_dist(), plain_site());
        let browser = hands::browser(&app);
        let tablets = seeds::many("home", OBSERVATIONS, ENTRIES);
        let bytes: usize = seeds::records(&tablets).iter().map(String::len).sum();
        let folder = tempfile::tempdir().unwrap();
        let backup = file(folder.path(), "backup.zip", &seeds::backup(&tablets));
        let lines = seeds::plain_lines(&tablets);
        let lines = file(folder.path(), "lines.ndjson", lines.as_bytes());
        drop(tablets);
        browser.first_visit();
        restore(&browser, &backup);
        restore_plain(&browser, &plain, &lines);
        Self {
            app,
            plain,
            browser,
            each: f64::from(u32::try_from(bytes / OBSERVATIONS).unwrap()),
        }
    }

    fn opening(&self) -> Vec<Line> {
        let (mut ours, mut theirs, mut back) = (Vec::new(), Vec::new(), Vec::new());
        for run in 0..WARM_UPS + RUNS {
            visit(&self.browser, &self.app.url("/"));
            let opened = hands::usable_at(&self.browser);
            // The journal is compared behind the list; that must not run into the next start.
            std::thread::sleep(Duration::from_millis(1_500));
            let returned = self.come_back();
            visit(&self.browser, &self.plain.url("/"));
            let plainly = hands::usable_at(&self.browser);
            std::thread::sleep(Duration::from_millis(500));
            if run >= WARM_UPS {
                ours.push(opened);
                back.push(returned);
                theirs.push(plainly);
            }
        }
        let (ours, theirs, back) = (Samples::of(ours), Samples::of(theirs), Samples::of(back));
        let line = |what: &str, value: &Samples, budget, how| Line {
            what: format!("home with {OBSERVATIONS} observations: {what}"),
            value: value.median(),
            unit: "ms",
            budget,
            beside: Some((Line::VANILLA, theirs.median())),
            how,
        };
        vec![
            line(
                "from another screen to its first rows",
                &back,
                Budget::Most(100.0),
                format!(
                    "{}; beside it vanilla's load of the page",
                    back.spread("runs")
                ),
            ),
            line(
                "load of the page to its first rows",
                &ours,
                Budget::MostTimes(1.5),
                format!(
                    "warm, by service worker; {}; vanilla {}",
                    ours.spread("runs"),
                    theirs.spread("runs")
                ),
            ),
        ]
    }

    /// From a tap on "Observations" in the settings to the first rows, painted.
    fn come_back(&self) -> f64 {
        self.browser.go("Settings");
        std::thread::sleep(Duration::from_millis(300));
        let tap = "const from = performance.now(); find('link', 'Observations').click(); \
            gauge.when(() => document.querySelector('.row'), () => gauge.painted((now) => done(from, now)));";
        timed(&self.browser, tap, &[])
    }

    fn searching(&self) -> Vec<Line> {
        let (ours_first, ours) = self.searched(&self.app);
        let (theirs_first, theirs) = self.searched(&self.plain);
        vec![Line {
            what: format!("search over {OBSERVATIONS} observations, header and notes"),
            value: ours.median(),
            unit: "ms",
            budget: Budget::Most(50.0),
            beside: Some((Line::VANILLA, theirs.median())),
            how: format!(
                "{} bytes each; input to the last change of the list, painted; {}; the first query, with indexing: {} ms; \
                 vanilla, substrings in memory: {}, the first {} ms",
                short(self.each),
                ours.spread("queries"),
                short(ours_first),
                theirs.spread("queries"),
                short(theirs_first),
            ),
        }]
    }

    /// The first query, then all others.
    fn searched(&self, site: &Site) -> (f64, Samples) {
        visit(&self.browser, &site.url("/"));
        hands::usable_at(&self.browser);
        std::thread::sleep(Duration::from_secs(2));
        let first = hands::search(&self.browser, "hands");
        let queries = QUERIES.iter().cycle().take(QUERIES.len() * SEARCH_ROUNDS);
        let times = queries.map(|query| hands::search(&self.browser, query));
        (first, Samples::of(times))
    }
}
