//! design.md's budgets, measured on the built app in Chromium, each beside the same work in a page of
//! plain JavaScript (`vanilla/`) in the same run. Run by name: `cargo test --release --test bench`,
//! with a word to measure only what it names. Prints the table and keeps it in `target/bench/`.
//!
//! Nothing here fails because it is slow: the table says "within" or "MISSED". It fails where
//! something could not be measured.
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
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "native tests: threads and clocks exist, and what cannot be set up should stop a test"
)]

#[path = "../browser/harness/mod.rs"]
mod harness;
#[path = "../world/mod.rs"]
mod world;

mod collating;
mod devtools;
mod export;
mod hands;
mod home;
mod many;
mod observing;
mod report;
mod seeds;
mod start;
mod sums;
mod weights;
mod wire;

use std::process::ExitCode;

use report::Report;

fn main() -> ExitCode {
    let words = std::env::args().skip(1).filter(|a| !a.starts_with('-'));
    let mut report = Report::new(words.collect());
    wire::measure(&mut report);
    start::measure(&mut report);
    observing::measure(&mut report);
    home::measure(&mut report);
    export::measure(&mut report);
    collating::measure(&mut report);
    many::measure(&mut report);
    if report.close() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
