//! Words on the screen: fixed, made once, or following what they read.

use std::fmt;
use std::sync::Arc;

use leptos::prelude::*;

/// Words.
#[derive(Clone)]
pub enum Says {
    /// A sentence of the table.
    Fixed(&'static str),
    /// A sentence made once.
    Once(String),
    /// A sentence that is made anew when something that it reads has changed.
    Live(Arc<dyn Fn() -> String + Send + Sync>),
}

/// Words that are made anew when something that they read has changed.
pub fn says<S: Into<String>>(words: impl Fn() -> S + Send + Sync + 'static) -> Says {
    Says::Live(Arc::new(move || words().into()))
}

impl Says {
    /// The words as they stand; whoever asks is told of changes.
    pub fn now(&self) -> String {
        match self {
            Self::Fixed(words) => (*words).to_owned(),
            Self::Once(words) => words.clone(),
            Self::Live(words) => words(),
        }
    }

    /// The words in the page.
    pub fn view(self) -> AnyView {
        match self {
            Self::Fixed(words) => words.into_any(),
            Self::Once(words) => words.into_any(),
            Self::Live(words) => (move || words()).into_any(),
        }
    }
}

impl From<&'static str> for Says {
    fn from(words: &'static str) -> Self {
        Self::Fixed(words)
    }
}

impl From<String> for Says {
    fn from(words: String) -> Self {
        Self::Once(words)
    }
}

impl fmt::Debug for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Says")
    }
}
