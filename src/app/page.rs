//! What holds on every screen: where the page is, what is said on it, who has the pen.

pub mod effect;
pub mod event;
pub mod languages;
pub mod notices;
pub mod route;
pub mod standing;
