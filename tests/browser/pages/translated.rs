//! The page is not the app's alone: Chrome's translation changes it under the running app.

use std::collections::BTreeMap;

use crate::harness::tour_of;

const TRANSLATE: &str = include_str!("translate.js");

/// The words on every screen of the tour, in the size and theme that come first.
fn words_of_tour(script: &str) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    tour_of(script, &mut |b, name| {
        // What is open elsewhere is shown in a second tab, without the script.
        if name.ends_with("-light") && !name.contains("elsewhere") {
            let is_translated = b.script("return window.translated || 0", &[]) != 0;
            assert_eq!(is_translated, !script.is_empty(), "{name}");
            // What is said for some seconds only is there in one run and gone in the other.
            let toasts = "document.querySelectorAll('.toast').forEach((e) => { e.style.visibility = 'hidden'; })";
            b.script(toasts, &[]);
            b.settled();
            let words = b.words();
            let alike: String = words.split(' ').filter(|w| !is_of_this_run(w)).collect();
            seen.insert(name.to_owned(), alike);
        }
    });
    seen
}

/// Names of files and of this tablet, and how much is stored, differ from run to run.
fn is_of_this_run(word: &str) -> bool {
    let is_hex = |w: &str| w.len() == 8 && w.chars().all(|c| c.is_ascii_hexdigit());
    word.contains('_') || word.split(['-', '+']).any(is_hex) || word.parse::<f64>().is_ok()
}

#[test]
fn a_translated_page_shows_on_every_screen_what_the_page_as_it_is_shows() {
    let plain = words_of_tour("");
    let translated = words_of_tour(TRANSLATE);
    assert!(plain.len() > 30, "{:?}", plain.keys());
    let stale = plain.iter().filter_map(|(name, words)| {
        let found = translated.get(name).map_or("", String::as_str);
        (found != words).then(|| format!("{name}\n  as it is:   {words}\n  translated: {found}"))
    });
    let stale: Vec<String> = stale.collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}
