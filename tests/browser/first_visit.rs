//! The first visit makes the app ready; after that nothing of the network is needed.

use crate::harness::{Browser, Site};

#[test]
fn after_the_first_visit_a_draft_opens_by_its_link_without_a_network_after_a_restart() {
    let mut site = Site::of_dist();
    let mut tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Good morning, who remembers the question?");
    tablet.tap_code("Instructor Lec");
    tablet.saved();

    site.stop();
    tablet.restart();
    tablet.open(&draft);
    tablet.at("Observing Ms Okello");
    tablet.entry("who remembers the question?");
    tablet.entry("Instructor Lec, interval 1");
    tablet.entry("Observation began");
    tablet.note("We go on without a network");
    tablet.saved();
    tablet.go("Observations");
    tablet.see("Ready to work offline");
    tablet.see("Ms Okello");
}
