//! Figures, names, tables, and the formats they leave in.

pub mod copus_lessons;
pub mod duckdb;
pub mod figures;
pub mod golden;
mod many;
pub mod names;
pub mod properties;
pub mod removed;
pub mod rows_that_count;
pub mod schema;
pub mod searching;
pub mod tables;
pub mod upgrading;
mod workbook;
