//! Every screen, on a tablet and a phone, light and dark, is looked at by axe-core: `make test` installs
//! it from npm and names it in `ALONGSIDE_AXE`.

use serde_json::Value;

use crate::harness::tour;

/// Tables and headings of which one covers another: two classes of one name once did that.
const OVERLAPS: &str = "const boxes = [...document.querySelectorAll('table, h1, h2')] \
        .filter((e) => e.checkVisibility() && !e.classList.contains('vh')) \
        .map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width > 1 && r.height > 1); \
    const called = ([e]) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`; \
    const meet = ([a, r], [b, s]) => !a.contains(b) && !b.contains(a) && !a.closest('dialog') && !b.closest('dialog') \
        && Math.min(r.right, s.right) - Math.max(r.left, s.left) > 4 && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 4; \
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b)).map((b) => `${called(a)} / ${called(b)}`)).slice(0, 3);";

#[test]
fn no_screen_breaks_a_rule_of_accessibility() {
    let Some(axe) = std::env::var_os("ALONGSIDE_AXE") else {
        assert!(
            std::env::var_os("ALONGSIDE_NO_AXE").is_some(),
            "ALONGSIDE_AXE names no axe.min.js: run `make test`, or set ALONGSIDE_NO_AXE=1 to go without"
        );
        return;
    };
    let axe = std::fs::read_to_string(axe).unwrap();
    let run = "const done = arguments[arguments.length - 1]; \
        axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.map(\
            (v) => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120) + ' ' + (n.any[0] ? n.any[0].message : '')).join(' | ')}`\
        )), (e) => done([String(e)]));";
    let mut faults: Vec<String> = Vec::new();
    tour(&mut |browser, name| {
        let is_there = browser.script("return typeof axe === 'object'", &[]);
        if is_there != Value::Bool(true) {
            browser.script(&axe, &[]);
        }
        let found = browser.script_async(run, &[]);
        for fault in found.as_array().unwrap() {
            faults.push(format!("{name}: {}", fault.as_str().unwrap_or_default()));
        }
        // Nothing may be cut off at the side either.
        let wide =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        if browser.script(wide, &[]).as_i64().unwrap_or(0) > 0 {
            faults.push(format!("{name}: the page scrolls sideways"));
        }
        for pair in browser.script(OVERLAPS, &[]).as_array().unwrap() {
            faults.push(format!("{name}: one lies on the other: {pair}"));
        }
    });
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
