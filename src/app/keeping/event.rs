//! The events of this room.

use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::{Health, ObservationRead, Opened};
use crate::domain::ids::ObservationId;

/// What the stores tell, and what is asked of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// The stores were opened, read and brought to one state.
    StoresOpened(Box<Opened>),
    /// The stores cannot be used at all.
    StoresRefused(StoreTrouble),
    /// How the stores are.
    HealthRead(Health),
    /// The log of an observation was read.
    ObservationRead(Box<ObservationRead>),
    /// The log of an observation could not be read.
    ObservationUnread(ObservationId, StoreTrouble),
    /// "Try again" on it.
    ReadAgainPressed,
    /// Every queued record up to this ticket is stored, strictly.
    BatchWritten(u64),
    /// So many records of a batch contradict what is stored under the same key; they are kept aside.
    RecordsDiffered(usize),
    /// The batch could not be stored; it stays queued.
    WriteFailed(StoreTrouble),
    /// Whether the words of the note being typed could be stored, where that has changed.
    WordsKept(Result<(), StoreTrouble>),
    /// It is time to try again.
    RetryDue,
    /// The store was cleared or closed while the app runs: what is in memory may be all there is.
    StoreWentUnder,
    /// A finished observation was read back from the store.
    ReadBack {
        /// The observation.
        id: ObservationId,
        /// How many records were found and the content hash they give.
        found: Result<(u32, String), StoreTrouble>,
    },
    /// What was to be erased is gone from every store, or not.
    Erased(Result<Erasure, StoreTrouble>),
    /// Ask the browser to keep the data.
    PersistPressed,
    /// A copy of unsaved work was asked for.
    CopyPressed,
}
