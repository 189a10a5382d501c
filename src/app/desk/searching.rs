//! Finds observations of the collation by any part of any word in their header or their notes.

use std::collections::BTreeMap;

use memchr::memmem;

use crate::app::desk::Desk;
use crate::app::desk::finder::excerpt;
use crate::app::desk::naming::{Shown, standing};
use crate::app::desk::work::Hit;
use crate::domain::collation::Held;
use crate::domain::collation::names::fold;
use crate::domain::ids::ObservationId;
use crate::format::query::Query;

/// What is said of each observation in its header, in the form for searching.
pub(super) type Heads = BTreeMap<ObservationId, String>;

impl Desk {
    /// The observations that hold every word of the query, in the version that the table shows.
    pub fn find(&mut self, query: &Query) -> Vec<Hit> {
        let words: Vec<Word<'_>> = query
            .words()
            .map(|word| word.iter().map(memmem::Finder::new).collect())
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        if self.heads.is_none() {
            let shown = self.shown();
            let heads = shown.iter().map(|s| (s.id.clone(), head(s))).collect();
            self.heads = Some(heads);
        }
        let heads = self.heads.iter().flatten();
        let hit = |(id, head): (&ObservationId, &String)| {
            let (version, _) = standing(self.collation.observations().get(id)?)?;
            hit(id, head, version, &words)
        };
        heads.filter_map(hit).collect()
    }
}

/// A word that is searched for, in each of its wordings.
type Word<'a> = Vec<memmem::Finder<'a>>;

/// What a version is found by; with the note around the first of the words that does not stand in the header.
fn hit(id: &ObservationId, head: &str, version: &Held, words: &[Word<'_>]) -> Option<Hit> {
    let notes = &version.brief.words;
    let place = |word: &Word<'_>, text: &str| word.iter().find_map(|w| w.find(text.as_bytes()));
    let mut in_note = None;
    for word in words {
        if place(word, head).is_none() {
            let place = place(word, &notes.folded)?;
            in_note = in_note.or(Some(place));
        }
    }
    Some(Hit {
        id: id.to_string(),
        excerpt: in_note.and_then(|place| excerpt(&notes.written(), &notes.folded, place)),
    })
}

/// The header as it was written and as it is shown, and how the observation stands.
fn head(shown: &Shown<'_>) -> String {
    let (h, row) = (&shown.version.brief.header, &shown.row);
    let said = [
        h.texts.teacher.as_str(),
        &h.texts.class,
        &h.texts.subject,
        &h.texts.school,
        &h.texts.observer,
        &h.texts.focus,
        &row.day,
        &row.texts.teacher,
        &row.texts.observer,
        &row.purpose,
        &row.state(),
    ];
    fold(&said.join("\n"))
}
