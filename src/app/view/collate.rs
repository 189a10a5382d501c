//! The collation as it is shown: the rows that fit a search and filters, in order, and what can be
//! filtered by.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

pub use crate::app::collating::Fared;
use crate::app::model::Model;
use crate::app::searching::Search;
pub use crate::format::problem::{FileProblem, OtherFile};
pub use crate::format::work::{
    CollatedRow, CollationView, ExportKind, FileOutcome, Gap, Group, Looked, Outcome, Tally,
    VersionTexts,
};

/// Something large that screens hand to one another without copying it.
#[derive(Clone, Debug)]
pub struct Shared<T>(Arc<T>);

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// How the files that were chosen last fared, once there were any.
pub fn fared(model: &Model) -> Option<Fared> {
    let fared = model.collate.fared;
    (fared != Fared::default()).then_some(fared)
}

/// The collation, once it was read.
pub fn collation(model: &Model) -> Option<Shared<CollationView>> {
    model
        .collate
        .view
        .as_ref()
        .map(|view| Shared(Arc::clone(view)))
}

/// The versions of the observation that is open in the collation.
pub fn versions(model: &Model) -> Option<Shared<VersionTexts>> {
    model
        .collate
        .versions
        .as_ref()
        .map(|versions| Shared(Arc::clone(versions)))
}

/// What the table shows of the collation; an empty field shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The observer.
    pub observer: String,
    /// The teacher.
    pub teacher: String,
    /// The school.
    pub school: String,
    /// The id of an instrument in use.
    pub instrument: String,
    /// The word of a purpose.
    pub purpose: String,
    /// The first day, `2026-11-22`.
    pub from: String,
    /// The last day.
    pub to: String,
}

impl Filters {
    /// How many filters are on.
    pub fn on(&self) -> usize {
        let fields = [
            &self.observer,
            &self.teacher,
            &self.school,
            &self.instrument,
            &self.purpose,
            &self.from,
            &self.to,
        ];
        fields.into_iter().filter(|f| !f.is_empty()).count()
    }

    fn fits(&self, row: &CollatedRow) -> bool {
        let is = |wanted: &str, value: &str| wanted.is_empty() || wanted == value;
        let dated = (self.from.is_empty() && self.to.is_empty()) || !row.date.is_empty();
        is(&self.observer, &row.observer)
            && is(&self.teacher, &row.teacher)
            && is(&self.school, &row.school)
            && is(&self.purpose, &row.purpose)
            && (self.instrument.is_empty() || row.instruments.contains(&self.instrument))
            && dated
            && (self.from.is_empty() || row.date >= self.from)
            && (self.to.is_empty() || row.date <= self.to)
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The teacher.
    Teacher,
    /// The school.
    School,
    /// The class.
    Class,
    /// The day.
    #[default]
    Date,
    /// The observer.
    Observer,
    /// The purpose.
    Purpose,
    /// The length.
    Length,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Teacher,
        Self::School,
        Self::Class,
        Self::Date,
        Self::Observer,
        Self::Purpose,
        Self::Length,
    ];
}

/// The order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub by: Column,
    /// Whether the last comes first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self {
            by: Column::Date,
            descending: true,
        }
    }
}

impl Sort {
    /// The order after a tap on the head of a column.
    #[must_use]
    pub fn tapped(self, column: Column) -> Self {
        Self {
            by: column,
            descending: self.by == column && !self.descending,
        }
    }
}

/// Whether every word occurs in the header. Looked up as it is asked for, since a search is rare and
/// rows are many.
fn fits_header(row: &CollatedRow, words: &[&str]) -> bool {
    let fields = [
        &row.teacher,
        &row.class,
        &row.subject,
        &row.school,
        &row.observer,
        &row.focus,
        &row.date,
    ];
    let header = fields.map(|t| t.to_lowercase());
    words.iter().all(|w| header.iter().any(|t| t.contains(w)))
}

/// The places of the rows that fit, in order.
pub fn rows(view: &CollationView, search: &Search, filters: &Filters, sort: Sort) -> Vec<usize> {
    let query = search.query().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let holds =
        |row: &CollatedRow| words.is_empty() || fits_header(row, &words) || search.finds(&row.id);
    let fits = |(_, row): &(usize, &CollatedRow)| filters.fits(row) && holds(row);
    let mut found: Vec<(String, usize)> = view
        .rows
        .iter()
        .enumerate()
        .filter(fits)
        .map(|(at, row)| (sort_key(row, sort.by), at))
        .collect();
    found.sort_unstable();
    if sort.descending {
        found.reverse();
    }
    found.into_iter().map(|(_, at)| at).collect()
}

fn sort_key(row: &CollatedRow, by: Column) -> String {
    match by {
        Column::Teacher => row.teacher.to_lowercase(),
        Column::School => row.school.to_lowercase(),
        Column::Class => row.class.to_lowercase(),
        Column::Date => row.date.clone(),
        Column::Observer => row.observer.to_lowercase(),
        Column::Purpose => row.purpose.clone(),
        Column::Length => format!("{:020}", row.length_ms),
    }
}

/// What can be filtered by, each in the order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in Filters")]
pub struct Choices {
    pub observers: Vec<String>,
    pub teachers: Vec<String>,
    pub schools: Vec<String>,
    pub instruments: Vec<String>,
    pub purposes: Vec<String>,
}

/// What can be filtered by.
pub fn choices(view: &CollationView) -> Choices {
    let each = |field: fn(&CollatedRow) -> &String| distinct(view.rows.iter().map(field));
    Choices {
        observers: each(|r| &r.observer),
        teachers: each(|r| &r.teacher),
        schools: each(|r| &r.school),
        instruments: distinct(view.rows.iter().flat_map(|r| &r.instruments)),
        purposes: each(|r| &r.purpose),
    }
}

/// How many observers there are.
pub fn observers(view: &CollationView) -> usize {
    let names: BTreeSet<&str> = view.rows.iter().map(|r| r.observer.as_str()).collect();
    names.len()
}

fn distinct<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let found: BTreeSet<&String> = texts.filter(|t| !t.is_empty()).collect();
    found.into_iter().cloned().collect()
}
