//! What the app says: every sentence, and what a language file must be.

#[path = "../../../.make/words/mod.rs"]
mod build;
mod every_sentence;
mod language_files;
