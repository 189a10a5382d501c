//! Erasing: words, or a whole observation, go from the database, the journal, the mirror, the files that
//! are kept and the collation. What is under way is written down with the first stroke, and crossed out
//! only when every store that works has confirmed it; then it is told as done.

use std::rc::Rc;

use crate::app::event::Keeping;
use crate::app::keeping::erasing::{Erasure, is_meant};
use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::view::kept;
use crate::domain::gather;
use crate::domain::ids::ObservationId;
use crate::format::record::Record;
use crate::format::stored::ErasingV1;
use crate::format::stored::journal_jobs::{JournalAnswer, JournalJob};
use crate::format::stored::keys::{Meta, Mirror, Table};
use crate::platform::browser::error;
use crate::platform::collating;
use crate::platform::destinations::sent;
use crate::platform::shared::Shared;
use crate::platform::stores::indexed_keys::{Key, Range};
use crate::platform::stores::indexed_transaction::Transaction;
use crate::platform::stores::{indexed_records, local};

/// Erases, and tells what came of it. Of the kept files only those named may stay.
pub(crate) async fn erase(shared: &Rc<Shared>, erasure: Erasure, staying: Vec<String>) {
    let erased = everywhere(shared, &erasure, &staying).await;
    shared.forget_read();
    shared.send(Keeping::Erased(erased.map(|()| erasure)));
}

/// What was written down as under way; nothing where it cannot be read.
pub(crate) fn under_way(text: Option<&str>) -> Vec<Erasure> {
    let stored = text.and_then(|text| serde_json::from_str::<Vec<ErasingV1>>(text).ok());
    let stored = stored.unwrap_or_default();
    stored.iter().filter_map(Erasure::of_stored).collect()
}

async fn everywhere(
    shared: &Rc<Shared>,
    erasure: &Erasure,
    staying: &[String],
) -> Result<(), StoreTrouble> {
    may_write(shared)?;
    match erasure {
        Erasure::Words(records) => shared.saving.strike(shared, records),
        Erasure::Observation(id) => {
            shared.removed.borrow_mut().insert(id.to_string());
            shared.saving.forget(shared, id.as_str());
            shared.typings.forget(id.as_str());
        }
    }
    shared.instead.erase(erasure);
    shared.saving.idle().await;
    may_write(shared)?;
    let database = shared.database().await?;
    let transaction = database.writing(&tables())?;
    from_database(&transaction, erasure).await?;
    sent::keep_only(&transaction, staying).await?;
    note(&transaction, erasure, true).await?;
    transaction.complete().await?;
    from_mirror(erasure);
    from_journal(shared, erasure).await?;
    let transaction = database.writing(&[Table::Meta])?;
    note(&transaction, erasure, false).await?;
    transaction.complete().await
}

/// Another tab may have taken the pen while this waited: then the lesson is its own.
fn may_write(shared: &Shared) -> Result<(), StoreTrouble> {
    if shared.may_write() {
        Ok(())
    } else {
        Err(StoreTrouble::TakenOver)
    }
}

/// All that may hold words: the observer's own records, and the collation on the same tablet.
fn tables() -> Vec<Table> {
    let own = [
        Table::Records,
        Table::Summaries,
        Table::Aside,
        Table::Meta,
        Table::Sent,
    ];
    own.into_iter().chain(collating::TABLES).collect()
}

async fn from_database(transaction: &Transaction, erasure: &Erasure) -> Result<(), StoreTrouble> {
    let blot = erasure.blot();
    let aside = transaction
        .texts(Table::Aside, &Range::All, u32::MAX)
        .await?;
    for text in aside.iter().filter(|text| is_meant(&blot, text)) {
        indexed_records::delete_aside(transaction, text)?;
    }
    // As it came in a file: it may come again, without the words.
    collating::erase(transaction, erasure.stream())?;
    match erasure {
        Erasure::Words(records) => {
            for record in records {
                let key = Key::Record(RecordKey::of(record));
                transaction.put(Table::Records, &key, &record.text())?;
            }
        }
        Erasure::Observation(id) => {
            transaction.delete_range(Table::Records, &Range::Under(id.to_string()))?;
            transaction.delete(Table::Summaries, &Key::Name(id.to_string()))?;
            for meta in [Meta::Typing(id.to_string()), Meta::Beat(id.to_string())] {
                transaction.delete(Table::Meta, &Key::meta(&meta))?;
            }
        }
    }
    Ok(())
}

/// Writes down that it is under way, or crosses it out.
async fn note(
    transaction: &Transaction,
    erasure: &Erasure,
    is_under_way: bool,
) -> Result<(), StoreTrouble> {
    let key = Key::meta(&Meta::Erasing);
    let text = transaction.text(Table::Meta, &key).await?;
    let stored = text.and_then(|text| serde_json::from_str::<Vec<ErasingV1>>(&text).ok());
    let mut stored = stored.unwrap_or_default();
    let this = erasure.stored();
    stored.retain(|other| *other != this);
    if is_under_way {
        stored.push(this);
    }
    if stored.is_empty() {
        return transaction.delete(Table::Meta, &key);
    }
    let text = serde_json::to_string(&stored).unwrap_or_default();
    transaction.put(Table::Meta, &key, &text)
}

fn from_mirror(erasure: &Erasure) {
    match erasure {
        Erasure::Words(records) => records.iter().for_each(forget_correction),
        Erasure::Observation(id) => forget_observation(id),
    }
}

/// A correction of struck out words that was never saved.
fn forget_correction(record: &Record) {
    let field = kept::correction_named(&record.stream, record.seq, &record.dev);
    local::forget(&Mirror::Field(field));
}

/// All that the mirror has of a removed observation. A killed browser may bring it back, so this is
/// done at the start too.
pub(crate) fn forget_observation(id: &ObservationId) {
    local::forget(&Mirror::Beacon(id.to_string()));
    local::forget(&Mirror::Note(id.to_string()));
    let about = gather::set(
        local::fields()
            .into_iter()
            .filter(|field| kept::is_about(field, id.as_str())),
    );
    for field in about {
        local::forget(&Mirror::Field(field));
    }
}

/// A browser that has no such files, or gives none, has no journal to erase from.
async fn from_journal(shared: &Rc<Shared>, erasure: &Erasure) -> Result<(), StoreTrouble> {
    shared.journal.idle().await;
    let is_empty = shared.journal.length() == 0;
    match shared
        .journal
        .do_job(&JournalJob::Blot(erasure.blot()))
        .await
    {
        Ok(JournalAnswer::Length(_)) | Err(StoreTrouble::Unsupported) => Ok(()),
        Err(StoreTrouble::Refused) if is_empty => Ok(()),
        Ok(_) => Err(error::other("the journal answered something else")),
        Err(trouble) => Err(trouble),
    }
}
