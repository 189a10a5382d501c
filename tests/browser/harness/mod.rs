//! What the journeys stand on: a host that can be made to fail, a browser that can be killed, and a
//! person who finds things by the names that are seen.
//!
//! ```text
//! let site = Site::of_dist();                  // the built app on a free port
//! let mut tablet = Browser::start(&site);      // Chromium with a profile of its own
//! tablet.open("/");
//! tablet.press("Start observation");
//! tablet.fill("Teacher", "Ms Okello");
//! tablet.press("Begin");
//! tablet.note("Good morning");
//! tablet.saved();
//! ```
//!
//! `Browser::start_in(engine, &site)` is the same in Firefox or `WebKitGTK`, and `in_every_engine!` makes a test of
//! one journey for each. What goes by the `DevTools` protocol (other clocks, sizes of a phone, freezing) is for
//! Chromium alone.
//!
//! Every verb waits until it can be done and stops the test with a picture in `target/shots/` when
//! that takes too long.

mod browser;
mod clock;
mod engine;
mod files;
mod page;
mod site;
mod tour;
mod turn;
mod verbs;
mod versions;
mod wire;

use std::path::PathBuf;
use std::time::{Duration, Instant};

pub use browser::{Browser, Setup};
pub use clock::MORNING;
pub use engine::Engine;
pub(crate) use engine::in_every_engine;
pub use files::unzip;
pub use site::{Answer, Site, listed};
pub use tour::{files_of_others, tour, tour_in, tour_of};
pub use versions::{newer_version, under, version_of, with_file};
pub use wire::{FIRST_LOAD_BUDGET, brotli, first_load, parts};

/// How long a verb waits for what it needs.
pub const PATIENCE: Duration = Duration::from_secs(45);

/// Asks again and again, until there is an answer or `limit` is over.
pub fn within<T>(limit: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if Instant::now() > end {
            return None;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
}

/// The built app: `ALONGSIDE_DIST`, or `dist`.
pub fn dist() -> PathBuf {
    let named = std::env::var_os("ALONGSIDE_DIST").map(PathBuf::from);
    let dist = named.unwrap_or_else(|| root().join("dist"));
    assert!(
        dist.join("service-worker.js").exists(),
        "there is no built app in {}: run .make/build",
        dist.display()
    );
    dist
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where pictures go.
pub fn shots() -> PathBuf {
    let folder = root().join("target/shots");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
