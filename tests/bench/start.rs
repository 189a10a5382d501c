//! From opening the page to a home screen that can be used: kept by the service worker, the host
//! away, the processor four times slower. The app and the plain page take turns in one browser.

use std::time::Duration;

use crate::hands::{self, browser, file, plain_site, restore, restore_plain, throttle, visit};
use crate::harness::{Browser, Site, within};
use crate::report::{Budget, Line, Report};
use crate::seeds;
use crate::sums::Samples;

/// Names of this part.
pub const NAMES: &[&str] = &["start"];
const WARM_UPS: usize = 3;
const RUNS: usize = 9;
const SLOWER: u32 = 4;
const OBSERVATIONS: usize = 30;

/// Measures it.
pub fn measure(report: &mut Report) {
    report.measure(NAMES[0], || {
        let (mut app, mut plain) = (Site::of_dist(), plain_site());
        let browser = browser(&app);
        prepare(&browser, &plain);
        app.stop();
        plain.stop();
        throttle(&browser, SLOWER);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for run in 0..WARM_UPS + RUNS {
            for (site, times) in [(&app, &mut ours), (&plain, &mut theirs)] {
                visit(&browser, &site.url("/"));
                let took = hands::usable_at(&browser);
                if run >= WARM_UPS {
                    times.push(took);
                }
                // What goes on behind the screen must not run into the next start.
                std::thread::sleep(Duration::from_millis(700));
            }
        }
        let (ours, theirs) = (Samples::of(ours), Samples::of(theirs));
        vec![Line {
            what: "start to usable home, warm, offline, 4x slower".to_owned(),
            value: ours.median(),
            unit: "ms",
            budget: Budget::MostTimes(1.6),
            beside: Some((Line::VANILLA, theirs.median())),
            how: format!(
                "{OBSERVATIONS} observations; medians of {}; vanilla {}",
                ours.spread("runs"),
                theirs.spread("runs")
            ),
        }]
    });
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
