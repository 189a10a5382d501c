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

mod aiming;
mod copus_lessons;
mod duckdb;
mod erasing;
mod golden;
mod handing_over;
mod hands;
mod hostile_content;
mod hostile_files;
mod keeping;
mod lesson_time;
mod memory_store;
mod notices;
mod observing;
mod properties;
mod schema;
mod searching;
mod starting;
mod under_trouble;
