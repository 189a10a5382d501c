//! Arguments put into a sentence. The form of the pattern is told in `.make/words/pattern.rs`.

use crate::words::numbers;

/// What is put into a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Words that are there already.
    Text(&'a str),
    /// How many.
    Number(Number),
    /// Which one.
    Index(Number),
}

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub u64);

impl From<u32> for Number {
    fn from(n: u32) -> Self {
        Self(n.into())
    }
}

impl From<u64> for Number {
    fn from(n: u64) -> Self {
        Self(n)
    }
}

impl From<usize> for Number {
    fn from(n: usize) -> Self {
        Self(u64::try_from(n).unwrap_or(u64::MAX))
    }
}

const ARGUMENT: char = '\u{1}';
const CHOICE: char = '\u{2}';
const VARIANT: char = '\u{3}';
const END: char = '\u{4}';

/// The sentence with its arguments; `plurals` is how the language counts.
pub(super) fn fill(pattern: &str, arguments: &[Argument<'_>], plurals: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    // What is said whatever the numbers are, and a choice, in turns: a choice holds no other.
    for (turn, words) in pattern.split([CHOICE, END]).enumerate() {
        if turn % 2 == 0 {
            put(words, arguments, &mut out);
        } else {
            put(chosen(words, arguments, plurals), arguments, &mut out);
        }
    }
    out
}

fn put(words: &str, arguments: &[Argument<'_>], out: &mut String) {
    for (turn, words) in words.split(ARGUMENT).enumerate() {
        if turn == 0 {
            out.push_str(words);
            continue;
        }
        let (argument, words) = first(words, arguments);
        match argument {
            Some(Argument::Text(text)) => out.push_str(text),
            Some(Argument::Number(Number(n))) => out.push_str(&numbers::grouped(*n)),
            Some(Argument::Index(Number(n))) => out.push_str(&n.to_string()),
            None => {}
        }
        out.push_str(words);
    }
}

/// The words for a number: its own where it has some, else those of its plural category.
fn chosen<'a>(choice: &'a str, arguments: &[Argument<'_>], plurals: &str) -> &'a str {
    let (argument, variants) = first(choice, arguments);
    let n = match argument {
        Some(Argument::Number(Number(n)) | Argument::Index(Number(n))) => *n,
        Some(Argument::Text(_)) | None => 0,
    };
    let own = u32::try_from(n).ok().and_then(|n| char::from_digit(n, 10));
    let category = category(n, plurals);
    let words = |key| variants.split(VARIANT).find_map(|v| v.strip_prefix(key));
    own.and_then(words)
        .or_else(|| words(category))
        .or_else(|| words('x'))
        .unwrap_or_default()
}

/// The argument whose number stands first, and the words after that.
fn first<'a, 'b>(
    words: &'a str,
    arguments: &'b [Argument<'b>],
) -> (Option<&'b Argument<'b>>, &'a str) {
    let mut letters = words.chars();
    let at = letters.next().and_then(|c| c.to_digit(10));
    let at = at.and_then(|at| usize::try_from(at).ok());
    (at.and_then(|at| arguments.get(at)), letters.as_str())
}

fn category(n: u64, plurals: &str) -> char {
    let at = match n {
        0..200 => n,
        n if n.is_multiple_of(1_000_000) => 200,
        n => 100 + n % 100,
    };
    let letter = usize::try_from(at)
        .ok()
        .and_then(|at| plurals.as_bytes().get(at));
    letter.map_or('x', |letter| char::from(*letter))
}
