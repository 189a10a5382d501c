//! The events of this room.

use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::observation::entry::{CodeKey, Note};
use crate::domain::observation::header::Header;

/// What an observer does to an observation afterwards. All of it needs the pen.
#[derive(Clone, Debug, PartialEq)]
pub enum Reviewing {
    /// A note was worded anew.
    NoteCorrected(EntryKey, Note),
    /// An entry was withdrawn.
    EntryWithdrawn(EntryKey),
    /// A withdrawn entry was brought back.
    EntryRestored(EntryKey),
    /// The words of a note are to go for good, confirmed.
    StrikeOutPressed(EntryKey),
    /// A whole observation is to go from this tablet, confirmed.
    RemoveObservationPressed(ObservationId),
    /// The header was edited.
    HeaderEdited(Header),
    /// The clock had been wrong before this change of it: dates and times follow from that.
    ClockCorrectionTaken(EntryKey),
    /// "Finish observation".
    FinishPressed,
    /// A finished observation was opened again.
    ReopenPressed,
    /// A note was added in the review: a closing summary, an afterthought.
    AfterNoteAdded(Note),
    /// A cell of the grid was tapped in the review: the code is marked late in this interval (from 0), or
    /// its mark is taken off.
    CellTapped(CodeKey, u32),
    /// The name and school to offer the next time.
    RememberPressed {
        /// The observer's name.
        observer: String,
        /// The school.
        school: String,
    },
}
