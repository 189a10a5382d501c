//! From opening the page to a home screen that can be used: kept by the service worker, the host
//! away, the processor four times slower. The app and the plain page take turns in one browser.

use std::time::Duration;

use crate::hands::{self, browser, file, plain_site, restore, restore_plain, throttle, visit};
use crate::harness::{Browser, Site, within};
use crate::report::{Budget, Line, Report};
use crate::seeds;
use crate::sums::Samples;

/// Names of this part.
pub const NAMES: &[&str] = &["start", "part"];
const WARM_UPS: usize = 3;
const RUNS: usize = 9;
const SLOWER: u32 = 4;
const OBSERVATIONS: usize = 30;

/// Measures it.
pub fn measure(report: &mut Report) {
    report.part(NAMES, |report| {
        let (mut app, mut plain) = (Site::of_dist(), plain_site());
        let browser = browser(&app);
        prepare(&browser, &plain);
        app.stop();
        plain.stop();
        throttle(&browser, SLOWER);
        report.measure(NAMES[0], || vec![started(&browser, &app, &plain)]);
        report.measure(NAMES[1], || vec![entered(&browser, &app)]);
    });
}

fn started(browser: &Browser, app: &Site, plain: &Site) -> Line {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..WARM_UPS + RUNS {
        for (site, times) in [(app, &mut ours), (plain, &mut theirs)] {
            visit(browser, &site.url("/"));
            let took = hands::usable_at(browser);
            if run >= WARM_UPS {
                times.push(took);
            }
            // What goes on behind the screen must not run into the next start.
            std::thread::sleep(Duration::from_millis(700));
        }
    }
    let (ours, theirs) = (Samples::of(ours), Samples::of(theirs));
    Line {
        what: "start to usable home, warm, offline, 4x slower".to_owned(),
        value: ours.median(),
        unit: "ms",
        budget: Budget::MostTimes(1.3),
        beside: Some((Line::VANILLA, theirs.median())),
        how: format!(
            "{OBSERVATIONS} observations; medians of {}; vanilla {}",
            ours.spread("runs"),
            theirs.spread("runs")
        ),
    }
}

/// From a tap on "Settings", as soon as the home screen can be used, to that screen, painted: its part is taken
/// from the cache and compiled meanwhile.
fn entered(browser: &Browser, app: &Site) -> Line {
    let tap = "const from = performance.now(); find('link', 'Settings').click(); \
        gauge.when(() => document.querySelector('h1')?.textContent.includes('Settings'), \
            () => gauge.painted((now) => done(from, now)));";
    let mut times = Vec::new();
    for run in 0..WARM_UPS + RUNS {
        visit(browser, &app.url("/"));
        hands::usable_at(browser);
        let took = hands::timed(browser, tap, &[]);
        if run >= WARM_UPS {
            times.push(took);
        }
        std::thread::sleep(Duration::from_millis(700));
    }
    let times = Samples::of(times);
    Line {
        what: "first entry of a part, from the cache, 4x slower".to_owned(),
        value: times.median(),
        unit: "ms",
        budget: Budget::Most(150.0),
        beside: None,
        how: format!(
            "from a tap on Settings right after the start; {}",
            times.spread("runs")
        ),
    }
}

/// Both pages with the same observations, and both at home without a network.
fn prepare(browser: &Browser, plain: &Site) {
    let folder = tempfile::tempdir().unwrap();
    let tablets = seeds::many("start", OBSERVATIONS, 24);
    let backup = file(folder.path(), "backup.zip", &seeds::backup(&tablets));
    let lines = file(
        folder.path(),
        "lines.ndjson",
        seeds::plain_lines(&tablets).as_bytes(),
    );
    browser.first_visit();
    restore(browser, &backup);
    restore_plain(browser, plain, &lines);
    let controlled = within(Duration::from_secs(20), || {
        let script = "return Boolean(navigator.serviceWorker.controller)";
        (browser.script(script, &[]) == true).then_some(())
    });
    assert!(controlled.is_some(), "the plain page has no service worker");
}
