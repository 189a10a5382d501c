//! What the settings show, section by section.

use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::look::Look;
use crate::app::page::standing::{Offline, Pen};
use crate::app::told::Health;
use crate::app::view::hand_over::{self, Left};

/// How safe the storage is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storage {
    /// How it is; `None` until the browser has answered.
    pub health: Option<Health>,
    /// Stores that did not answer at the start.
    pub failing: Vec<StoreTrouble>,
    /// The last hand-over that left this tablet.
    pub last: Option<Left>,
}

/// How much of the storage is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes used.
    pub used: u64,
    /// Bytes free.
    pub free: u64,
    /// Percent used; `None` where nothing is allowed at all.
    pub percent: Option<u64>,
}

impl Storage {
    /// How much of it is used, where the browser says.
    pub fn room(&self) -> Option<Room> {
        let (used, all) = self.health.as_ref()?.used_of?;
        Some(Room::of(used, all))
    }
}

impl Room {
    /// Of bytes used and bytes allowed.
    pub fn of(used: u64, allowed: u64) -> Self {
        let percent = used.saturating_mul(100).checked_div(allowed);
        Self {
            used,
            free: allowed.saturating_sub(used),
            percent: percent.map(|percent| percent.min(100)),
        }
    }
}

/// How safe the storage is.
pub fn storage(look: Look<'_>) -> Storage {
    Storage {
        health: look.health().cloned(),
        failing: look.failing().to_vec(),
        last: hand_over::last(look),
    }
}

/// What is offered when a lesson begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// The observer's name.
    pub observer: String,
    /// The school.
    pub school: String,
}

impl Remembered {
    /// Whether these words are what is kept.
    pub fn is(&self, observer: &str, school: &str) -> bool {
        observer.trim() == self.observer && school.trim() == self.school
    }
}

/// What is offered when a lesson begins.
pub fn remembered(look: Look<'_>) -> Remembered {
    let (observer, school) = look.ledger().remembered();
    Remembered {
        observer: observer.to_owned(),
        school: school.to_owned(),
    }
}

/// By what others know this tablet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The letters by which it is known; `None` until it has an identity.
    pub short: Option<String>,
    /// Whether it can take a new one: by the tab that writes, and never during a lesson.
    pub can_renew: bool,
}

/// By what others know this tablet.
pub fn identity(look: Look<'_>) -> Identity {
    Identity {
        short: look.device().map(|d| d.short().to_owned()),
        can_renew: look.pen() == Pen::Ours && !look.is_observing(),
    }
}

/// Whether a language that is chosen now is spoken only after the lesson that runs.
pub fn language_waits(look: Look<'_>) -> bool {
    look.is_observing()
}

/// The app on the tablet's home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HomeScreen {
    /// Whether it runs from there.
    pub installed: bool,
    /// Whether the browser offers to put it there.
    pub offered: bool,
}

/// The app on the tablet's home screen.
pub fn home_screen(look: Look<'_>) -> HomeScreen {
    HomeScreen {
        installed: look.site().can.installed,
        offered: look.site().install_offered,
    }
}

/// The network and the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Whether the app works without a network.
    pub offline: Offline,
    /// Whether there is one.
    pub online: bool,
    /// Whether a newer version waits.
    pub update_waits: bool,
}

/// The network and the version.
pub fn connection(look: Look<'_>) -> Connection {
    let site = look.site();
    Connection {
        offline: site.offline,
        online: site.online,
        update_waits: site.update_waits,
    }
}
