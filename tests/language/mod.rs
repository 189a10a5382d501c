//! A language made from English by rule, to find what a real one would: accents, longer words, written from
//! right to left, and every sentence between brackets, so that one which is not in the table is seen.

#[path = "../../.make/words/mod.rs"]
#[allow(
    dead_code,
    reason = "the build's own code: not every test program needs all of it"
)]
pub mod build;

use alongside::words::Language;

use build::{Plurals, read, table};

/// What every sentence of it begins and ends with.
pub const BRACKETS: [char; 2] = ['\u{27e6}', '\u{27e7}'];

/// English, made longer. What has no letters stays as it is.
pub fn pseudo(english: &Language) -> Language {
    let longer = |text: &str| -> &'static str {
        let each: Vec<String> = text.split('\0').map(sentence).collect();
        each.join("\0").leak()
    };
    Language {
        made_for: english.made_for,
        plurals: english.plurals,
        class: longer(english.class),
        after: longer(english.after),
    }
}

/// Its tag, which no browser asks for.
pub const TAG: &str = "en-XA";

/// Its file, as the build makes one of a translation.
pub fn pseudo_file() -> String {
    let plurals = Plurals::of("en").unwrap();
    let english = read(include_str!("../../src/words/en.ftl"), &plurals).unwrap();
    let mut longer = english.clone();
    for message in &mut longer {
        message.pattern = match message.key.as_str() {
            "boot-direction" => "rtl".to_owned(),
            _ => sentence(&message.pattern),
        };
    }
    table(TAG, &english, &longer, &plurals)
}

/// A sentence, made longer.
fn sentence(pattern: &str) -> String {
    let mut letters = pattern.chars();
    let mut out = String::new();
    let mut has_words = false;
    while let Some(c) = letters.next() {
        out.push(accented(c));
        match c {
            // The number of an argument, or the category of a variant, stands after these.
            '\u{1}'..='\u{3}' => out.extend(letters.next()),
            'a' | 'e' | 'i' | 'o' | 'u' => {
                out.push(c);
                has_words = true;
            }
            c => has_words |= c.is_alphabetic(),
        }
    }
    let [open, close] = BRACKETS;
    if has_words {
        format!("{open}{out}{close}")
    } else {
        out
    }
}

fn accented(c: char) -> char {
    const PLAIN: &str = "AEIOUCNSYaeioucnsyzdlr";
    const ACCENTED: &str = "\u{c4}\u{cb}\u{cf}\u{d6}\u{dc}\u{c7}\u{d1}\u{160}\u{dd}\u{e4}\u{eb}\u{ef}\u{f6}\u{fc}\u{e7}\u{f1}\u{161}\u{fd}\u{17e}\u{111}\u{142}\u{159}";
    let found = PLAIN.chars().zip(ACCENTED.chars()).find(|(p, _)| *p == c);
    found.map_or(c, |(_, accented)| accented)
}
