//! By keyboard alone: what is pressed may vanish, and the focus must not vanish with it.

use std::time::Duration;

use serde_json::json;

use crate::harness::{Browser, PATIENCE, Site, within};

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
    let found = within(PATIENCE, || {
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
        ("It arrived", "its observations count as handed over"),
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
    type_on_the_keyboard(&tablet, "a");
    holds(&tablet, "a");
}

/// Types letters wherever the focus is, as a person does.
fn type_on_the_keyboard(tablet: &Browser, letters: &str) {
    for letter in letters.chars() {
        let code = format!("Key{}", letter.to_ascii_uppercase());
        for (kind, text) in [("keyDown", letter.to_string()), ("keyUp", String::new())] {
            let key =
                json!({ "type": kind, "key": letter.to_string(), "code": code, "text": text });
            tablet.cdp("Input.dispatchKeyEvent", &key);
        }
    }
}

/// Waits until this stands in the note field.
fn holds(tablet: &Browser, words: &str) {
    let typed = within(PATIENCE, || (tablet.value("Note") == words).then_some(()));
    assert!(typed.is_some(), "the note holds {:?}", tablet.value("Note"));
}

#[test]
fn letters_typed_while_another_panel_is_in_sight_all_go_into_the_note() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Mr Keys", "4K");
    tablet.resize(1_280, 520);
    tablet.press("COPUS");
    tablet.tap_code("Instructor Lec");
    assert!(!tablet.has("field", "Note"), "the note is out of sight");
    type_on_the_keyboard(&tablet, "hello");
    holds(&tablet, "hello");
    assert!(tablet.is_pressed("Script"), "its panel is in sight");
    tablet.note(" there");
    tablet.entry("hello there");
    tablet.press("Undo");
    tablet.tagged("hello there", "Withdrawn", true);
}

#[test]
fn the_keys_to_a_panel_reach_it_out_of_sight_too() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.begin_observation("Mr Keys", "4K");
    for n in 1..=60 {
        tablet.press(if n % 2 == 0 {
            "Praise"
        } else {
            "Open question"
        });
    }
    tablet.resize(1_280, 520);
    let alt = |letter: &str| {
        let code = format!("Key{}", letter.to_uppercase());
        let key = json!({ "type": "rawKeyDown", "key": letter, "code": code, "modifiers": 1 });
        tablet.cdp("Input.dispatchKeyEvent", &key);
    };
    let at = |what: &str| {
        let there = within(PATIENCE, || focused(&tablet).contains(what).then_some(()));
        assert!(there.is_some(), "{what}: {}", focused(&tablet));
    };
    alt("c");
    at("Student L");
    alt("n");
    at("Note");
    alt("l");
    at("Praise");
    let key = |name: &str| {
        let key = json!({ "type": "rawKeyDown", "key": name, "code": name });
        tablet.cdp("Input.dispatchKeyEvent", &key);
    };
    key("End");
    at("began");
    key("Home");
    at("Praise");
}
