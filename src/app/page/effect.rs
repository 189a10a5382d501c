//! What this room asks of the world. Answers are events.

use crate::app::page::route::Route;
use crate::app::told::TicketId;
use crate::format::record::Record;

/// What the page and its tab are asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// Keep the screen awake, or let it sleep.
    StayAwake(bool),
    /// Go to a screen.
    Go(Route),
    /// Ask the tab that holds the pen for it; answers `PenChanged`.
    AskForPen,
    /// Apply the waiting version of the app.
    ApplyUpdate,
    /// Prompt to install.
    Install,
    /// Keep the language that was chosen, for the next start.
    KeepLanguage(Option<String>),
    /// Load the page again once what waits is written.
    LoadAgain,
    /// Let go of files that were offered and are not taken.
    LetFilesGo(Vec<TicketId>),
    /// Offer these records as a file at once, from memory.
    OfferCopy(Vec<Record>),
}
