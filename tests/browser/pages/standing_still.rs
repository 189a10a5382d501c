//! What is shown stands still: nothing that can be pressed moves from under a finger, because something
//! above it came later.

use std::thread::sleep;
use std::time::Duration;

use crate::harness::{Browser, Site};

/// Takes down whatever moved without anybody having touched the page.
const WATCH: &str = "window.moved = []; const at = (r) => [r.x, r.y, r.width, r.height].map(Math.round).join(' '); \
    const far = (a, b) => b.width > 0 && (Math.abs(a.y - b.y) > 2 || Math.abs(a.x - b.x) > 12); \
    new PerformanceObserver((list) => { for (const e of list.getEntries()) { \
        if (e.hadRecentInput) continue; \
        for (const s of e.sources) if (far(s.previousRect, s.currentRect)) window.moved.push(`${Math.round(e.startTime)} ms: ${ \
            (s.node && (s.node.textContent || s.node.nodeName) || '').trim().slice(0, 50)} from ${at(s.previousRect)} to ${at(s.currentRect)}`); \
    } }).observe({ type: 'layout-shift', buffered: true });";

#[test]
fn nothing_moves_under_a_finger_once_a_screen_is_shown() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.first_script(WATCH);
    b.first_visit();
    for teacher in ["Amina", "Ngozi"] {
        b.begin_observation(teacher, "4B");
        b.note("A question to think about");
        b.saved();
        b.finish();
        b.open("/");
    }
    b.hand_over();
    // Another one waits still.
    b.open("/");
    b.begin_observation("Ruth", "4B");
    b.note("They line up");
    b.saved();
    b.finish();
    let mut moved = Vec::new();
    for (width, height) in [(1024, 768), (390, 844)] {
        b.resize(width, height);
        for (path, heading) in [
            ("/", "Observations"),
            ("/hand-over", "Hand over"),
            ("/settings", "Settings"),
            ("/collate", "Collate"),
        ] {
            b.open(path);
            b.at(heading);
            b.settled();
            sleep(Duration::from_secs(1));
            for one in b.script("return window.moved", &[]).as_array().unwrap() {
                moved.push(format!("{path} at {width}: {one}"));
            }
        }
    }
    assert!(
        moved.is_empty(),
        "{} moved:\n{}",
        moved.len(),
        moved.join("\n")
    );
}
