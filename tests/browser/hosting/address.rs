//! The address follows the screen, so that loading again stays and "Back" goes back.

use crate::harness::{Browser, PATIENCE, Site, within};

#[test]
fn the_address_follows_the_screen_so_loading_again_stays_and_back_goes_back() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.open("/");
    tablet.at("Observations");
    let addresses = [
        ("Hand over", "/hand-over"),
        ("Collate", "/collate"),
        ("Settings", "/settings"),
    ];
    for (screen, address) in addresses {
        tablet.go(screen);
        comes_to(&tablet, address);
        tablet.reload();
        tablet.at(screen);
    }
    for (screen, address) in addresses.iter().rev().skip(1) {
        tablet.back();
        tablet.at(screen);
        comes_to(&tablet, address);
    }
    tablet.back();
    tablet.at("Observations");

    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.press("Review");
    tablet.at("Ms Okello");
    comes_to(&tablet, &draft.replace("observe", "review"));
    tablet.back();
    tablet.at("Observing Ms Okello");
}

fn comes_to(tablet: &Browser, address: &str) {
    let there = within(PATIENCE, || (tablet.path() == address).then_some(()));
    assert!(there.is_some(), "{} instead of {address}", tablet.path());
}
