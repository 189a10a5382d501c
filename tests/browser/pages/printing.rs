//! What is on paper: everything, in the order it is read in, and nothing that does not leave the tablet.

use serde_json::{Value, json};

use alongside::app::event::{Event, Observing, Reviewing};

use crate::harness::{Browser, PATIENCE, Site, within};
use crate::world::{Tablet, header};

/// Presses "Print" and answers the rows of the timeline as they stood when the browser was asked.
fn print(tablet: &Browser) -> Vec<String> {
    let stand_in = "window.printed = null; window.print = () => { window.printed = \
        [...document.querySelectorAll('.timeline .entry')].map((e) => clean(words(e))); }; return 0;";
    tablet.script(stand_in, &[]);
    tablet.press("Print");
    let printed = within(PATIENCE, || {
        let rows = tablet.script("return window.printed", &[]);
        rows.as_array().map(|rows| {
            let rows = rows.iter().filter_map(Value::as_str);
            rows.map(str::to_owned).collect()
        })
    });
    tablet.script("dispatchEvent(new Event('afterprint')); return 0;", &[]);
    printed.expect("the browser was not asked to print")
}

fn place(rows: &[String], words: &str) -> usize {
    let at = rows.iter().position(|row| row.contains(words));
    at.unwrap_or_else(|| panic!("no “{words}” in {rows:#?}"))
}

#[test]
fn the_print_button_prints_the_first_entry_on_top() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Opens the window");
    tablet.note("Closes the door");
    tablet.saved();
    tablet.press("Review");
    tablet.at("Ms Okello");
    let paper = print(&tablet);
    assert!(place(&paper, "Opens the window") < place(&paper, "Closes the door"));
    // On the screen it is as it was.
    let screen = within(PATIENCE, || {
        let rows = tablet.entries();
        (place(&rows, "Closes the door") < place(&rows, "Opens the window")).then_some(())
    });
    assert!(screen.is_some(), "{:#?}", tablet.entries());
}

#[test]
fn a_long_collated_lesson_is_printed_to_its_last_entry() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    let mut other = Tablet::new("tablet-a");
    other.happens(Observing::BeginPressed(header("Ruth", "Mr Yusuf", "1C")));
    for n in 1..=210 {
        other.wait(1_000);
        other.happens(Observing::NoteCommitted(format!("Note {n} of many")));
    }
    other.happens(Reviewing::FinishPressed);
    let (name, bytes) = other.create_hand_over();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();

    tablet.go("Collate");
    tablet.choose_files("Choose files", &[&file]);
    tablet.see("Accepted 1 observation");
    tablet.follow("Mr Yusuf");
    tablet.at("Mr Yusuf");
    assert_eq!(tablet.entries().len(), 200, "the screen has a part of it");
    let paper = print(&tablet);
    assert!(paper.len() >= 212, "{} rows are on paper", paper.len());
    assert!(place(&paper, "Note 1 of many") < place(&paper, "Note 210 of many"));
}

#[test]
fn withdrawn_words_and_earlier_wordings_are_not_on_paper() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Weeps in the corner");
    tablet.note("Opens the widnow");
    tablet.tap_entry("Weeps in the corner");
    tablet.press("Withdraw");
    tablet.tagged("Weeps in the corner", "Withdrawn", true);
    tablet.tap_entry("Opens the widnow");
    tablet.fill("Text", "Opens the window");
    tablet.press("Save correction");
    tablet.tagged("Opens the window", "Corrected", true);
    tablet.saved();
    tablet.press("Review");
    tablet.at("Ms Okello");
    tablet.tap_entry("Opens the window");
    tablet.see("Opens the widnow");

    tablet.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    tablet.see("Opens the window");
    assert!(tablet.sees("Withdrawn"), "that something was, stays");
    assert!(!tablet.sees("Weeps"), "withdrawn: {}", tablet.words());
    assert!(!tablet.sees("widnow"), "first wording: {}", tablet.words());
    tablet.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" }));
}

#[test]
fn the_count_above_the_timeline_is_that_of_the_rows_below_it() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Opens the window");
    tablet.note("Closes the door");
    tablet.press("Praise");
    tablet.saved();
    tablet.press("Review");
    tablet.at("Ms Okello");
    let all = tablet.entries().len();
    tablet.see(&format!("{all} entries, newest first"));
    tablet.press("Notes only");
    tablet.see(&format!("2 of {all} entries, newest first"));
    assert_eq!(tablet.entries().len(), 2);
    tablet.press("Notes only");
    tablet.see_no_more(&format!("2 of {all} entries"));
}
