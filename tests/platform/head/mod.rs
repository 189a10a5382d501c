//! What the test programs for the platform begin with: tabs that a test can listen to, a lesson, the real worker.
#![allow(dead_code, reason = "each program asks for a part of it")]

pub(crate) mod lesson;
pub(crate) mod whole;
pub(crate) mod world;
