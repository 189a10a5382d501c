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

#[test]
fn forward_goes_forward_and_a_screen_begins_at_its_top_with_the_focus_on_its_heading() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.resize(390, 500);
    tablet.open("/settings");
    tablet.at("Settings");
    assert_eq!(focused(&tablet), "", "a link from elsewhere moves no focus");
    tablet.script("scrollTo(0, 300)", &[]);
    tablet.go("Collate");
    let is_there = || (scrolled(&tablet) == 0 && focused(&tablet) == "Collate").then_some(());
    assert!(
        within(PATIENCE, is_there).is_some(),
        "{} {}",
        scrolled(&tablet),
        focused(&tablet)
    );
    tablet.back();
    tablet.at("Settings");
    tablet.script("history.forward()", &[]);
    tablet.at("Collate");
    comes_to(&tablet, "/collate");
}

#[test]
fn a_link_to_where_one_is_adds_nothing_to_go_back_through() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.open("/");
    tablet.at("Observations");
    tablet.go("Settings");
    tablet.go("Settings");
    tablet.go("Settings");
    tablet.back();
    tablet.at("Observations");
}

#[test]
fn a_click_that_is_not_a_plain_one_on_a_screen_of_ours_is_left_to_the_browser() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    tablet.open("/");
    tablet.at("Observations");
    let is_taken = |link: &str, click: &str| {
        let script = format!(
            "const a = document.createElement('a'); Object.assign(a, {link}); \
             document.querySelector('main').append(a); let taken; \
             addEventListener('click', (e) => {{ taken = e.defaultPrevented; e.preventDefault(); }}, {{ once: true }}); \
             a.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, ...{click} }})); \
             a.remove(); return taken;"
        );
        tablet.script(&script, &[]) == true
    };
    for (link, click) in [
        ("{ href: '/settings' }", "{ ctrlKey: true }"),
        ("{ href: '/settings' }", "{ metaKey: true }"),
        ("{ href: '/settings' }", "{ shiftKey: true }"),
        ("{ href: '/settings' }", "{ altKey: true }"),
        ("{ href: '/settings' }", "{ button: 1 }"),
        ("{ href: '/settings', target: '_blank' }", "{}"),
        ("{ href: '/settings', download: 'x' }", "{}"),
        ("{ href: '/settings', rel: 'external' }", "{}"),
        ("{ href: '#main' }", "{}"),
        ("{ href: '/schema/record.json' }", "{}"),
        ("{ href: 'https://example.org/settings' }", "{}"),
    ] {
        assert!(!is_taken(link, click), "{link} {click}");
        assert_eq!(tablet.path(), "/", "{link} {click}");
    }
    assert!(is_taken("{ href: '/settings' }", "{}"));
    tablet.at("Settings");
    comes_to(&tablet, "/settings");
}

fn scrolled(tablet: &Browser) -> u64 {
    tablet
        .script("return Math.round(scrollY)", &[])
        .as_u64()
        .unwrap()
}

/// The words of what has the focus.
fn focused(tablet: &Browser) -> String {
    let script =
        "const e = document.activeElement; return e === document.body ? '' : e.textContent";
    tablet.script(script, &[]).as_str().unwrap().to_owned()
}

fn comes_to(tablet: &Browser, address: &str) {
    let there = within(PATIENCE, || (tablet.path() == address).then_some(()));
    assert!(there.is_some(), "{} instead of {address}", tablet.path());
}
