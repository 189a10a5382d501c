//! Texts that name somebody or something: one spelling of what looks alike, and the form in which
//! they are searched. What is displayed keeps its accents and capitals.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;

/// Brings texts to the normal forms of Unicode (Standard Annex 15). There is more than one way, because the
/// tables are large and every browser has them; by Unicode's stability policy the forms of a character
/// never change, so that all ways agree.
#[derive(Clone, Copy, Debug)]
pub struct Normalizer {
    /// A text, composed (NFC).
    pub composed: fn(&str) -> String,
    /// One character, taken apart, also what only looks different (NFKD).
    pub apart: fn(char) -> String,
}

/// With the tables of the crate.
pub const BY_TABLES: Normalizer = Normalizer {
    composed: |text| text.nfc().collect(),
    apart: |c| std::iter::once(c).nfkd().collect(),
};

static NORMALIZER: OnceLock<Normalizer> = OnceLock::new();

/// Chooses the way once, when a program starts. In the browser there is none before; elsewhere it is
/// [`BY_TABLES`].
pub fn normalize_by(normalizer: Normalizer) {
    // The first choice stands: both would give the same.
    let _first_stands = NORMALIZER.set(normalizer);
}

fn composed(text: &str) -> String {
    match NORMALIZER.get() {
        Some(way) => (way.composed)(text),
        #[cfg(not(target_arch = "wasm32"))]
        None => (BY_TABLES.composed)(text),
        #[cfg(target_arch = "wasm32")]
        None => text.to_owned(),
    }
}

fn apart(c: char) -> String {
    match NORMALIZER.get() {
        Some(way) => (way.apart)(c),
        #[cfg(not(target_arch = "wasm32"))]
        None => (BY_TABLES.apart)(c),
        #[cfg(target_arch = "wasm32")]
        None => c.to_string(),
    }
}

/// The one spelling of a text of one line: composed (NFC, Unicode Standard Annex 15), single spaces,
/// nothing invisible, no space at the ends. Two texts that look alike come out the same.
pub fn clean(text: &str) -> String {
    // As nearly every text is, in lists of thousands.
    if text.is_ascii() && text == text.trim() && !text.contains(LINES) && !text.contains("  ") {
        return text.to_owned();
    }
    // What is invisible goes first: it may stand between a letter and its accent.
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let composed = composed(&visible.collect::<String>());
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// White space of ASCII other than the space.
const LINES: [char; 5] = ['\t', '\n', '\u{b}', '\u{c}', '\r'];

/// The form for searching: without case, accents and width, so that "nunez" finds "Núñez". Line ends
/// stay; a letter may become two ("ß" becomes "ss").
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_char(c, &mut folded));
    folded
}

/// Appends the form for searching of one character: nothing for a mark that stands by itself.
pub fn fold_char(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    if is_invisible(c) {
        return;
    }
    for part in apart(c).chars().filter(|c| !is_accent(*c)) {
        for lower in part.to_lowercase() {
            match base(lower) {
                Some(letters) => into.push_str(letters),
                // A capital such as "İ" becomes a letter and a mark.
                None if is_accent(lower) => {}
                None if lower.is_whitespace() && lower != '\n' => into.push(' '),
                None => into.push(lower),
            }
        }
    }
}

/// How many letters of a name are beyond ASCII, whatever its width: its accents, and other alphabets.
pub fn letters_beyond_ascii(text: &str) -> usize {
    let letters = text.nfkc().filter(|c| c.is_alphabetic());
    letters.filter(|c| !c.is_ascii()).count()
}

/// Marks that are often left out in writing: accents, and the points of Arabic and Hebrew. Not the
/// vowels of Indic scripts, which are marks too: without them one word becomes another.
const fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Letters that Unicode does not take apart, as people type them on another keyboard.
const fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        '’' | '‘' | 'ʼ' | 'ʻ' => "'",
        '‐' | '‑' | '–' => "-",
        _ => return None,
    })
}

/// Characters without width that copied text brings along, and the marks of direction that come with a
/// name out of a list of contacts. Joiners stay: some scripts need them.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_one() {
        let spelled = [
            "Jos\u{e9} Rai",
            "Jose\u{301} Rai",
            "Jos\u{e9}  Rai",
            " Jos\u{e9}\u{a0}Rai\u{200b} ",
            "Jose\u{200b}\u{301} Rai",
            "\u{202a}Jos\u{e9} Rai\u{202c}",
            "\u{2068}Jos\u{e9}\u{2069} \u{200e}Rai\u{200f}",
            "\u{61c}Jos\u{e9} \u{202e}\u{2067}Rai\u{2060}",
            "\u{feff} \u{200e} Jos\u{e9} \u{200e} Rai",
        ];
        for name in spelled {
            assert_eq!(clean(name), "Jos\u{e9} Rai", "{name:?}");
        }
    }

    #[test]
    fn searching_folds_case_accents_and_width() {
        assert_eq!(fold("Núñez"), "nunez");
        assert_eq!(fold("NU\u{301}N\u{303}EZ"), "nunez");
        assert_eq!(fold("\u{ff2d}\u{ff53} Straße"), "ms strasse");
        assert_ne!(
            fold("\u{930}\u{93e}\u{92e}"),
            fold("\u{930}\u{92e}\u{93e}"),
            "Ram is not Rama"
        );
        assert_eq!(fold("Łukasz Øst\nİzmir"), "lukasz ost\nizmir");
    }
}
