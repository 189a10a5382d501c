//! Where ready files can go, and what shows that they are there.

use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::device::Delivery;

/// Where ready files can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The browser's share sheet.
    ShareSheet,
    /// The tablet's downloads.
    Download,
    /// The folder that was chosen.
    Folder,
}

impl Destination {
    /// As what it is remembered that a file was offered there.
    pub const fn delivery(self) -> Delivery {
        match self {
            Self::ShareSheet => Delivery::Shared,
            Self::Download => Delivery::Downloaded,
            Self::Folder => Delivery::WrittenToFolder,
        }
    }
}

/// What shows that a file is where it was to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The browser took it. Whether it arrived is not known.
    TakenByBrowser,
    /// It was read back, and what was read has this SHA-256.
    ReadBack(String),
    /// A person said that it arrived.
    Said,
}

/// Why files were not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDelivered {
    /// The user closed what was to take them.
    Cancelled,
    /// The browser refused, in its words.
    Refused(String),
    /// Something failed.
    Failed(StoreTrouble),
}
