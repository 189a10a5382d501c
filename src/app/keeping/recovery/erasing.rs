//! Erasing: words, or a whole observation, go from the database, the journal, the mirror, the files that
//! are kept and the collation. What is under way is written down with the first stroke, and crossed out
//! only when every store that works has confirmed it; then it is told as done.

use std::rc::Rc;

use crate::app::event::Keeping;
use crate::app::handing_over::kept_files;
use crate::app::keeping::erasing::{Erasure, is_meant};
use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::stores::ports::{DatabasePort as _, Key, Range, Stores, TransactionPort};
use crate::app::keeping::stores::{collated, mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::{Meta, Table};

/// Erases, and tells what came of it. Of the kept files only those named may stay.
pub fn erase(stores: &Rc<impl Stores>, erasure: Erasure, staying: Vec<String>) {
    if stores.may_write() {
        begin(&**stores, &erasure);
    }
    let all = Rc::clone(stores);
    stores.meanwhile(async move {
        let erased = everywhere(&*all, &erasure, &staying).await;
        all.forget_read();
        all.tell(Keeping::Erased(erased.map(|()| erasure)));
    });
}

/// From here on nothing that waits has it, and the next write notes that it is under way, before anything is known
/// to be struck out or removed.
fn begin(stores: &impl Stores, erasure: &Erasure) {
    let known = stores.known();
    let this = erasure.stored();
    let mut under_way = known.under_way.borrow_mut();
    if !under_way.contains(&this) {
        under_way.push(this);
    }
    match erasure {
        Erasure::Words(records) => {
            let mut struck = known.struck.borrow_mut();
            let blot = erasure.blot();
            if !struck.contains(&blot) {
                struck.push(blot);
            }
            known.waiting.strike(records);
        }
        Erasure::Observation(id) => {
            known.removed.borrow_mut().insert(id.to_string());
            known.waiting.forget(id.as_str());
            stores.forget_typing(id.as_str());
        }
    }
    known.instead.erase(erasure);
}

async fn everywhere(
    stores: &impl Stores,
    erasure: &Erasure,
    staying: &[String],
) -> Result<(), StoreTrouble> {
    may_write(stores)?;
    let known = stores.known();
    known.waiting.idle(stores).await;
    may_write(stores)?;
    let database = stores.database().await?;
    let transaction = database.writing(&tables())?;
    from_database(&transaction, erasure).await?;
    kept_files::keep_only(&transaction, staying).await?;
    let this = [erasure.stored()];
    records::note_erasing(&transaction, &this, &[]).await?;
    transaction.complete().await?;
    from_mirror(stores, erasure);
    from_journal(stores, erasure).await?;
    known
        .under_way
        .borrow_mut()
        .retain(|other| *other != this[0]);
    let transaction = database.writing(&[Table::Meta])?;
    records::note_erasing(&transaction, &[], &this).await?;
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
    let is_empty = journal.end().length == 0;
    match journal.blot(erasure.blot()).await {
        Err(StoreTrouble::Unsupported) => Ok(()),
        Err(StoreTrouble::Refused) if is_empty => Ok(()),
        answer => answer,
    }
}
