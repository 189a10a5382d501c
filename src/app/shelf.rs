//! The list of observations: drafts first, then finished, handed over, received; newest first in
//! each. Sorted once when it changes, not each time it is shown.

use std::collections::BTreeMap;

use crate::app::ledger::Ledger;
use crate::app::searching::Search;
use crate::domain::ids::ObservationId;
use crate::domain::summary::{Life, Summary};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is shown.
    pub summary: Summary,
    /// Where it is in its life.
    pub life: Life,
    haystack: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    rows: BTreeMap<ObservationId, Row>,
    order: Vec<ObservationId>,
}

impl Shelf {
    /// A list of these observations.
    pub fn of(summaries: Vec<Summary>, ledger: &Ledger) -> Self {
        let mut shelf = Self::default();
        for summary in summaries {
            shelf.rows.insert(summary.id.clone(), row(summary, ledger));
        }
        shelf.sort();
        shelf
    }

    /// Takes in what is now known of an observation. Its place is found again only when what it is
    /// sorted by has changed, so that a note taken in class costs nothing here.
    pub fn put(&mut self, summary: Summary, ledger: &Ledger) {
        let new = row(summary, ledger);
        let place = |r: &Row| (r.life, r.summary.begun_at);
        let id = new.summary.id.clone();
        let old = self.rows.get(&id).map(place);
        let moved = old != Some(place(&new));
        self.rows.insert(id, new);
        if moved {
            self.sort();
        }
    }

    /// Looks again at where each observation is in its life.
    pub fn refresh(&mut self, ledger: &Ledger) {
        for row in self.rows.values_mut() {
            row.life = ledger.life(&row.summary);
        }
        self.sort();
    }

    /// The rows that fit a search by their header or their notes, in order; all of them for an empty
    /// one.
    pub fn search(&self, search: &Search) -> Vec<&Row> {
        let query = search.query().to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        self.rows()
            .filter(|r| {
                words.iter().all(|w| r.haystack.contains(w)) || search.finds(r.summary.id.as_str())
            })
            .collect()
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.order.iter().filter_map(|id| self.rows.get(id))
    }

    /// The row of one observation.
    pub fn get(&self, id: &ObservationId) -> Option<&Row> {
        self.rows.get(id)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn sort(&mut self) {
        let mut order: Vec<(&Row, &ObservationId)> =
            self.rows.iter().map(|(id, r)| (r, id)).collect();
        order.sort_by(|(a, x), (b, y)| {
            (a.life, std::cmp::Reverse(a.summary.begun_at), x).cmp(&(
                b.life,
                std::cmp::Reverse(b.summary.begun_at),
                y,
            ))
        });
        self.order = order.into_iter().map(|(_, id)| id.clone()).collect();
    }
}

fn row(summary: Summary, ledger: &Ledger) -> Row {
    let life = ledger.life(&summary);
    let date = summary
        .begun_at
        .map(crate::domain::calendar::Moment::date)
        .unwrap_or_default();
    let fields = [
        &summary.teacher,
        &summary.class,
        &summary.subject,
        &summary.school,
        &summary.observer,
        &date,
    ];
    let haystack = fields.map(|f| f.to_lowercase()).join("\n");
    Row {
        summary,
        life,
        haystack,
    }
}
