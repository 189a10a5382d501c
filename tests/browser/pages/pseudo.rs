//! Every screen in a language made by rule: longer, accented, written from right to left, and each sentence
//! in brackets.

use serde_json::json;

use crate::harness::{Site, dist, tour_in, with_file};
use crate::language::{TAG, pseudo_file};

const CHECK: &str = include_str!("pseudo.js");

/// What stands on screens and is no sentence of the app: what the tour writes (names, notes, its tablets), and
/// the published letters of codes.
const OWN: [&str; 31] = [
    "Ms Amina Okello",
    "Mr Yusuf Diallo",
    "Mr Yusuf",
    "Mx Lindqvist",
    "Mx Lindqv\u{ed}st",
    "Ruth Mwangi",
    "Ngozi Adeyemi",
    "Ola Berg",
    "Ada Lovelace",
    "Hillside Primary",
    "Science",
    "Who asks the questions?",
    "Writes two leaves on the board, one torn, one whole",
    "Which of them still lives, and how would you find out?",
    "What made her choose Kofi?",
    "Because it is still green",
    "Waits three times as long as last week",
    "Waits much longer than last week",
    "Copper turns green in the jar",
    "and shortest first",
    "and he counts them",
    "tablet-a",
    "tablet-b",
    "tablet-c",
    "AnQ",
    "Ind",
    "Prd",
    "Lec",
    "RtW",
    "FUp",
    "Adm",
];

#[test]
fn in_a_longer_language_from_right_to_left_no_word_is_cut_and_every_sentence_is_translated() {
    let name = format!("languages/{TAG}.json");
    let app = with_file(&dist(), &name, pseudo_file().as_bytes());
    let choose = format!(
        "try {{ localStorage.setItem('alongside.v1 / settings', '{{\"language\":\"{TAG}\"}}'); }} catch {{}}"
    );
    let mut faults = Vec::new();
    tour_in(&Site::serve(app.path(), "/"), &choose, &mut |b, name| {
        // Colours change no word.
        if name.ends_with("-dark") {
            return;
        }
        for fault in b
            .script(CHECK, &[json!(OWN.as_slice())])
            .as_array()
            .unwrap()
        {
            faults.push(format!("{name}: {}", fault.as_str().unwrap_or_default()));
        }
    });
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
