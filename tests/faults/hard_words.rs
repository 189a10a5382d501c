//! Fault 20: a very long paste, half a word of an input method, half a character.

use std::time::Duration;

use serde_json::json;

use crate::harness::{Browser, PATIENCE, Site, within};
use crate::seen::{again, all_there, note_is, observing, rounds};

fn focus(b: &Browser) {
    b.script("document.querySelector('#note').focus()", &[]);
}

#[test]
fn a_megabyte_is_pasted_and_outlives_the_browser() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    let line = "They line up by height, shortest first, and he counts them twice. ";
    let text: String = line.chars().cycle().take(1 << 20).collect();
    focus(&b);
    b.cdp("Input.insertText", &json!({ "text": text }));
    let length = |b: &Browser| b.script("return document.querySelector('#note').value.length", &[]);
    assert_eq!(length(&b), json!(text.len()));
    // To find the direction of each of its lines took Chromium twelve seconds, at every change.
    let direction = "return getComputedStyle(document.querySelector('#note')).unicodeBidi";
    assert_eq!(b.script(direction, &[]), json!("normal"));
    std::thread::sleep(Duration::from_secs(4));
    b.kill_browser();
    b.begin();
    again(&b, &draft);
    let whole = within(PATIENCE, || (length(&b) == json!(text.len())).then_some(()));
    assert!(whole.is_some(), "{} of {} letters", length(&b), text.len());
    let same = "return document.querySelector('#note').value === arguments[0]";
    assert_eq!(
        b.script(same, &[json!(text)]),
        json!(true),
        "letter by letter"
    );
    b.press("Add note");
    b.see("The note was very long and is kept in");
    b.saved();
    b.kill_browser();
    b.begin();
    again(&b, &draft);
    let kept = within(PATIENCE, || (b.entries().len() > 10).then(|| b.entries()));
    let kept = kept.unwrap_or_else(|| panic!("{} rows", b.entries().len()));
    let words = |t: &str| t.matches("shortest").count();
    let found: usize = kept.iter().map(|row| words(row)).sum();
    // A part may end inside the word.
    assert!(
        found + kept.len() >= words(&text),
        "{found} of {}",
        words(&text)
    );
}

#[test]
fn the_tab_dies_in_the_middle_of_a_composition_and_the_syllables_are_there() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    for round in 0..rounds(1) {
        b.type_into("Note", "she says ");
        focus(&b);
        for part in ["n", "に", "にh", "にほ", "にほん"] {
            let length = part.chars().count();
            b.cdp(
                "Input.imeSetComposition",
                &json!({ "text": part, "selectionStart": length, "selectionEnd": length }),
            );
        }
        let typed = b.value("Note");
        assert_eq!(typed, "she says にほん", "round {round}");
        b.kill_renderer();
        b.reopen_tab();
        again(&b, &draft);
        note_is(&b, &typed);
        b.fill("Note", "");
    }
}

#[test]
fn half_a_character_harms_nothing_around_it() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let draft = observing(&b);
    b.note("Before it");
    b.type_into("Note", "half of ");
    b.script(
        "const e = document.querySelector('#note'); e.value += '\\ud83d'; \
            e.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    );
    b.type_into("Note", " a smile");
    std::thread::sleep(Duration::from_millis(1_500));
    b.kill_renderer();
    b.reopen_tab();
    again(&b, &draft);
    b.entry("Before it");
    let value = b.value("Note");
    assert!(
        value.starts_with("half of ") && value.ends_with(" a smile"),
        "{value:?}"
    );
    b.type_into("Note", "\u{e007}");
    let row = b.entry("half of ");
    assert!(row.contains("a smile"), "{row}");
    b.saved();
    let rows = b.entries();
    b.kill_browser();
    b.begin();
    again(&b, &draft);
    all_there(&b, &rows);
}
