//! In class and afterwards, until the lesson is finished.

pub mod afterwards;
pub mod aiming;
pub mod authors;
pub mod in_class;
pub mod keys;
pub mod left_running;
pub mod lesson_time;
pub mod notices;
pub mod read_back;
pub mod recomputing;
pub mod shown_at_home;
pub mod shown_in_class;
pub mod starting;
