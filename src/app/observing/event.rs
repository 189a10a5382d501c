//! The events of this room.

use crate::domain::observation::entry::{CodeKey, NoteKind, Speaker};
use crate::domain::observation::header::Header;

/// What an observer does in class. All of it needs the pen.
#[derive(Clone, Debug, PartialEq)]
pub enum Observing {
    /// "Begin" was pressed.
    BeginPressed(Header),
    /// The words in the note field changed.
    NoteTyped(String),
    /// Enter or "Add note".
    NoteCommitted(String),
    /// Evidence, inference or question.
    KindChosen(NoteKind),
    /// T, S, Ss; the same again takes it off.
    SpeakerChosen(Speaker),
    /// A finger went down on a code.
    CodePressed(CodeKey),
    /// A code was tapped.
    CodeTapped(CodeKey),
    /// An interval was chosen to mark; `None` is the running one.
    IntervalChosen(Option<u32>),
    /// A counter was tapped.
    TallyTapped(String),
    /// The last count of a counter was taken back.
    TallyTakenBack(String),
    /// A counter of the observer's own.
    CounterAdded(String),
    /// "Pause".
    PausePressed,
    /// "Resume".
    ResumePressed,
    /// "Undo".
    UndoPressed,
    /// "Redo".
    RedoPressed,
}
