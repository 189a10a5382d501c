//! What the hand-over screen shows.

use crate::app::model::Model;
use crate::app::shelf::Row;
use crate::domain::calendar::Moment;
use crate::domain::ids::{FileId, ObservationId};
use crate::domain::summary::Life;
pub use crate::format::device::Delivery;

/// An observation that can be handed over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named as in domain::summary")]
pub struct Offered {
    pub id: ObservationId,
    pub teacher: String,
    pub class: String,
    pub subject: String,
    pub school: String,
    pub begun_at: Option<Moment>,
    pub length_ms: u64,
    pub life: Life,
}

/// What can be handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Finished and not handed over as they stand, newest first.
    pub waiting: Vec<Offered>,
    /// Since when the first of them waits.
    pub since: Option<Moment>,
    /// Handed over before, newest first, the first few of them.
    pub handed: Vec<Offered>,
    /// How many were handed over before.
    pub handed_total: usize,
    /// Finished practice observations, which never leave.
    pub practice: usize,
}

/// The file that is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How many observations it holds.
    pub observations: usize,
    /// How many entries these have.
    pub entries: usize,
    /// Whether the browser would share it.
    pub can_share: bool,
    /// Whether it came out as it was made first.
    pub same_bytes: bool,
    /// How it left the app, if it did.
    pub delivered: Option<Delivery>,
}

/// A hand-over in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its file.
    pub file: FileId,
    /// Its number in the chain.
    pub number: u32,
    /// When it was made.
    pub at: Option<Moment>,
    /// How many observations it holds.
    pub observations: usize,
    /// How it left the app and when, if it did.
    pub delivered: Option<(Delivery, Option<Moment>)>,
    /// Whether another device made it, and a backup brought it here.
    pub elsewhere: bool,
}

/// What can be handed over, with at most so many of those handed over before.
pub fn offer(model: &Model, most_handed: usize) -> Offer {
    let mut offer = Offer::default();
    for row in model.shelf.rows().filter(|r| r.life != Life::Draft) {
        if !row.summary.purpose.may_leave() {
            offer.practice += 1;
        } else if row.life == Life::Finished {
            offer.since = [offer.since, row.summary.finished_at]
                .into_iter()
                .flatten()
                .min();
            offer.waiting.push(offered(row));
        } else {
            offer.handed_total += 1;
            if offer.handed.len() < most_handed {
                offer.handed.push(offered(row));
            }
        }
    }
    offer
}

fn offered(row: &Row) -> Offered {
    let s = &row.summary;
    Offered {
        id: s.id.clone(),
        teacher: s.teacher.clone(),
        class: s.class.clone(),
        subject: s.subject.clone(),
        school: s.school.clone(),
        begun_at: s.begun_at,
        length_ms: s.length_ms,
        life: row.life,
    }
}

/// The file that is ready to leave; `None` while it is made, or when it could not be made.
pub fn ready(model: &Model) -> Option<Ready> {
    let desk = &model.hand_over;
    let ready = desk
        .ready
        .as_ref()
        .filter(|r| !desk.busy && desk.making.is_none() && !r.prepared)?;
    let made = model.ledger.made(ready.file.as_str());
    let entries = made
        .iter()
        .flat_map(|m| &m.observations)
        .map(|o| usize::try_from(o.entries).unwrap_or(0));
    let row = model
        .ledger
        .rows()
        .into_iter()
        .find(|r| r.made.file == ready.file.as_str());
    Some(Ready {
        name: ready.name.clone(),
        size: ready.size,
        observations: ready.observations,
        entries: entries.sum(),
        can_share: ready.can_share,
        same_bytes: ready.same_bytes,
        delivered: row.and_then(|r| r.delivered).map(|(by, _)| by),
    })
}

/// Whether a file with all that waits is ready, so that one tap shares it.
pub fn is_prepared(model: &Model) -> bool {
    let desk = &model.hand_over;
    let ready = desk.ready.as_ref().filter(|r| r.prepared && r.can_share);
    !desk.busy && ready.is_some()
}

/// All hand-overs, newest first.
pub fn earlier(model: &Model) -> Vec<Earlier> {
    let rows = model.ledger.rows().into_iter();
    rows.filter_map(|row| {
        Some(Earlier {
            file: FileId::parse(&row.made.file).ok()?,
            number: row.made.device_seq,
            at: Moment::parse(&row.made.created_at).ok(),
            observations: row.made.observations.len(),
            delivered: row.delivered,
            elsewhere: row.elsewhere,
        })
    })
    .collect()
}
