//! The events of this room.

use crate::app::page::route::Route;
use crate::app::page::standing::{Awake, Offline, Pen};
use crate::app::told::Abilities;

/// What happens to the page: where it is, time, sight, network, pen, installation.
#[derive(Clone, Debug, PartialEq)]
pub enum OnPage {
    /// The user reached a screen.
    RouteEntered(Route),
    /// About once a second while the page runs.
    Ticked,
    /// The page went out of sight.
    BecameHidden,
    /// The page is in sight again.
    BecameVisible,
    /// The network came or went.
    OnlineChanged(bool),
    /// What the browser can do.
    AbilitiesKnown(Abilities),
    /// What can be said about working offline.
    OfflineChanged(Offline),
    /// A new version of the app waits, or no longer does.
    UpdateWaits(bool),
    /// A part of the app did not come and is asked for again, or it came at last.
    PartMissing(bool),
    /// The browser offers to install the app.
    InstallOffered(bool),
    /// Whether the browser keeps the screen awake, as it was asked to.
    AwakeChanged(Awake),
    /// Another tab holds the pen, or this one has it now.
    PenChanged(Pen),
    /// The user wants this tab to write.
    TakeOverPressed,
    /// Apply the waiting version.
    UpdatePressed,
    /// Prompt to install.
    InstallPressed,
    /// The user chose a language by its tag, or none for the tablet's own.
    LanguageChosen(Option<String>),
    /// A notice was read.
    NoticeClosed,
}
