//! Beacons: what localStorage promises of each observation that the database must have.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::keeping::recovery;
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::observation::summary::Summary;
use crate::format::stored::Beacon;
use crate::format::stored::keys::Mirror;
use crate::platform::shared::Shared;
use crate::platform::stores::indexed::Database;
use crate::platform::stores::{indexed_records, local};

/// How many entries that beacons promise are in no store.
pub(crate) async fn still_missing(
    database: &Database,
    beacons: &[(String, Beacon)],
) -> Result<usize, StoreTrouble> {
    let mut held = BTreeMap::new();
    for (id, _) in beacons {
        held.insert(
            id.clone(),
            indexed_records::count_stream(database, id).await?,
        );
    }
    Ok(recovery::missing(beacons, |id| {
        held.get(id).copied().unwrap_or(0)
    }))
}

/// The user has read that entries are missing: beacons promise what is there from now on, or every start
/// would look for them in all stores again.
pub(crate) async fn accept_missing(shared: &Rc<Shared>) {
    let Ok(database) = shared.database().await else {
        return;
    };
    for (id, beacon) in local::beacons() {
        let Ok(count) = indexed_records::count_stream(&database, &id).await else {
            return;
        };
        let key = Mirror::Beacon(id);
        if count == 0 {
            local::forget(&key);
        } else if count < beacon.count {
            // Without a mirror there is no beacon.
            let _kept = local::write(&key, &Beacon { count, ..beacon });
        }
    }
}

/// localStorage stays small: beacons of finished observations go once there are many.
pub(crate) fn prune(beacons: &[(String, Beacon)], summaries: &[Summary]) {
    const MOST: usize = 20;
    if beacons.len() <= MOST {
        return;
    }
    let is_done = |id: &str, beacon: &Beacon| {
        let mut found = summaries.iter().filter(|s| s.id.as_str() == id);
        found.any(|s| s.finished_at.is_some() && s.entries >= beacon.count)
    };
    for (id, _) in beacons.iter().filter(|(id, beacon)| is_done(id, beacon)) {
        local::forget(&Mirror::Beacon(id.clone()));
    }
}
