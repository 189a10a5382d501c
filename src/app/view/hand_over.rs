//! What the hand-over screen shows.

mod picked;
mod ready;

pub use picked::Picked;
pub use ready::{Failed, Files, Ready, ReadyRow, Way, failed, files, outcome, ready};

use std::sync::Arc;

pub use crate::app::handing_over::ledger::{State, Whose};
use crate::app::keeping::shelf::Row;
use crate::app::keeping::trouble::StoreTrouble;
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
    pub waiting: Arc<[Offered]>,
    /// Since when the first of them waits.
    pub since: Option<Moment>,
    /// How many were offered, and nobody has said that they arrived.
    pub offered: usize,
    /// Handed over before, newest first, the first few of them.
    pub handed: Arc<[Offered]>,
    /// How many were handed over before.
    pub handed_total: usize,
    /// Finished practice observations, which never leave.
    pub practice: usize,
    /// Whether a file is being made, so that no other can be.
    pub busy: bool,
    /// Whether there is a network.
    pub online: bool,
}

impl Offer {
    /// Whether there is nothing to hand over, and never was.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.handed_total + self.offered == 0
    }
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    let mut offer = Offer {
        busy: look.hand_over().busy,
        online: look.site().online,
        ..Offer::default()
    };
    let (mut waiting, mut handed) = (Vec::new(), Vec::new());
    for row in look.shelf().rows().filter(|r| r.life != Life::Draft) {
        if !row.summary.purpose.may_leave() {
            offer.practice += 1;
        } else if row.life == Life::Offered {
            offer.offered += 1;
        } else if row.life == Life::Finished {
            let finished = row.summary.finished_at;
            offer.since = [offer.since, finished].into_iter().flatten().min();
            waiting.push(offered(row));
        } else {
            offer.handed_total += 1;
            if handed.len() < most_handed {
                handed.push(offered(row));
            }
        }
    }
    Offer {
        waiting: waiting.into(),
        handed: handed.into(),
        ..offer
    }
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

/// A question that is open, and when the day began that decides between "at 10:42" and a date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// The file that it is about.
    pub about: Asked,
    /// When today began.
    pub today: Moment,
}

/// The questions that are open, newest first.
pub fn questions(look: Look<'_>) -> Arc<[Question]> {
    let now = look.day();
    let local_ms = now.epoch_ms() + i64::from(now.offset_min()) * 60_000;
    let today = now.plus_ms(-local_ms.rem_euclid(86_400_000));
    let question = |about| Question { about, today };
    asked(look).into_iter().map(question).collect()
}

/// The folder that files go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folder {
    /// This browser cannot write to one.
    CannotBe,
    /// None is chosen.
    NotChosen,
    /// The one of this name; whether another one can be chosen because it fails.
    Chosen(String, bool),
}

/// The folder that files go to.
pub fn folder(look: Look<'_>) -> Folder {
    let desk = look.hand_over();
    match &desk.folder {
        Some(name) => Folder::Chosen(name.clone(), desk.trouble.is_some()),
        None if look.site().can.can_folder => Folder::NotChosen,
        None => Folder::CannotBe,
    }
}

/// Why the folder cannot be written to at present, where that is so.
pub fn folder_trouble(look: Look<'_>) -> Option<StoreTrouble> {
    let desk = look.hand_over();
    let failing = desk.folder.as_ref().and(desk.folder_retry);
    failing.and(desk.trouble.clone())
}

/// All hand-overs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// They, newest first.
    pub files: Arc<[Earlier]>,
    /// Whether a file is being made, so that none of them can be made again now.
    pub busy: bool,
}

/// All hand-overs, and whether one can be made again.
pub fn before(look: Look<'_>) -> Before {
    Before {
        files: earlier(look).into(),
        busy: look.hand_over().busy,
    }
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
