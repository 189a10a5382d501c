//! The share sheet: the file is there before the tap, a cancelled share changes nothing, and one tap
//! on the list hands over all that waits.

use crate::harness::{Browser, Site};

/// A share sheet that writes down what it was given, and does what `shareSheet` says.
const SHEET: &str = "window.shareSheet = 'take'; window.shared = []; \
    Object.defineProperty(navigator, 'canShare', { value: (given) => !!(given && given.files && given.files.length) }); \
    Object.defineProperty(navigator, 'share', { value: async (given) => { \
        if (!navigator.userActivation.isActive) throw new DOMException('no tap', 'NotAllowedError'); \
        if (window.shareSheet === 'cancel') throw new DOMException('closed', 'AbortError'); \
        window.shared.push(...given.files.map((f) => f.name)); } });";

#[test]
fn what_waits_is_shared_by_one_tap_on_the_list_and_a_cancelled_share_changes_nothing() {
    let site = Site::of_dist();
    let mut tablet = Browser::start(&site);
    tablet.first_script(SHEET);
    tablet.open("/");
    tablet.at("Observations");
    tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Worth sharing");
    tablet.saved();
    tablet.finish();
    tablet.go("Observations");
    tablet.see("1 finished observation waits");

    tablet.script("window.shareSheet = 'cancel'", &[]);
    tablet.press("Share the file");
    tablet.see("Nothing was sent; still not handed over");
    tablet.see("1 finished observation waits");

    tablet.script("window.shareSheet = 'take'", &[]);
    tablet.press("Share the file");
    tablet.see("did it arrive?");
    tablet.see_no_more("1 finished observation waits");
    tablet.press("It arrived");
    tablet.see("Handed over");
    let shared = tablet.script("return window.shared", &[]);
    let name = shared[0].as_str().unwrap();
    assert!(
        name.starts_with("alongside_") && name.ends_with(".zip"),
        "{name}"
    );
    assert_eq!(shared.as_array().unwrap().len(), 1);
}
