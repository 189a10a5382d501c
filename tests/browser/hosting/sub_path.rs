//! The app in a folder of a host that serves other things too.

use crate::harness::{Browser, Site, dist, under};

#[test]
fn in_a_folder_of_a_host_the_app_works_offline_and_by_deep_link() {
    let folder = under(&dist(), "/school/app/");
    let mut site = Site::serve(folder.path(), "/school/app/");
    let mut tablet = Browser::start(&site);
    tablet.first_visit();
    let draft = tablet.begin_observation("Ms Okello", "4B");
    assert!(draft.starts_with("/observe/"), "{draft}");
    tablet.note("Under a folder");
    tablet.saved();
    tablet.reload();
    tablet.entry("Under a folder");
    site.stop();
    tablet.restart();
    tablet.open(&draft);
    tablet.entry("Under a folder");
    for screen in ["Hand over", "Collate", "Settings", "Observations"] {
        tablet.go(screen);
    }
    tablet.see("Ms Okello");
}
