//! A static host in the test's own hands: it can be stopped and started on the same port, given
//! another version to serve, and made to answer wrongly.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::dist;

/// How a path is answered where it is not answered well.
#[derive(Clone, Debug)]
pub enum Answer {
    /// 404.
    Missing,
    /// 200 with only so many bytes, and a length that fits them: a file cut on the host.
    Cut(usize),
    /// The length of the whole file, and then the connection breaks after so many bytes.
    Break(usize),
    /// 200 with other bytes of the same type.
    Bytes(Vec<u8>),
    /// 200 with a page that asks to log in, as a Wi-Fi in a hotel does.
    LoginPage,
    /// An error of the host.
    Error,
    /// A page that tells the browser to clear what this host has stored.
    ClearStorage,
}

const LOGIN: &str = "<!doctype html><title>Log in</title><h1>Log in to the Wi-Fi</h1>";

#[derive(Debug, Default)]
struct State {
    folder: PathBuf,
    base: String,
    wrong: HashMap<String, Answer>,
    wrong_all: Option<Answer>,
    /// After so many requests more, connections break.
    left: Option<usize>,
    asked: Vec<String>,
    running: bool,
}

/// The host.
pub struct Site {
    port: u16,
    state: Arc<Mutex<State>>,
    listening: Option<JoinHandle<()>>,
}

impl Site {
    /// The built app at `/`.
    pub fn of_dist() -> Self {
        Self::serve(&dist(), "/")
    }

    /// A folder under a base path such as `/school/app/`.
    pub fn serve(folder: &Path, base: &str) -> Self {
        let mut site = Self {
            port: 0,
            state: Arc::new(Mutex::new(State {
                folder: folder.to_owned(),
                base: base.to_owned(),
                ..State::default()
            })),
            listening: None,
        };
        site.start();
        site
    }

    /// The address of a path within the app: `url("/observe/1")`.
    pub fn url(&self, path: &str) -> String {
        let base = self.state().base.clone();
        format!(
            "http://127.0.0.1:{}{base}{}",
            self.port,
            path.trim_start_matches('/')
        )
    }

    /// Comes back on the same port.
    pub fn start(&mut self) {
        assert!(self.listening.is_none(), "the site runs already");
        let listener = TcpListener::bind(("127.0.0.1", self.port)).unwrap();
        self.port = listener.local_addr().unwrap().port();
        {
            let mut state = self.state();
            state.running = true;
            state.left = None;
        }
        let state = Arc::clone(&self.state);
        self.listening = Some(std::thread::spawn(move || listen(&listener, &state)));
    }

    /// Goes away: nobody listens on the port.
    pub fn stop(&mut self) {
        let Some(listening) = self.listening.take() else {
            return;
        };
        self.state().running = false;
        // Wakes the listener; refused only when it has gone already.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        listening.join().unwrap();
    }

    /// Answers so many requests more, then breaks every connection: the network goes in the middle.
    pub fn stop_after(&self, requests: usize) {
        self.state().left = Some(requests);
    }

    /// Serves another version from now on.
    pub fn deploy(&self, folder: &Path) {
        folder.clone_into(&mut self.state().folder);
    }

    /// Answers one path wrongly: `answer("index.html", Answer::Missing)`.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.state().wrong.insert(path.to_owned(), answer);
    }

    /// Answers one path wrongly and everything else rightly, with no moment between this fault and
    /// the one before.
    pub fn answer_only(&self, path: &str, answer: Answer) {
        let mut state = self.state();
        state.wrong_all = None;
        state.wrong = HashMap::from([(path.to_owned(), answer)]);
    }

    /// Answers everything wrongly.
    pub fn answer_everything(&self, answer: Answer) {
        self.state().wrong_all = Some(answer);
    }

    /// Answers rightly again.
    pub fn heal(&self) {
        let mut state = self.state();
        state.wrong.clear();
        state.wrong_all = None;
        state.left = None;
    }

    /// Paths asked for since the last call, in order, relative to the app's folder.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.state().asked)
    }

    /// The folder that is served.
    pub fn folder(&self) -> PathBuf {
        self.state().folder.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn listen(listener: &TcpListener, state: &Arc<Mutex<State>>) {
    for stream in listener.incoming().flatten() {
        if !lock(state).running {
            return;
        }
        let state = Arc::clone(state);
        // A browser that goes away in the middle is no concern of ours.
        std::thread::spawn(move || drop(answer(stream, &state)));
    }
}

fn answer(mut stream: TcpStream, state: &Mutex<State>) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(65_536)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for header in lines {
        if header?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let path = target.split('?').next().unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return reply(&mut stream, "405 Method Not Allowed", "text/plain", b"");
    }
    let (folder, wrong, name) = {
        let mut state = lock(state);
        if !state.running || state.left == Some(0) {
            return Ok(());
        }
        state.left = state.left.map(|left| left - 1);
        let Some(name) = path.strip_prefix(&state.base).map(str::to_owned) else {
            return reply(&mut stream, "404 Not Found", "text/plain", b"Not here.");
        };
        state.asked.push(name.clone());
        let wrong = state.wrong.get(&name).or(state.wrong_all.as_ref()).cloned();
        (state.folder.clone(), wrong, name)
    };
    let deep_link = !name.rsplit('/').next().unwrap_or_default().contains('.');
    let page = page_above(&folder, &name);
    let found = if deep_link { page.as_str() } else { &name };
    let inside = !name.split('/').any(|part| part.starts_with('.'));
    match (wrong, fs::read(folder.join(found))) {
        (Some(wrong), file) => {
            reply_wrongly(&mut stream, &wrong, kind(found), file.unwrap_or_default())
        }
        (None, Ok(body)) if inside => reply(&mut stream, "200 OK", kind(found), &body),
        (None, _) => reply(&mut stream, "404 Not Found", "text/plain", b"Not here."),
    }
}

/// The page that answers a deep link: that of the nearest folder above that has one.
fn page_above(folder: &Path, name: &str) -> String {
    let mut above: Vec<&str> = name.split('/').collect();
    while above.pop().is_some() {
        let page = above
            .iter()
            .chain(&["index.html"])
            .copied()
            .collect::<Vec<_>>()
            .join("/");
        if folder.join(&page).is_file() {
            return page;
        }
    }
    "index.html".to_owned()
}

fn reply_wrongly(
    stream: &mut TcpStream,
    wrong: &Answer,
    kind: &str,
    mut file: Vec<u8>,
) -> Result<()> {
    match wrong {
        Answer::Missing => reply(stream, "404 Not Found", "text/plain", b"Not here."),
        Answer::ClearStorage => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nclear-site-data: \"storage\"\r\n\
                 connection: close\r\ncontent-length: 8\r\n\r\nCleared."
            )?;
            stream.flush()
        }
        Answer::Error => reply(stream, "503 Service Unavailable", "text/plain", b"Later."),
        Answer::LoginPage => reply(stream, "200 OK", "text/html", LOGIN.as_bytes()),
        Answer::Bytes(bytes) => reply(stream, "200 OK", kind, bytes),
        Answer::Cut(length) => {
            file.truncate(*length);
            reply(stream, "200 OK", kind, &file)
        }
        Answer::Break(length) => {
            head(stream, "200 OK", kind, file.len())?;
            file.truncate(*length);
            stream.write_all(&file)
        }
    }
}

fn head(stream: &mut TcpStream, status: &str, kind: &str, length: usize) -> Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncache-control: no-cache\r\n\
         x-content-type-options: nosniff\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    )
}

fn reply(stream: &mut TcpStream, status: &str, kind: &str, body: &[u8]) -> Result<()> {
    head(stream, status, kind, body.len())?;
    stream.write_all(body)?;
    stream.flush()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Which files the service worker of a folder lists.
pub fn listed(folder: &Path) -> HashSet<String> {
    let worker = fs::read_to_string(folder.join("service-worker.js")).unwrap();
    worker
        .lines()
        .filter(|line| line.starts_with("  \"") && line.ends_with("\"],"))
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect()
}
