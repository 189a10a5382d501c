//! What is stored, when it is said to be, and how it goes for good.

pub mod erasing;
pub mod memory_store;
pub mod numbers;
pub mod on_screen;
pub mod saving;
pub mod striking_out;
pub mod struck_out;
pub mod unconfirmed;
pub mod under_trouble;
pub mod unreadable;
