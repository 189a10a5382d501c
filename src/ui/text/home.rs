//! Words of the list of observations, of the notices on it and of what happened at the start.

pub use crate::words::home::*;

use crate::app::collating::searching::Looking;
use crate::app::page::standing::Offline;
use crate::app::told::{Holds, Restored};
use crate::domain::observation::summary::Life;
use crate::ui::text::common as t;
use crate::words::home as say;

/// Heading of a section of the list.
pub fn section(life: Life) -> &'static str {
    match life {
        Life::Draft => say::drafts(),
        Life::Finished | Life::Offered | Life::HandedOver | Life::Received => t::life(life),
    }
}

/// What the running lesson is called: `Observing Ms Rai, 4B, since 10:02`.
pub fn observing(teacher: &str, class: &str, since: Option<&str>) -> String {
    let lesson = t::lesson(teacher, class);
    match since {
        None => say::observing(&lesson),
        Some(at) => say::observing_since(&lesson, at),
    }
}

/// A lesson that the app was closed over.
pub fn not_finished(teacher: &str, class: &str, since: Option<&str>) -> String {
    let lesson = t::lesson(teacher, class);
    match since {
        None => say::not_finished(&lesson),
        Some(at) => say::not_finished_begun(&lesson, at),
    }
}

/// Whose lesson it is.
pub fn observer(name: &str) -> String {
    say::observed_by(&t::named(name))
}

/// Beside the search while the notes are looked through, and when that failed.
pub fn looking(how: Looking) -> Option<&'static str> {
    match how {
        Looking::Done => None,
        Looking::Under => Some(say::looking()),
        Looking::Failed => Some(say::not_looked()),
    }
}

/// The three steps of the empty screen.
pub fn empty_steps() -> [(&'static str, &'static str); 3] {
    [
        (say::step_observe(), say::step_observe_what()),
        (say::step_review(), say::step_review_what()),
        (say::step_hand_over(), say::step_hand_over_what()),
    ]
}

/// The line about working offline.
pub fn offline(offline: Offline) -> &'static str {
    match offline {
        Offline::Ready => say::offline_ready(),
        Offline::Preparing => say::offline_preparing(),
        Offline::Failed => say::offline_failed(),
        Offline::Impossible => say::offline_impossible(),
    }
}

/// How many observations wait, and since when.
pub fn outbox(waiting: usize, since: Option<&str>) -> String {
    match since {
        None => say::outbox(waiting),
        Some(since) => say::outbox_since(waiting, since),
    }
}

/// Records came back from another store.
pub fn recovered(records: usize, at: Option<&str>) -> String {
    match at {
        None => say::recovered(records),
        Some(at) => say::recovered_last(records, at),
    }
}

/// A backup was restored.
pub fn restored(r: &Restored) -> String {
    let mut told = vec![match (r.observations.len(), r.new) {
        (0, 0) if r.collated > 0 => say::restored_collation(r.collated),
        (0, 0) if r.differing + r.unreadable > 0 => say::restored_nothing().to_owned(),
        (0, 0) => say::restored_all_here().to_owned(),
        (0, n) => say::restored_records(n),
        (n, _) => say::restored_observations(n),
    }];
    if r.collated > 0 && r.new > 0 {
        told.push(say::restored_collation_too(r.collated));
    }
    if r.differing > 0 {
        told.push(say::restored_differing(r.differing));
    }
    if r.unreadable > 0 {
        told.push(say::restored_unreadable(r.unreadable));
    }
    told.join(" ")
}

/// The backup was offered, with what it holds.
pub fn backed_up(holds: &Holds) -> String {
    let what = match holds.collated {
        0 => say::backed_up(holds.observations, holds.records),
        n => say::backed_up_collation(holds.observations, holds.records, n),
    };
    let mut told = vec![what.as_str()];
    if holds.without_database {
        told.push(say::backed_up_without());
    }
    told.push(say::backed_up_look());
    told.join(" ")
}
