//! What the tests stand on: a tablet without a browser, lessons, forged files, other programs.

pub mod forged;
pub mod logs;
pub mod python;
