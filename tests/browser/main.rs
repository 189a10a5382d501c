//! Journeys through the built app over `WebDriver`: all in Chromium, the whole job in Firefox and `WebKitGTK`
//! too. Run by name, for they need `dist/`: `cargo test --test browser`, or `… --test browser firefox`.
#![expect(unreachable_pub, reason = "a test program has no outside")]
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    dead_code,
    unused_imports,
    clippy::as_conversions,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "native tests: threads and clocks exist, and what cannot be set up should stop a test"
)]

mod harness;
#[path = "../language/mod.rs"]
mod language;
#[path = "../world/mod.rs"]
mod world;

mod hosting;
mod leaving;
mod lessons;
mod pages;
