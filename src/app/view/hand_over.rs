//! What the hand-over screen shows.

use crate::app::handing_over::ledger::Sent;
pub use crate::app::handing_over::ledger::{State, Whose};
use crate::app::keeping::shelf::Row;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::ReadyFile;
use crate::app::model::look::Look;
use crate::app::told::Sharing;
use crate::domain::calendar::Moment;
use crate::domain::ids::{FileId, ObservationId};
use crate::domain::observation::summary::Life;
pub use crate::format::stored::device::Delivery;

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
    /// Whether it was handed over before and was changed since.
    pub changed_since: bool,
}

/// What can be handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Finished and not handed over as they stand, newest first.
    pub waiting: Vec<Offered>,
    /// Since when the first of them waits.
    pub since: Option<Moment>,
    /// How many were offered, and nobody has said that they arrived.
    pub offered: usize,
    /// Handed over before, newest first, the first few of them.
    pub handed: Vec<Offered>,
    /// How many were handed over before.
    pub handed_total: usize,
    /// Finished practice observations, which never leave.
    pub practice: usize,
}

/// The files that are ready, one for each observer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// They, in the order of their numbers.
    pub files: Vec<ReadyRow>,
    /// How the browser would share them.
    pub can_share: Sharing,
    /// Where they must be shared one after another: the number of the next one, from 1.
    pub next_to_share: Option<usize>,
}

/// A file that is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyRow {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How many observations it holds.
    pub observations: usize,
    /// Whether it stands in the place of one that could not be made again byte for byte; its number.
    pub instead: Option<u32>,
    /// How far it came.
    pub state: State,
}

/// An offered file of which nobody has said that it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Its file.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// How many observations it holds.
    pub observations: usize,
    /// By which way it was offered.
    pub by: Delivery,
    /// When.
    pub at: Option<Moment>,
    /// Whether a person said since the start that it did not arrive yet.
    pub not_yet: bool,
}

/// A hand-over in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its file.
    pub file: FileId,
    /// Its number in the chain.
    pub number: u32,
    /// Whose work it holds.
    pub observer: String,
    /// When it was made.
    pub at: Option<Moment>,
    /// How many observations it holds.
    pub observations: usize,
    /// How far it came.
    pub state: State,
    /// Whose hand-over it is.
    pub whose: Whose,
}

/// What can be handed over, with at most so many of those handed over before.
pub fn offer(look: Look<'_>, most_handed: usize) -> Offer {
    let mut offer = Offer::default();
    for row in look.shelf().rows().filter(|r| r.life != Life::Draft) {
        if !row.summary.purpose.may_leave() {
            offer.practice += 1;
        } else if row.life == Life::Offered {
            offer.offered += 1;
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
        teacher: s.texts.teacher.clone(),
        class: s.texts.class.clone(),
        subject: s.texts.subject.clone(),
        school: s.texts.school.clone(),
        begun_at: s.begun_at,
        length_ms: s.length_ms,
        life: row.life,
        changed_since: row.changed_since,
    }
}

/// The files that are ready to leave; `None` while they are made, or when they could not be made.
pub fn ready(look: Look<'_>) -> Option<Ready> {
    let desk = look.hand_over();
    if desk.busy || desk.prepared || desk.ready.is_empty() {
        return None;
    }
    let files: Vec<ReadyRow> = desk.ready.iter().map(|r| ready_row(look, r)).collect();
    let is_shared = |r: &ReadyRow| {
        let by = matches!(r.state, State::Offered(Delivery::Shared, _));
        by || matches!(r.state, State::Arrived(..))
    };
    let next = files.iter().position(|r| !is_shared(r)).unwrap_or(0);
    let one_by_one = !desk.together && files.len() > 1;
    Some(Ready {
        can_share: desk
            .ready
            .iter()
            .map(|r| r.can_share)
            .min()
            .unwrap_or_default(),
        next_to_share: one_by_one.then_some(next + 1),
        files,
    })
}

fn ready_row(look: Look<'_>, ready: &ReadyFile) -> ReadyRow {
    let sent = look.ledger().file(ready.file.as_str());
    let made = sent.map(|s| &s.made);
    ReadyRow {
        name: ready.name.clone(),
        size: ready.size,
        observations: ready.observations,
        instead: made.filter(|_| ready.instead).map(|m| m.device_seq),
        state: sent.map_or(State::Made, Sent::state),
    }
}

/// How many files with all that waits are ready, so that one tap shares them; none where that cannot be.
pub fn prepared(look: Look<'_>) -> usize {
    let desk = look.hand_over();
    let can = desk.ready.iter().all(|r| r.can_share == Sharing::Zip);
    let is_one_tap = desk.prepared && !desk.busy && can && (desk.together || desk.ready.len() == 1);
    if is_one_tap { desk.ready.len() } else { 0 }
}

/// The offered files of which nobody has said that they arrived, newest first; not the one that is in
/// the share sheet now.
pub fn asked(look: Look<'_>) -> Vec<Asked> {
    let desk = look.hand_over();
    let in_sheet = |file: &FileId| {
        let sharing = desk.sharing.as_ref();
        sharing.is_some_and(|(files, _)| files.contains(file))
    };
    let unanswered = look.ledger().unanswered().into_iter();
    unanswered
        .filter_map(|sent| {
            let file = FileId::parse(&sent.made.file).ok()?;
            let State::Offered(by, at) = sent.state() else {
                return None;
            };
            (!in_sheet(&file)).then(|| Asked {
                not_yet: desk.not_yet.contains(&file),
                file,
                name: sent.made.name.clone(),
                observations: sent.made.observations.len(),
                by,
                at,
            })
        })
        .collect()
}

/// Why the folder cannot be written to at present, where that is so.
pub fn folder_trouble(look: Look<'_>) -> Option<StoreTrouble> {
    let desk = look.hand_over();
    let failing = desk.folder.as_ref().and(desk.folder_retry);
    failing.and(desk.trouble.clone())
}

/// All hand-overs, newest first.
pub fn earlier(look: Look<'_>) -> Vec<Earlier> {
    let rows = look.ledger().rows().into_iter();
    rows.filter_map(|sent| {
        Some(Earlier {
            file: FileId::parse(&sent.made.file).ok()?,
            number: sent.made.device_seq,
            observer: sent.made.observer.clone(),
            at: Moment::parse(&sent.made.created_at).ok(),
            observations: sent.made.observations.len(),
            state: sent.state(),
            whose: look.ledger().whose(sent),
        })
    })
    .collect()
}

/// A hand-over that left the tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// When it arrived or, where nobody has said that it did, when it was offered.
    pub at: Moment,
    /// Whether it arrived.
    pub arrived: bool,
}

/// The last hand-over of this tablet that left it: a file that was only made, or was taken back, is none.
pub fn last(look: Look<'_>) -> Option<Left> {
    let rows = look.ledger().rows().into_iter();
    let own = rows.filter(|sent| look.ledger().whose(sent) != Whose::Elsewhere);
    let left = own.filter_map(|sent| {
        let (at, arrived) = match sent.state() {
            State::Arrived(_, _, at) => (at, true),
            State::Offered(_, at) => (at, false),
            State::Made | State::TakenBack => return None,
        };
        let at = at.or_else(|| Moment::parse(&sent.made.created_at).ok())?;
        Some(Left { at, arrived })
    });
    left.max_by_key(|left| left.at.epoch_ms())
}
