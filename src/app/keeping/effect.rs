//! What this room asks of the world. Answers are events.

use crate::app::keeping::erasing::Erasure;
use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::observation::summary::Summary;
use crate::format::record::Record;
use crate::format::stored::device::Given;
use crate::format::stored::{Beacon, Beat, Typing};

/// What the stores are asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Store {
    /// Open all stores and bring them to one state; answers `StoresOpened` or `StoresRefused`.
    OpenStores,
    /// Keep these texts in the mirror, oldest first, at once: all that is not confirmed.
    Mirror(Vec<String>),
    /// Store these records strictly, with the summaries that follow from them; journal them too. Answers `BatchWritten` with their ticket, or `WriteFailed`.
    Write(Batch),
    /// Take these words, or this observation, out of every store, and the files that are kept of it;
    /// answers `Erased`.
    Erase(Erasure, Vec<String>),
    /// What beacons promise and nobody has is not looked for again.
    AcceptMissing,
    /// Send `RetryDue` after so many milliseconds.
    RetryAfter(u32),
    /// Close and open the database again before the next write.
    Reopen,
    /// Read the log of an observation, these texts of it included, which are not confirmed; answers
    /// `ObservationRead` or `ObservationUnread`.
    ReadObservation(ObservationId, Vec<String>),
    /// Read a finished observation back; answers `ReadBack`.
    ReadBack(ObservationId),
    /// Keep the note being typed: soon, and at once when the page goes out of sight.
    KeepTyping(ObservationId, Typing),
    /// The note was committed: forget it.
    ForgetTyping(ObservationId),
    /// Keep the proof that an observation is running.
    KeepBeat(ObservationId, Beat),
    /// Write everything that waits, now.
    Flush,
    /// Read how the stores are; answers `HealthRead`.
    ReadHealth,
    /// Ask the browser to keep the data; answers `HealthRead`.
    AskToPersist,
    /// Keep the highest number given beside the database; `None` where none was.
    KeepGiven(Vec<Given>),
    /// This tablet is another device from now on: keep that everywhere.
    KeepDevice(DeviceId),
}

/// Records to store, and what lists show afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The records, oldest first.
    pub records: Vec<Record>,
    /// How many of them, the first ones, the journal was given before.
    pub journalled: usize,
    /// The ticket of the newest; `BatchWritten` gives it back.
    pub upto: u64,
    /// Summaries of the observations they belong to.
    pub summaries: Vec<Summary>,
    /// Beacons of the observations they belong to.
    pub beacons: Vec<(ObservationId, Beacon)>,
}
