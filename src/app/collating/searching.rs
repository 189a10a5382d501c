//! Trigger: words in a search field. Outcome: what fits by its header is shown at once, and what fits
//! by its notes as soon as the worker has looked.

use std::collections::BTreeMap;

use crate::app::collating::wording;
use crate::app::desk::work::Hit;
use crate::app::effect::{Collate, Effect};
use crate::app::model::Model;
use crate::domain::ids::ObservationId;
use crate::format::query::Query;

/// Shorter queries are not looked for in notes: they occur everywhere.
const SHORTEST: usize = 2;

/// Where something is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The observer's own list.
    Shelf,
    /// The collation.
    Collation,
}

/// A search and what was found in the notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    query: Query,
    hits: BTreeMap<String, Option<String>>,
    looking: Looking,
}

/// How far the look through the notes is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Looking {
    /// All was looked through, or there is nothing to look for.
    #[default]
    Done,
    /// The notes are being looked through.
    Under,
    /// They could not be looked through.
    Failed,
}

impl Search {
    /// What is searched for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether the notes, together with the header, hold every word.
    pub fn finds(&self, id: &str) -> bool {
        self.hits.contains_key(id)
    }

    /// The note in which a word was found, clipped.
    pub fn excerpt(&self, id: &str) -> Option<&str> {
        self.hits.get(id)?.as_deref()
    }

    /// How far the look through the notes is.
    pub fn looking(&self) -> Looking {
        self.looking
    }

    /// What is gone is no longer found.
    pub(crate) fn forget(&mut self, id: &str) {
        self.hits.remove(id);
    }

    fn take_query(&mut self, query: String) {
        // What no longer fits goes at once; more letters leave the rest in sight until it is known.
        let before = &self.query.text;
        if before.is_empty() || !query.starts_with(before) {
            self.hits.clear();
        }
        let is_long_enough = query.trim().chars().count() >= SHORTEST;
        self.looking = if is_long_enough {
            Looking::Under
        } else {
            self.hits.clear();
            Looking::Done
        };
        self.query = wording::query(&query);
    }

    fn take_hits(&mut self, query: &str, hits: Option<Vec<Hit>>) {
        if query != self.query.text {
            return;
        }
        self.looking = match hits {
            Some(_) => Looking::Done,
            None => Looking::Failed,
        };
        let hits = hits.unwrap_or_default();
        self.hits = hits.into_iter().map(|hit| (hit.id, hit.excerpt)).collect();
    }
}

/// Words were typed into a search field.
pub(crate) fn typed(model: &mut Model, scope: Scope, query: String) -> Vec<Effect> {
    let search = search_of(model, scope);
    search.take_query(query);
    if search.looking != Looking::Under {
        return Vec::new();
    }
    let query = search.query.clone();
    vec![Effect::Collate(Collate::Find(
        scope,
        query,
        among(model, scope),
    ))]
}

/// The worker has looked; `None` when it could not.
pub(crate) fn found(model: &mut Model, scope: Scope, query: &str, hits: Option<Vec<Hit>>) {
    search_of(model, scope).take_hits(query, hits);
}

fn search_of(model: &mut Model, scope: Scope) -> &mut Search {
    match scope {
        Scope::Shelf => &mut model.search,
        Scope::Collation => &mut model.collate.search,
    }
}

/// The observations of the list, and how many entries each has now.
fn among(model: &Model, scope: Scope) -> Vec<(ObservationId, u32)> {
    if scope == Scope::Collation {
        // The worker has the collation.
        return Vec::new();
    }
    let rows = model.shelf.rows();
    rows.map(|r| (r.summary.id.clone(), r.summary.entries))
        .collect()
}
