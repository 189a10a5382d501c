//! Which rows of the exported tables count: who keeps `counts = 1` has the truth, each stretch once.

use proptest::prelude::*;

use alongside::domain::observation::entry::What;
use alongside::domain::observation::entry::{Place, Spot};

use super::tables::{ENTRIES, counting};
use crate::support::logs::{
    corrected, finished, hidden, key, mark, note, observation, rows, tally, withdrawn,
};

#[test]
fn what_was_taken_off_or_superseded_counts_0() {
    let o = observation(
        "lesson",
        vec![
            (10, mark(0, "L")),    // 1
            (11, mark(0, "WG")),   // 2
            (12, withdrawn(1)),    // 3
            (13, mark(0, "WG")),   // 4: the other tablet of a pair, say
            (20, What::Paused),    // 5
            (21, withdrawn(5)),    // 6
            (30, tally("Praise")), // 7
            (31, withdrawn(7)),    // 8
            (60, finished(60)),    // 9
            (90, finished(90)),    // 10
        ],
    );
    let rows = rows(&[&o], ENTRIES);
    let counts: Vec<&str> = rows.iter().map(|r| r["counts"].as_str()).collect();
    assert_eq!(
        counts,
        ["1", "0", "1", "0", "0", "0", "0", "0", "0", "0", "1"]
    );
}

#[test]
fn what_was_counted_during_a_pause_or_an_absence_is_kept_and_marked_as_not_watched() {
    let o = observation(
        "lesson",
        vec![
            (10, tally("Praise")),
            (20, What::Paused),
            (25, tally("Praise")),
            (30, What::Resumed),
            (30, tally("Praise")),
            (45, tally("Praise")),
            (50, hidden(40, 50)),
            (51, tally("Praise")),
            (60, finished(60)),
        ],
    );
    let rows = rows(&[&o], ENTRIES);
    let found: Vec<(&str, &str)> = counting(&rows, "tally")
        .iter()
        .map(|r| (r["t_ms"].as_str(), r["watched"].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("10000", "1"),
            ("25000", "0"),
            ("30000", "1"),
            ("45000", "0"),
            ("51000", "1")
        ]
    );
}

#[test]
fn a_pause_while_the_app_was_hidden_is_taken_off_once() {
    let o = observation(
        "lesson",
        vec![
            (117, What::Paused),
            (137, What::Resumed),
            (137, hidden(117, 137)),
            (150, hidden(140, 150)),
            (151, hidden(138, 151)),
            (300, finished(300)),
        ],
    );
    let row = &rows(&[&o], "tables/observations.csv")[0];
    let ms = |column: &str| row[column].parse::<u64>().unwrap();
    assert_eq!(ms("length_ms"), 300_000);
    assert_eq!(ms("observed_ms"), 300_000 - 20_000 - 13_000);
    assert_eq!(ms("paused_ms") + ms("away_ms"), 33_000);
}

#[test]
fn a_withdrawal_that_names_itself_or_a_later_entry_changes_nothing_when_it_is_withdrawn() {
    let log = vec![
        (10, withdrawn(1)),   // 1: itself
        (20, withdrawn(3)),   // 2: what is not there yet
        (30, note("stands")), // 3
        (40, withdrawn(1)),   // 4
        (50, withdrawn(2)),   // 5
        (60, withdrawn(5)),   // 6
    ];
    let o = observation("lesson", log);
    assert_eq!(o.wordings().collect::<Vec<_>>(), ["stands"]);
    assert_eq!(o.fold().dangling, 2);
}

/// Something that may stand in a log, with a time in seconds and a place to point back to.
fn happening() -> impl Strategy<Value = (u64, u8, u32, u64)> {
    (0_u64..30, 0_u8..9, 0_u32..12, 0_u64..90)
}

fn log(acts: &[(u64, u8, u32, u64)]) -> Vec<(u64, What)> {
    let mut now = 0;
    let what = |now: u64, kind, n: u32, back| match kind {
        0 | 1 => note(&format!("words {n}")),
        2 => corrected(n, "other words"),
        3 => withdrawn(n),
        4 => What::Paused,
        5 => What::Resumed,
        6 => hidden(now.saturating_sub(back), now),
        7 => mark(n, "L"),
        _ => tally("Praise"),
    };
    acts.iter()
        .map(|&(wait, kind, n, back)| {
            now += wait;
            (now, what(now, kind, n, back))
        })
        .collect()
}

proptest! {
    #[test]
    fn paused_and_away_are_always_the_length_less_what_was_observed(acts in prop::collection::vec(happening(), 0..40)) {
        let o = observation("lesson", log(&acts));
        let row = &rows(&[&o], "tables/observations.csv")[0];
        let ms = |column: &str| row[column].parse::<u64>().unwrap();
        prop_assert_eq!(ms("paused_ms") + ms("away_ms"), ms("length_ms") - ms("observed_ms"));
    }

    #[test]
    fn notes_that_count_are_exactly_the_current_words(acts in prop::collection::vec(happening(), 0..40)) {
        let o = observation("lesson", log(&acts));
        let rows = rows(&[&o], ENTRIES);
        let found: Vec<&str> = counting(&rows, "note").iter().map(|r| r["text"].as_str()).collect();
        prop_assert_eq!(found, o.wordings().collect::<Vec<_>>());
        let is_mark = |spot: &Spot| matches!(spot.place, Place::Interval(_));
        let marks = o.fold().all_captured().filter(|(spot, _)| is_mark(spot)).count();
        prop_assert_eq!(counting(&rows, "mark").len(), marks);
        let praised = counting(&rows, "tally").len();
        prop_assert_eq!(praised, usize::try_from(o.fold().tallies().map(|(_, n)| n).sum::<u32>()).unwrap());
        prop_assert!(rows.iter().all(|r| r["counts"] == "1" || r["text"].is_empty()));
        prop_assert_eq!(rows.iter().position(|r| r["seq"] == key(0).seq.to_string()), Some(0));
    }
}

#[test]
fn a_row_that_only_says_that_the_clock_was_put_right_does_not_count() {
    let o = observation(
        "lesson",
        vec![
            (60, What::ClockChanged { by_ms: 3_600_000 }),
            (70, What::ClockCorrected { of: key(1) }),
            (80, finished(80)),
        ],
    );
    let counts: Vec<(String, String)> = rows(&[&o], ENTRIES)
        .into_iter()
        .map(|row| (row["kind"].clone(), row["counts"].clone()))
        .collect();
    let of = |kind: &str| counts.iter().find(|(k, _)| k == kind).unwrap().1.as_str();
    assert_eq!((of("clock_changed"), of("clock_corrected")), ("1", "0"));
}
