//! The browser's processes, found by the profile they were started with, and killed as a tablet
//! without memory kills them: at once.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::within;

/// The main processes of the browser that runs on this profile.
pub fn browsers(profile: &Path) -> Vec<u32> {
    of_profile(profile, |words| {
        !words.iter().any(|w| w.starts_with("--type="))
            && words.iter().all(|w| !w.contains("chromedriver"))
    })
}

/// The processes that run the pages.
pub fn renderers(profile: &Path) -> Vec<u32> {
    of_profile(profile, |words| {
        words.iter().any(|w| w == "--type=renderer")
    })
}

/// All processes of the browser.
pub fn all(profile: &Path) -> Vec<u32> {
    of_profile(profile, |_| true)
}

fn of_profile(profile: &Path, is_it: impl Fn(&[String]) -> bool) -> Vec<u32> {
    let flag = format!("--user-data-dir={}", profile.display());
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            // Gone between listing and reading: not running any more.
            let line = fs::read(entry.path().join("cmdline")).ok()?;
            let words: Vec<String> = line
                .split(|byte| *byte == 0 || *byte == b' ')
                .map(|word| String::from_utf8_lossy(word).into_owned())
                .collect();
            (words.contains(&flag) && is_it(&words)).then_some(id)
        })
        .collect()
}

/// SIGKILL.
pub fn kill(ids: &[u32]) {
    if ids.is_empty() {
        return;
    }
    let ids = ids.iter().map(ToString::to_string);
    // Those that have ended in between are what is wanted.
    drop(Command::new("kill").arg("-9").args(ids).output());
}

/// Waits until nothing runs on the profile.
pub fn wait_until_gone(profile: &Path) {
    let gone = within(Duration::from_secs(10), || {
        let left = all(profile);
        kill(&left);
        left.is_empty().then_some(())
    });
    assert!(gone.is_some(), "Chromium does not end");
}
