//! A picture of every screen and dialog, on a tablet and a phone, light and dark, into
//! `target/shots/`; and those that README shows, into `public/screenshots/`. Run by name: `cargo test --test shots`.
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
mod readme;
#[path = "../world/mod.rs"]
mod world;

#[test]
fn every_screen_has_its_picture() {
    let mut pictures = 0;
    harness::tour(&mut |browser, name| {
        browser.whole_page_shot(name);
        pictures += 1;
    });
    assert!(pictures > 100, "only {pictures} pictures");
}
