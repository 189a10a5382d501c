//! What of an observation once left, found again by its revision. More may have been added since, by
//! this tablet or, with a restored backup, by another one: then the first so many entries in log order
//! are not those that left.

use std::collections::BTreeSet;

use crate::domain::ids::DeviceId;
use crate::domain::observation::Observation;

/// Sets of so many devices are tried; a lesson with more is one that nobody has seen.
const MOST_DEVICES: usize = 6;

/// The observation as it stood when it had so many entries and this revision: the first so many in log
/// order, else the first so many of some of its devices. `revision` says the revision of what would
/// leave. `None` where no such set of entries has it; two tablets' entries that were mixed and grew on
/// both sides since cannot be told apart.
pub fn as_it_left(
    whole: &Observation,
    entries: u32,
    wanted: &str,
    revision: impl Fn(&Observation) -> String,
) -> Option<Observation> {
    let entries = usize::try_from(entries).ok()?;
    let devices: BTreeSet<&DeviceId> = whole.entries().iter().map(|e| &e.key.dev).collect();
    let devices: Vec<&DeviceId> = devices.into_iter().collect();
    let few = devices.len().min(MOST_DEVICES);
    let every = std::iter::once(devices.clone());
    let some = (1..1_usize << few).map(|set| {
        let chosen = devices.iter().enumerate().take(few);
        let chosen = chosen.filter(|(at, _)| set & (1 << at) != 0);
        chosen.map(|(_, device)| *device).collect()
    });
    every.chain(some).find_map(|devices: Vec<&DeviceId>| {
        let of_these = whole.entries().iter();
        let of_these = of_these.filter(|e| devices.contains(&&e.key.dev));
        let first: Vec<_> = of_these.take(entries).cloned().collect();
        let is_enough = first.len() == entries;
        let part = is_enough.then(|| Observation::from_entries(whole.id().clone(), first).0)?;
        (revision(&part) == wanted).then_some(part)
    })
}
