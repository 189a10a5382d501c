//! What the start screen asks before it lets a lesson begin.

use std::collections::BTreeSet;

use crate::app::model::Model;
use crate::domain::names;

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
    let used: BTreeSet<String> = lessons()
        .map(|s| s.observer.as_str())
        .chain([name.as_str()])
        .map(|observer| names::fold(&names::clean(observer)))
        .filter(|observer| !observer.is_empty())
        .collect();
    let is_another_day = last.date() != model.now.wall.date();
    (is_another_day || used.len() > 1).then_some(name)
}
