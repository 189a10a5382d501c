//! New versions of the app: offered, applied only when the user says so, never half.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, PATIENCE, Site, listed, newer_version, version_of, within};

const OFFER: &str = "A new version is ready.";

/// A site with the app, and a tablet on which a draft is running. Answers the draft's path.
fn observing(site: &Site) -> (Browser, String) {
    let tablet = Browser::start(site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Before the update");
    tablet.tap_code("Student SQ");
    tablet.saved();
    (tablet, draft)
}

fn is_unchanged(tablet: &Browser, draft: &str) {
    tablet.open(draft);
    tablet.at("Observing Ms Okello");
    tablet.entry("Before the update");
    tablet.entry("Student SQ, interval 1");
    tablet.entry("Observation began");
    assert!(!tablet.words().contains("could not be read"));
}

/// Asks for a newer version and waits until it is known whether one came.
fn look_for_update(tablet: &Browser) -> Value {
    let script = "const done = arguments[arguments.length - 1]; \
        alongsideBoot.checkUpdate().then(done, (e) => done(String(e)));";
    tablet.script_async(script, &[])
}

#[test]
fn an_update_is_offered_waits_for_the_lesson_and_opens_the_draft_unchanged() {
    let site = Site::of_dist();
    let (mut tablet, draft) = observing(&site);
    let (old, newer) = (tablet.version(), newer_version(&site.folder()));
    assert_ne!(old, version_of(newer.path()));
    site.deploy(newer.path());

    look_for_update(&tablet);
    tablet.go("Observations");
    tablet.see_within(Duration::from_secs(40), OFFER);
    tablet.see("It waits until the running observation is finished.");
    assert!(
        tablet.is_disabled("Update now"),
        "never during an observation"
    );
    assert_eq!(tablet.version(), old);
    is_unchanged(&tablet, &draft);
    assert_eq!(tablet.version(), old, "a reload does not apply it");

    // Not even when the browser was closed, after which it starts the newer worker by itself.
    tablet.restart();
    is_unchanged(&tablet, &draft);
    assert_eq!(tablet.version(), old);

    tablet.finish();
    tablet.go("Observations");
    tablet.see_within(Duration::from_secs(40), OFFER);
    tablet.press("Update now");
    let newest = version_of(newer.path());
    let applied = within(PATIENCE, || {
        let now = tablet.try_script(
            "return document.querySelector('meta[name=alongside-version]').content",
            &[],
        );
        now.ok()?.as_str()?.ends_with(&newest).then_some(())
    });
    assert!(applied.is_some(), "still {}", tablet.version());
    tablet.at("Observations");
    tablet.ready_offline();
    assert!(!tablet.sees(OFFER));
    tablet.see("Ms Okello");
}

#[test]
fn a_draft_opens_unchanged_in_the_newer_version() {
    let mut site = Site::of_dist();
    let (tablet, draft) = observing(&site);
    let newer = newer_version(&site.folder());
    site.deploy(newer.path());
    // The tablet was put away: the list is open, no clock runs.
    tablet.open("/");
    tablet.at("Observations");
    look_for_update(&tablet);
    tablet.see_within(Duration::from_secs(40), OFFER);
    tablet.press("Update now");
    let newest = version_of(newer.path());
    let applied = within(PATIENCE, || (tablet.version() == newest).then_some(()));
    assert!(applied.is_some(), "still {}", tablet.version());
    tablet.at("Observations");
    tablet.ready_offline();
    site.stop();
    is_unchanged(&tablet, &draft);
    assert_eq!(tablet.version(), newest);
    tablet.note("After the update");
    tablet.saved();
}

#[test]
fn half_an_update_leaves_the_older_version_whole_and_the_rest_comes_later() {
    let mut site = Site::of_dist();
    let (mut tablet, draft) = observing(&site);
    let (old, newer) = (tablet.version(), newer_version(&site.folder()));
    site.deploy(newer.path());
    for requests in [1, 4, 12] {
        site.stop_after(requests);
        look_for_update(&tablet);
        site.stop();
        tablet.kill_browser();
        tablet.begin();
        is_unchanged(&tablet, &draft);
        assert_eq!(tablet.version(), old, "after {requests} requests");
        site.start();
    }
    tablet.open("/");
    look_for_update(&tablet);
    tablet.see_within(Duration::from_secs(40), OFFER);
    assert_eq!(tablet.version(), old);
}

#[test]
fn a_broken_deploy_or_a_login_page_never_replaces_the_version_that_works() {
    let mut site = Site::of_dist();
    let (mut tablet, draft) = observing(&site);
    let (old, newer) = (tablet.version(), newer_version(&site.folder()));
    let sheet = one(newer.path(), "style-", ".css");
    let wasm = one(newer.path(), "alongside-", ".wasm");
    site.deploy(newer.path());
    let for_one: [(&str, &str, Answer); 6] = [
        ("a file is missing", &sheet, Answer::Missing),
        ("a file is cut on the host", &wasm, Answer::Cut(100_000)),
        ("a file is cut on the way", &wasm, Answer::Break(100_000)),
        (
            "a file is another",
            &sheet,
            Answer::Bytes(b"* { display: none }".to_vec()),
        ),
        ("a login page instead of a file", &sheet, Answer::LoginPage),
        (
            "a login page instead of the list",
            "service-worker.js",
            Answer::LoginPage,
        ),
    ];
    for (what, path, wrong) in for_one {
        site.answer_only(path, wrong);
        goes_on(&tablet, &site, &old, &draft, what);
    }
    for (what, wrong) in [
        ("the host is down", Answer::Error),
        ("nothing is there", Answer::Missing),
        ("a Wi-Fi that asks to log in", Answer::LoginPage),
    ] {
        site.answer_everything(wrong);
        goes_on(&tablet, &site, &old, &draft, what);
    }
    tablet.restart();
    is_unchanged(&tablet, &draft);
    site.stop();
    tablet.restart();
    is_unchanged(&tablet, &draft);
    assert_eq!(tablet.version(), old);
    site.start();
    site.heal();
    look_for_update(&tablet);
    tablet.go("Observations");
    tablet.see_within(Duration::from_secs(40), OFFER);
}

/// The older version goes on, nothing is offered, and the host was really asked.
fn goes_on(tablet: &Browser, site: &Site, old: &str, draft: &str, what: &str) {
    site.asked();
    // An update that is under way already is waited for, and another one asked for.
    let asked = within(PATIENCE, || {
        look_for_update(tablet);
        let asked = site.asked();
        asked
            .iter()
            .any(|path| path == "service-worker.js")
            .then_some(())
    });
    assert!(asked.is_some(), "{what}: nobody asked the host");
    is_unchanged(tablet, draft);
    assert_eq!(tablet.version(), old, "{what}");
    let offered = tablet.script("return alongsideBoot.update", &[]);
    assert_eq!(offered, json!(false), "{what}");
    // An update on its way must find a bad host until it ends, or it rightly succeeds.
    site.answer_everything(Answer::Error);
    let_updates_end(tablet);
}

/// The browser itself looks for an update a second after a page was opened. It must not be on its way
/// when the host gets better, or it rightly succeeds.
fn let_updates_end(tablet: &Browser) {
    std::thread::sleep(Duration::from_millis(1_500));
    let script = "const done = arguments[arguments.length - 1]; \
        navigator.serviceWorker.getRegistration().then((r) => done(!r.installing), () => done(true));";
    let ended = within(PATIENCE, || {
        (tablet.script_async(script, &[]) == json!(true)).then_some(())
    });
    assert!(ended.is_some(), "an update never ends");
}

fn one(folder: &Path, beginning: &str, end: &str) -> String {
    let mut names = listed(folder).into_iter();
    names
        .find(|name| name.starts_with(beginning) && name.ends_with(end))
        .unwrap()
}
