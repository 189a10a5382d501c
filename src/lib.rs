//! Alongside.
pub mod domain;
pub mod format;
pub mod app;
