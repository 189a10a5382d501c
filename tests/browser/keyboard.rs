//! By keyboard alone: what is pressed may vanish, and the focus must not vanish with it.

use std::time::Duration;

use serde_json::json;

use crate::harness::{Browser, Site, within};

/// Presses a button as the keyboard does: it has the focus.
fn press_by_keyboard(tablet: &Browser, name: &str) {
    tablet.script(
        "const e = find('button', arguments[0]); e.focus(); e.click();",
        &[name.into()],
    );
}

/// Waits until something on the page has the focus again, and says what.
fn focused(tablet: &Browser) -> String {
    let script = "const e = document.activeElement; \
        return !e || e === document.body ? null : `${e.tagName} ${named(e)}`;";
    let found = within(Duration::from_secs(6), || {
        tablet.script(script, &[]).as_str().map(str::to_owned)
    });
    found.expect("nothing on the page has the focus")
}

#[test]
fn a_button_that_vanishes_leaves_the_focus_on_the_screen() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Mr Keys", "4K");
    tablet.note("Opens the window");
    tablet.saved();
    tablet.press("Review");
    tablet.see("Finish observation");
    for (button, then) in [
        ("Finish observation", "Make it a draft again"),
        ("Make it a draft again", "Finish observation"),
        ("Finish observation", "Make it a draft again"),
    ] {
        press_by_keyboard(&tablet, button);
        tablet.see(then);
        focused(&tablet);
    }
    tablet.go("Hand over");
    for (button, then) in [
        ("Create hand-over file", "Download"),
        ("Download", "did it arrive?"),
        ("It arrived", "Handed over"),
    ] {
        press_by_keyboard(&tablet, button);
        tablet.see(then);
        focused(&tablet);
    }
}

#[test]
fn a_letter_typed_just_after_begin_goes_into_the_note() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Mr Keys", "4K");
    let key = |kind: &str, text: &str| {
        let key = json!({ "type": kind, "key": "a", "code": "KeyA", "text": text });
        tablet.cdp("Input.dispatchKeyEvent", &key);
    };
    key("keyDown", "a");
    key("keyUp", "");
    let typed = within(Duration::from_secs(5), || {
        (tablet.value("Note") == "a").then_some(())
    });
    assert!(typed.is_some(), "the note holds {:?}", tablet.value("Note"));
}
