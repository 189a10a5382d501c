//! The list of observations: drafts first, then finished, offered, handed over, received; newest
//! first in each. Sorted once when it changes, not each time it is shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::collating::searching::Search;
use crate::app::handing_over::ledger::Ledger;
use crate::domain::calendar::Moment;
use crate::domain::collation::names;
use crate::domain::gather;
use crate::domain::ids::ObservationId;
use crate::domain::observation::summary::{Life, Summary};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is shown.
    pub summary: Summary,
    /// Where it is in its life.
    pub life: Life,
    /// Whether it was handed over before and was changed since.
    pub changed_since: bool,
    haystack: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// In the order of the list.
    rows: Vec<Row>,
    places: BTreeMap<ObservationId, usize>,
    outbox: Vec<ObservationId>,
    newest: Option<Moment>,
}

impl Shelf {
    /// A list of these observations; of two of the same name the last.
    pub fn of(summaries: Vec<Summary>, ledger: &Ledger) -> Self {
        let named = summaries.into_iter().map(|s| (s.id.clone(), s));
        let once = gather::map(named);
        let mut shelf = Self {
            rows: once.into_values().map(|s| row(s, ledger)).collect(),
            ..Self::default()
        };
        shelf.sort();
        shelf
    }

    /// Takes in what is now known of an observation. Its place is found again only when what it is
    /// sorted by has changed, so that a note taken in class costs nothing here.
    pub fn put(&mut self, summary: Summary, ledger: &Ledger) {
        let new = row(summary, ledger);
        let place = self.places.get(&new.summary.id).copied();
        let Some(old) = place.and_then(|place| self.rows.get_mut(place)) else {
            self.rows.push(new);
            return self.sort();
        };
        let stays = order(old) == order(&new);
        let may_wait = old.waits() || new.waits();
        *old = new;
        if !stays {
            self.sort();
        } else if may_wait {
            self.fill_outbox();
        }
    }

    /// Takes an observation off the list.
    pub fn remove(&mut self, id: &ObservationId) {
        self.rows.retain(|row| row.summary.id != *id);
        self.sort();
    }

    /// How many people observed with this tablet, however they wrote their names.
    pub fn observers(&self) -> usize {
        let names = self
            .rows
            .iter()
            .map(|row| names::fold(&row.summary.texts.observer));
        gather::set(names).len()
    }

    /// Looks again at where each observation is in its life.
    pub fn refresh(&mut self, ledger: &Ledger) {
        for row in &mut self.rows {
            row.life = ledger.life(&row.summary);
            row.changed_since = ledger.changed_since(&row.summary);
        }
        self.sort();
    }

    /// The rows that fit a search by their header or their notes, in order; all of them for an empty
    /// one.
    pub fn search(&self, search: &Search) -> Vec<&Row> {
        let holds = |row: &Row| {
            let state = state_words(row.life);
            let query = search.query();
            query.fits(|w| row.haystack.contains(w) || state.contains(w))
        };
        self.rows()
            .filter(|r| holds(r) || search.finds(r.summary.id.as_str()))
            .collect()
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// The row of one observation.
    pub fn get(&self, id: &ObservationId) -> Option<&Row> {
        self.rows.get(*self.places.get(id)?)
    }

    /// The observations that wait to be handed over, the one finished first before all others.
    pub fn outbox(&self) -> &[ObservationId] {
        &self.outbox
    }

    /// When the last of all lessons began.
    pub const fn newest(&self) -> Option<Moment> {
        self.newest
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
        gather::sort_by(&mut self.rows, |a, b| order(a).cmp(&order(b)));
        let ids = self.rows.iter().map(|r| r.summary.id.clone());
        self.places = ids.zip(0..).collect();
        self.newest = self.rows.iter().filter_map(|r| r.summary.begun_at).max();
        self.fill_outbox();
    }

    fn fill_outbox(&mut self) {
        let mut waiting: Vec<&Summary> = self
            .rows
            .iter()
            .filter(|r| r.waits())
            .map(|r| &r.summary)
            .collect();
        gather::sort_by(&mut waiting, |a, b| {
            (a.finished_at, &a.id).cmp(&(b.finished_at, &b.id))
        });
        self.outbox = waiting.into_iter().map(|s| s.id.clone()).collect();
    }
}

impl Row {
    fn waits(&self) -> bool {
        self.life == Life::Finished && self.summary.purpose.may_leave()
    }
}

fn order(row: &Row) -> (Life, Reverse<Option<Moment>>, &ObservationId) {
    (row.life, Reverse(row.summary.begun_at), &row.summary.id)
}

/// What stands for where an observation is in its life where it is searched.
pub const fn state_words(life: Life) -> &'static str {
    match life {
        Life::Draft => "draft",
        Life::Finished => "finished",
        Life::Offered => "offered",
        Life::HandedOver => "handed over",
        Life::Received => "received",
    }
}

fn row(summary: Summary, ledger: &Ledger) -> Row {
    let life = ledger.life(&summary);
    let changed_since = ledger.changed_since(&summary);
    let day = summary.begun_at.map(Moment::for_searching);
    let day = day.unwrap_or_default();
    let fields = [
        &summary.texts.teacher,
        &summary.texts.class,
        &summary.texts.subject,
        &summary.texts.school,
        &summary.texts.observer,
        &day,
    ];
    let haystack = fields.map(|f| names::fold(f)).join("\n");
    Row {
        summary,
        life,
        changed_since,
        haystack,
    }
}
