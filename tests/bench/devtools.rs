//! A line to the browser's `DevTools` beside `ChromeDriver`, which reaches the page only and not its
//! workers: as much of a WebSocket as that needs.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::Browser;

/// The page in front, and its workers.
#[derive(Debug)]
pub struct Devtools {
    stream: BufReader<TcpStream>,
    next: u64,
    workers: Vec<String>,
}

/// What a page or worker keeps in memory, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// The heap of JavaScript.
    pub heap: f64,
    /// What the page's elements take.
    pub elements: f64,
    /// The memories of WebAssembly.
    pub wasm: f64,
}

impl Memory {
    /// What design.md counts.
    pub fn counted(self) -> f64 {
        self.heap + self.wasm
    }
}

impl Devtools {
    /// Connects to the page whose address begins so.
    pub fn of_page(browser: &Browser, address: &str) -> Self {
        let port = fs::read_to_string(browser.profile().join("DevToolsActivePort")).unwrap();
        let port: u16 = port.lines().next().unwrap().parse().unwrap();
        let targets: Vec<Value> = serde_json::from_str(&get(port, "/json/list")).unwrap();
        let is_it = |t: &&Value| {
            t["type"] == "page" && t["url"].as_str().is_some_and(|u| u.starts_with(address))
        };
        let page = targets.iter().find(is_it).expect("the page is no target");
        let socket = page["webSocketDebuggerUrl"].as_str().unwrap();
        let path = socket.splitn(4, '/').nth(3).unwrap();
        let mut devtools = Self {
            stream: BufReader::new(connect(port, path)),
            next: 0,
            workers: Vec::new(),
        };
        let attach =
            json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
        devtools.call(None, "Target.setAutoAttach", &attach);
        devtools
    }

    /// What the page keeps, after what is no longer needed was thrown away.
    pub fn page_memory(&mut self) -> Memory {
        self.memory(None)
    }

    /// What each of its workers keeps.
    pub fn worker_memories(&mut self) -> Vec<Memory> {
        let workers = self.workers.clone();
        workers.iter().map(|w| self.memory(Some(w))).collect()
    }

    fn memory(&mut self, session: Option<&str>) -> Memory {
        for _ in 0..2 {
            self.call(session, "HeapProfiler.collectGarbage", &json!({}));
        }
        let heap = self.call(session, "Runtime.getHeapUsage", &json!({}));
        // Every WebAssembly memory there is, whoever holds it.
        let all = json!({ "expression": "WebAssembly.Memory.prototype" });
        let prototype = self.call(session, "Runtime.evaluate", &all);
        let of = json!({ "prototypeObjectId": prototype["result"]["objectId"] });
        let found = self.call(session, "Runtime.queryObjects", &of);
        let sum = json!({
            "objectId": found["objects"]["objectId"], "returnByValue": true,
            "functionDeclaration": "function() { return this.reduce((n, m) => n + m.buffer.byteLength, 0); }",
        });
        let wasm = self.call(session, "Runtime.callFunctionOn", &sum);
        Memory {
            heap: heap["usedSize"].as_f64().unwrap(),
            elements: heap["embedderHeapUsedSize"].as_f64().unwrap_or(0.0),
            wasm: wasm["result"]["value"].as_f64().unwrap(),
        }
    }

    /// A command, and its answer.
    pub fn call(&mut self, session: Option<&str>, method: &str, parameters: &Value) -> Value {
        self.next += 1;
        let mut message = json!({ "id": self.next, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.send(message.to_string().as_bytes());
        loop {
            let heard: Value = serde_json::from_slice(&self.hear()).unwrap();
            if heard["method"] == "Target.attachedToTarget"
                && heard["params"]["targetInfo"]["type"] == "worker"
            {
                let session = heard["params"]["sessionId"].as_str().unwrap();
                self.workers.push(session.to_owned());
            }
            if heard["id"] == json!(self.next) {
                assert!(heard["error"].is_null(), "{method}: {}", heard["error"]);
                return heard["result"].clone();
            }
        }
    }

    /// One text frame. The mask is there because the protocol wants one; zero hides nothing.
    fn send(&mut self, text: &[u8]) {
        let length = u16::try_from(text.len()).expect("commands are short");
        // Masked, and the length in the two bytes that follow.
        let mut frame = vec![0x81, 0xfe];
        frame.extend(length.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(text);
        self.stream.get_mut().write_all(&frame).unwrap();
    }

    /// One whole message.
    fn hear(&mut self) -> Vec<u8> {
        let mut message = Vec::new();
        loop {
            let [first, second] = self.bytes();
            let length = match second & 0x7f {
                126 => u64::from(u16::from_be_bytes(self.bytes())),
                127 => u64::from_be_bytes(self.bytes()),
                short => u64::from(short),
            };
            let mut part = vec![0; usize::try_from(length).unwrap()];
            self.stream.read_exact(&mut part).unwrap();
            message.extend(part);
            if first & 0x80 != 0 {
                return message;
            }
        }
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.stream.read_exact(&mut bytes).unwrap();
        bytes
    }
}

fn get(port: u16, path: &str) -> String {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).unwrap());
    write!(
        stream.get_mut(),
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
    )
    .unwrap();
    let mut length = 0;
    for line in head(&mut stream) {
        let line = line.to_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    String::from_utf8(body).unwrap()
}

fn connect(port: u16, path: &str) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let mut reader = BufReader::with_capacity(1, stream);
    write!(
        reader.get_mut(),
        "GET /{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YWxvbmdzaWRlIGJlbmNoIQ==\r\n\r\n"
    )
    .unwrap();
    let answer = head(&mut reader);
    assert!(answer[0].contains("101"), "no WebSocket: {answer:?}");
    reader.into_inner()
}

fn head(stream: &mut BufReader<TcpStream>) -> Vec<String> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            return lines;
        }
        lines.push(line.trim().to_owned());
    }
}
