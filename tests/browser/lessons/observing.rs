//! What is said in class of what was just done: short, and as it stands.

use crate::harness::{Browser, Site};

fn in_class(site: &Site) -> Browser {
    let tablet = Browser::start(site);
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet
}

#[test]
fn what_is_said_of_a_long_note_leaves_the_screen_free() {
    let site = Site::of_dist();
    let tablet = in_class(&site);
    let words = "The whole class counts aloud. ".repeat(60);
    tablet.note(words.trim());
    tablet.press("Undo");
    tablet.see("Taken back: The whole class counts aloud.");
    let height = "return document.querySelector('.toast').getBoundingClientRect().height";
    let height = tablet.script(height, &[]).as_f64().unwrap();
    assert!(height < 100.0, "{height} px of the screen are covered");
}

#[test]
fn of_two_quick_taps_it_is_said_what_stands() {
    let site = Site::of_dist();
    let tablet = in_class(&site);
    let twice = |name: &str| {
        let script =
            "find('button', arguments[0]).click(); find('button', arguments[0]).click(); return 0;";
        tablet.script(script, &[name.into()]);
    };
    twice("Student L");
    tablet.see("Two quick taps counted as one. Student L is marked.");
    std::thread::sleep(std::time::Duration::from_millis(500));
    twice("Student L");
    tablet.see("Two quick taps counted as one. Student L is not marked.");
    assert!(!tablet.is_pressed("Student L"));
}
