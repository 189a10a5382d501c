//! What passes between the page and the worker that keeps the journal. Apart from all other jobs: the page
//! needs these in class.

use serde::{Deserialize, Serialize};

/// What the journal is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalJob {
    /// Append these texts and flush; answers `Length`.
    Append(Vec<String>),
    /// Read from this offset; answers `Read`.
    Read(u64),
    /// Make these frames unreadable for good; answers `Length`.
    Blot(Blot),
    /// Let go of the file; answers `Closed`.
    Close,
}

/// What goes from the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blot {
    /// The stream.
    pub stream: String,
    /// Only records of these devices and numbers; all of the stream where there are none.
    pub only: Vec<(String, u32)>,
    /// Texts that stand in their place.
    pub instead: Vec<String>,
}

/// What the journal answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalAnswer {
    /// It was done and flushed; the journal's length now.
    Length(u64),
    /// What it holds.
    Read(Stretch),
    /// Its file is free.
    Closed,
}

/// Some of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Texts of whole frames.
    pub texts: Vec<String>,
    /// Lines that are no frame.
    pub damaged: Vec<String>,
    /// Up to where it was read.
    pub length: u64,
}
