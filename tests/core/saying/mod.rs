//! What the app says: every sentence, and what a language file must be.

mod choosing;
mod every_sentence;
mod language_files;
mod outside;
mod searched;
