//! What is seen and touched. Reads views, sends events, decides nothing.

pub mod context;
pub mod frame;
pub mod parts;
pub mod screens;
pub mod text;
