//! What the database says when it is opened, read at one moment; and whether that is all there should be.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use futures_util::future::{try_join, try_join_all, try_join4};

use crate::app::handing_over::ledger::Ledger;
use crate::app::keeping::erasing::{self, Erasure};
use crate::app::keeping::recovery;
use crate::app::keeping::stores::ports::{DatabasePort, Key, Range, Stores, TransactionPort as _};
use crate::app::keeping::stores::{mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::gather;
use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::observation::summary::Summary;
use crate::format::stored::Beacon;
use crate::format::stored::journal_jobs::Place;
use crate::format::stored::keys::{Meta, Table};

/// What the database says at first.
#[derive(Debug)]
pub struct Contents<D> {
    pub(super) database: Rc<D>,
    pub(super) device: Option<DeviceId>,
    pub(super) checkpoint: Place,
    pub(super) summaries: Vec<Summary>,
    pub(super) device_records: Vec<String>,
    /// How many records each observation with a beacon has.
    held: BTreeMap<String, u32>,
    is_empty: bool,
    /// What was being erased when the tablet was put away.
    pub(super) erasing: Vec<Erasure>,
    /// Observations that were removed for good.
    removed: BTreeSet<String>,
}

/// Everything is asked for at once, so that no answer waits for the one before.
pub(super) async fn read_first<S: Stores>(
    stores: &S,
    database: Result<Rc<S::Database>, StoreTrouble>,
) -> Result<Contents<S::Database>, StoreTrouble> {
    let database = database?;
    let transaction = database.reading(&[Table::Records, Table::Summaries, Table::Meta])?;
    let counts = mirror::beacons(stores.mirror())
        .into_iter()
        .map(|(id, _)| async {
            let range = Range::Under(id.clone());
            let count = transaction.count(Table::Records, &range).await?;
            Ok((id, count))
        });
    let keys = [
        Meta::Device,
        Meta::JournalCheckpoint,
        Meta::Erasing,
        Meta::Emptied,
    ];
    let keys = keys.map(|meta| Key::meta(&meta));
    let meta = transaction.each_text(Table::Meta, &keys);
    let records = try_join(
        transaction.texts(Table::Records, &Range::All, 1),
        transaction.texts(Table::Records, &Range::Devices, u32::MAX),
    );
    let summaries = transaction.texts(Table::Summaries, &Range::All, u32::MAX);
    let (meta, (first, device_records), held, summaries) =
        try_join4(meta, records, try_join_all(counts), summaries).await?;
    drop(transaction);
    let meta = |at: usize| meta.get(at).and_then(Option::as_deref);
    let device = meta(0).and_then(|text| DeviceId::parse(text).ok());
    mirror::forget_emptied(stores.mirror(), meta(3));
    let removed = device.as_ref().map(|device| {
        let (ledger, _) = Ledger::read(&device_records, device);
        ledger.removed().clone()
    });
    Ok(Contents {
        database,
        device,
        checkpoint: meta(1).map(Place::parse).unwrap_or_default(),
        erasing: erasing::under_way(meta(2)),
        removed: removed.unwrap_or_default(),
        summaries: records::summaries(&summaries),
        device_records,
        held: gather::map(held),
        is_empty: first.is_empty(),
    })
}

impl<D: DatabasePort> Contents<D> {
    pub(super) fn database(&self) -> &D {
        &self.database
    }

    /// What was removed for good, before the start or since, is not brought back from another store.
    pub(super) fn leave_out_removed(&self, stores: &impl Stores, texts: &mut Vec<String>) {
        let since = stores.known().removed.borrow();
        if self.removed.is_empty() && since.is_empty() {
            return;
        }
        let is_removed = |stream: &String| self.removed.contains(stream) || since.contains(stream);
        texts.retain(|text| {
            let key = recovery::key_of_text(text);
            key.is_none_or(|key| !is_removed(&key.stream))
        });
    }

    /// The beacons of what is there, or should be. A killed browser may have brought back those of an
    /// observation that was removed.
    pub(super) fn beacons(&self, stores: &impl Stores) -> Vec<(String, Beacon)> {
        let mirror = stores.mirror();
        for id in self
            .removed
            .iter()
            .filter_map(|id| ObservationId::parse(id).ok())
        {
            mirror::forget_observation(mirror, &id);
        }
        mirror::beacons(mirror)
    }

    /// Whether the database knows its device and has all that the beacons promise.
    pub(super) fn is_whole(&self, beacons: &[(String, Beacon)]) -> bool {
        let missing = recovery::missing(beacons, |id| self.held.get(id).copied().unwrap_or(0));
        let lost_lists = self.summaries.is_empty() && !self.is_empty;
        // A journal that was compared had records to be compared.
        let lost_records = self.is_empty && self.checkpoint.length > 0;
        self.device.is_some() && missing == 0 && !lost_lists && !lost_records
    }
}
