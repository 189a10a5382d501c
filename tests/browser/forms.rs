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
