//! What has already left of an observation: named before anything of it is erased.

use crate::app::model::look::Look;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;

/// A hand-over file in which it left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The file's number.
    pub number: u32,
    /// When it was made.
    pub at: Option<Moment>,
}

/// The hand-overs in which the open observation left, oldest first.
pub fn left_here(look: Look<'_>) -> Vec<Left> {
    let open = look.open();
    open.map(|o| left(look, o.id())).unwrap_or_default()
}

/// What is asked before the open observation is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The observation.
    pub id: ObservationId,
    /// How many entries go with it.
    pub entries: usize,
    /// In which hand-overs it left.
    pub left: Vec<Left>,
}

/// What is asked before the open observation is removed.
pub fn removal(look: Look<'_>) -> Option<Removal> {
    let open = look.open()?;
    Some(Removal {
        id: open.id().clone(),
        entries: open.observation().entries().len(),
        left: left(look, open.id()),
    })
}

/// The hand-overs in which an observation left, oldest first.
pub fn left(look: Look<'_>, id: &ObservationId) -> Vec<Left> {
    let rows = look.ledger().rows().into_iter().rev();
    let holds = rows.filter(|row| {
        let mut items = row.made.observations.iter();
        row.may_have_left() && items.any(|o| o.observation == id.as_str())
    });
    holds
        .map(|row| Left {
            number: row.made.device_seq,
            at: Moment::parse(&row.made.created_at).ok(),
        })
        .collect()
}
