//! A static host in one file: `serve <folder> <base> <port>`, on this machine only.
//!
//! What any real host must do for Alongside, and no more: the right types, `no-cache` (so that a
//! file under a plain name is never an old one), the headers a page cannot give itself, and
//! index.html for a deep link. A missing file is a 404, not the page.
//! Only the standard library, so that `rustc` alone builds it in a moment.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

const HEADERS: &str = "cache-control: no-cache\r\n\
    content-security-policy: frame-ancestors 'none'\r\n\
    referrer-policy: no-referrer\r\n\
    x-content-type-options: nosniff\r\n\
    connection: close\r\n";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, base, port] = &arguments[..] else {
        stop("usage: serve <folder> <base> <port>");
    };
    let Some(port) = port.parse().ok().filter(|port| *port > 0_u16) else {
        stop(&format!("PORT is a number from 1 to 65535, not: {port}"));
    };
    let listener = match TcpListener::bind(("127.0.0.1", port)) {
        Ok(listener) => listener,
        Err(error) if error.kind() == ErrorKind::AddrInUse => stop(&format!(
            "Port {port} is taken by another program. Stop that one, or choose another: PORT={} make serve",
            if port < 65535 { port + 1 } else { 8081 },
        )),
        Err(error) => stop(&format!("Port {port} cannot be used: {error}")),
    };
    println!("\n  Alongside: http://127.0.0.1:{port}{base}     (Ctrl+C stops it)\n");
    for stream in listener.incoming().flatten() {
        let (folder, base) = (folder.clone(), base.clone());
        // A browser that goes away in the middle is no concern of ours.
        std::thread::spawn(move || drop(answer(stream, Path::new(&folder), &base)));
    }
}

fn stop(message: &str) -> ! {
    eprintln!("{message}");
    std::process::exit(1)
}

fn answer(mut stream: TcpStream, folder: &Path, base: &str) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(65536)).lines();
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
        return reply(
            &mut stream,
            "405 Method Not Allowed",
            "content-type: text/plain\r\n",
            b"",
            true,
        );
    }
    let Some(name) = path.strip_prefix(base) else {
        return reply(
            &mut stream,
            "302 Found",
            &format!("location: {base}\r\n"),
            b"",
            true,
        );
    };
    let inside = !name
        .split('/')
        .any(|part| part.starts_with('.') || part.contains('\\'));
    let deep_link = !name.rsplit('/').next().unwrap_or_default().contains('.');
    let found = if deep_link { "index.html" } else { name };
    match fs::read(folder.join(found)) {
        Ok(body) if inside => {
            let kind = format!("content-type: {}\r\n", kind(found));
            reply(&mut stream, "200 OK", &kind, &body, method == "GET")
        }
        _ => reply(
            &mut stream,
            "404 Not Found",
            "content-type: text/plain\r\n",
            b"Not here.",
            method == "GET",
        ),
    }
}

fn reply(
    stream: &mut TcpStream,
    status: &str,
    header: &str,
    body: &[u8],
    send: bool,
) -> Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{header}{HEADERS}content-length: {}\r\n\r\n",
        body.len()
    )?;
    if send {
        stream.write_all(body)?;
    }
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
