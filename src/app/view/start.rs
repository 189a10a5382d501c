//! What the start screen asks before it lets a lesson begin.

use crate::app::model::Model;
use crate::domain::calendar::Moment;
use crate::domain::collation::names;
use crate::domain::gather;

/// The name to ask about, "Still Ada?": the one that is filled in, where the last lesson on this tablet
/// was on another day, or where more than one observer used this tablet. `None` where there is no doubt.
pub fn still(model: &Model) -> Option<String> {
    let (name, _) = model.ledger.remembered();
    let name = names::clean(name);
    if name.is_empty() {
        return None;
    }
    let lessons = || model.shelf.rows().map(|row| &row.summary);
    let last = lessons().filter_map(|s| s.begun_at).max()?;
    let used = gather::set(
        lessons()
            .map(|s| s.observer.as_str())
            .chain([name.as_str()])
            .map(|observer| names::fold(&names::clean(observer)))
            .filter(|observer| !observer.is_empty()),
    );
    let is_another_day = last.date() != model.now.wall.date();
    (is_another_day || used.len() > 1).then_some(name)
}

/// A clock is doubted when it is behind by more than this.
const BEHIND_MS: i64 = 300_000;

/// The time that the tablet claims, where it cannot be: before the app was built, or before a lesson that
/// this tablet has already seen.
pub fn clock_doubt(model: &Model) -> Option<Moment> {
    let begun = model.shelf.rows().filter_map(|r| r.summary.begun_at);
    let newest = begun.map(Moment::epoch_ms).max().unwrap_or(i64::MIN);
    let known_ms = newest.max(model.built_ms);
    let now = model.now.wall;
    (now.epoch_ms() < known_ms.saturating_sub(BEHIND_MS)).then_some(now)
}
