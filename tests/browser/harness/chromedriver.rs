//! `ChromeDriver`: started on a free port, and asked for a browser.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver};

use super::processes;

/// How often a browser is started before it is given up. One that ends at once (a busy machine, a
/// profile that the one before has only just left) has shown nothing of the app yet.
const STARTS: u32 = 4;

/// Starts `ChromeDriver` on a free port, with folders of its own. Answers its address.
pub fn start(folder: &Path) -> (Child, String) {
    let program = std::env::var("CHROMEDRIVER");
    let program = program.unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned());
    let mut child = Command::new(&program)
        .args(["--port=0", "--allowed-ips=127.0.0.1"])
        .env("HOME", folder.join("home"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        // A browser that is killed leaves its temporary folders behind: they go with this one.
        .env("TMPDIR", folder.join("tmp"))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("http_proxy")
        .env_remove("https_proxy")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let output = child.stdout.take().unwrap();
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = lines.find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        Some(port.trim_end_matches('.').to_owned())
    });
    let port = port.expect("ChromeDriver names its port");
    // Its other words are let go, or it would wait for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    (child, format!("http://127.0.0.1:{port}"))
}

/// What the browser is asked to be.
pub fn wishes(profile: &Path, downloads: &Path, further: &[String]) -> Map<String, Value> {
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
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags.extend_from_slice(further);
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let all = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": chromium,
            "args": flags,
            "prefs": {
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
    });
    all.as_object().cloned().unwrap()
}

/// A browser on this profile. Nothing else may run on it.
pub async fn session(server: &str, profile: &Path, wishes: &Map<String, Value>) -> WebDriver {
    let mut said = String::new();
    for _ in 0..STARTS {
        leave_nothing_of_the_one_before(profile);
        match WebDriver::new(server.to_owned(), Capabilities::from(wishes.clone())).await {
            Ok(driver) => return driver,
            Err(error) => said = error.to_string(),
        }
        eprintln!("Chromium does not start: {said}");
        processes::wait_until_gone(profile);
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    panic!("Chromium did not start {STARTS} times: {said}");
}

/// A browser that was killed leaves signs that it runs: `ChromeDriver` would take the word of one,
/// and a browser ends at once that finds the others under the number of a process that lives.
fn leave_nothing_of_the_one_before(profile: &Path) {
    for sign in [
        "DevToolsActivePort",
        "SingletonLock",
        "SingletonSocket",
        "SingletonCookie",
    ] {
        // Not there in a fresh profile, nor after a browser that was closed.
        drop(fs::remove_file(profile.join(sign)));
    }
}
