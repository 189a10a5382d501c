//! What the page knows beside its stores, as long as it lives.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::app::keeping::stores::memory::MemoryStore;
use crate::app::keeping::stores::writing::Waiting;
use crate::domain::ids::DeviceId;

/// What is at hand in memory.
#[derive(Debug, Default)]
pub struct Known {
    /// This installation, once the stores were opened.
    pub device: RefCell<Option<DeviceId>>,
    /// What waits to be written.
    pub waiting: Waiting,
    /// Observations that were removed since the page was loaded.
    pub removed: RefCell<BTreeSet<String>>,
    /// What was read of other stores while the database cannot be used.
    pub instead: MemoryStore,
}
