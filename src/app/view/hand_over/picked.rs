//! What is ticked for the next file.

use std::collections::BTreeSet;

use crate::app::view::hand_over::{Offer, Offered};
use crate::domain::ids::ObservationId;
use crate::domain::observation::summary::Life;

/// What was ticked differently from how the list stands at first: all that waits, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// Waiting ones that were unticked.
    off: BTreeSet<ObservationId>,
    /// Ones handed over before that were ticked.
    on: BTreeSet<ObservationId>,
}

impl Picked {
    /// Whether one is ticked.
    pub fn has(&self, offered: &Offered) -> bool {
        if waits(offered) {
            !self.off.contains(&offered.id)
        } else {
            self.on.contains(&offered.id)
        }
    }

    /// Ticks one, or takes its tick away.
    pub fn toggle(&mut self, offered: &Offered) {
        let changed = if waits(offered) {
            &mut self.off
        } else {
            &mut self.on
        };
        if !changed.remove(&offered.id) {
            changed.insert(offered.id.clone());
        }
    }

    /// Whether all that waits is ticked.
    pub fn has_all_waiting(&self, offer: &Offer) -> bool {
        !offer.waiting.is_empty() && offer.waiting.iter().all(|o| self.has(o))
    }

    /// Ticks all that waits or, where that is so, takes all ticks away from it.
    pub fn toggle_all_waiting(&mut self, offer: &Offer) {
        self.off = if self.has_all_waiting(offer) {
            offer.waiting.iter().map(|o| o.id.clone()).collect()
        } else {
            BTreeSet::new()
        };
    }

    /// What the next file is made of: what waits first.
    pub fn ids(&self, offer: &Offer) -> Vec<ObservationId> {
        let waiting = offer.waiting.iter().filter(|o| self.has(o));
        let is_waiting = |id: &ObservationId| offer.waiting.iter().any(|o| o.id == *id);
        let handed = self.on.iter().filter(|id| !is_waiting(id));
        waiting.map(|o| &o.id).chain(handed).cloned().collect()
    }

    /// Whether there is nothing to make a file of.
    pub fn is_none(&self, offer: &Offer) -> bool {
        self.ids(offer).is_empty()
    }
}

fn waits(offered: &Offered) -> bool {
    offered.life == Life::Finished
}
