//! Beacons: what the mirror promises of each observation that the database must have.

use std::collections::BTreeMap;

use crate::app::keeping::recovery;
use crate::app::keeping::stores::ports::{DatabasePort, MirrorPort, Stores};
use crate::app::keeping::stores::{mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::observation::summary::Summary;
use crate::format::stored::Beacon;
use crate::format::stored::keys::Mirror;

/// How many entries that beacons promise are in no store.
pub(super) async fn still_missing(
    database: &impl DatabasePort,
    beacons: &[(String, Beacon)],
) -> Result<usize, StoreTrouble> {
    let mut held = BTreeMap::new();
    for (id, _) in beacons {
        held.insert(id.clone(), records::count_stream(database, id).await?);
    }
    Ok(recovery::missing(beacons, |id| {
        held.get(id).copied().unwrap_or(0)
    }))
}

/// The user has read that entries are missing: beacons promise what is there from now on, or every start
/// would look for them in all stores again.
pub async fn accept_missing(stores: &impl Stores) {
    let Ok(database) = stores.database().await else {
        return;
    };
    let mirror = stores.mirror();
    for (id, beacon) in mirror::beacons(mirror) {
        let Ok(count) = records::count_stream(&*database, &id).await else {
            return;
        };
        let key = Mirror::Beacon(id);
        if count == 0 {
            mirror.forget(&key);
        } else if count < beacon.count {
            // Without a mirror there is no beacon.
            let _kept = mirror.write(&key, &Beacon { count, ..beacon });
        }
    }
}

/// localStorage stays small: beacons of finished observations go once there are many.
pub(super) fn prune(mirror: &impl MirrorPort, beacons: &[(String, Beacon)], summaries: &[Summary]) {
    const MOST: usize = 20;
    if beacons.len() <= MOST {
        return;
    }
    let is_done = |id: &str, beacon: &Beacon| {
        let mut found = summaries.iter().filter(|s| s.id.as_str() == id);
        found.any(|s| s.finished_at.is_some() && s.entries >= beacon.count)
    };
    for (id, _) in beacons.iter().filter(|(id, beacon)| is_done(id, beacon)) {
        mirror.forget(&Mirror::Beacon(id.clone()));
    }
}
