//! What stands in place of every screen where the tablet's storage cannot be used.

use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::Stage;
use crate::app::model::look::Look;

/// Why the app does not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: StoreTrouble,
    /// Whether everything can be read and written out, though not be used: a newer version wrote it.
    pub can_take_out: bool,
}

/// Why the app does not go on; `None` where it does.
pub fn refused(look: Look<'_>) -> Option<Refused> {
    match look.stage() {
        Stage::Refused(why) => Some(Refused {
            why: why.clone(),
            can_take_out: matches!(why, StoreTrouble::TooNew(_)),
        }),
        Stage::Starting | Stage::Ready => None,
    }
}

/// Whether a newer version of the app waits, which may be able to.
pub fn update_waits(look: Look<'_>) -> bool {
    look.site().update_waits
}
