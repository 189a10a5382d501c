//! What the page knows beside its stores, as long as it lives.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::app::keeping::erasing::is_meant;
use crate::app::keeping::recovery::key_of_text;
use crate::app::keeping::stores::memory::MemoryStore;
use crate::app::keeping::stores::writing::Waiting;
use crate::domain::ids::DeviceId;
use crate::format::stored::ErasingV1;
use crate::format::stored::journal_jobs::Blot;

/// What is at hand in memory.
#[derive(Debug, Default)]
pub struct Known {
    /// This installation, once the stores were opened.
    pub device: RefCell<Option<DeviceId>>,
    /// What waits to be written.
    pub waiting: Waiting,
    /// Observations that were removed since the page was loaded.
    pub removed: RefCell<BTreeSet<String>>,
    /// What is being erased, and not proved gone.
    pub under_way: RefCell<Vec<ErasingV1>>,
    /// Words that were struck out since the page was loaded.
    pub struck: RefCell<Vec<Blot>>,
    /// What was read of other stores while the database cannot be used.
    pub instead: MemoryStore,
}

impl Known {
    /// Whether a text is of an observation that was removed, or has words that were struck out, since the page was
    /// loaded: what read it before that must not bring it in again.
    pub fn is_gone(&self, text: &str) -> bool {
        let (removed, struck) = (self.removed.borrow(), self.struck.borrow());
        let is_removed = || key_of_text(text).is_some_and(|key| removed.contains(&key.stream));
        (!removed.is_empty() && is_removed()) || struck.iter().any(|blot| is_meant(blot, text))
    }
}
