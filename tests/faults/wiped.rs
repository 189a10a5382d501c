//! Fault 4: a store is wiped between two starts. The others bring it back; where nothing can, the app
//! says what is missing, if it can know.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::harness::{Browser, Site};
use crate::seen::{again, all_there, note_is, observing};

/// A store, by its folder in the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Store {
    Database,
    Journal,
    Mirror,
}

impl Store {
    const fn folder(self) -> &'static str {
        match self {
            Self::Database => "IndexedDB",
            Self::Journal => "File System",
            Self::Mirror => "Local Storage",
        }
    }
}

fn folders(below: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).unwrap().flatten() {
        let path = entry.path();
        if !path.is_dir() {
            continue;
        }
        if path.file_name().is_some_and(|n| n == name) {
            found.push(path);
        } else {
            found.extend(folders(&path, name));
        }
    }
    found
}

/// Closes the browser, wipes stores and opens it again.
fn wipe(b: &mut Browser, stores: &[Store]) {
    // What is written late is written: the fault is the wiping, not the closing.
    std::thread::sleep(Duration::from_millis(1_500));
    b.close();
    for store in stores {
        let found = folders(b.profile(), store.folder());
        assert!(!found.is_empty(), "{store:?} is not in the profile");
        for folder in found {
            fs::remove_dir_all(folder).unwrap();
        }
    }
    b.begin();
}

fn told_of_recovery(b: &Browser) {
    b.see("brought back from the spare copy");
}

fn captured(b: &Browser) -> (String, Vec<String>) {
    let draft = observing(b);
    b.note("Worth keeping");
    b.tap_code("Student SQ");
    b.press("Praise");
    b.note("Also worth keeping");
    b.type_into("Note", "half a sentence");
    b.saved();
    let rows = b.entries();
    assert_eq!(rows.len(), 5, "{rows:#?}");
    (draft, rows)
}

#[test]
fn each_store_is_wiped_in_turn_and_the_others_bring_everything_back() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let (draft, rows) = captured(&b);
    for stores in [
        [Store::Database],
        [Store::Journal],
        [Store::Mirror],
        // What was brought back is whole again, the journal made anew included.
        [Store::Database],
    ] {
        wipe(&mut b, &stores);
        b.open("/");
        b.at("Observations");
        if stores == [Store::Database] {
            told_of_recovery(&b);
        }
        b.see("Ms Okello");
        again(&b, &draft);
        all_there(&b, &rows);
        eprintln!("wiped {stores:?}: “{}” in the field", b.value("Note"));
        note_is(&b, "half a sentence");
        let now = b.entries();
        for row in &rows {
            assert_eq!(now.iter().filter(|r| *r == row).count(), 1, "twice: {row}");
        }
    }
}

#[test]
fn database_and_mirror_are_wiped_and_the_journal_brings_everything_back() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let (draft, rows) = captured(&b);
    wipe(&mut b, &[Store::Database, Store::Mirror]);
    b.open("/");
    b.at("Observations");
    told_of_recovery(&b);
    again(&b, &draft);
    all_there(&b, &rows);
}

#[test]
fn database_and_journal_are_wiped_and_the_app_says_how_much_is_missing() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let (draft, _) = captured(&b);
    wipe(&mut b, &[Store::Database, Store::Journal]);
    b.open("/");
    b.at("Observations");
    b.see("Storage was cleared: 5 entries are missing that had been saved here");
    b.see("restore it in Settings");
    b.open(&draft);
    b.see("This observation is not on this tablet.");
    b.open("/");
    b.at("Observations");
    b.begin_observation("Mr Diallo", "2A");
    b.note("Life goes on");
    b.saved();
}

#[test]
fn all_stores_are_wiped_and_the_app_starts_empty_and_says_nothing_false() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    let (draft, _) = captured(&b);
    wipe(&mut b, &[Store::Database, Store::Journal, Store::Mirror]);
    b.open("/");
    b.at("Observations");
    b.see("Sit alongside, write what you see");
    for words in ["brought back", "Restored", "Ms Okello", "missing"] {
        assert!(!b.sees(words), "“{words}” is not true: {}", b.words());
    }
    b.open(&draft);
    b.see("This observation is not on this tablet.");
}
