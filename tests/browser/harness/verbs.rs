//! What observers and coordinators do, in their own words.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Browser, PATIENCE, within};

/// How files end that are still being downloaded: Chromium's, Firefox's and `WebKit`'s.
const UNDER_WAY: [&str; 4] = ["crdownload", "tmp", "part", "wkdownload"];

impl Browser {
    /// Goes to a screen by the navigation; from the observing screen by way of the list.
    pub fn go(&self, screen: &str) {
        if self.has("link", "Back to Observations") {
            self.follow("Back to Observations");
            self.at("Observations");
        }
        self.follow(screen);
        self.at(screen);
    }

    /// Opens the app and waits until it works without a network.
    pub fn first_visit(&self) {
        self.open("/");
        self.at("Observations");
        self.ready_offline();
    }

    /// Waits until the app says that it works without a network. "Getting ready to work offline" has the
    /// same words in it, so that [`Browser::see`] would take the promise for the deed.
    pub fn ready_offline(&self) {
        let is_ready = || self.words().contains("Ready to work offline").then_some(());
        let ready = within(Duration::from_secs(60), is_ready);
        assert!(
            ready.is_some(),
            "not ready to work offline: {}",
            self.words()
        );
    }

    /// Starts an observation with all instruments. Answers its path.
    pub fn begin_observation(&self, teacher: &str, class: &str) -> String {
        self.press("Start observation");
        self.at("Start observation");
        self.fill("Teacher", teacher);
        self.fill("Class", class);
        self.fill("Your name", "Ngozi Adeyemi");
        self.fill("School", "Hillside Primary");
        self.press("Begin");
        self.at(&format!("Observing {teacher}"));
        self.saved();
        self.path()
    }

    /// Writes a note and commits it with Enter.
    pub fn note(&self, text: &str) {
        self.type_into("Note", &format!("{text}\u{e007}"));
        let gone = within(PATIENCE, || self.value("Note").is_empty().then_some(()));
        assert!(
            gone.is_some(),
            "the note was not taken: {}",
            self.value("Note")
        );
    }

    /// Taps a code: `tap_code("Student SQ")`.
    pub fn tap_code(&self, name: &str) {
        self.press(name);
    }

    /// What the head says about saving: "Saved 10:42:07", "Saving…", or that it is not saved.
    pub fn save_status(&self) -> String {
        let script = "const e = document.querySelector('.save, .save-failed'); \
            return e ? clean(words(e)) : ''";
        let status = self.try_script(script, &[]).unwrap_or_default();
        status.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until all is saved. Answers the time that is shown.
    pub fn saved(&self) -> String {
        let saved = within(PATIENCE, || {
            let status = self.save_status();
            let time = status.strip_prefix("Saved ")?;
            (time.len() == 8).then(|| time.to_owned())
        });
        saved.unwrap_or_else(|| panic!("not saved: “{}”", self.save_status()))
    }

    /// The rows of the timeline, newest first, each as one line of words.
    pub fn entries(&self) -> Vec<String> {
        // The timeline follows a tap a frame later: read until it stands still.
        let mut last = self.entries_now();
        for _ in 0..10 {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.entries_now();
            if now == last {
                break;
            }
            last = now;
        }
        last
    }

    fn entries_now(&self) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll('.timeline .entry')].map((e) => clean(words(e)))";
        let rows = self.try_script(script, &[]).unwrap_or_default();
        let rows = rows.as_array().cloned().unwrap_or_default();
        rows.iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    /// Waits until a row of the timeline holds these words. Answers the row.
    pub fn entry(&self, words: &str) -> String {
        let row = within(PATIENCE, || {
            self.entries().into_iter().find(|row| row.contains(words))
        });
        row.unwrap_or_else(|| panic!("no entry “{words}” in {:#?}", self.entries()))
    }

    /// Waits until a row with these words has, or no longer has, a tag.
    pub fn tagged(&self, words: &str, tag: &str, is_there: bool) {
        let so = |row: &String| row.contains(words) && row.contains(tag) == is_there;
        let found = within(PATIENCE, || self.entries().iter().any(so).then_some(()));
        assert!(
            found.is_some(),
            "“{words}”, “{tag}” {is_there}: {:#?}",
            self.entries()
        );
    }

    /// The version of the app that this page is, by its meta element.
    pub fn version(&self) -> String {
        let script = "return document.querySelector('meta[name=alongside-version]').content";
        let version = self.script(script, &[]);
        let version = version.as_str().unwrap_or_default();
        version.rsplit('+').next().unwrap_or_default().to_owned()
    }

    /// Files downloaded so far, by name, sorted; those still under way are left out.
    pub fn downloads(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.downloads_folder()).unwrap().flatten();
        let mut files: Vec<_> = files
            .map(|file| file.path())
            .filter(|path| {
                path.extension()
                    .is_none_or(|e| UNDER_WAY.iter().all(|ending| e != *ending))
            })
            .filter(|path| {
                !path
                    .file_name()
                    .is_some_and(|n| n.to_string_lossy().starts_with('.'))
            })
            .collect();
        files.sort();
        files
    }

    /// Does what leads to a download, and answers the file.
    pub fn download(&self, act: impl FnOnce(&Self)) -> PathBuf {
        let before = self.downloads();
        act(self);
        let fresh = within(PATIENCE, || {
            let mut files = self.downloads().into_iter();
            let file = files.find(|file| !before.contains(file))?;
            (fs::metadata(&file).ok()?.len() > 0).then_some(file)
        });
        fresh.unwrap_or_else(|| panic!("nothing was downloaded"))
    }

    /// Finishes the observation that is open, from the observing screen or the review.
    pub fn finish(&self) {
        if self.has("button", "Review") {
            self.press("Review");
        }
        self.press("Finish observation");
        self.see("Finished and checked");
    }

    /// Makes a hand-over file of all that waits and downloads it.
    pub fn hand_over(&self) -> PathBuf {
        self.go("Hand over");
        self.press("Create hand-over file");
        self.see("Your file is ready");
        let file = self.download(|b| b.press("Download"));
        self.press("It arrived");
        self.see("its observations count as handed over");
        file
    }

    /// What the app keeps in localStorage under keys with this beginning.
    pub fn local_storage(&self, beginning: &str) -> Vec<(String, String)> {
        let script =
            "return Object.entries(localStorage).filter(([k]) => k.startsWith(arguments[0]))";
        let all = self.script(script, &[json!(beginning)]);
        serde_json::from_value(all).unwrap_or_default()
    }
}
