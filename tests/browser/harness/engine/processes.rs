//! The browser's processes, found by what they were started with, and killed as a tablet without memory
//! kills them: at once.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::{Engine, Home, chromium};
use crate::harness::within;

/// The main processes of the browser that runs in this home.
pub fn browsers(engine: Engine, home: &Home) -> Vec<u32> {
    of_home(engine, home, |words| {
        !words.iter().any(|w| w.starts_with("--type="))
            && words.iter().all(|w| !w.contains("chromedriver"))
    })
}

/// The processes that run the pages.
pub fn renderers(engine: Engine, home: &Home) -> Vec<u32> {
    of_home(engine, home, |words| {
        words.iter().any(|w| w == "--type=renderer")
    })
}

/// All processes of the browser.
pub fn all(engine: Engine, home: &Home) -> Vec<u32> {
    of_home(engine, home, |_| true)
}

fn of_home(engine: Engine, home: &Home, is_it: impl Fn(&[String]) -> bool) -> Vec<u32> {
    let mark = home.mark();
    let is_of_home = |process: &Path, words: &[String]| match engine {
        Engine::Chromium => words.contains(&chromium::profile_flag(home)),
        // Their processes have no flag in common; the driver has the mark too.
        Engine::Firefox | Engine::WebKit => {
            let is_driver = words.first().is_some_and(|word| is_driver(word));
            !is_driver && has_in_environment(process, &mark)
        }
    };
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
            (is_of_home(&entry.path(), &words) && is_it(&words)).then_some(id)
        })
        .collect()
}

fn is_driver(program: &str) -> bool {
    program.to_lowercase().ends_with("driver")
}

fn has_in_environment(process: &Path, mark: &str) -> bool {
    // Not readable: somebody else's, or gone in between.
    let all = fs::read(process.join("environ")).unwrap_or_default();
    all.split(|byte| *byte == 0)
        .any(|one| one == mark.as_bytes())
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

/// Waits until nothing of the browser runs.
pub fn wait_until_gone(engine: Engine, home: &Home) {
    let gone = within(Duration::from_secs(10), || {
        let left = all(engine, home);
        kill(&left);
        left.is_empty().then_some(())
    });
    assert!(gone.is_some(), "{} does not end", engine.name());
}
