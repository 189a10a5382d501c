//! A backup brings back what the browser cleared; restoring it again changes nothing.

use crate::harness::{Browser, Engine, Site, in_every_engine};

in_every_engine!(after_all_storage_is_cleared_a_backup_brings_everything_back_and_twice_is_once);

fn after_all_storage_is_cleared_a_backup_brings_everything_back_and_twice_is_once(engine: Engine) {
    let site = Site::of_dist();
    let mut tablet = Browser::start_in(engine, &site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    tablet.note("Worth keeping");
    tablet.tap_code("Student SQ");
    tablet.press("Praise");
    tablet.saved();
    let rows = tablet.entries();
    tablet.finish();
    let review = tablet.path();
    tablet.go("Settings");
    let backup = tablet.download(|b| b.press("Back up everything"));
    tablet.see("A backup of 1 observation with");

    tablet.forget_everything();
    tablet.first_visit();
    assert!(!tablet.sees("Ms Okello"), "it was cleared");
    tablet.open(&draft);
    tablet.see("This observation is not on this tablet.");

    tablet.open("/settings");
    tablet.at("Settings");
    tablet.choose_files("Restore a backup", &[&backup]);
    tablet.see("Restored: 1 observation.");
    tablet.press("Close");
    tablet.choose_files("Restore a backup", &[&backup]);
    tablet.see("Every record in the backup was here already.");

    tablet.go("Observations");
    tablet.see("Ms Okello");
    tablet.see("Finished");
    tablet.open(&review);
    tablet.at("Ms Okello");
    for row in rows {
        tablet.entry(&row);
    }
    tablet.entry("Observation finished");
}
