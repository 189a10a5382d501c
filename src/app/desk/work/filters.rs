//! What the coordinator looks at of the collation. Table, figures and exports go by the same.

use serde::{Deserialize, Serialize};

use crate::app::desk::work::shown::CollatedRow;
use crate::domain::collation::names::fold;

/// What is looked at; an empty field shows all. Names fit without case, accents and width.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// New or changed since, milliseconds since 1970.
    pub since_ms: Option<i64>,
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
        let on = fields.into_iter().filter(|f| !f.is_empty()).count();
        on + usize::from(self.since_ms.is_some())
    }

    /// Whether a row fits all of them.
    pub fn fit(&self, row: &CollatedRow) -> bool {
        let is = |wanted: &str, value: &str| {
            wanted.is_empty() || wanted == value || fold(wanted) == fold(value)
        };
        let dated = (self.from.is_empty() && self.to.is_empty()) || !row.date.is_empty();
        let since = |since: i64| row.changed_ms.is_some_and(|changed| changed >= since);
        is(&self.observer, &row.texts.observer)
            && is(&self.teacher, &row.texts.teacher)
            && is(&self.school, &row.texts.school)
            && is(&self.purpose, &row.purpose)
            && (self.instrument.is_empty() || row.instruments.contains(&self.instrument))
            && dated
            && (self.from.is_empty() || row.date >= self.from)
            && (self.to.is_empty() || row.date <= self.to)
            && self.since_ms.is_none_or(since)
    }
}
