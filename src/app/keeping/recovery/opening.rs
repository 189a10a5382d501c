//! Opening: all stores are read, each with a limit, and brought to one state by set union. Nothing is
//! written before everything that is needed has been read; what cannot be read is set aside.
//!
//! The list appears as soon as the database proves whole: it knows this device, and has all that the
//! beacons promise. Then the journal is compared afterwards. Otherwise it is read first.

use std::rc::Rc;

use crate::app::event::Keeping;
use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::recovery::contents::{Contents, read_first};
use crate::app::keeping::recovery::{self, Plan, RecordKey, beacons, comparing, identity};
use crate::app::keeping::stores::ports::{DatabasePort, MirrorPort as _, Stores};
use crate::app::keeping::stores::records::{self, Write};
use crate::app::keeping::stores::{mirror, writing};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::standing::Pen;
use crate::app::told::{Opened, Recovered};
use crate::domain::gather;
use crate::domain::ids::DeviceId;
use crate::domain::observation::summary::Summary;
use crate::format::record::Stream;
use crate::format::stored::journal_jobs::Place;
use crate::format::stored::keys::Meta;

/// What a start brings along.
#[derive(Clone, Debug)]
pub struct Start {
    /// When the app's files were built, milliseconds since 1970; 0 where nobody knows.
    pub built_ms: i64,
    /// An id that no device has yet.
    pub fresh: DeviceId,
}

/// What the other stores added.
#[derive(Default)]
struct Added {
    plan: Plan,
    device: Option<DeviceId>,
    has_journal: bool,
}

impl Added {
    /// What was being erased, and what turned out not to be gone.
    fn erasing(&self, noted: &[Erasure]) -> Vec<Erasure> {
        let mut erasing = noted.to_vec();
        let found = self.plan.erasures().into_iter();
        erasing.extend(found.filter(|erasure| !noted.contains(erasure)));
        erasing
    }
}

/// Opens the stores, once the pen is settled and the database was asked for. Answers what to tell, and where
/// this tab may write, what is compared afterwards.
pub async fn open<S: Stores>(
    stores: &Rc<S>,
    pen: Pen,
    database: Result<Rc<S::Database>, StoreTrouble>,
    start: &Start,
) -> (Keeping, Option<Contents<S::Database>>) {
    let contents = match read_and_move(&**stores, pen, database).await {
        Err(trouble @ StoreTrouble::TooNew(_)) => return (Keeping::StoresRefused(trouble), None),
        contents => contents,
    };
    let told = match (contents, pen) {
        (Ok(mut contents), Pen::Ours) => {
            match bring_together(&**stores, &mut contents, start).await {
                Ok(opened) => return (opened_as(opened), Some(contents)),
                Err(trouble) => without_database(&**stores, trouble, pen, start).await,
            }
        }
        (Ok(contents), _) => only_read(&**stores, contents, pen, start),
        (Err(trouble), _) => without_database(&**stores, trouble, pen, start).await,
    };
    (told, None)
}

fn opened_as(opened: Opened) -> Keeping {
    Keeping::StoresOpened(Box::new(opened))
}

/// A database that knows no device is new: what the first version left elsewhere is brought here first.
async fn read_and_move<S: Stores>(
    stores: &S,
    pen: Pen,
    database: Result<Rc<S::Database>, StoreTrouble>,
) -> Result<Contents<S::Database>, StoreTrouble> {
    let contents = read_first(stores, database).await?;
    if contents.device.is_some() || pen != Pen::Ours {
        return Ok(contents);
    }
    if stores.first_version(&contents.database).await? {
        return read_first(stores, stores.database().await).await;
    }
    Ok(contents)
}

async fn bring_together<S: Stores>(
    stores: &S,
    contents: &mut Contents<S::Database>,
    start: &Start,
) -> Result<Opened, StoreTrouble> {
    // Another tab may have proved meanwhile what was under way here.
    let noted = contents.erasing.iter().map(Erasure::stored).collect();
    *stores.known().under_way.borrow_mut() = noted;
    let promised = contents.beacons(stores);
    let is_whole = contents.is_whole(&promised);
    let added = add_others(stores, contents, is_whole).await?;
    if !(is_whole || added.has_journal) {
        look_at_all_of_journal(contents).await?;
    }
    let database = contents.database();
    let device = settle_device(stores, contents, &added, start).await?;
    let mut recovered = added.plan.recovered();
    let mut summaries = contents.summaries.clone();
    if !is_whole {
        let found = comparing::sum_up_all(database, &contents.summaries).await?;
        replace_summaries(&mut summaries, found);
        recovered.missing = beacons::still_missing(database, &promised).await?;
    }
    let streams = added.plan.streams().into_iter().map(str::to_owned);
    let rebuilt = records::rebuild_summaries(database, streams).await?;
    replace_summaries(&mut summaries, rebuilt);
    beacons::prune(stores.mirror(), &promised, &summaries);
    let device_records = if added.plan.write_back.is_empty() {
        contents.device_records.clone()
    } else {
        records::read_devices(database).await?
    };
    Ok(Opened {
        summaries,
        device_records,
        recovered,
        erasing: added.erasing(&contents.erasing),
        ..opened(stores, device, stores.pen(), start)
    })
}

/// What is told of stores that were opened, before anything is said of what they hold.
pub(super) fn opened(stores: &impl Stores, device: DeviceId, pen: Pen, start: &Start) -> Opened {
    Opened {
        device,
        pen,
        summaries: Vec::new(),
        device_records: Vec::new(),
        recovered: Recovered::default(),
        left: Vec::new(),
        failing: Vec::new(),
        built_ms: start.built_ms,
        given: mirror::given(stores.mirror()),
        erasing: Vec::new(),
    }
}

/// What the mirror has, and the journal where the database does not prove whole, goes into the
/// database.
async fn add_others<S: Stores>(
    stores: &S,
    contents: &Contents<S::Database>,
    is_whole: bool,
) -> Result<Added, StoreTrouble> {
    let pending = mirror::pending(stores.mirror());
    let mut texts = pending.clone();
    let mut added = Added::default();
    let mut journal_end = None;
    if !is_whole {
        // A journal that does not answer within its limit is looked at again at the next start.
        if let Ok(read) = stores.journal().read_all().await {
            journal_end = Some(read.until);
            added.has_journal = true;
            added.device = identity::device_of(&read.texts);
            texts.extend(read.texts.into_iter().chain(read.damaged));
        }
    }
    contents.leave_out_removed(stores, &mut texts);
    added.plan = records::unite(contents.database(), &texts).await?;
    if let Some(end) = journal_end {
        stores.journal().compared_to(end);
    }
    if !pending.is_empty() {
        let keys: Vec<RecordKey> = pending
            .iter()
            .filter_map(|t| RecordKey::of_text(t))
            .collect();
        // As the database has them: the mirror of a killed browser may be older, and hold words that
        // were struck out since.
        let there = records::read_keys(contents.database(), &keys).await?;
        writing::to_journal(stores, &there);
        // A tap that came meanwhile stays in the mirror.
        mirror::settle(stores.mirror(), &pending, stores.journal().works());
    }
    Ok(added)
}

/// The journal could not be read although the database is not whole: it is compared from its beginning as soon
/// as it can be.
async fn look_at_all_of_journal(
    contents: &mut Contents<impl DatabasePort>,
) -> Result<(), StoreTrouble> {
    if std::mem::take(&mut contents.checkpoint) == Place::default() {
        return Ok(());
    }
    let wanted = Write {
        meta: vec![(Meta::JournalCheckpoint, None)],
        ..Write::default()
    };
    records::write(contents.database(), &wanted).await.map(drop)
}

/// This installation's id: what any store knows, else a fresh one; then every store knows it.
async fn settle_device<S: Stores>(
    stores: &S,
    contents: &Contents<S::Database>,
    added: &Added,
    start: &Start,
) -> Result<DeviceId, StoreTrouble> {
    let brought = added.plan.write_back.values();
    let own = contents.device_records.iter().chain(brought);
    // A database that was cleared under the running app does not make another tablet of it.
    let running = stores.known().device.borrow().clone();
    let known = contents.device.clone().or(running);
    let journalled = added.device.as_ref();
    let device = identity::known_device(stores.mirror(), known.as_ref(), journalled, own);
    let device = device.unwrap_or_else(|| start.fresh.clone());
    if contents.device.is_none() {
        let meta = vec![(Meta::Device, Some(device.to_string()))];
        records::write(
            contents.database(),
            &Write {
                meta,
                ..Write::default()
            },
        )
        .await?;
    }
    identity::remember_device(stores, &device);
    Ok(device)
}

/// Puts newer summaries in the place of older ones.
pub(super) fn replace_summaries(summaries: &mut Vec<Summary>, newer: Vec<Summary>) {
    let replaced = gather::set(newer.iter().map(|s| s.id.clone()));
    summaries.retain(|s| !replaced.contains(&s.id));
    summaries.extend(newer);
}

/// Another tab has the pen: what the database holds, as it stands.
fn only_read<D: DatabasePort>(
    stores: &impl Stores,
    contents: Contents<D>,
    pen: Pen,
    start: &Start,
) -> Keeping {
    let own = &contents.device_records;
    let device = identity::known_device(stores.mirror(), contents.device.as_ref(), None, own);
    let device = device.unwrap_or_else(|| start.fresh.clone());
    *stores.known().device.borrow_mut() = Some(device.clone());
    opened_as(Opened {
        summaries: contents.summaries,
        device_records: contents.device_records,
        ..opened(stores, device, pen, start)
    })
}

/// The database cannot be used: the observer can go on with what the journal and the mirror have,
/// and is told. Nothing is written back.
async fn without_database(
    stores: &impl Stores,
    trouble: StoreTrouble,
    pen: Pen,
    start: &Start,
) -> Keeping {
    let journal = if pen == Pen::Ours {
        stores.journal().read_all().await.ok()
    } else {
        None
    };
    if journal.is_none() && !stores.mirror().works() {
        return Keeping::StoresRefused(trouble);
    }
    // Without its own records this device does not know the number of its last hand-over file. It
    // goes on as a new device until they can be read, so that no number is given twice.
    let device = journal.as_ref().and_then(|read| {
        let journalled = identity::device_of(&read.texts);
        identity::known_device(stores.mirror(), None, journalled.as_ref(), &read.texts)
    });
    let device = device.unwrap_or_else(|| start.fresh.clone());
    if journal.is_some() {
        identity::remember_device(stores, &device);
    } else {
        *stores.known().device.borrow_mut() = Some(device.clone());
    }
    let texts = journal.map(|j| j.texts).unwrap_or_default();
    let pending = mirror::pending(stores.mirror());
    let instead = &stores.known().instead;
    instead.take(texts.into_iter().chain(pending.iter().cloned()));
    let streams = instead.streams();
    let summary = |s: &String| recovery::summary(s, &instead.stream(s));
    opened_as(Opened {
        summaries: streams.iter().filter_map(summary).collect(),
        device_records: streams
            .iter()
            .filter(|s| matches!(Stream::of(s), Stream::Device(_)))
            .flat_map(|s| instead.stream(s))
            .collect(),
        left: pending,
        failing: vec![trouble],
        ..opened(stores, device, pen, start)
    })
}
