//! A `WebDriver` server: started on a free port, with the folders of one tablet, and gone with its owner.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::home::{Home, MARK};
use super::webkit::Screen;

/// A server that runs.
pub struct Driver {
    child: Child,
    address: String,
    /// Ends after it.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts a server that takes a free port and says which after these words.
    pub fn that_says(words: &str, mut command: Command) -> Self {
        let mut child = start(command.stdout(Stdio::piped()));
        let output = child.stdout.take().unwrap();
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(words)?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let port = port.expect("a driver names its port");
        // Its other words are let go, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
            _screen: None,
        }
    }

    /// Starts a server that was told its port, and keeps the screen of its browser.
    pub fn at(port: u16, mut command: Command, screen: Option<Screen>) -> Self {
        Self {
            child: start(&mut command),
            address: format!("http://127.0.0.1:{port}"),
            _screen: screen,
        }
    }

    /// Where it answers.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Gone already where the system was faster.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A program that knows only the folders of one tablet, and no way out of this machine.
pub fn command(program: &str, home: &Home) -> Command {
    let mut command = Command::new(program);
    command
        .env(MARK, home.folder())
        .env("HOME", home.at("home"))
        .env("XDG_RUNTIME_DIR", home.at("run"))
        // A browser that is killed leaves its temporary folders behind: they go with this one.
        .env("TMPDIR", home.at("tmp"))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("http_proxy")
        .env_remove("https_proxy");
    command
}

fn start(command: &mut Command) -> Child {
    let started = command.stderr(Stdio::null()).spawn();
    started.unwrap_or_else(|error| panic!("{command:?} does not start: {error}"))
}
