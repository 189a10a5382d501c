//! Opening: all stores are read, each with a limit, and brought to one state by set union. Nothing is
//! written before everything that is needed has been read; what cannot be read is set aside.
//!
//! The list appears as soon as the database proves whole: it knows this device, and has all that the
//! beacons promise. Then the journal is compared afterwards. Otherwise it is read first.

mod beacons;

pub(crate) use beacons::accept_missing;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use futures_util::future::{join, try_join, try_join_all, try_join4};

use crate::app::event::{Event, Keeping};
use crate::app::handing_over::ledger::Ledger;
use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::recovery::{self, Plan, RecordKey};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::standing::Pen;
use crate::app::told::{Opened, Recovered};
use crate::domain::gather;
use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::observation::summary::Summary;
use crate::format::record::Stream;
use crate::format::stored::Beacon;
use crate::format::stored::keys::{Meta, Table};
use crate::platform::browser::random;
use crate::platform::destinations::folder;
use crate::platform::page::{dom, fields};
use crate::platform::recovery::{comparing, erasing, moving};
use crate::platform::shared::Shared;
use crate::platform::stores::indexed::Database;
use crate::platform::stores::indexed_keys::{Key, Range};
use crate::platform::stores::indexed_records::{self, Write};
use crate::platform::stores::{identity, local};
use crate::platform::tabs;

/// What the database says at first.
pub(crate) struct Contents {
    database: Rc<Database>,
    device: Option<DeviceId>,
    pub(crate) checkpoint: u64,
    pub(crate) summaries: Vec<Summary>,
    device_records: Vec<String>,
    /// How many records each observation with a beacon has.
    held: BTreeMap<String, u32>,
    is_empty: bool,
    /// What was being erased when the tablet was put away.
    erasing: Vec<Erasure>,
    /// Observations that were removed for good.
    removed: BTreeSet<String>,
}

/// What the other stores added.
#[derive(Default)]
struct Added {
    plan: Plan,
    device: Option<DeviceId>,
}

/// Opens the stores, tells the app, and compares the journal afterwards.
pub(crate) async fn open(shared: &Rc<Shared>) {
    // Nothing is read before the pen is settled: the tab that had it may just have written.
    let (pen, database) = join(tabs::take_pen(shared), shared.database()).await;
    let contents = match read_and_move(shared, pen, database).await {
        Err(trouble @ StoreTrouble::TooNew(_)) => {
            return shared.send(Keeping::StoresRefused(trouble));
        }
        contents => contents,
    };
    let event = match (contents, pen) {
        (Ok(contents), Pen::Ours) => match bring_together(shared, &contents).await {
            Ok(opened) => {
                shared.send(Keeping::StoresOpened(Box::new(opened)));
                folder::tell(shared).await;
                return comparing::afterwards(shared, contents).await;
            }
            Err(trouble) => without_database(shared, trouble, pen).await,
        },
        (Ok(contents), _) => only_read(shared, contents, pen),
        (Err(trouble), _) => without_database(shared, trouble, pen).await,
    };
    shared.send(event);
}

/// A database that knows no device is new: what the first version left elsewhere is brought here first.
async fn read_and_move(
    shared: &Rc<Shared>,
    pen: Pen,
    database: Result<Rc<Database>, StoreTrouble>,
) -> Result<Contents, StoreTrouble> {
    let contents = read_first(database).await?;
    if contents.device.is_some() || pen != Pen::Ours {
        return Ok(contents);
    }
    if moving::first_version(&contents.database).await? {
        return read_first(shared.database().await).await;
    }
    Ok(contents)
}

/// Everything is asked for at once, so that no answer waits for the one before.
async fn read_first(
    database: Result<Rc<Database>, StoreTrouble>,
) -> Result<Contents, StoreTrouble> {
    let database = database?;
    let transaction = database.reading(&[Table::Records, Table::Summaries, Table::Meta])?;
    let counts = local::beacons().into_iter().map(|(id, _)| async {
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
    fields::forget_emptied(meta(3));
    let removed = device.as_ref().map(|device| {
        let (ledger, _) = Ledger::read(&device_records, device);
        ledger.removed().clone()
    });
    Ok(Contents {
        database,
        device,
        checkpoint: meta(1).and_then(|text| text.parse().ok()).unwrap_or(0),
        erasing: erasing::under_way(meta(2)),
        removed: removed.unwrap_or_default(),
        summaries: indexed_records::summaries(&summaries),
        device_records,
        held: gather::map(held),
        is_empty: first.is_empty(),
    })
}

impl Contents {
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// What was removed for good, before the start or since, is not brought back from another store.
    pub(crate) fn leave_out_removed(&self, shared: &Shared, texts: &mut Vec<String>) {
        let since = shared.removed.borrow();
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
    fn beacons(&self) -> Vec<(String, Beacon)> {
        for id in self
            .removed
            .iter()
            .filter_map(|id| ObservationId::parse(id).ok())
        {
            erasing::forget_observation(&id);
        }
        local::beacons()
    }

    /// Whether the database knows its device and has all that the beacons promise.
    fn is_whole(&self, beacons: &[(String, Beacon)]) -> bool {
        let missing = recovery::missing(beacons, |id| self.held.get(id).copied().unwrap_or(0));
        let lost_lists = self.summaries.is_empty() && !self.is_empty;
        self.device.is_some() && missing == 0 && !lost_lists
    }
}

async fn bring_together(shared: &Rc<Shared>, contents: &Contents) -> Result<Opened, StoreTrouble> {
    let database = &contents.database;
    let beacons = contents.beacons();
    let is_whole = contents.is_whole(&beacons);
    let added = add_others(shared, contents, is_whole).await?;
    let device = settle_device(shared, contents, &added).await?;
    let mut recovered = added.plan.recovered();
    let mut summaries = contents.summaries.clone();
    if !is_whole {
        let found = comparing::sum_up_all(database, &contents.summaries).await?;
        replace_summaries(&mut summaries, found);
        recovered.missing = beacons::still_missing(database, &beacons).await?;
    }
    let streams = added.plan.streams().into_iter().map(str::to_owned);
    let rebuilt = indexed_records::rebuild_summaries(database, streams).await?;
    replace_summaries(&mut summaries, rebuilt);
    beacons::prune(&beacons, &summaries);
    let device_records = if added.plan.write_back.is_empty() {
        contents.device_records.clone()
    } else {
        indexed_records::read_devices(database).await?
    };
    let pen = shared.pen.get();
    Ok(Opened {
        device,
        pen,
        summaries,
        device_records,
        recovered,
        failing: Vec::new(),
        built_ms: dom::built_ms(),
        given: identity::given(),
        erasing: contents.erasing.clone(),
    })
}

/// What the mirror has, and the journal where the database does not prove whole, goes into the
/// database.
async fn add_others(
    shared: &Rc<Shared>,
    contents: &Contents,
    is_whole: bool,
) -> Result<Added, StoreTrouble> {
    let pending = local::pending();
    let mut texts = pending.clone();
    let mut added = Added::default();
    let mut journal_length = None;
    if !is_whole {
        // A journal that does not answer within its limit is looked at again at the next start.
        if let Ok(read) = shared.journal.read(0).await {
            journal_length = Some(read.length);
            added.device = identity::device_of(&read.texts);
            texts.extend(read.texts.into_iter().chain(read.damaged));
        }
    }
    contents.leave_out_removed(shared, &mut texts);
    added.plan = indexed_records::unite(&contents.database, &texts).await?;
    if let Some(length) = journal_length {
        shared.journal.compared_to(length);
    }
    if !pending.is_empty() {
        let keys: Vec<RecordKey> = pending
            .iter()
            .filter_map(|t| RecordKey::of_text(t))
            .collect();
        // As the database has them: the mirror of a killed browser may be older, and hold words that
        // were struck out since.
        let stored = indexed_records::read_keys(&contents.database, &keys).await?;
        shared.journal.append(&stored);
        shared.journal.confirmed(&keys);
        // A tap that came meanwhile stays in the mirror.
        shared.saving.settled(shared, &pending);
    }
    Ok(added)
}

/// This installation's id: what any store knows, else a fresh one; then every store knows it.
async fn settle_device(
    shared: &Shared,
    contents: &Contents,
    added: &Added,
) -> Result<DeviceId, StoreTrouble> {
    let brought = added.plan.write_back.values();
    let own = contents.device_records.iter().chain(brought);
    // A database that was cleared under the running app does not make another tablet of it.
    let running = shared.device.borrow().clone();
    let stored = contents.device.clone().or(running);
    let device = identity::known_device(stored.as_ref(), added.device.as_ref(), own);
    if contents.device.is_none() {
        let meta = vec![(Meta::Device, Some(device.to_string()))];
        indexed_records::write(
            &contents.database,
            &Write {
                meta,
                ..Write::default()
            },
        )
        .await?;
    }
    identity::remember_device(shared, &device);
    Ok(device)
}

/// Puts newer summaries in the place of older ones.
pub(crate) fn replace_summaries(summaries: &mut Vec<Summary>, newer: Vec<Summary>) {
    let replaced = gather::set(newer.iter().map(|s| s.id.clone()));
    summaries.retain(|s| !replaced.contains(&s.id));
    summaries.extend(newer);
}

/// Another tab has the pen: what the database holds, as it stands.
fn only_read(shared: &Rc<Shared>, contents: Contents, pen: Pen) -> Event {
    let device = identity::known_device(contents.device.as_ref(), None, &contents.device_records);
    *shared.device.borrow_mut() = Some(device.clone());
    Event::Keeping(Keeping::StoresOpened(Box::new(Opened {
        device,
        pen,
        summaries: contents.summaries,
        device_records: contents.device_records,
        recovered: Recovered::default(),
        failing: Vec::new(),
        built_ms: dom::built_ms(),
        given: identity::given(),
        erasing: Vec::new(),
    })))
}

/// The database cannot be used: the observer can go on with what the journal and the mirror have,
/// and is told. Nothing is written back.
async fn without_database(shared: &Rc<Shared>, trouble: StoreTrouble, pen: Pen) -> Event {
    let journal = if pen == Pen::Ours {
        shared.journal.read(0).await.ok()
    } else {
        None
    };
    if journal.is_none() && !local::works() {
        return Event::Keeping(Keeping::StoresRefused(trouble));
    }
    // Without its own records this device does not know the number of its last hand-over file. It
    // goes on as a new device until they can be read, so that no number is given twice.
    let device = match &journal {
        Some(read) => {
            identity::known_device(None, identity::device_of(&read.texts).as_ref(), &read.texts)
        }
        None => random::device(),
    };
    if journal.is_some() {
        identity::remember_device(shared, &device);
    } else {
        *shared.device.borrow_mut() = Some(device.clone());
    }
    let texts = journal.map(|j| j.texts).unwrap_or_default();
    let pending = local::pending();
    shared.saving.adopt(&pending);
    shared.instead.take(texts.into_iter().chain(pending));
    let streams = shared.instead.streams();
    let summary = |s: &String| recovery::summary(s, &shared.instead.stream_now(s));
    Event::Keeping(Keeping::StoresOpened(Box::new(Opened {
        pen,
        summaries: streams.iter().filter_map(summary).collect(),
        device_records: streams
            .iter()
            .filter(|s| matches!(Stream::of(s), Stream::Device(_)))
            .flat_map(|s| shared.instead.stream_now(s))
            .collect(),
        device,
        recovered: Recovered::default(),
        failing: vec![trouble],
        built_ms: dom::built_ms(),
        given: identity::given(),
        erasing: Vec::new(),
    })))
}
