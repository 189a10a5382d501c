//! Which numbers take which words: the rule of a language (CLDR) as a table of letters, so that the app needs
//! no code for each.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The categories by their names in Fluent and their letters in the table.
const CATEGORIES: [(&str, char); 6] = [
    ("zero", 'z'),
    ("one", 'o'),
    ("two", 't'),
    ("few", 'f'),
    ("many", 'm'),
    ("other", 'x'),
];

/// How a language counts.
#[derive(Clone, Debug)]
pub(crate) struct Plurals {
    /// The letters for 0 to 199, and last the one for whole millions. A larger number goes like the one
    /// between 100 and 199 that ends as it does.
    pub(crate) letters: String,
}

impl Plurals {
    /// The rule of a language.
    ///
    /// # Errors
    /// Where the language is not known, or counts in a way that such a table does not hold.
    pub(crate) fn of(tag: &str) -> Result<Self, String> {
        let language: Locale = tag.parse().map_err(|e| format!("{tag}: {e}"))?;
        let rules =
            PluralRules::try_new_cardinal(language.into()).map_err(|e| format!("{tag}: {e}"))?;
        let of = |n: u64| letter_of(rules.category_for(n));
        let plurals = Self {
            letters: (0..200).chain([1_000_000]).map(of).collect(),
        };
        for n in (200..2_200).chain(1_000_001..1_000_300).chain([3_000_000]) {
            if plurals.letter_for(n) != Some(of(n)) {
                return Err(format!("{tag}: {n} counts otherwise than its end says"));
            }
        }
        Ok(plurals)
    }

    /// The letter of a category.
    pub(crate) fn letter(name: &str) -> Result<char, String> {
        let found = CATEGORIES.into_iter().find(|(known, _)| *known == name);
        found
            .map(|(_, letter)| letter)
            .ok_or_else(|| format!("[{name}] is no plural category"))
    }

    /// Whether these are the categories of the language, no more and no fewer.
    pub(crate) fn check(&self, categories: &[&str]) -> Result<(), String> {
        for (name, letter) in CATEGORIES {
            let is_used = self.letters.contains(letter) || letter == 'x';
            let times = categories.iter().filter(|c| **c == name).count();
            match (is_used, times) {
                (true, 1) | (false, 0) => {}
                (true, 0) => return Err(format!("[{name}] is missing")),
                (true, _) => return Err(format!("[{name}] stands twice")),
                (false, _) => return Err(format!("[{name}] is not used by this language")),
            }
        }
        Ok(())
    }

    fn letter_for(&self, n: u64) -> Option<char> {
        let at = match n {
            0..200 => n,
            n if n.is_multiple_of(1_000_000) => 200,
            n => 100 + n % 100,
        };
        self.letters.chars().nth(usize::try_from(at).ok()?)
    }
}

fn letter_of(category: PluralCategory) -> char {
    match category {
        PluralCategory::Zero => 'z',
        PluralCategory::One => 'o',
        PluralCategory::Two => 't',
        PluralCategory::Few => 'f',
        PluralCategory::Many => 'm',
        PluralCategory::Other => 'x',
    }
}
