//! What the app does, tested natively on the pure core.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test whose world cannot be set up should stop"
)]

mod forged;
mod world;

mod copus_lessons;
mod duckdb;
mod golden;
mod handing_over;
mod hostile_content;
mod hostile_files;
mod keeping;
mod made_again;
mod memory_store;
mod numbers;
mod observing;
mod offered;
mod properties;
mod schema;
mod searching;
