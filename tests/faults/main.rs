//! What tablets and browsers do to stored data, done on purpose: browsers are killed, stores wiped,
//! disks filled, clocks set. Whatever was shown as saved must be there afterwards. Run by name, for
//! it needs `dist/`: `cargo test --test faults`; with `ALONGSIDE_LONG=1` every fault many times over, with
//! `-- --include-ignored` kills and the full disk in Firefox and `WebKitGTK` too.
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

#[path = "../browser/harness/mod.rs"]
mod harness;
#[path = "../world/mod.rs"]
mod world;

mod clocks;
mod finishing;
mod folders;
mod foreign_data;
mod full_disk;
mod hard_words;
mod kills;
mod refused;
mod schema;
mod seen;
mod stopped;
mod store_gone;
mod tabs;
mod wiped;
