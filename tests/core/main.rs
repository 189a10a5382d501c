//! What the app does, tested natively on the pure core.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test whose world cannot be set up should stop"
)]

mod arriving;
mod forged;
mod logs;
mod python;
mod world;

mod aiming;
mod copus_lessons;
mod counting_files;
mod duckdb;
mod erasing;
mod figures;
mod folder;
mod golden;
mod handing_over;
mod hands;
mod hostile_content;
mod hostile_files;
mod hostile_merging;
mod keeping;
mod left_running;
mod lesson_time;
mod log;
mod made_again;
mod memory_store;
mod merging;
mod names;
mod notices;
mod numbers;
mod observing;
mod offered;
mod properties;
mod said_of_collating;
mod schema;
mod searching;
mod starting;
mod struck_out;
mod tables;
mod under_trouble;
mod workbook;
