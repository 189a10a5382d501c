//! Fault 7: the app traps while a note is being typed. The plain script goes on keeping the words.

use std::time::Duration;

use crate::harness::{Browser, Site};
use crate::seen::{all_there, note_is, observing, rounds};

/// From now on whatever of the app asks for the time traps.
const TRAP: &str = "const real = Date.now; Date.now = () => { \
    if (/wasm/.test(new Error().stack)) throw new WebAssembly.RuntimeError('unreachable'); \
    return real.call(Date); };";
/// What the app's panic hook sends.
const PANIC: &str =
    "dispatchEvent(new CustomEvent('alongside:panic', { detail: 'panicked at a test' }))";

#[test]
fn the_app_traps_in_the_middle_of_a_note_and_no_letter_is_lost() {
    let site = Site::of_dist();
    let b = Browser::start(&site);
    observing(&b);
    b.note("Before the trap");
    b.tap_code("Student SQ");
    b.saved();
    let rows = b.entries();
    for round in 0..rounds(2) {
        let how = if round % 2 == 0 { TRAP } else { PANIC };
        b.type_into("Note", "words before ");
        b.script(how, &[]);
        b.type_into("Note", "and words after");
        b.see(
            "Alongside stopped. Saved notes stay on this device, and what you type now is kept too.",
        );
        b.type_into("Note", ", to the last");
        let typed = b.value("Note");
        assert_eq!(typed, "words before and words after, to the last");
        b.press("Restart");
        b.see("The note you were typing is still in the field.");
        b.at("Observing Ms Okello");
        note_is(&b, &typed);
        all_there(&b, &rows);
        assert!(!b.sees("Alongside stopped"), "it runs again");
        b.type_into("Note", &format!(" in round {round}\u{e007}"));
        b.entry(&format!("to the last in round {round}"));
        b.saved();
    }
}
