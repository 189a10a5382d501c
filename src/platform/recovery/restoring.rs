//! Restoring a backup: set union, like every recovery, in one transaction: all of it or nothing. Nothing
//! that is stored is overwritten, whatever a line of the backup says of itself.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::File;

use crate::app::event::TakingOut;
use crate::app::keeping::recovery::{self, Plan};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::Restored;
use crate::domain::ids::ObservationId;
use crate::format::problem::FileProblem;
use crate::format::record::Stream;
use crate::format::stored::keys::{Meta, Table};
use crate::format::work::{Answer, Job};
use crate::platform::browser::{blobs, error};
use crate::platform::collating;
use crate::platform::recovery::opening;
use crate::platform::shared::Shared;
use crate::platform::stores::indexed::Database;
use crate::platform::stores::indexed_keys::Range;
use crate::platform::stores::indexed_transaction::Transaction;
use crate::platform::stores::{indexed_records, saving};

/// Records copied to the journal at once.
const AT_ONCE: usize = 1_000;
/// Longest time for each step of it: a backup of thousands of lessons on a slow tablet.
const LIMIT_MS: u32 = 120_000;

/// Takes a backup in, and opens the stores once more so that lists show what came.
pub(crate) async fn restore(shared: &Rc<Shared>, file: File) {
    if !shared.may_write() {
        return shared.send(TakingOut::BackupFailed(StoreTrouble::TakenOver));
    }
    shared.saving.idle().await;
    match restored(shared, &file).await {
        Ok(Ok(restored)) => {
            opening::open(shared).await;
            shared.send(TakingOut::BackupRestored(Ok(restored)));
        }
        Ok(Err(problem)) => shared.send(TakingOut::BackupRestored(Err(problem))),
        Err(trouble) => shared.send(TakingOut::BackupFailed(trouble)),
    }
}

/// What a backup holds.
struct Texts {
    records: Vec<String>,
    collation: Vec<String>,
    aside: Vec<String>,
}

async fn restored(
    shared: &Rc<Shared>,
    file: &File,
) -> Result<Result<Restored, FileProblem>, StoreTrouble> {
    let bytes = blobs::bytes(file).await?;
    let read = shared.worker.ask(&Job::ReadBackup, Some(bytes)).await?;
    let texts = match read.answer {
        Answer::Refused(problem) => return Ok(Err(problem)),
        Answer::BackupRead {
            records,
            collation,
            aside,
        } => Texts {
            records,
            collation,
            aside: aside.into_iter().map(as_it_came).collect(),
        },
        _ => return Err(error::other("the worker answered something else")),
    };
    let database = shared.database().await?;
    // Whose lessons these are is kept before they are here: nothing of them may leave by itself.
    shared.send(TakingOut::RestoreBegins(
        strangers(&database, &texts).await?,
    ));
    shared.removed.borrow_mut().clear();
    shared.saving.idle().await;
    if shared.saving.has_unconfirmed() {
        return Err(StoreTrouble::NoAnswer);
    }
    let (plan, collated) = unite(&database, &texts).await?;
    shared.forget_read();
    copy_to_journal(shared, &plan).await;
    let ids = plan
        .streams()
        .into_iter()
        .filter(|s| Stream::is_observation(s));
    Ok(Ok(Restored {
        observations: ids.filter_map(|id| ObservationId::parse(id).ok()).collect(),
        new: plan.write_back.len(),
        already_here: plan.present,
        differing: plan.differing.len(),
        unreadable: plan.unreadable.len(),
        collated,
    }))
}

/// The observations of a backup that are not on this tablet.
async fn strangers(database: &Database, texts: &Texts) -> Result<Vec<ObservationId>, StoreTrouble> {
    let here = indexed_records::read_table(database, Table::Summaries).await?;
    let here: BTreeSet<ObservationId> = indexed_records::summaries(&here)
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
async fn unite(database: &Database, texts: &Texts) -> Result<(Plan, usize), StoreTrouble> {
    let mut tables = vec![Table::Records, Table::Summaries, Table::Aside];
    tables.extend(collating::TABLES);
    let transaction = database.writing(&tables)?.with_patience(LIMIT_MS);
    // What was set aside is set aside again; records of it may be readable by now.
    let all: Vec<String> = texts.records.iter().chain(&texts.aside).cloned().collect();
    let plan = indexed_records::compare(&transaction, &all).await?;
    indexed_records::put_plan(&transaction, &plan)?;
    let (collated, strange) = collating::add(&transaction, &texts.collation).await?;
    for text in &strange {
        indexed_records::put_aside(&transaction, text)?;
    }
    sum_up(&transaction, plan.streams()).await?;
    transaction.complete().await?;
    Ok((plan, collated))
}

async fn sum_up(transaction: &Transaction, streams: BTreeSet<&str>) -> Result<(), StoreTrouble> {
    let ranges: Vec<Range> = streams
        .iter()
        .map(|stream| Range::Under((*stream).to_owned()))
        .collect();
    let each = transaction.each_texts(Table::Records, &ranges).await?;
    for (stream, texts) in streams.into_iter().zip(each) {
        if let Some(summary) = recovery::summary(stream, &texts) {
            indexed_records::put_summary(transaction, &summary)?;
        }
    }
    Ok(())
}

async fn copy_to_journal(shared: &Rc<Shared>, plan: &Plan) {
    let new: Vec<String> = plan.write_back.values().cloned().collect();
    for some in new.chunks(AT_ONCE) {
        // Without a journal the database alone has them, as always then.
        if shared.journal.copy(some.to_vec()).await.is_err() {
            return;
        }
    }
    // Both have all of it now: the next start need not compare it.
    if let Some(length) = shared.journal.checkpoint() {
        saving::keep(shared, Meta::JournalCheckpoint, Some(length.to_string()));
    }
}

/// A text with line ends inside travels as `{"raw": text}`.
fn as_it_came(text: String) -> String {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Raw {
        raw: String,
    }
    serde_json::from_str::<Raw>(&text).map_or(text, |wrapped| wrapped.raw)
}
