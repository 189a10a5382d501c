//! What the start screen asks before it lets a lesson begin.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::app::model::look::Look;
use crate::domain::calendar::Moment;
use crate::domain::collation::names;
use crate::domain::gather;
use crate::domain::observation::summary::Summary;

/// The name to ask about, "Still Ada?": the one that is filled in, where the last lesson on this tablet
/// was on another day, or where more than one observer used this tablet. `None` where there is no doubt.
pub fn still(look: Look<'_>) -> Option<String> {
    let (name, _) = look.ledger().remembered();
    let name = names::clean(name);
    if name.is_empty() {
        return None;
    }
    let lessons = || look.shelf().rows().map(|row| &row.summary);
    let last = look.shelf().newest()?;
    let used = gather::set(
        lessons()
            .map(|s| s.texts.observer.as_str())
            .chain([name.as_str()])
            .map(|observer| names::fold(&names::clean(observer)))
            .filter(|observer| !observer.is_empty()),
    );
    let is_another_day = last.date() != look.day().date();
    (is_another_day || used.len() > 1).then_some(name)
}

/// A clock is doubted when it is behind by more than this.
const BEHIND_MS: i64 = 300_000;

/// The time that the tablet claims, where it cannot be: before the app was built, or before a lesson that
/// this tablet has already seen.
pub fn clock_doubt(look: Look<'_>) -> Option<Moment> {
    let newest = look.shelf().newest().map_or(i64::MIN, Moment::epoch_ms);
    let known_ms = newest.max(look.built_ms());
    let now = look.now().wall;
    (now.epoch_ms() < known_ms.saturating_sub(BEHIND_MS)).then_some(now)
}

/// So many earlier values are offered for a field.
const MOST_EARLIER: usize = 30;

/// Earlier values of a field of the header, most recent first.
pub fn earlier<'a>(look: Look<'a>, field: impl Fn(&'a Summary) -> &'a str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut rows: Vec<_> = look.shelf().rows().map(|r| &r.summary).collect();
    gather::sort_by_key(&mut rows, |s| Reverse(s.begun_at));
    let texts = rows.into_iter().map(field).filter(|t| !t.trim().is_empty());
    texts
        .filter(|t| seen.insert(*t))
        .take(MOST_EARLIER)
        .map(str::to_owned)
        .collect()
}
