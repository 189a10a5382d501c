//! Faults 1 and 5: browser and renderer are killed while somebody types and taps. What the page
//! showed as saved is the promise; the page after the kill is the proof.

use std::time::{Duration, Instant};

use crate::harness::{Browser, Engine, Site, in_every_engine};
use crate::seen::{
    again, all_there, look, note_is, observing, rounds, shown_as_saved, some_ms, work_for,
};

in_every_engine!(at length in others:
    the_browser_is_killed_while_typing_and_all_that_was_shown_as_saved_is_there,
    saved_is_never_shown_before_the_entry_would_outlive_the_browser,
);

fn the_browser_is_killed_while_typing_and_all_that_was_shown_as_saved_is_there(engine: Engine) {
    let site = Site::of_dist();
    let mut b = Browser::start_in(engine, &site);
    let draft = observing(&b);
    for round in 0..rounds(3) {
        let looks = work_for(&b, round, some_ms(900));
        let killed = Instant::now();
        b.kill_browser();

        b.begin();
        again(&b, &draft);
        let saved = shown_as_saved(&looks);
        assert!(
            !saved.is_empty(),
            "round {round}: the page never said Saved"
        );
        all_there(&b, &saved);
        let newest = &looks.last().unwrap().1.note;
        // A second after the key; a little more, for two cores that others use as well.
        let old_enough = |at: &Instant| killed.duration_since(*at) > Duration::from_millis(1_500);
        let certain = looks.iter().rev().find(|(at, _)| old_enough(at));
        let certain = certain.map(|(_, l)| l.note.clone()).unwrap_or_default();
        let found = b.value("Note");
        let goes_on =
            found.starts_with(&certain) || certain.is_empty() || !newest.starts_with(&certain);
        assert!(
            goes_on && (newest.starts_with(&found) || found.starts_with(newest)),
            "round {round}: “{newest}” was typed, “{certain}” more than a second before; the field holds “{found}”"
        );
        b.type_into("Note", &format!("end of round {round}\u{e007}"));
        b.entry(&format!("end of round {round}"));
        b.saved();
    }
    // What was committed in each round is proof too. The observing screen has only what is in sight.
    b.press("Review");
    b.see("Finish observation");
    for round in 0..rounds(3) {
        b.entry(&format!("round {round} note 0"));
        b.entry(&format!("end of round {round}"));
    }
}

#[test]
fn the_tab_is_killed_while_typing_and_every_entry_and_every_letter_is_there() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    for round in 0..rounds(3) {
        let looks = work_for(&b, round, some_ms(900));
        let last = looks.last().unwrap().1.clone();
        b.kill_renderer();

        b.reopen_tab();
        again(&b, &draft);
        // A mirror outlives the tab: not only what was saved, all that was shown.
        all_there(&b, &last.rows);
        note_is(&b, &last.note);
        b.see("The note you were typing is still in the field.");
        b.type_into("Note", &format!("end of round {round}\u{e007}"));
        b.entry(&format!("end of round {round}"));
        b.saved();
    }
}

fn saved_is_never_shown_before_the_entry_would_outlive_the_browser(engine: Engine) {
    let site = Site::of_dist();
    let mut b = Browser::start_in(engine, &site);
    let draft = observing(&b);
    for round in 0..rounds(2) {
        let words = format!("promise {round}");
        b.note(&words);
        // The kill comes with the first look that promises the new entry.
        let end = Instant::now() + Duration::from_secs(20);
        let promised = loop {
            let seen = look(&b);
            if seen.is_saved() && seen.rows.iter().any(|row| row.contains(&words)) {
                b.kill_browser();
                break seen;
            }
            assert!(Instant::now() < end, "not saved: {}", seen.status);
        };
        b.begin();
        again(&b, &draft);
        all_there(&b, &promised.rows);
    }
}
