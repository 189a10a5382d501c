//! Words that are searched for. What they are looked for in is kept in no language, so each comes with what
//! else stands for it there.

use serde::{Deserialize, Serialize};

use crate::domain::collation::names::fold;

/// What somebody typed into a search field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// Each word in the form for searching, and after it whatever else may stand in its place.
    words: Vec<Vec<String>>,
}

impl Query {
    /// The words of a text; `also` says for each what else stands for it.
    pub fn of(text: &str, also: impl Fn(&str) -> Vec<String>) -> Self {
        let folded = fold(text);
        let words = folded.split_whitespace().map(|word| {
            let mut wordings = vec![word.to_owned()];
            wordings.extend(also(word));
            wordings
        });
        Self {
            text: text.to_owned(),
            words: words.collect(),
        }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Each word with its other wordings.
    pub fn words(&self) -> impl Iterator<Item = &[String]> {
        self.words.iter().map(Vec::as_slice)
    }

    /// Whether each word is there, in one of its wordings.
    pub fn fits(&self, holds: impl Fn(&str) -> bool) -> bool {
        self.words().all(|word| word.iter().any(|w| holds(w)))
    }
}

impl From<&str> for Query {
    /// The words as they are.
    fn from(text: &str) -> Self {
        Self::of(text, |_| Vec::new())
    }
}
