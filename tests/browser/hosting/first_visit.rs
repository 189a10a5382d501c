//! The first visit makes the app ready; after that nothing of the network is needed.

use crate::harness::{Browser, Engine, PATIENCE, Site, in_every_engine, within};

in_every_engine!(after_the_first_visit_a_draft_opens_by_its_link_without_a_network_after_a_restart);

fn after_the_first_visit_a_draft_opens_by_its_link_without_a_network_after_a_restart(
    engine: Engine,
) {
    let mut site = Site::of_dist();
    let mut tablet = Browser::start_in(engine, &site);
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
    tablet.ready_offline();
    tablet.see("Ms Okello");
}

#[test]
fn a_tab_that_crashes_comes_back_with_every_entry_and_the_note_that_was_being_typed() {
    let site = Site::of_dist();
    let mut tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Before the crash");
    tablet.tap_code("Student SQ");
    tablet.saved();
    tablet.type_into("Note", "half a no");
    tablet.kill_renderer();
    tablet.reopen_tab();
    tablet.open(&draft);
    tablet.at("Observing Ms Okello");
    tablet.entry("Before the crash");
    tablet.entry("Student SQ, interval 1");
    let typed = within(PATIENCE, || {
        (tablet.value("Note") == "half a no").then_some(())
    });
    assert!(typed.is_some(), "“{}”", tablet.value("Note"));
}
