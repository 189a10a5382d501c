//! Every sentence of the app, by key. A language is a file, `words/en.ftl`: while the app is built it becomes
//! a table and, for each sentence, a function with the sentence's own arguments. English is compiled in; the
//! table of another language is put in its place before the first sentence is said.

mod filling;
pub mod numbers;

use std::sync::OnceLock;

pub use filling::{Argument, Number};

use filling::fill;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A language other than English.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Of which sentences its tables are.
    pub made_for: &'static str,
    /// How it counts: a letter for each number (`.make/words/plurals.rs`).
    pub plurals: &'static str,
    /// What is said in class.
    pub class: &'static str,
    /// What is said after class.
    pub after: &'static str,
}

/// A sentence as tests see it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its name in the language files.
    pub key: &'static str,
    /// Whether it comes with the part for after class.
    pub is_after: bool,
    /// Where it stands in its part.
    pub at: u16,
    /// What is put into it.
    pub arguments: &'static [Kind],
}

/// What kind of thing an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words that are there already.
    Text,
    /// How many.
    Number,
    /// Which one.
    Index,
}

static OTHER: OnceLock<Language> = OnceLock::new();

/// Speaks this language from now on, where its tables are made for this version of the app. Only before the
/// first sentence: what was said stays as it is, and so does a language that was chosen before.
pub fn speak(language: Language) -> bool {
    let fits = language.made_for == MADE_FOR;
    if fits {
        OTHER.get_or_init(|| language);
    }
    fits
}

/// English, in the form of another language.
pub fn english() -> Language {
    Language {
        made_for: MADE_FOR,
        plurals: PLURALS,
        class: CLASS,
        after: AFTER,
    }
}

/// What a language says for a sentence, with these arguments.
pub fn said_in(language: &Language, sentence: &Sentence, arguments: &[Argument<'_>]) -> String {
    let text = if sentence.is_after {
        language.after
    } else {
        language.class
    };
    let pattern = text.split('\0').nth(sentence.at.into()).unwrap_or_default();
    fill(pattern, arguments, language.plurals)
}

const MADE_FOR: &str = include_str!(concat!(env!("OUT_DIR"), "/made_for.txt"));
const PLURALS: &str = include_str!(concat!(env!("OUT_DIR"), "/plurals.txt"));
const CLASS: &str = include_str!(concat!(env!("OUT_DIR"), "/class.txt"));
const AFTER: &str = include_str!(concat!(env!("OUT_DIR"), "/after.txt"));

/// The pattern of a sentence that is said in class.
fn class(at: u16) -> &'static str {
    static TABLE: OnceLock<Vec<&'static str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| rows(OTHER.get().map_or(CLASS, |l| l.class)));
    table.get(usize::from(at)).copied().unwrap_or_default()
}

/// The pattern of a sentence that is said after class. Apart from the others, so that only the later part of
/// the app holds them.
fn after(at: u16) -> &'static str {
    static TABLE: OnceLock<Vec<&'static str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| rows(OTHER.get().map_or(AFTER, |l| l.after)));
    table.get(usize::from(at)).copied().unwrap_or_default()
}

#[inline(never)]
fn rows(text: &'static str) -> Vec<&'static str> {
    text.split('\0').collect()
}

fn filled(pattern: &str, arguments: &[Argument<'_>]) -> String {
    fill(
        pattern,
        arguments,
        OTHER.get().map_or(PLURALS, |l| l.plurals),
    )
}
