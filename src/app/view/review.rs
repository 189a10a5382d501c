//! What the review shows of the open observation, panel by panel.

pub mod late;

use crate::app::model::look::{Look, LookOpen};
use crate::app::view::figures::copus::{self, Grid};
use crate::app::view::observe::{self, Tally};
use crate::app::view::timeline::{self, Arranged, Line};
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::instrument;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::check::{self, Finding};
use crate::domain::observation::header::{Header, Purpose};
use crate::domain::observation::summary::Life;

/// What stands at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The header as it stands.
    pub header: Header,
    /// When it began.
    pub begun_at: Option<Moment>,
    /// Its length on the lesson clock.
    pub length_ms: u64,
    /// How many rows its timeline has.
    pub rows: usize,
    /// Where it is in its life.
    pub life: Life,
}

/// What can be done with it as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ways {
    /// It can be finished, or observed further.
    Draft(ObservationId),
    /// It can be opened again; whether it can be handed over.
    Finished(bool),
}

/// A lesson whose clock was left running, for the review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StillRuns {
    /// At which time of the day it ends when it is finished now.
    pub would_end: Option<Moment>,
    /// Words that stand in the note field and become a note when it is finished.
    pub pending: String,
}

/// How far it can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Whether it was read back and compared after finishing.
    pub proved: Option<bool>,
    /// Whether it is finished practice, which never leaves.
    pub is_practice: bool,
    /// Whether it left in a hand-over file and was changed since.
    pub changed_since: bool,
    /// Texts of its log that could not be read.
    pub unreadable: usize,
}

/// What is worth knowing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Each.
    pub found: Vec<Finding>,
    /// Whether it can still be finished, so that nothing found is good news.
    pub is_draft: bool,
}

impl Findings {
    /// Whether there is anything to say: before finishing, always.
    pub fn are_shown(&self) -> bool {
        self.is_draft || !self.found.is_empty()
    }
}

/// The header as it can be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The observation.
    pub id: ObservationId,
    /// The header as it stands.
    pub header: Header,
}

/// The counters with what they are measured against.
#[derive(Clone, Debug, PartialEq)]
pub struct Tallies {
    /// The counters.
    pub rows: Vec<Tally>,
    /// Observed time.
    pub observed_ms: u64,
    /// Time that was not observed.
    pub not_observed_ms: u64,
    /// Praise and correction, where both are counted.
    pub ratio: Option<(u32, u32)>,
}

/// Up to where figures are made.
pub fn until_ms(open: LookOpen<'_>) -> u64 {
    if !open.is_left() && open.runs() {
        open.paced_ms()
    } else {
        open.ends_at()
    }
}

/// What stands at the top.
pub fn head(look: Look<'_>) -> Option<Head> {
    let open = look.open()?;
    let observation = open.observation();
    Some(Head {
        header: observation.header().clone(),
        begun_at: observation.begun_at(),
        length_ms: until_ms(open),
        rows: timeline::len(observation),
        life: life(look, open),
    })
}

/// Where it is in its life: as the list says, which knows what was handed over.
fn life(look: Look<'_>, open: LookOpen<'_>) -> Life {
    let fallback = if open.observation().is_finished() {
        Life::Finished
    } else {
        Life::Draft
    };
    let row = look.shelf().get(open.id());
    row.map_or(fallback, |row| row.life)
}

/// What can be done with it as a whole.
pub fn ways(look: Look<'_>) -> Option<Ways> {
    let open = look.open()?;
    Some(match life(look, open) {
        Life::Draft => Ways::Draft(open.id().clone()),
        Life::Finished | Life::Offered | Life::HandedOver | Life::Received => {
            Ways::Finished(open.observation().header().purpose.may_leave())
        }
    })
}

/// The lesson whose clock still runs while it is read back.
pub fn still_runs(look: Look<'_>) -> StillRuns {
    look.open()
        .map_or_else(StillRuns::default, |open| StillRuns {
            would_end: would_end(open),
            pending: open.note().text.trim().to_owned(),
        })
}

/// How far it can be relied on.
pub fn proof(look: Look<'_>) -> Option<Proof> {
    let open = look.open()?;
    let observation = open.observation();
    let is_practice = observation.header().purpose == Purpose::Practice;
    Some(Proof {
        proved: open.proved().filter(|_| observation.is_finished()),
        is_practice: is_practice && life(look, open) != Life::Draft,
        changed_since: changed_since(look, observation.id()),
        unreadable: open.unreadable(),
    })
}

/// Whether an observation left in a hand-over file and now reads otherwise.
pub fn changed_since(look: Look<'_>, id: &ObservationId) -> bool {
    let row = look.shelf().get(id);
    row.is_some_and(|row| {
        row.life == Life::Draft && look.ledger().has_left(id) || row.changed_since
    })
}

fn would_end(open: LookOpen<'_>) -> Option<Moment> {
    if !(open.is_left() && open.runs()) {
        return None;
    }
    let ms = i64::try_from(open.ends_at()).ok()?;
    Some(open.observation().begun_at()?.plus_ms(ms))
}

/// What is worth knowing.
pub fn findings(look: Look<'_>) -> Findings {
    let Some(open) = look.open() else {
        return Findings::default();
    };
    let mut found = check::findings(open.observation(), until_ms(open));
    if !open.note().text.trim().is_empty() {
        found.retain(|f| *f != Finding::NothingCaptured);
    }
    Findings {
        found,
        is_draft: life(look, open) == Life::Draft,
    }
}

/// The header as it can be mended.
pub fn details(look: Look<'_>) -> Option<Details> {
    let observation = look.open()?.observation();
    Some(Details {
        id: observation.id().clone(),
        header: observation.header().clone(),
    })
}

/// The observation whose afterthoughts are written, and whether it is finished.
pub fn afterthoughts_of(look: Look<'_>) -> Option<(ObservationId, bool)> {
    let open = look.open()?;
    Some((open.id().clone(), open.observation().is_finished()))
}

/// The timeline in the order it is read in.
pub fn lines(look: Look<'_>, how: Arranged, on_paper: bool) -> Vec<Line> {
    let arranged = if on_paper {
        timeline::on_paper
    } else {
        timeline::arranged
    };
    let open = look.open();
    open.map(|o| arranged(o.observation(), how))
        .unwrap_or_default()
}

/// How many rows the timeline has when nothing is left out.
pub fn rows(look: Look<'_>) -> usize {
    look.open().map_or(0, |o| timeline::len(o.observation()))
}

/// The COPUS grid.
pub fn grid(look: Look<'_>) -> Option<Grid> {
    look.open()
        .and_then(|o| copus::grid(o.observation(), until_ms(o)))
}

/// The counters.
pub fn tallies(look: Look<'_>) -> Option<Tallies> {
    look.open()
        .and_then(|o| tallies_of(o.observation(), until_ms(o)))
}

/// The counters of an observation that is `until_ms` long; `None` where nothing is counted.
pub fn tallies_of(observation: &Observation, until_ms: u64) -> Option<Tallies> {
    let counted = observation.fold().tallies().next().is_some();
    if !counted && !observation.header().uses(instrument::TALLIES) {
        return None;
    }
    let rows = observe::tallies_at(observation, until_ms);
    let observed_ms = intervals::observed_ms(observation, until_ms);
    let [_, _, _, praise, correction] = instrument::DEFAULT_COUNTERS;
    let count = |name: &str| rows.iter().find(|t| t.name == name).map(|t| t.count);
    let ratio = count(praise).zip(count(correction));
    Some(Tallies {
        ratio,
        observed_ms,
        not_observed_ms: until_ms.saturating_sub(observed_ms),
        rows,
    })
}
