//! One tab writes at a time.

use crate::harness::{Browser, PATIENCE, Site, within};

#[test]
fn a_second_tab_says_that_it_is_open_elsewhere_and_takes_over_when_asked() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Written in the first tab");
    tablet.saved();
    tablet.type_into("Note", "half a no");

    let first = tablet.new_tab();
    tablet.open("/");
    tablet.see("Alongside is open in another tab or window.");
    tablet.open(&draft);
    tablet.at("This observation is open elsewhere");
    assert!(!tablet.has("field", "Note"), "a second tab cannot write");
    tablet.press("Take over here");
    tablet.at("Observing Ms Okello");
    tablet.entry("Written in the first tab");
    let kept = within(PATIENCE, || {
        (tablet.value("Note") == "half a no").then_some(())
    });
    assert!(
        kept.is_some(),
        "the note that was being typed: {}",
        tablet.value("Note")
    );
    tablet.type_into("Note", "te");
    tablet.press("Add note");
    tablet.entry("half a note");
    tablet.saved();
    let second = tablet.this_tab();

    tablet.switch_to(&first);
    tablet.at("This observation is open elsewhere");
    assert!(
        !tablet.has("field", "Note"),
        "the first tab became read-only"
    );
    tablet.press("Take over here");
    tablet.at("Observing Ms Okello");
    tablet.entry("half a note");
    tablet.note("Back in the first tab");
    tablet.saved();

    tablet.switch_to(&second);
    tablet.at("This observation is open elsewhere");
    tablet.press("Take over here");
    tablet.entry("Back in the first tab");
    let rows = tablet.entries();
    assert_eq!(rows.len(), 4, "nothing twice, nothing lost: {rows:#?}");
}

#[test]
fn a_tab_that_only_reads_throws_no_words_away_and_says_why_it_keeps_none() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("They line up");
    tablet.saved();
    tablet.press("Review");
    tablet.press("Finish observation");
    tablet.see("Finished and checked");

    tablet.new_tab();
    tablet.open(&draft.replace("/observe/", "/review/"));
    tablet.see("Alongside is open in another tab or window.");
    tablet.tap_entry("They line up");
    tablet.fill("Text", "They line up by height");
    assert!(tablet.is_disabled("Save correction"));
    assert!(tablet.is_disabled("Withdraw"));
    assert!(tablet.is_disabled("Strike out for good"));
    tablet.press("Cancel");
    tablet.unfold("Teacher, class");
    tablet.fill("Focus", "Who asks?");
    assert!(tablet.is_disabled("Save details"));
    tablet.press("Take over here");
    tablet.see_no_more("Alongside is open in another tab or window.");
    assert_eq!(tablet.value("Focus"), "Who asks?");
    tablet.press("Save details");
    tablet.entry("details changed");
}

#[test]
fn a_tab_without_the_pen_removes_and_corrects_nothing() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Opens the window");
    tablet.finish();
    let review = tablet.path();
    let file = tablet.hand_over();
    tablet.go("Collate");
    tablet.choose_files("Choose files", &[&file]);
    tablet.see("Accepted 1 observation");

    tablet.new_tab();
    tablet.open("/collate");
    tablet.see("1 observation by 1 observer");
    assert!(tablet.is_disabled("Remove collation"));
    tablet.follow("Ms Okello");
    tablet.at("Ms Okello");
    assert!(tablet.is_disabled("Remove this lesson"));
    tablet.open(&review);
    tablet.at("Ms Okello");
    assert!(tablet.is_disabled("Remove observation"));
    tablet.tap_entry("Opens the window");
    assert!(tablet.is_disabled("Withdraw"));
    assert!(tablet.is_disabled("Save correction"));
    assert!(tablet.is_disabled("Strike out for good"));
}
