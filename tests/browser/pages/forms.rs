//! What was being filled in: it comes back as it was, all of it, and goes when it is told to go.

use crate::harness::{Browser, Site};

/// A whole lesson of one observer.
fn lesson_by(tablet: &Browser, observer: &str, teacher: &str) {
    tablet.press("Start observation");
    tablet.at("Start observation");
    tablet.fill("Your name", observer);
    tablet.fill("Teacher", teacher);
    tablet.press("Begin");
    tablet.at(&format!("Observing {teacher}"));
    tablet.saved();
    tablet.finish();
    tablet.go("Observations");
}

#[test]
fn a_cleared_start_form_asks_again_whose_lesson_it_is() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    lesson_by(&tablet, "Ada", "Ms Okello");
    lesson_by(&tablet, "Ben", "Mr Diallo");

    tablet.press("Start observation");
    tablet.see("Still Ben?");
    tablet.fill("Your name", "Cat");
    tablet.press("Begin");
    tablet.see("Write the teacher");
    tablet.reload();
    tablet.see("What you had filled in is back.");
    assert_eq!(tablet.value("Your name"), "Cat");
    tablet.press("Begin");
    tablet.see("Write the teacher");

    tablet.press("Clear");
    tablet.see_no_more("What you had filled in is back.");
    assert_eq!(tablet.value("Your name"), "Ben");
    tablet.see("Still Ben?");
    assert!(!tablet.sees("Write the teacher"), "nothing is missing yet");
    tablet.fill("Teacher", "Mx Lindqvist");
    tablet.press("Begin");
    tablet.see("Say first whose lesson this is.");
    tablet.at("Start observation");
    tablet.press("Yes, Ben");
    tablet.press("Begin");
    tablet.at("Observing Mx Lindqvist");
}

#[test]
fn a_correction_comes_back_with_its_kind_and_its_speaker() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Who opens the window");
    tablet.saved();

    tablet.tap_entry("Who opens");
    assert_eq!(tablet.value("Text"), "Who opens the window");
    tablet.fill("Text", "Who opens both windows?");
    tablet.choose("Question");
    tablet.press("T");
    tablet.reload();
    tablet.see("An unsaved correction of the note");
    tablet.press("Open the correction");
    tablet.see("Your unsaved correction is back in the field.");
    assert_eq!(tablet.value("Text"), "Who opens both windows?");
    assert!(tablet.is_chosen("Question"), "the kind is back too");
    assert!(tablet.is_pressed("T"), "the speaker is back too");
    tablet.press("Save correction");
    tablet.tagged("Who opens both windows?", "Question", true);
}

#[test]
fn a_kind_chosen_for_a_note_is_not_lost_by_the_escape_key() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Opens the window");
    tablet.saved();

    tablet.tap_entry("Opens the window");
    tablet.choose("Inference");
    tablet.type_into("Text", "\u{e00c}");
    tablet.see("An unsaved correction of the note");
    tablet.press("Open the correction");
    assert!(tablet.is_chosen("Inference"), "the kind is still chosen");
    // Chosen back, it is no correction any more.
    tablet.choose("Evidence");
    tablet.type_into("Text", "\u{e00c}");
    tablet.see_no_more("Your unsaved correction");
    tablet.see_no_more("An unsaved correction of the note");
}

#[test]
fn an_afterthought_comes_back_with_its_kind_and_is_said_to_be_added_once_it_is() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.press("Review");
    tablet.at("Ms Okello");
    tablet.unfold("Add a closing summary");
    tablet.type_into("Note", "What would she change?");
    tablet.choose("Question");
    tablet.reload();
    tablet.at("Ms Okello");
    assert_eq!(tablet.value("Note"), "What would she change?");
    assert!(tablet.is_chosen("Question"), "the kind is back too");
    tablet.see("It is not added yet.");
    tablet.press("Add note");
    tablet.tagged("What would she change?", "Question", true);
    tablet.see("Added.");
    tablet.see_no_more("It is not added yet.");
}
