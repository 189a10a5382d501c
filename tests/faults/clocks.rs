//! Fault 16: somebody sets the clock, and the tablet sleeps. Entries keep their order, and what
//! happened is said.

use crate::harness::{Browser, Site};
use crate::seen::{again, all_there, observing};

#[test]
fn the_clock_jumps_back_and_forward_and_entries_keep_their_order() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.fake_clock();
    let draft = observing(&b);
    b.advance(60_000);
    b.note("first");
    b.set_wall_clock(-3_600_000);
    b.advance(5_000);
    b.entry("clock was set back by 60 min; the lesson clock went on");
    b.note("second");
    b.advance(5_000);
    b.set_wall_clock(2 * 3_600_000);
    b.advance(5_000);
    b.entry("clock was set forward by 120 min; the lesson clock went on");
    b.note("third");
    b.tap_code("Student SQ");
    b.saved();
    let rows = b.entries();
    let words: Vec<&str> = rows
        .iter()
        .flat_map(|row| {
            let known = ["first", "second", "third"];
            known.into_iter().filter(move |word| row.contains(word))
        })
        .collect();
    assert_eq!(words, ["third", "second", "first"], "{rows:#?}");
    let at = |word: &str| {
        let row = rows.iter().find(|row| row.contains(word)).unwrap();
        row.split(' ')
            .find(|w| w.contains(':'))
            .map(str::to_owned)
            .unwrap()
    };
    assert_eq!(
        (at("first"), at("second"), at("third")),
        ("01:00".into(), "01:05".into(), "01:15".into())
    );
    again(&b, &draft);
    all_there(&b, &rows);
    assert_eq!(b.entries()[..rows.len()], rows, "the order is kept");
}

#[test]
fn the_tablet_sleeps_and_the_time_counts_as_not_observed() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    b.fake_clock();
    let draft = observing(&b);
    b.advance(60_000);
    b.note("before the sleep");
    // The screen goes dark, then the tablet sleeps, then somebody wakes it.
    let sight = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => arguments[0] }); \
        const state = arguments[0]; \
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state }); \
        document.dispatchEvent(new Event('visibilitychange'));";
    b.script(sight, &["hidden".into()]);
    b.sleep(600_000);
    b.script(sight, &["visible".into()]);
    b.advance(2_000);
    b.entry("Not observed for 10 min");
    b.note("after the sleep");
    b.saved();
    let rows = b.entries();
    let row = rows
        .iter()
        .find(|row| row.contains("after the sleep"))
        .unwrap();
    assert!(row.contains("11:0"), "the lesson went on meanwhile: {row}");
    again(&b, &draft);
    all_there(&b, &rows);
}
