//! Screens as they are read, typed into, printed and translated.

mod accessible;
mod forms;
mod keyboard;
mod languages;
mod printing;
mod pseudo;
mod standing_still;
mod translated;
