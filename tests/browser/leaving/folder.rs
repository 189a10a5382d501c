//! A synced folder: files go there by themselves, whole or not at all, and a folder that is locked for a
//! while is tried again. The browser's private folder stands for one on the disk.

use std::time::Duration;

use serde_json::Value;

use crate::harness::{Browser, PATIENCE, Site, within};

/// The folder "synced" is chosen without a question; while `locked` nothing can be written to it.
const FOLDER: &str = "window.locked = false; \
    window.showDirectoryPicker = async () => \
        (await navigator.storage.getDirectory()).getDirectoryHandle('synced', { create: true }); \
    const real = FileSystemFileHandle.prototype.createWritable; \
    FileSystemFileHandle.prototype.createWritable = function (...given) { \
        if (window.locked) throw new DOMException('locked', 'NoModificationAllowedError'); \
        return real.apply(this, given); };";

/// The names in the folder, and the sizes; none while a file of it is being moved.
fn in_folder(tablet: &Browser) -> Vec<(String, u64)> {
    let listed = tablet.script_async(
        "const done = arguments[arguments.length - 1]; (async () => { \
            const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('synced'); \
            const all = []; \
            for await (const [name, handle] of folder.entries()) all.push([name, (await handle.getFile()).size]); \
            return all; })().then(done, (e) => done(String(e)));",
        &[],
    );
    serde_json::from_value(listed).unwrap_or_default()
}

fn finish_one(tablet: &Browser, teacher: &str) {
    tablet.begin_observation(teacher, "4B");
    tablet.note("They line up");
    tablet.saved();
    tablet.finish();
    tablet.go("Hand over");
}

#[test]
fn files_go_to_the_folder_by_themselves_and_a_locked_one_is_tried_again() {
    let site = Site::of_dist();
    let mut tablet = Browser::start(&site);
    tablet.first_script(FOLDER);
    tablet.open("/");
    tablet.at("Observations");
    tablet.go("Hand over");
    tablet.press("Choose folder");
    tablet.see("synced");
    tablet.go("Observations");
    finish_one(&tablet, "Ms Okello");
    let there = within(PATIENCE, || {
        let there = in_folder(&tablet);
        (there.len() == 1 && !there[0].0.ends_with(".part")).then_some(there)
    });
    let there = there.unwrap_or_else(|| panic!("{:?}", in_folder(&tablet)));
    assert!(
        there[0].0.ends_with(".zip") && there[0].1 > 1_000,
        "{there:?}"
    );
    tablet.see("written to the folder, arrived");

    tablet.script("window.locked = true", &[]);
    tablet.go("Observations");
    finish_one(&tablet, "Mr Diallo");
    tablet.go("Observations");
    tablet.see("Your files do not get into the folder");
    assert_eq!(in_folder(&tablet), there, "no half file, under any name");
    tablet.script("window.locked = false", &[]);
    // The trouble is not told while it is tried again: that it is gone proves nothing yet.
    let both = within(PATIENCE, || {
        let names: Vec<String> = in_folder(&tablet).into_iter().map(|f| f.0).collect();
        let are_whole = names.iter().all(|n| n.ends_with(".zip"));
        (names.len() == 2 && are_whole).then_some(())
    });
    assert!(both.is_some(), "{:?}", in_folder(&tablet));
    tablet.see_no_more("Your files do not get into the folder");
    tablet.see("Handed over 2");
    assert_eq!(
        tablet.script("return window.locked", &[]),
        Value::Bool(false)
    );
}
