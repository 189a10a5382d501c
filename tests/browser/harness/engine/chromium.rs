//! Chromium under `ChromeDriver`.

use std::fs;

use serde_json::{Map, Value, json};

use super::driver::{Driver, command};
use super::home::Home;

/// Starts `ChromeDriver` on a free port.
pub fn driver(home: &Home) -> Driver {
    let program = std::env::var("CHROMEDRIVER");
    let program = program.unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned());
    let mut command = command(&program, home);
    command.args(["--port=0", "--allowed-ips=127.0.0.1"]);
    Driver::that_says("started successfully on port ", command)
}

/// What the browser is asked to be.
pub fn wishes(home: &Home, further: &[String]) -> Map<String, Value> {
    let mut flags: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        // A page out of sight must tick as it does on a tablet that shows it.
        "--disable-features=CalculateNativeWinOcclusion",
    ]
    .map(str::to_owned)
    .to_vec();
    flags.push(profile_flag(home));
    flags.extend_from_slice(further);
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let all = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": chromium,
            "args": flags,
            "prefs": {
                "download.default_directory": home.downloads(),
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
    });
    all.as_object().cloned().unwrap()
}

/// The flag by which all processes of a browser are known.
pub fn profile_flag(home: &Home) -> String {
    format!("--user-data-dir={}", home.profile().display())
}

/// A browser that was killed leaves signs that it runs: `ChromeDriver` would take the word of one,
/// and a browser ends at once that finds the others under the number of a process that lives.
pub fn leave_nothing_of_the_one_before(home: &Home) {
    for sign in [
        "DevToolsActivePort",
        "SingletonLock",
        "SingletonSocket",
        "SingletonCookie",
    ] {
        // Not there in a fresh profile, nor after a browser that was closed.
        drop(fs::remove_file(home.profile().join(sign)));
    }
}
