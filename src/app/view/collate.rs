//! The collation as it is shown: the rows that fit a search and filters, in order, and what can be
//! filtered by.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

pub use crate::app::collating::Fared;
use crate::app::collating::searching::Search;
use crate::app::collating::wording;
pub use crate::app::desk::work::{
    Arrived, CollatedRow, CollationView, ExportKind, Figures, FileOutcome, Filters, Gap, Group,
    LogRow, Looked, NamePair, Outcome, Over, RemovedRow, Seen, SharedGap, Tally, VersionTexts, Who,
};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::look::Look;
use crate::domain::calendar::Moment;
use crate::domain::collation::names::fold;
pub use crate::format::problem::{FileProblem, OtherFile};
use crate::format::query::Query;
pub use crate::format::stored::VerdictV1 as Verdict;
use crate::words::collate as say;

/// So many outcomes are listed while more come.
pub const MOST_WHILE_READING: usize = 100;
/// So many conflicts are listed.
const MOST_CONFLICTS: usize = 20;

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
pub fn fared(look: Look<'_>) -> Option<Fared> {
    let fared = look.collate().fared;
    (fared != Fared::default()).then_some(fared)
}

/// The same once no more come, and whether somebody stopped them.
pub fn how_they_fared(look: Look<'_>) -> Option<(Fared, bool)> {
    let desk = look.collate();
    let fared = fared(look).filter(|_| desk.progress.is_none())?;
    Some((fared, desk.cancelled))
}

/// Why the collation cannot be used, where that is so.
pub fn trouble(look: Look<'_>) -> Option<StoreTrouble> {
    look.collate().trouble.clone()
}

/// How many files are being read, and how many of them were.
pub fn progress(look: Look<'_>) -> Option<(usize, usize)> {
    look.collate().progress
}

/// What came of each file, with its place among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Those that are listed.
    pub listed: Arc<[(usize, FileOutcome)]>,
    /// How many there are.
    pub all: usize,
}

/// What came of each file: at most so many of them, as long as more come; else each new one would cost as much as all
/// before.
pub fn outcomes(look: Look<'_>, most: usize) -> Outcomes {
    let desk = look.collate();
    let most = if desk.progress.is_some() {
        most.min(MOST_WHILE_READING)
    } else {
        most
    };
    Outcomes {
        listed: desk
            .outcomes
            .iter()
            .take(most)
            .cloned()
            .enumerate()
            .collect(),
        all: desk.outcomes.len(),
    }
}

/// Whether an export is being made.
pub fn is_exporting(look: Look<'_>) -> bool {
    look.collate().exporting
}

/// The search in the collation.
pub fn search(look: Look<'_>) -> Search {
    look.collate().search.clone()
}

/// How far the screen has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// The collation is being read.
    Opening,
    /// It cannot be read.
    Failed,
    /// No file ever came.
    Empty,
    /// There is something.
    Full,
}

/// How far the screen has come.
pub fn stand(look: Look<'_>) -> Stand {
    let desk = look.collate();
    match &desk.view {
        None if desk.trouble.is_some() => Stand::Failed,
        None => Stand::Opening,
        Some(view) if view.rows.is_empty() && view.files == 0 => Stand::Empty,
        Some(_) => Stand::Full,
    }
}

/// The conflicts that are listed; the table marks the others.
pub fn conflicts(view: &CollationView) -> Arc<[CollatedRow]> {
    let rows = view.rows.iter().filter(|row| row.conflict);
    rows.take(MOST_CONFLICTS).cloned().collect()
}

/// Pairs of names that may be one person: those that nobody decided, and the others.
pub fn names(view: &CollationView) -> (Arc<[NamePair]>, Arc<[NamePair]>) {
    let pairs = |decided: bool| {
        let all = view.names.iter();
        all.filter(|pair| pair.decided.is_some() == decided)
            .cloned()
            .collect()
    };
    (pairs(false), pairs(true))
}

/// The collation, once it was read.
pub fn collation(look: Look<'_>) -> Option<Shared<CollationView>> {
    look.collate()
        .view
        .as_ref()
        .map(|view| Shared(Arc::clone(view)))
}

/// The versions of the observation that is open in the collation.
pub fn versions(look: Look<'_>) -> Option<Shared<VersionTexts>> {
    look.collate()
        .versions
        .as_ref()
        .map(|versions| Shared(Arc::clone(versions)))
}

/// The figures that stand over what the filters show; `None` while they are being counted.
pub fn figures(look: Look<'_>) -> Option<Shared<Figures>> {
    let desk = look.collate();
    let figures = desk.figures.as_ref();
    let fitting = figures.filter(|figures| figures.filters == desk.filters);
    fitting.map(|figures| Shared(Arc::clone(figures)))
}

/// What the table shows.
pub fn filters(look: Look<'_>) -> Filters {
    look.collate().filters.clone()
}

/// The day on which "new or changed since" begins, `2026-11-22`; empty where it is off.
pub fn since_day(look: Look<'_>) -> String {
    let since = look.collate().filters.since_ms;
    let offset = look.now().wall.offset_min();
    since.map_or_else(String::new, |ms| Moment::clamped(ms, offset).date())
}

/// When the collation was looked at before this visit.
pub fn last_visit(look: Look<'_>) -> Option<Moment> {
    let before = look.collate().view.as_ref()?.visit.before.clone()?;
    Moment::parse(&before).ok()
}

/// The entries of the log that hold every word: of a file's name, its observer, the day.
pub fn log<'a>(view: &'a CollationView, query: &str) -> Vec<&'a LogRow> {
    let query = wording::query(query);
    let holds = |row: &&LogRow| {
        let day = Moment::parse(&row.at).map(Moment::for_searching);
        let text = [
            row.outcome.name.as_str(),
            &row.observer,
            &day.unwrap_or_default(),
        ];
        let text = fold(&text.join("\n"));
        query.fits(|w| text.contains(w))
    };
    view.log.iter().filter(holds).collect()
}

/// The rows of some observations; `None` where one is no longer here.
pub fn named<'a>(view: &'a CollationView, ids: &[String]) -> Vec<Option<&'a CollatedRow>> {
    // Rows are in the order of ids.
    let find = |id: &String| {
        let at = view.rows.binary_search_by(|r| r.id.cmp(id)).ok()?;
        view.rows.get(at)
    };
    ids.iter().map(find).collect()
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
fn fits_header(row: &CollatedRow, query: &Query) -> bool {
    let fields = [
        &row.texts.teacher,
        &row.texts.class,
        &row.texts.subject,
        &row.texts.school,
        &row.texts.observer,
        &row.texts.focus,
        &row.day,
        &row.purpose,
    ];
    let header = fields.map(|t| fold(t));
    let states = [row.state(), fold(&state_said(row))];
    let header: Vec<&str> = header.iter().chain(&states).map(String::as_str).collect();
    query.fits(|w| header.iter().any(|t| t.contains(w)))
}

/// How a row stands, as the table says it.
fn state_said(row: &CollatedRow) -> String {
    let mut said = Vec::new();
    if row.conflict {
        said.push(say::two_versions().to_owned());
    }
    if !row.seen_with.is_empty() {
        said.push(say::seen_by(row.seen_with.len() + 1));
    }
    said.join(" ")
}

/// The places of the rows that fit, in order.
pub fn rows(view: &CollationView, search: &Search, filters: &Filters, sort: Sort) -> Vec<usize> {
    let query = search.query();
    let holds =
        |row: &CollatedRow| query.is_empty() || fits_header(row, query) || search.finds(&row.id);
    let fits = |(_, row): &(usize, &CollatedRow)| filters.fit(row) && holds(row);
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
        Column::Teacher => fold(&row.texts.teacher),
        Column::School => fold(&row.texts.school),
        Column::Class => fold(&row.texts.class),
        Column::Date => row.date.clone(),
        Column::Observer => fold(&row.texts.observer),
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
        observers: each(|r| &r.texts.observer),
        teachers: each(|r| &r.texts.teacher),
        schools: each(|r| &r.texts.school),
        instruments: distinct(view.rows.iter().flat_map(|r| &r.instruments)),
        purposes: each(|r| &r.purpose),
    }
}

/// How many observers there are.
pub fn observers(view: &CollationView) -> usize {
    let names: BTreeSet<&str> = view
        .rows
        .iter()
        .map(|r| r.texts.observer.as_str())
        .collect();
    names.len()
}

/// One of each, where case, accents and width do not count, in the order of the alphabet.
fn distinct<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let texts: BTreeSet<&String> = texts.filter(|t| !t.is_empty()).collect();
    let mut found = BTreeMap::new();
    for text in texts {
        found.entry(fold(text)).or_insert_with(|| text.clone());
    }
    found.into_values().collect()
}
