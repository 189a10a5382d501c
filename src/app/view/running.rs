//! The lesson that runs while another screen is shown.

use crate::app::model::Model;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;

/// A lesson whose clock runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// The observation.
    pub id: ObservationId,
    /// Whom.
    pub teacher: String,
    /// The class.
    pub class: String,
    /// Since when.
    pub begun_at: Option<Moment>,
}

/// The lesson that runs now, if one does.
pub fn running(model: &Model) -> Option<Running> {
    let open = model.open.as_ref().filter(|o| o.clock.is_some())?;
    let header = open.observation.header();
    Some(Running {
        id: open.observation.id().clone(),
        teacher: header.teacher.clone(),
        class: header.class.clone(),
        begun_at: open.observation.begun_at(),
    })
}
