//! Backups: everything there is goes into one file; restoring is set union, like every recovery.

use std::rc::Rc;

use web_sys::File;

use crate::app::event::{Event, OutFile, OutKind, Restored};
use crate::app::recovery::Plan;
use crate::app::trouble::StoreTrouble;
use crate::format::device::is_device_stream;
use crate::format::keys::{Meta, Table};
use crate::format::problem::FileProblem;
use crate::format::record::Record;
use crate::format::work::{Answer, Job};
use crate::platform::shared::Shared;
use crate::platform::{
    blobs, clock, collating, dom, error, indexed_records, opening, out_file, saving,
};

/// Records copied to the journal at once.
const AT_ONCE: usize = 1_000;

/// Makes a backup of all stores and of what no store has yet, and offers it.
pub(super) async fn make(shared: &Rc<Shared>, unconfirmed: Vec<Record>) {
    shared.saving.idle().await;
    let event = made(shared, unconfirmed).await;
    shared.send(event.map_or_else(Event::BackupFailed, Event::FileMade));
}

async fn made(shared: &Rc<Shared>, unconfirmed: Vec<Record>) -> Result<OutFile, StoreTrouble> {
    let now = clock::moment();
    let (mut records, collation, aside) = match stored(shared).await {
        Ok(stored) => stored,
        // What the other stores had is better than no backup.
        Err(trouble) if shared.instead.streams().is_empty() && unconfirmed.is_empty() => {
            return Err(trouble);
        }
        Err(_) => Default::default(),
    };
    records.extend(shared.instead.all_now());
    records.extend(unconfirmed.iter().map(Record::text));
    let job = Job::Backup {
        records,
        collation,
        aside,
        app: dom::version(),
        created_at: now.to_string(),
    };
    let reply = shared.worker.ask(&job, None).await?;
    let bytes = reply
        .bytes
        .ok_or_else(|| error::other("the worker made no file"))?;
    let name = format!("alongside-backup_{}.zip", now.date());
    out_file::offer(shared, OutKind::Backup, &name, &bytes)
}

type Stored = (Vec<String>, Vec<String>, Vec<String>);

async fn stored(shared: &Rc<Shared>) -> Result<Stored, StoreTrouble> {
    let database = shared.database().await?;
    let records = indexed_records::read_all(&database).await?;
    let collation = collating::read_stored(&database).await?;
    let aside = indexed_records::read_table(&database, Table::Aside).await?;
    Ok((records, collation, aside))
}

/// Takes a backup in, and opens the stores once more so that lists show what came.
pub(super) async fn restore(shared: &Rc<Shared>, file: File) {
    if !shared.may_write() {
        return shared.send(Event::BackupFailed(StoreTrouble::TakenOver));
    }
    shared.saving.idle().await;
    match restored(shared, &file).await {
        Ok(Ok(restored)) => {
            opening::open(shared).await;
            shared.send(Event::BackupRestored(Ok(restored)));
        }
        Ok(Err(problem)) => shared.send(Event::BackupRestored(Err(problem))),
        Err(trouble) => shared.send(Event::BackupFailed(trouble)),
    }
}

async fn restored(
    shared: &Rc<Shared>,
    file: &File,
) -> Result<Result<Restored, FileProblem>, StoreTrouble> {
    let bytes = blobs::bytes(file).await?;
    let answer = shared
        .worker
        .ask(&Job::ReadBackup, Some(bytes))
        .await?
        .answer;
    if let Answer::Refused(problem) = answer {
        return Ok(Err(problem));
    }
    let Answer::BackupRead {
        records,
        collation,
        aside,
    } = answer
    else {
        return Err(error::other("the worker answered something else"));
    };
    let plan = unite(shared, &records, aside).await?;
    put_collation(shared, &collation).await?;
    let streams = plan.streams();
    Ok(Ok(Restored {
        observations: streams.iter().filter(|s| !is_device_stream(s)).count(),
        new: plan.write_back.len(),
        already_here: plan.present,
        differing: plan.differing.len(),
        unreadable: plan.unreadable.len(),
    }))
}

/// Records first, so that what was set aside is set aside again.
async fn unite(
    shared: &Rc<Shared>,
    records: &[String],
    aside: Vec<String>,
) -> Result<Plan, StoreTrouble> {
    let database = shared.database().await?;
    let plan = indexed_records::unite(&database, records).await?;
    let aside: Vec<String> = aside.into_iter().map(as_it_came).collect();
    indexed_records::unite(&database, &aside).await?;
    let streams = plan.streams().into_iter().map(str::to_owned);
    indexed_records::rebuild_summaries(&database, streams).await?;
    let new: Vec<String> = plan.write_back.values().cloned().collect();
    for some in new.chunks(AT_ONCE) {
        // Without a journal the database alone has them, as always then.
        if shared.journal.copy(some.to_vec()).await.is_err() {
            break;
        }
    }
    // Both have all of it now: the next start need not compare it.
    if let Some(length) = shared.journal.checkpoint() {
        saving::keep(shared, Meta::JournalCheckpoint, Some(length.to_string()));
    }
    Ok(plan)
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

async fn put_collation(shared: &Rc<Shared>, texts: &[String]) -> Result<(), StoreTrouble> {
    let database = shared.database().await?;
    for some in texts.chunks(200) {
        let transaction = database.writing(&collating::TABLES)?;
        let strange = collating::put(&transaction, some)?;
        transaction.complete().await?;
        indexed_records::unite(&database, &strange).await?;
    }
    shared.collating.forget_loaded();
    Ok(())
}
