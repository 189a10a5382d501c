//! What the app does, tested natively on the pure core.
#![cfg(not(target_arch = "wasm32"))]
#![expect(unreachable_pub, reason = "a test program has no outside")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test whose world cannot be set up should stop"
)]

#[path = "../language/mod.rs"]
mod language;
mod support;
#[path = "../world/mod.rs"]
mod world;

mod arriving;
mod handing_over;
mod keeping;
mod making_sense;
mod observing;
mod saying;
