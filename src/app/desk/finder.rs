//! Finds the observer's own observations by any part of any word in their header or their notes. Runs in the
//! worker, which holds the texts; natively in tests.

use std::collections::BTreeMap;

use memchr::memmem;

use crate::app::desk::work::Hit;
use crate::domain::calendar::Moment;
use crate::domain::collation::brief::one_line;
use crate::domain::collation::names;
use crate::domain::observation::Observation;
use crate::format::query::Query;

/// Characters of a note shown with a hit, and how many of them before the word.
const EXCERPT: usize = 90;
const BEFORE: usize = 24;

/// The texts to look through.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    texts: BTreeMap<String, Text>,
}

/// Header fields, one a line, then notes, one a line; as written, and in the form for searching, which
/// may be longer or shorter.
#[derive(Clone, Debug)]
struct Text {
    header_lines: usize,
    written: String,
    folded: String,
}

impl Finder {
    /// Whether nothing was put in yet.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Takes in an observation as it stands now, in the place of what was known of it.
    pub fn put(&mut self, observation: &Observation) {
        let text = Text::of(observation);
        self.texts.insert(observation.id().to_string(), text);
    }

    /// The observations in which every word of the query occurs, by id. An empty query finds none.
    pub fn find(&self, query: &Query) -> Vec<Hit> {
        let finders = |word: &[String]| -> Vec<memmem::Finder<'static>> {
            let each = word.iter().map(memmem::Finder::new);
            each.map(memmem::Finder::into_owned).collect()
        };
        let words: Vec<Vec<memmem::Finder<'_>>> = query.words().map(finders).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let hit = |(id, text): (&String, &Text)| {
            let place = |word: &Vec<memmem::Finder<'_>>| {
                word.iter().find_map(|w| w.find(text.folded.as_bytes()))
            };
            let places: Option<Vec<usize>> = words.iter().map(place).collect();
            Some(Hit {
                id: id.clone(),
                excerpt: text.excerpt(&places?),
            })
        };
        self.texts.iter().filter_map(hit).collect()
    }
}

impl Text {
    fn of(observation: &Observation) -> Self {
        let h = observation.header();
        let day = observation.begun_at().map(Moment::for_searching);
        let day = day.unwrap_or_default();
        let header = [
            h.texts.teacher.as_str(),
            &h.texts.class,
            &h.texts.subject,
            &h.texts.school,
            &h.texts.observer,
            &h.texts.focus,
            &day,
        ];
        let lines = header.into_iter().chain(observation.wordings());
        let written = lines.map(one_line).collect::<Vec<_>>().join("\n");
        Self {
            header_lines: header.len(),
            folded: names::fold(&written),
            written,
        }
    }

    /// The note around the first of these places that lies in a note.
    fn excerpt(&self, places: &[usize]) -> Option<String> {
        let lies_in_note = |place: &&usize| {
            let before = self.folded.get(..**place).unwrap_or_default();
            before.matches('\n').count() >= self.header_lines
        };
        excerpt(
            &self.written,
            &self.folded,
            *places.iter().find(lies_in_note)?,
        )
    }
}

/// The line, as written, around a place in the form for searching; clipped.
pub(super) fn excerpt(written: &str, folded: &str, place: usize) -> Option<String> {
    let before = folded.get(..place)?;
    let line = written.split('\n').nth(before.matches('\n').count())?;
    let folded_before = before.rsplit('\n').next().map_or(0, str::len);
    Some(clip(line, column(line, folded_before)))
}

/// How many characters of a line, as written, give so many bytes in the form for searching.
fn column(written: &str, folded_bytes: usize) -> usize {
    let mut folded = String::new();
    let reaches = |c: char| {
        names::fold_char(c, &mut folded);
        folded.len() <= folded_bytes
    };
    written.chars().map(reaches).take_while(|is| *is).count()
}

/// The part of a line around a column, with dots where something is left out.
fn clip(line: &str, column: usize) -> String {
    let length = line.chars().count();
    if length <= EXCERPT {
        return line.to_owned();
    }
    let from = column.saturating_sub(BEFORE).min(length - EXCERPT);
    let middle: String = line.chars().skip(from).take(EXCERPT).collect();
    let dots = |is_cut: bool| if is_cut { "\u{2026}" } else { "" };
    format!(
        "{}{}{}",
        dots(from > 0),
        middle.trim(),
        dots(from + EXCERPT < length)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_excerpt_keeps_the_word_in_sight() {
        let line = format!("{} needle {}", "a".repeat(200), "b".repeat(200));
        let clipped = clip(&line, 201);
        assert!(clipped.contains("needle"), "{clipped}");
        assert!(clipped.starts_with('\u{2026}') && clipped.ends_with('\u{2026}'));
        assert_eq!(clip("short", 3), "short");
    }

    #[test]
    fn a_place_in_the_folded_text_is_found_in_the_written_one() {
        // Folding makes "ß" longer and takes a combining accent away.
        for (written, at) in [
            ("Straße needle", 7),
            ("Jose\u{301} needle", 6),
            ("needle", 0),
        ] {
            let folded = names::fold(written);
            assert_eq!(column(written, folded.find("needle").unwrap_or(99)), at);
        }
    }
}
