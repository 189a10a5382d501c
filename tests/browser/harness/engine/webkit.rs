//! `WebKitGTK` under `WebKitWebDriver`: the engine of iPads, in a window of our own, for the `MiniBrowser` that
//! comes with it forgets everything when it is driven. It has no headless mode, so each has a screen to itself.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::driver::{Driver, command};
use super::home::Home;
use super::on_path;
use crate::harness::{root, within};

const DRIVER: &str = "WebKitWebDriver";
const SCREEN: &str = "Xvfb";
/// Debian's own, for it has the bindings; another one on the path would not.
const PYTHON: &str = "/usr/bin/python3";
/// Whether the bindings are there.
const BINDINGS: &str =
    "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";

/// What is not here of what the tests need.
pub fn missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !on_path(DRIVER) {
        missing.push("webkit2gtk-driver");
    }
    if !on_path(SCREEN) {
        missing.push("xvfb");
    }
    let bindings = Command::new(PYTHON).args(["-c", BINDINGS]).output();
    if !bindings.is_ok_and(|output| output.status.success()) {
        missing.push("python3-gi with gir1.2-webkit2-4.1");
    }
    missing
}

/// Starts `WebKitWebDriver` on a free port, with a screen for its browser.
pub fn driver(home: &Home) -> Driver {
    let screen = Screen::start();
    // It takes no port by itself: the one that is free now.
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let mut command = command(DRIVER, home);
    command
        .args(["--host=127.0.0.1", &format!("--port={port}")])
        .env("DISPLAY", &screen.name)
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // Nobody here reads the screen to anybody, and no bus would carry it.
        .env("NO_AT_BRIDGE", "1")
        .stdout(Stdio::null());
    let driver = Driver::at(port, command, Some(screen));
    let listens = || TcpStream::connect(("127.0.0.1", port)).ok();
    let answer = within(Duration::from_secs(10), listens);
    assert!(answer.is_some(), "{DRIVER} does not answer");
    driver
}

/// What the browser is asked to be.
pub fn wishes(home: &Home, further: &[String]) -> Map<String, Value> {
    let window = root().join("tests/browser/harness/engine/webkit_window.py");
    let mut words = vec![
        window.display().to_string(),
        home.profile().display().to_string(),
        home.downloads().display().to_string(),
    ];
    words.extend_from_slice(further);
    let all = json!({
        "webkitgtk:browserOptions": { "binary": PYTHON, "args": words },
    });
    all.as_object().cloned().unwrap()
}

/// A screen that nobody sees.
pub struct Screen {
    child: Child,
    name: String,
}

impl Screen {
    fn start() -> Self {
        // It looks for a free number by itself and says which.
        let mut child = Command::new(SCREEN)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{SCREEN} does not start: {error}"));
        let output = child.stdout.take().unwrap();
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        Self { child, name }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Gone already where the system was faster.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
