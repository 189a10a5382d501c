//! Faults 11 and 21: the tab that writes dies, or is frozen and still holds the lock.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{Browser, PATIENCE, Site, within};
use crate::seen::{again, all_there, note_is, observing, typed_is_stored};

/// Kills the process that runs the page in front: the one that works hardest when that page does.
fn kill_this_page(b: &Browser) -> impl Fn() + use<> {
    let before = times(b.profile());
    b.script(
        "const end = performance.now() + 1500; while (performance.now() < end);",
        &[],
    );
    let after = times(b.profile());
    let worked = |id: u32, now: u64| {
        let then = before.iter().find(|(other, _)| *other == id);
        now.saturating_sub(then.map_or(0, |(_, t)| *t))
    };
    let id = after
        .iter()
        .max_by_key(|(id, now)| worked(*id, *now))
        .unwrap()
        .0;
    move || {
        let killed = Command::new("kill").args(["-9", &id.to_string()]).status();
        assert!(killed.unwrap().success(), "{id} is not there");
    }
}

/// The renderers of a profile and the processor time each has used.
fn times(profile: &Path) -> Vec<(u32, u64)> {
    let flag = format!("--user-data-dir={}", profile.display());
    let one = |entry: fs::DirEntry| {
        let id: u32 = entry.file_name().to_str()?.parse().ok()?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        let line = String::from_utf8_lossy(&line).into_owned();
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        let (_, rest) = stat.rsplit_once(") ")?;
        let ticks = rest.split(' ').nth(11)?.parse().ok()?;
        (line.contains(&flag) && line.contains("--type=renderer")).then_some((id, ticks))
    };
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(one)
        .collect()
}

#[test]
fn the_tab_that_writes_is_killed_and_the_other_takes_over() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Written in the first tab");
    b.tap_code("Student SQ");
    b.type_into("Note", "half a sentence");
    b.saved();
    let rows = b.entries();
    let kill_first = kill_this_page(&b);

    b.new_tab();
    b.open("/");
    b.see("Alongside is open in another tab or window.");
    b.open(&draft);
    b.at("This observation is open elsewhere");
    kill_first();
    // The pen is free, and comes by itself.
    b.at("Observing Ms Okello");
    all_there(&b, &rows);
    note_is(&b, "half a sentence");
    b.type_into("Note", " and its end\u{e007}");
    b.entry("half a sentence and its end");
    b.saved();
    let rows = b.entries();
    b.reload();
    b.at("Observing Ms Okello");
    all_there(&b, &rows);
}

#[test]
fn the_tab_that_writes_is_frozen_and_the_other_takes_over_all_the_same() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Written in the first tab");
    b.type_into("Note", "half a sentence");
    b.saved();
    typed_is_stored(&b, "half a sentence");
    let rows = b.entries();

    let first = b.new_tab();
    b.open(&draft);
    b.at("This observation is open elsewhere");
    let second = b.this_tab();
    b.switch_to(&first);
    b.cdp("Page.setWebLifecycleState", &json!({ "state": "frozen" }));
    b.switch_to(&second);
    let since = Instant::now();
    b.press("Take over here");
    let there = within(PATIENCE, || {
        (b.has("field", "Note") || b.sees("Something needs you")).then(|| b.words())
    });
    let took = since.elapsed();
    eprintln!("frozen tab: taken over after {took:?}: {there:?}");
    let is_open = there.is_some();
    assert!(is_open, "after {took:?}: {}", b.words());
    all_there(&b, &rows);
    note_is(&b, "half a sentence");
    b.type_into("Note", " and its end\u{e007}");
    b.entry("half a sentence and its end");
    b.tap_code("Student SQ");
    b.saved();
    let rows = b.entries();

    b.switch_to(&first);
    b.cdp("Page.setWebLifecycleState", &json!({ "state": "active" }));
    b.at("This observation is open elsewhere");
    assert!(!b.has("field", "Note"), "the thawed tab only reads");
    b.switch_to(&second);
    b.reload();
    b.at("Observing Ms Okello");
    all_there(&b, &rows);
}

#[test]
fn without_web_locks_the_second_tab_reads_and_takes_over_and_no_entry_of_either_is_lost() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let no_locks = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";
    b.first_script(no_locks);
    let draft = observing(&b);
    b.note("Written in the first tab");
    b.saved();
    let first = b.this_tab();
    b.new_tab();
    b.first_script(no_locks);
    b.open(&draft);
    b.at("This observation is open elsewhere");
    b.press("Take over here");
    b.at("Observing Ms Okello");
    b.note("Written in the second tab");
    b.saved();
    let second = b.this_tab();
    b.switch_to(&first);
    b.at("This observation is open elsewhere");
    b.press("Take over here");
    b.at("Observing Ms Okello");
    b.note("And in the first again");
    b.saved();
    for words in [
        "Written in the first tab",
        "Written in the second tab",
        "And in the first again",
    ] {
        b.entry(words);
    }
    b.switch_to(&second);
    b.at("This observation is open elsewhere");
}
