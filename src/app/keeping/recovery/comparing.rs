//! After the list is shown: the journal is compared with the database, and the summaries with the
//! records. Only what differs is told, by opening the stores once more.

use std::rc::Rc;

use crate::app::event::Keeping;
use crate::app::keeping::recovery::contents::Contents;
use crate::app::keeping::recovery::opening::{self, Start, replace_summaries};
use crate::app::keeping::recovery::{Plan, RecordKey};
use crate::app::keeping::stores::ports::{DatabasePort, Range, Stores, TransactionPort as _};
use crate::app::keeping::stores::{records, writing};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::{Opened, Recovered};
use crate::domain::gather;
use crate::domain::ids::DeviceId;
use crate::domain::observation::summary::Summary;
use crate::format::record::Stream;
use crate::format::stored::journal_jobs::{Place, Stretch};
use crate::format::stored::keys::{Meta, Table};

/// Compares; opens once more where something came to light, and answers what to tell then.
pub async fn afterwards<S: Stores>(
    stores: &Rc<S>,
    contents: Contents<S::Database>,
    start: &Start,
) -> Option<Keeping> {
    let compared = async {
        let plan = compare_journal(stores, &contents).await?;
        if !stores.may_write() {
            return Err(StoreTrouble::TakenOver);
        }
        let newer = compare_summaries(&contents).await?;
        Ok::<_, StoreTrouble>((plan, newer))
    };
    // A store that fails now is told of by the next write.
    let (plan, newer) = compared.await.ok()?;
    let erasing = plan.erasures();
    if plan.write_back.is_empty() && newer.is_empty() && erasing.is_empty() {
        return None;
    }
    let opened = open_once_more(&**stores, &contents, plan.recovered(), start).await;
    Some(Keeping::StoresOpened(Box::new(Opened {
        erasing,
        ..opened.ok()?
    })))
}

/// What the journal has after the last comparison goes into the database; a journal that lost what
/// the database has is written anew.
async fn compare_journal<S: Stores>(
    stores: &Rc<S>,
    contents: &Contents<S::Database>,
) -> Result<Plan, StoreTrouble> {
    if stores.journal().is_compared() {
        let end = stores.journal().end();
        let is_lost = end.length == 0 || end.length < contents.checkpoint.length;
        return fill_if(is_lost, stores, contents)
            .await
            .map(|()| Plan::default());
    }
    // Browsers without such files have no journal.
    let checkpoint = contents.checkpoint;
    let Ok(first) = stores.journal().read_part(checkpoint.length).await else {
        return Ok(Plan::default());
    };
    // One that is shorter, or has something else before the checkpoint, was lost and begun anew.
    let is_same = first.until.length >= checkpoint.length && first.before == checkpoint.tail;
    let (plan, end) = if is_same {
        compare_parts(stores, contents, checkpoint, first).await?
    } else {
        let first = stores.journal().read_part(0).await?;
        compare_parts(stores, contents, Place::default(), first).await?
    };
    stores.journal().compared_to(end);
    fill_if(!is_same || end.length == 0, stores, contents).await?;
    let end = stores.journal().end();
    if end != checkpoint {
        keep_checkpoint(stores, end);
    }
    Ok(plan)
}

/// Part by part, since after a large backup was restored the whole may be long. What was compared
/// stays compared when the tablet is put away before the end.
async fn compare_parts<S: Stores>(
    stores: &Rc<S>,
    contents: &Contents<S::Database>,
    mut from: Place,
    mut part: Stretch,
) -> Result<(Plan, Place), StoreTrouble> {
    let mut all = Plan::default();
    loop {
        // The tab that took over compares for itself; a journal read from here would be held from it.
        if !stores.may_write() {
            return Err(StoreTrouble::TakenOver);
        }
        let mut texts: Vec<String> = part.texts.into_iter().chain(part.damaged).collect();
        contents.leave_out_removed(&**stores, &mut texts);
        let plan = records::unite(contents.database(), &texts).await?;
        let streams = plan.streams().into_iter().map(str::to_owned);
        records::rebuild_summaries(contents.database(), streams).await?;
        all.extend(plan);
        if part.until.length <= from.length {
            return Ok((all, from));
        }
        from = part.until;
        keep_checkpoint(stores, from);
        part = stores.journal().read_part(from.length).await?;
    }
}

fn keep_checkpoint(stores: &Rc<impl Stores>, place: Place) {
    writing::keep(stores, Meta::JournalCheckpoint, Some(place.to_string()));
}

/// A journal that is empty, or was lost and begun anew, gets every record of the database again.
async fn fill_if<S: Stores>(
    is_lost: bool,
    stores: &Rc<S>,
    contents: &Contents<S::Database>,
) -> Result<(), StoreTrouble> {
    if !is_lost {
        return Ok(());
    }
    let mut last: Option<RecordKey> = None;
    loop {
        let some = records::read_some(contents.database(), last).await?;
        last = some.last().and_then(|text| RecordKey::of_text(text));
        stores.journal().copy(some).await?;
        if last.is_none() {
            return Ok(());
        }
    }
}

/// Summaries that are missing or behind, made anew. Looked for only where the numbers disagree, and
/// still do when both are read at one moment: entries may have been added since the stores opened.
async fn compare_summaries(
    contents: &Contents<impl DatabasePort>,
) -> Result<Vec<Summary>, StoreTrouble> {
    let database = contents.database();
    let transaction = database.reading(&[Table::Records, Table::Summaries])?;
    let all = transaction.count(Table::Records, &Range::All).await?;
    let devices = transaction.count(Table::Records, &Range::Devices).await?;
    let beyond = transaction.count(Table::Records, &Range::Beyond).await?;
    let agrees = |known: &[Summary]| {
        let entries = known.iter().map(|s| s.entries);
        all.checked_sub(devices.saturating_add(beyond))
            == Some(entries.fold(0, u32::saturating_add))
    };
    if agrees(&contents.summaries) {
        return Ok(Vec::new());
    }
    let texts = transaction
        .texts(Table::Summaries, &Range::All, u32::MAX)
        .await?;
    drop(transaction);
    let known = records::summaries(&texts);
    if agrees(&known) {
        return Ok(Vec::new());
    }
    sum_up_all(database, &known).await
}

/// Goes through all streams; makes anew what is missing or says another number of entries.
pub(super) async fn sum_up_all(
    database: &impl DatabasePort,
    known: &[Summary],
) -> Result<Vec<Summary>, StoreTrouble> {
    let known = gather::map(known.iter().map(|s| (s.id.as_str(), s)));
    let mut doubtful = Vec::new();
    for stream in records::streams(database).await? {
        if !Stream::is_observation(&stream) {
            continue;
        }
        let count = records::count_stream(database, &stream).await?;
        if known
            .get(stream.as_str())
            .is_none_or(|summary| summary.entries != count)
        {
            doubtful.push(stream);
        }
    }
    let made = records::rebuild_summaries(database, doubtful).await?;
    Ok(made
        .into_iter()
        .filter(|s| known.get(s.id.as_str()) != Some(&s))
        .collect())
}

async fn open_once_more<S: Stores>(
    stores: &S,
    contents: &Contents<S::Database>,
    recovered: Recovered,
    start: &Start,
) -> Result<Opened, StoreTrouble> {
    let database = contents.database();
    let device: Option<DeviceId> = stores.known().device.borrow().clone();
    let device = device.ok_or(StoreTrouble::ConnectionLost)?;
    let texts = records::read_table(database, Table::Summaries).await?;
    let mut summaries = contents.summaries.clone();
    replace_summaries(&mut summaries, records::summaries(&texts));
    let device_records = records::read_devices(database).await?;
    Ok(Opened {
        summaries,
        device_records,
        recovered,
        ..opening::opened(stores, device, stores.pen(), start)
    })
}
