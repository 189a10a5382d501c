//! Restoring a backup: set union, like every recovery, in one transaction: all of it or nothing. Nothing
//! that is stored is overwritten, whatever a line of the backup says of itself.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::app::event::TakingOut;
use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::recovery::backup::Texts;
use crate::app::keeping::recovery::{self, Plan};
use crate::app::keeping::stores::ports::{DatabasePort, Range, Stores, TransactionPort};
use crate::app::keeping::stores::{collated, records, writing};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::Restored;
use crate::domain::ids::ObservationId;
use crate::format::record::Stream;
use crate::format::stored::ErasingV1;
use crate::format::stored::keys::{Meta, Table};

/// Records copied to the journal at once.
const AT_ONCE: usize = 1_000;
/// Longest time for each step of it: a backup of thousands of lessons on a slow tablet.
const LIMIT_MS: u32 = 120_000;

/// Takes in what a backup holds.
///
/// # Errors
/// Why nothing of it was taken in.
pub async fn take_in(stores: &Rc<impl Stores>, texts: &Texts) -> Result<Restored, StoreTrouble> {
    let database = stores.database().await?;
    // Whose lessons these are is kept before they are here: nothing of them may leave by itself.
    stores.tell(TakingOut::RestoreBegins(
        strangers(&*database, texts).await?,
    ));
    let known = stores.known();
    known.removed.borrow_mut().clear();
    known.waiting.idle(&**stores).await;
    if known.waiting.has_unconfirmed() {
        return Err(StoreTrouble::NoAnswer);
    }
    let under_way = known.under_way.borrow().clone();
    let (plan, collated) = unite(&*database, texts, &under_way).await?;
    known
        .under_way
        .borrow_mut()
        .retain(|erasing| !is_brought(erasing, &plan));
    stores.forget_read();
    copy_to_journal(stores, &plan).await;
    let ids = plan
        .streams()
        .into_iter()
        .filter(|s| Stream::is_observation(s));
    Ok(Restored {
        observations: ids.filter_map(|id| ObservationId::parse(id).ok()).collect(),
        new: plan.write_back.len(),
        already_here: plan.present,
        differing: plan.differing.len(),
        unreadable: plan.unreadable.len(),
        collated,
    })
}

/// The observations of a backup that are not on this tablet.
async fn strangers(
    database: &impl DatabasePort,
    texts: &Texts,
) -> Result<Vec<ObservationId>, StoreTrouble> {
    let here = records::read_table(database, Table::Summaries).await?;
    let here: BTreeSet<ObservationId> = records::summaries(&here)
        .into_iter()
        .map(|summary| summary.id)
        .collect();
    let all = texts.records.iter().chain(&texts.aside);
    let streams: BTreeSet<String> = all
        .filter_map(|text| recovery::key_of_text(text))
        .map(|key| key.stream)
        .filter(|stream| Stream::is_observation(stream))
        .collect();
    let ids = streams.iter().filter_map(|s| ObservationId::parse(s).ok());
    Ok(ids.filter(|id| !here.contains(id)).collect())
}

/// All of it in one transaction: when it fails, nothing was changed.
async fn unite(
    database: &impl DatabasePort,
    texts: &Texts,
    under_way: &[ErasingV1],
) -> Result<(Plan, usize), StoreTrouble> {
    let mut tables = vec![Table::Records, Table::Summaries, Table::Aside, Table::Meta];
    tables.extend(collated::TABLES);
    let transaction = database.writing(&tables)?.with_patience(LIMIT_MS);
    // What was set aside is set aside again; records of it may be readable by now.
    let all: Vec<String> = texts.records.iter().chain(&texts.aside).cloned().collect();
    let plan = records::compare(&transaction, &all).await?;
    records::put_plan(&transaction, &plan)?;
    let (collated, strange) = collated::add(&transaction, &texts.collation).await?;
    for text in &strange {
        records::put_aside(&transaction, text)?;
    }
    sum_up(&transaction, plan.streams()).await?;
    // Words that only one of the two still had go everywhere; an observation that is brought back stays.
    let begun: Vec<ErasingV1> = plan.erasures().iter().map(Erasure::stored).collect();
    let brought = under_way
        .iter()
        .filter(|erasing| is_brought(erasing, &plan));
    let brought: Vec<ErasingV1> = brought.cloned().collect();
    records::note_erasing(&transaction, &begun, &brought).await?;
    transaction.complete().await?;
    Ok((plan, collated))
}

/// Whether an observation that was being removed is brought back by the backup.
fn is_brought(erasing: &ErasingV1, plan: &Plan) -> bool {
    erasing.records.is_empty() && plan.streams().contains(erasing.observation.as_str())
}

async fn sum_up(
    transaction: &impl TransactionPort,
    streams: BTreeSet<&str>,
) -> Result<(), StoreTrouble> {
    let ranges: Vec<Range> = streams
        .iter()
        .map(|stream| Range::Under((*stream).to_owned()))
        .collect();
    let each = transaction.each_texts(Table::Records, &ranges).await?;
    for (stream, texts) in streams.into_iter().zip(each) {
        if let Some(summary) = recovery::summary(stream, &texts) {
            records::put_summary(transaction, &summary)?;
        }
    }
    Ok(())
}

async fn copy_to_journal(stores: &Rc<impl Stores>, plan: &Plan) {
    let new: Vec<String> = plan.write_back.values().cloned().collect();
    for some in new.chunks(AT_ONCE) {
        // Without a journal the database alone has them, as always then.
        if stores.journal().copy(some.to_vec()).await.is_err() {
            return;
        }
    }
    // Both have all of it now: the next start need not compare it.
    if let Some(length) = stores
        .journal()
        .checkpoint(!stores.known().waiting.has_unconfirmed())
    {
        writing::keep(stores, Meta::JournalCheckpoint, Some(length.to_string()));
    }
}
