//! What the review shows of the open observation, slice by slice.

use crate::app::model::look::{Look, LookOpen};
use crate::app::view::figures::copus::{self, Grid};
use crate::app::view::observe::{self, Tally};
use crate::app::view::timeline;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::instrument;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::check::{self, Finding};
use crate::domain::observation::header::Header;
use crate::domain::observation::summary::Life;

/// What stands at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The observation.
    pub id: ObservationId,
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
    /// Whether it was read back and compared after finishing.
    pub proved: Option<bool>,
    /// Texts of its log that could not be read.
    pub unreadable: usize,
    /// While the lesson clock still runs: at which time of the day it ends when it is finished now.
    pub would_end: Option<Moment>,
    /// Whether it left in a hand-over file and was changed since.
    pub changed_since: bool,
    /// Words that stand in the note field and become a note when it is finished.
    pub pending: String,
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
    let fallback = if observation.is_finished() {
        Life::Finished
    } else {
        Life::Draft
    };
    Some(Head {
        id: observation.id().clone(),
        header: observation.header().clone(),
        begun_at: observation.begun_at(),
        length_ms: until_ms(open),
        rows: timeline::len(observation),
        life: look
            .shelf()
            .get(observation.id())
            .map_or(fallback, |row| row.life),
        proved: open.proved().filter(|_| observation.is_finished()),
        unreadable: open.unreadable(),
        would_end: would_end(open),
        changed_since: changed_since(look, observation.id()),
        pending: open.note().text.trim().to_owned(),
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
pub fn findings(look: Look<'_>) -> Vec<Finding> {
    look.open()
        .map(|o| {
            let mut found = check::findings(o.observation(), until_ms(o));
            if !o.note().text.trim().is_empty() {
                found.retain(|f| *f != Finding::NothingCaptured);
            }
            found
        })
        .unwrap_or_default()
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
