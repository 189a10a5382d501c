//! What a list shows of an observation, so that lists need not read whole logs.

use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Observation;
use crate::domain::observation::header::Purpose;
use crate::domain::observation::texts::Texts;

/// Where an observation is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Life {
    /// Being made.
    Draft,
    /// Finished and not yet handed over as it stands.
    Finished,
    /// In a hand-over file that was shared or downloaded; nobody has said yet that it arrived.
    Offered,
    /// In a hand-over file that arrived: a person said so, or it was read back from the folder.
    HandedOver,
    /// The coordinator's receipt has come back.
    Received,
}

/// One row of the list of observations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its name.
    pub id: ObservationId,
    /// Who, whom, where and about what.
    pub texts: Texts,
    /// Why it is made.
    pub purpose: Purpose,
    /// When it began.
    pub begun_at: Option<Moment>,
    /// When it was finished; `None` for a draft.
    pub finished_at: Option<Moment>,
    /// Its length on the lesson clock.
    pub length_ms: u64,
    /// How many entries its log holds.
    pub entries: u32,
}

impl Summary {
    /// What a list shows of this observation.
    pub fn of(observation: &Observation) -> Self {
        let header = observation.header();
        Self {
            id: observation.id().clone(),
            texts: header.texts.clone(),
            purpose: header.purpose,
            begun_at: observation.begun_at(),
            finished_at: observation.finished_at(),
            length_ms: observation.length_ms(),
            entries: u32::try_from(observation.entries().len()).unwrap_or(u32::MAX),
        }
    }
}
