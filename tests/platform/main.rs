//! The browser's stores and the platform over them, in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    unreachable_pub,
    reason = "a test program has no outside; what is shared with the others is public"
)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test whose world cannot be set up should stop"
)]

#[path = "../contract/mod.rs"]
mod contract;
mod head;
mod notes;
mod offered;
mod opening;
mod stores;
mod tabs;
mod trouble;
mod typing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
