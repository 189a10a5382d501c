//! The first load is what class needs; the rest of the app comes in parts, and says so where it does not come.

use std::time::Duration;

use crate::harness::{Answer, Browser, FIRST_LOAD_BUDGET, Site, dist, first_load, parts};

#[test]
fn the_first_load_stays_within_its_budget() {
    if std::env::var_os("ALONGSIDE_NO_WASM_OPT").is_some() {
        return eprintln!("NOT measured: wasm-opt is not installed, so every file is larger");
    }
    let files = first_load();
    let sum: usize = files.iter().map(|(_, size)| size).sum();
    assert!(files.len() > 5, "{files:#?}");
    assert!(sum <= FIRST_LOAD_BUDGET, "{sum} bytes: {files:#?}");
}

#[test]
fn the_sentences_of_later_screens_come_with_their_part() {
    let holds = |files: Vec<String>, sentence: &str| {
        files.into_iter().any(|file| {
            let bytes = std::fs::read(dist().join(file)).unwrap();
            String::from_utf8_lossy(&bytes).contains(sentence)
        })
    };
    let first = || first_load().into_iter().map(|(name, _)| name).collect();
    let english = alongside::words::english();
    let [in_class, after] = [english.class, english.after].map(|text| {
        let mut plain = text.split(|c: char| c < ' ');
        plain.find(|words| words.len() > 60).unwrap()
    });
    assert!(holds(first(), in_class), "{in_class}");
    assert!(holds(parts(), after), "{after}");
    assert!(!holds(first(), after), "{after}");
}

/// Firefox 140 does so on two cores, once a page went while it compiled: every page stood at "Opening your
/// notebook…" until the browser was closed.
#[test]
fn a_browser_that_never_answers_when_it_is_asked_to_compile_opens_the_app_all_the_same() {
    let site = Site::of_dist();
    let mut tablet = Browser::start(&site);
    tablet.first_script(
        "for (const ask of ['compile', 'compileStreaming', 'instantiateStreaming'])
           WebAssembly[ask] = () => new Promise(() => {});",
    );
    tablet.first_visit();
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Good morning");
    tablet.finish();
    tablet.go("Settings");
}

#[test]
fn class_needs_no_part_and_a_screen_whose_part_does_not_come_says_so_and_tries_again() {
    let site = Site::of_dist();
    let tablet = without_parts(&site);
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Good morning");
    tablet.tap_code("Student L");
    tablet.saved();
    tablet.press("Review");
    tablet.see("A part of Alongside could not be loaded.");
    tablet.press("Try again");
    tablet.see("A part of Alongside could not be loaded.");
    site.heal();
    tablet.press("Try again");
    tablet.at("Ms Okello");
    tablet.see("Good morning");
}

#[test]
fn an_app_that_came_at_a_later_try_gets_its_parts_too() {
    let site = Site::of_dist();
    let files = first_load().into_iter().map(|(name, _)| name);
    let program = files.filter(|name| name.ends_with("_bg.wasm"));
    program.for_each(|name| site.answer(&name, Answer::Missing));
    let tablet = Browser::start(&site);
    tablet.open("/");
    // boot.js has failed once, and tries again under another address.
    std::thread::sleep(Duration::from_secs(1));
    site.heal();
    tablet.at("Observations");
    tablet.go("Settings");
    tablet.go("Collate");
}

#[test]
fn what_was_asked_of_a_part_that_does_not_come_is_done_when_it_comes() {
    let site = Site::of_dist();
    let tablet = without_parts(&site);
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Good morning");
    tablet.saved();
    tablet.follow("Back to Observations");
    tablet.at("Observations");
    tablet.type_into("Search observations", "morning");
    tablet.see("A part of Alongside could not be loaded.");
    tablet.see("what you asked for is done as soon as the part is here");
    site.heal();
    tablet.see("Ms Okello");
    tablet.see_no_more("A part of Alongside could not be loaded.");
}

fn without_parts(site: &Site) -> Browser {
    assert!(!parts().is_empty(), "the app is not in parts");
    for part in parts() {
        site.answer(&part, Answer::Missing);
    }
    let tablet = Browser::start(site);
    tablet.open("/");
    tablet.at("Observations");
    tablet
}
