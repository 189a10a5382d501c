//! Firefox under geckodriver.

use std::fs;

use serde_json::{Map, Value, json};

use super::driver::{Driver, command};
use super::home::Home;
use super::on_path;

const DRIVER: &str = "geckodriver";

/// The browser, where it is installed.
pub fn program() -> Option<String> {
    let named = std::env::var("FIREFOX").ok();
    named.or_else(|| {
        ["firefox-esr", "firefox"]
            .into_iter()
            .find(|name| on_path(name))
            .map(str::to_owned)
    })
}

/// What is not here of what the tests need.
pub fn missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if program().is_none() {
        missing.push("firefox-esr");
    }
    if !on_path(DRIVER) {
        missing.push(DRIVER);
    }
    missing
}

/// Starts geckodriver on a free port.
pub fn driver(home: &Home) -> Driver {
    let mut command = command(DRIVER, home);
    command.args(["--host=127.0.0.1", "--port=0"]);
    Driver::that_says("Listening on 127.0.0.1:", command)
}

/// What the browser is asked to be.
pub fn wishes(home: &Home, further: &[String]) -> Map<String, Value> {
    // geckodriver wants to find it.
    fs::create_dir_all(home.profile()).unwrap();
    let mut flags = vec![
        "-headless".to_owned(),
        "-profile".to_owned(),
        home.profile().display().to_string(),
    ];
    flags.extend_from_slice(further);
    let all = json!({
        "moz:firefoxOptions": {
            "binary": program(),
            "args": flags,
            "prefs": {
                "browser.download.dir": home.downloads(),
                "browser.download.folderList": 2,
                "browser.download.useDownloadDir": true,
                "browser.download.alwaysOpenPanel": false,
                "browser.download.always_ask_before_handling_new_types": false,
                // What is not stored by the app should not need the room.
                "browser.cache.disk.enable": false,
            },
        },
    });
    all.as_object().cloned().unwrap()
}

/// A browser that was killed leaves the port it listened at: geckodriver would take it for the new one's.
pub fn leave_nothing_of_the_one_before(home: &Home) {
    // Not there in a fresh profile.
    drop(fs::remove_file(home.profile().join("MarionetteActivePort")));
}
