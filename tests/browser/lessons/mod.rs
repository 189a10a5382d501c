//! Lessons from "Begin" to the collation, and back.

mod backups;
mod erasing;
mod five_minutes;
mod observing;
mod real_lesson;
mod whole_job;
