//! The language of the app: chosen in Settings, kept, spoken without a network, and refused where it does not fit.

use std::fs;

use tempfile::TempDir;

use crate::harness::{Browser, PATIENCE, Site, dist, with_file, within};
use crate::language::{TAG, pseudo_file};

/// The app on a host that has the longer language too.
fn host(words: &str) -> TempDir {
    let page = fs::read_to_string(dist().join("index.html")).unwrap();
    let (before, rest) = page.split_once("alongside-languages\" content=\"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    let page = format!("{before}alongside-languages\" content=\"{TAG}\"{after}");
    let named = with_file(&dist(), "index.html", page.as_bytes());
    with_file(
        named.path(),
        &format!("languages/{TAG}.json"),
        words.as_bytes(),
    )
}

fn spoken(tablet: &Browser) -> String {
    let spoken = tablet.try_script("return document.documentElement.lang", &[]);
    spoken
        .unwrap_or_default()
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn speaks(tablet: &Browser, tag: &str) {
    let speaks = within(PATIENCE, || (spoken(tablet) == tag).then_some(()));
    assert!(speaks.is_some(), "{} is spoken", spoken(tablet));
}

/// Picks a language; the value of the tablet's own is empty.
fn pick(tablet: &Browser, tag: &str) {
    let script = "const e = find('field', 'Language of the app'); e.value = arguments[0]; \
        e.dispatchEvent(new Event('change', { bubbles: true }));";
    tablet.script(script, &[tag.into()]);
}

#[test]
fn a_language_is_chosen_without_a_network_is_spoken_from_then_on_and_is_given_up_again() {
    let app = host(&pseudo_file());
    let mut site = Site::serve(app.path(), "/");
    let mut tablet = Browser::start(&site);
    tablet.first_visit();
    site.stop();
    tablet.go("Settings");
    assert!(
        tablet.is_disabled("Use this language"),
        "nothing was picked"
    );
    pick(&tablet, TAG);
    assert_eq!(spoken(&tablet), "en", "picking alone changes nothing");
    tablet.press("Use this language");
    speaks(&tablet, TAG);
    tablet.at("Settings");
    tablet.restart();
    tablet.open("/settings");
    tablet.at("Settings");
    assert_eq!(spoken(&tablet), TAG);
    assert_eq!(tablet.value("Language of the app"), TAG);
    pick(&tablet, "");
    tablet.press("Use this language");
    speaks(&tablet, "en");
    tablet.at("Settings");
}

#[test]
fn a_language_that_is_chosen_in_class_waits_until_the_app_is_opened_again() {
    let app = host(&pseudo_file());
    let site = Site::serve(app.path(), "/");
    let mut tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Before the language");
    tablet.saved();
    tablet.go("Settings");
    tablet.see("An observation is running");
    tablet.script("window.stays = true", &[]);
    pick(&tablet, TAG);
    tablet.press("Use this language");
    std::thread::sleep(std::time::Duration::from_secs(2));
    let stays = tablet.script("return window.stays === true", &[]);
    assert!(
        stays == true && spoken(&tablet) == "en",
        "the page was loaded again"
    );
    tablet.restart();
    tablet.open(&draft);
    speaks(&tablet, TAG);
    tablet.entry("Before the language");
}

#[test]
fn a_language_of_another_version_of_the_app_is_refused_with_a_sentence_and_english_is_spoken() {
    let words = pseudo_file();
    let (before, rest) = words.split_once("\"madeFor\": \"").unwrap();
    let other = format!("{before}\"madeFor\": \"0{rest}");
    let app = host(&other);
    let site = Site::serve(app.path(), "/");
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.go("Settings");
    pick(&tablet, TAG);
    tablet.press("Use this language");
    tablet.see("were made for another version of Alongside");
    tablet.at("Settings");
    assert_eq!(spoken(&tablet), "en");
}

#[test]
fn on_a_host_with_one_language_there_is_nothing_to_choose() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.first_visit();
    tablet.go("Settings");
    tablet.see("Appearance");
    assert!(!tablet.has("field", "Language of the app"));
}
