//! Erasing: words, or a whole observation, go from the database, the journal, the mirror, the files that
//! are kept and the collation. It is told as done only when every store that works has confirmed it.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::app::erasing::Erasure;
use crate::app::event::Event;
use crate::app::recovery::{self, RecordKey};
use crate::app::trouble::StoreTrouble;
use crate::app::view::kept;
use crate::domain::ids::{FileId, ObservationId};
use crate::format::keys::{Meta, Mirror, Table};
use crate::format::record::Record;
use crate::format::work::{Answer, Blot, Job};
use crate::platform::indexed_keys::{Key, Range};
use crate::platform::shared::Shared;
use crate::platform::{collating, error, indexed_records, local, sent};

/// Erases, and tells what came of it.
pub(super) async fn erase(shared: &Rc<Shared>, erasure: Erasure, files: Vec<FileId>) {
    let erased = match &erasure {
        Erasure::Words(records) => words(shared, records, &files).await,
        Erasure::Observation(id) => observation(shared, id, &files).await,
    };
    shared.forget_read();
    shared.send(Event::Erased(erased.map(|()| erasure)));
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

async fn words(
    shared: &Rc<Shared>,
    records: &[Record],
    files: &[FileId],
) -> Result<(), StoreTrouble> {
    let keys: BTreeSet<RecordKey> = records.iter().map(RecordKey::of).collect();
    let texts: Vec<String> = records.iter().map(Record::text).collect();
    shared.saving.strike(shared, records);
    shared.saving.idle().await;
    let database = shared.database().await?;
    let transaction = database.writing(&tables())?;
    let aside = transaction
        .texts(Table::Aside, &Range::All, u32::MAX)
        .await?;
    for (record, text) in records.iter().zip(&texts) {
        let key = Key::Record(RecordKey::of(record));
        transaction.put(Table::Records, &key, text)?;
    }
    if let Some(record) = records.first() {
        // As it came in a file: it may come again, without the words.
        collating::erase(&transaction, &record.obs)?;
    }
    let is_gone = |text: &String| recovery::key_of_text(text).is_some_and(|k| keys.contains(&k));
    for text in aside.iter().filter(|text| is_gone(text)) {
        indexed_records::delete_aside(&transaction, text)?;
    }
    sent::forget(&transaction, files).await?;
    transaction.complete().await?;
    for record in records {
        // A correction of them that was never saved.
        let field = kept::correction_named(&record.obs, record.seq, &record.dev);
        local::forget(&Mirror::Field(field));
    }
    let blot = Blot {
        stream: records.first().map(|r| r.obs.clone()).unwrap_or_default(),
        only: keys.into_iter().map(|k| (k.device, k.seq)).collect(),
        instead: texts,
    };
    journal(shared, blot).await
}

async fn observation(
    shared: &Rc<Shared>,
    id: &ObservationId,
    files: &[FileId],
) -> Result<(), StoreTrouble> {
    shared.saving.forget(shared, id.as_str());
    shared.typings.forget(id.as_str());
    shared.saving.idle().await;
    let database = shared.database().await?;
    let transaction = database.writing(&tables())?;
    let aside = transaction
        .texts(Table::Aside, &Range::All, u32::MAX)
        .await?;
    collating::erase(&transaction, id.as_str())?;
    transaction.delete_range(Table::Records, &Range::Under(id.to_string()))?;
    transaction.delete(Table::Summaries, &Key::Name(id.to_string()))?;
    for meta in [Meta::Typing(id.to_string()), Meta::Beat(id.to_string())] {
        transaction.delete(Table::Meta, &Key::meta(&meta))?;
    }
    let is_gone =
        |text: &String| recovery::key_of_text(text).is_some_and(|k| k.stream == id.as_str());
    for text in aside.iter().filter(|text| is_gone(text)) {
        indexed_records::delete_aside(&transaction, text)?;
    }
    sent::forget(&transaction, files).await?;
    transaction.complete().await?;
    local::forget(&Mirror::Beacon(id.to_string()));
    local::forget(&Mirror::Note(id.to_string()));
    for field in local::fields() {
        if kept::is_about(&field, id.as_str()) {
            local::forget(&Mirror::Field(field));
        }
    }
    journal(
        shared,
        Blot {
            stream: id.to_string(),
            only: Vec::new(),
            instead: Vec::new(),
        },
    )
    .await
}

/// A browser that has no such files has no journal to erase from.
async fn journal(shared: &Rc<Shared>, blot: Blot) -> Result<(), StoreTrouble> {
    shared.journal.idle().await;
    match shared.journal.do_job(&Job::Blot(blot)).await {
        Ok(Answer::Journalled(_)) => Ok(()),
        Ok(_) => Err(error::other("the journal answered something else")),
        Err(StoreTrouble::Other(words)) if words.contains(NO_SUCH_FILES) => Ok(()),
        Err(trouble) => Err(trouble),
    }
}

/// What a browser without such files is told to have said (`js::call`).
const NO_SUCH_FILES: &str = "this browser has no";
