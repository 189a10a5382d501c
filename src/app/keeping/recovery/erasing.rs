//! Erasing: words, or a whole observation, go from the database, the journal, the mirror, the files that
//! are kept and the collation. What is under way is written down with the first stroke, and crossed out
//! only when every store that works has confirmed it; then it is told as done.

use crate::app::event::Keeping;
use crate::app::handing_over::kept_files;
use crate::app::keeping::erasing::{Erasure, is_meant};
use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::stores::ports::{DatabasePort as _, Key, Range, Stores, TransactionPort};
use crate::app::keeping::stores::{collated, mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::ErasingV1;
use crate::format::stored::keys::{Meta, Table};

/// Erases, and tells what came of it. Of the kept files only those named may stay.
pub async fn erase(stores: &impl Stores, erasure: Erasure, staying: Vec<String>) {
    let erased = everywhere(stores, &erasure, &staying).await;
    stores.forget_read();
    stores.tell(Keeping::Erased(erased.map(|()| erasure)));
}

async fn everywhere(
    stores: &impl Stores,
    erasure: &Erasure,
    staying: &[String],
) -> Result<(), StoreTrouble> {
    may_write(stores)?;
    let known = stores.known();
    match erasure {
        Erasure::Words(records) => known.waiting.strike(records),
        Erasure::Observation(id) => {
            known.removed.borrow_mut().insert(id.to_string());
            known.waiting.forget(id.as_str());
            stores.forget_typing(id.as_str());
        }
    }
    known.instead.erase(erasure);
    known.waiting.idle(stores).await;
    may_write(stores)?;
    let database = stores.database().await?;
    let transaction = database.writing(&tables())?;
    from_database(&transaction, erasure).await?;
    kept_files::keep_only(&transaction, staying).await?;
    note(&transaction, erasure, true).await?;
    transaction.complete().await?;
    from_mirror(stores, erasure);
    from_journal(stores, erasure).await?;
    let transaction = database.writing(&[Table::Meta])?;
    note(&transaction, erasure, false).await?;
    transaction.complete().await
}

/// Another tab may have taken the pen while this waited: then the lesson is its own.
fn may_write(stores: &impl Stores) -> Result<(), StoreTrouble> {
    if stores.may_write() {
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
    own.into_iter().chain(collated::TABLES).collect()
}

async fn from_database(
    transaction: &impl TransactionPort,
    erasure: &Erasure,
) -> Result<(), StoreTrouble> {
    let blot = erasure.blot();
    let aside = transaction
        .texts(Table::Aside, &Range::All, u32::MAX)
        .await?;
    for text in aside.iter().filter(|text| is_meant(&blot, text)) {
        records::delete_aside(transaction, text)?;
    }
    // As it came in a file: it may come again, without the words.
    collated::erase(transaction, erasure.stream())?;
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
    transaction: &impl TransactionPort,
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

fn from_mirror(stores: &impl Stores, erasure: &Erasure) {
    let mirror = stores.mirror();
    match erasure {
        Erasure::Words(records) => records
            .iter()
            .for_each(|record| mirror::forget_correction(mirror, record)),
        Erasure::Observation(id) => mirror::forget_observation(mirror, id),
    }
}

/// A browser that has no such files, or gives none, has no journal to erase from.
async fn from_journal(stores: &impl Stores, erasure: &Erasure) -> Result<(), StoreTrouble> {
    let journal = stores.journal();
    journal.idle(stores).await;
    let is_empty = journal.length() == 0;
    match journal.blot(erasure.blot()).await {
        Err(StoreTrouble::Unsupported) => Ok(()),
        Err(StoreTrouble::Refused) if is_empty => Ok(()),
        answer => answer,
    }
}
