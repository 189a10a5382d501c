//! The lesson that runs while another screen is shown.

use crate::app::model::look::Look;
use crate::app::observing::lesson_clock::LONGEST_SLEEP_MS;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::observation::summary::{Life, Summary};

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
    /// Whether its clock runs now. Else the app was closed over it, and it goes on where it is opened.
    pub runs: bool,
}

/// The lesson that runs now, or that the app was closed over a moment ago.
pub fn running(look: Look<'_>) -> Option<Running> {
    let Some(open) = look.open().filter(|o| o.runs()) else {
        return closed_over(look);
    };
    let header = open.header();
    Some(Running {
        runs: true,
        id: open.id().clone(),
        teacher: header.texts.teacher.clone(),
        class: header.texts.class.clone(),
        begun_at: open.observation().begun_at(),
    })
}

/// The newest draft, where it was watched so lately that opening it goes on with it.
fn closed_over(look: Look<'_>) -> Option<Running> {
    let last_ms = |s: &Summary| {
        let length = i64::try_from(s.length_ms).unwrap_or(i64::MAX);
        s.begun_at.map(|at| at.epoch_ms().saturating_add(length))
    };
    // The clock is looked at only where there is a draft.
    let now_ms = || look.now().wall.epoch_ms();
    let is_late = |s: &Summary| last_ms(s).is_some_and(|at| now_ms() - at <= LONGEST_SLEEP_MS);
    let is_open = |s: &Summary| {
        let open = look.open();
        open.is_some_and(|o| *o.id() == s.id)
    };
    // Drafts stand first in the list.
    let rows = look.shelf().rows();
    let drafts = rows.take_while(|row| row.life == Life::Draft);
    let drafts = drafts.map(|row| &row.summary);
    let drafts = drafts.filter(|s| s.finished_at.is_none() && is_late(s) && !is_open(s));
    let newest = drafts.max_by_key(|s| s.begun_at)?;
    Some(Running {
        runs: false,
        id: newest.id.clone(),
        teacher: newest.texts.teacher.clone(),
        class: newest.texts.class.clone(),
        begun_at: newest.begun_at,
    })
}
