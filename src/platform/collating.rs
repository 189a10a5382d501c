//! The collation as it is stored and as the worker has it: loaded, read, chosen in, exported, removed.

pub(crate) mod deciding;
pub(crate) mod finding;
pub(crate) mod taking;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::event::{Collating, Event, TakingOut};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::OutKind;
use crate::domain::ids::ObservationId;
use crate::format::line::sha256;
use crate::format::stored::CollatedV1;
use crate::format::stored::keys::Table;
use crate::format::work::{Answer, CollationView, ExportKind, Filters, Job};
use crate::platform::browser::{clock, error};
use crate::platform::files::arrivals::Arrival;
use crate::platform::files::out_file;
use crate::platform::shared::Shared;
use crate::platform::stores::indexed::Database;
use crate::platform::stores::indexed_keys::{Key, Range};
use crate::platform::stores::indexed_records;
use crate::platform::stores::indexed_transaction::Transaction;

/// The tables of the collation.
/// In the order in which they are put back on the desk.
pub(super) const TABLES: [Table; 5] = [
    Table::Files,
    Table::Versions,
    Table::Choices,
    Table::Names,
    Table::Log,
];

/// Texts of the collation read at once.
const AT_ONCE: u32 = 250;

/// The collation, as far as the page knows it.
#[derive(Debug, Default)]
pub(crate) struct OnDesk {
    pub(super) is_taking: Cell<bool>,
    pub(super) is_cancelled: Cell<bool>,
    /// Which start of the worker has the stored collation on its desk.
    loaded: Cell<Option<u32>>,
    /// Whether the worker is at a file of which nothing is stored yet.
    pub(super) in_worker: Cell<bool>,
    /// What was refused but can be rescued, by the hash of its outcome.
    pub(super) refused: RefCell<BTreeMap<String, Arrival>>,
}

impl OnDesk {
    /// What is stored is no longer what the worker has.
    pub(super) fn forget_loaded(&self) {
        self.loaded.set(None);
    }
}

/// Puts the stored collation on the worker's desk, unless it is there.
pub(super) async fn load(shared: &Rc<Shared>) -> Result<(), StoreTrouble> {
    if shared.collating.loaded.get() == Some(shared.desk.starts()) {
        return Ok(());
    }
    // Where the page cannot open the database, the worker need not try.
    shared.database().await?;
    let loaded = shared.desk.ask(&Job::LoadCollation, None).await?;
    shared.collating.loaded.set(Some(shared.desk.starts()));
    if let Answer::CollationLoaded(gone, struck) = loaded.answer
        && !(gone.is_empty() && struck.is_empty())
        && shared.may_write()
    {
        // A backup brought back what a person had removed, or struck out.
        let database = shared.database().await?;
        let transaction = database.writing(&TABLES)?;
        for id in &gone {
            erase(&transaction, id)?;
        }
        drop_versions(&transaction, &struck)?;
        transaction.complete().await?;
    }
    Ok(())
}

/// Every version of a lesson, and every choice between them.
pub(super) fn erase(transaction: &Transaction, observation: &str) -> Result<(), StoreTrouble> {
    for table in [Table::Versions, Table::Choices] {
        transaction.delete_range(table, &Range::Under(observation.to_owned()))?;
    }
    Ok(())
}

/// Every text of the collation.
pub(super) async fn read_stored(database: &Database) -> Result<Vec<String>, StoreTrouble> {
    let mut texts = Vec::new();
    for table in TABLES {
        texts.extend(indexed_records::read_table(database, table).await?);
    }
    Ok(texts)
}

/// Every text of the collation, some at a time, choices last.
pub(super) async fn read_each(
    database: &Database,
    mut take: impl FnMut(Vec<String>),
) -> Result<(), StoreTrouble> {
    for table in TABLES {
        let mut range = Range::All;
        loop {
            let transaction = database.reading(&[table])?;
            let mut some = transaction.texts(table, &range, AT_ONCE).await?;
            let is_end = some.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
            let last = some.last().and_then(|text| place(text));
            if !is_end && last.is_none() {
                // A text of a newer form stands last, so there is no key to go on from.
                let transaction = database.reading(&[table])?;
                some = transaction.texts(table, &range, u32::MAX).await?;
            }
            take(some);
            match last {
                Some((_, key)) if !is_end => range = Range::AfterKey(key),
                _ => break,
            }
        }
    }
    Ok(())
}

pub(super) async fn ask(shared: &Rc<Shared>, job: &Job) -> Result<Answer, StoreTrouble> {
    load(shared).await?;
    Ok(shared.desk.ask(job, None).await?.answer)
}

async fn view(shared: &Rc<Shared>) -> Result<Box<CollationView>, StoreTrouble> {
    collation(ask(shared, &Job::View).await?)
}

pub(super) fn collation(answer: Answer) -> Result<Box<CollationView>, StoreTrouble> {
    if let Answer::Collation(view) = answer {
        Ok(view)
    } else {
        Err(unexpected())
    }
}

pub(super) fn unexpected() -> StoreTrouble {
    error::other("the worker answered something else")
}

pub(super) fn tell(shared: &Shared, event: Result<Event, StoreTrouble>) {
    shared.send(event.unwrap_or_else(|why| Collating::WorkFailed(why).into()));
}

/// Reads the collation.
pub(super) async fn read(shared: &Rc<Shared>) {
    tell(
        shared,
        view(shared)
            .await
            .map(|view| Event::from(Collating::CollationRead(view))),
    );
}

/// Reads the versions of one observation.
pub(super) async fn read_versions(shared: &Rc<Shared>, id: ObservationId) {
    let event = match ask(shared, &Job::Versions(id.to_string())).await {
        Ok(Answer::Versions(versions)) => Ok(Event::Collating(Collating::VersionsRead(versions))),
        Ok(_) => Err(unexpected()),
        Err(trouble) => Err(trouble),
    };
    tell(shared, event);
}

/// Stores texts of the collation, and stores versions no longer, in one stroke.
pub(super) async fn keep(
    shared: &Rc<Shared>,
    texts: &[String],
    gone: &[(String, String)],
) -> Result<(), StoreTrouble> {
    if !shared.may_write() {
        return Err(StoreTrouble::TakenOver);
    }
    if texts.is_empty() && gone.is_empty() {
        return Ok(());
    }
    let database = shared.database().await?;
    let transaction = database.writing(&TABLES)?;
    put(&transaction, texts)?;
    drop_versions(&transaction, gone)?;
    transaction.complete().await
}

fn drop_versions(transaction: &Transaction, gone: &[(String, String)]) -> Result<(), StoreTrouble> {
    for (observation, revision) in gone {
        let key = Key::Pair(observation.clone(), revision.clone());
        transaction.delete(Table::Versions, &key)?;
    }
    Ok(())
}

/// Puts texts of the collation where they belong; the ones that belong nowhere.
pub(super) fn put(
    transaction: &Transaction,
    texts: &[String],
) -> Result<Vec<String>, StoreTrouble> {
    let mut strange = Vec::new();
    for text in texts {
        match place(text) {
            Some((table, key)) => transaction.put(table, &key, text)?,
            None => strange.push(text.clone()),
        }
    }
    Ok(strange)
}

/// Adds texts of the collation that are not there; what is there stays as it is. How many were new, and
/// the texts that belong nowhere.
pub(super) async fn add(
    transaction: &Transaction,
    texts: &[String],
) -> Result<(usize, Vec<String>), StoreTrouble> {
    let mut strange = Vec::new();
    let mut new = 0;
    for table in TABLES {
        let placed: Vec<(Key, &String)> = texts
            .iter()
            .filter_map(|text| Some((place(text)?, text)))
            .filter(|((of, _), _)| *of == table)
            .map(|((_, key), text)| (key, text))
            .collect();
        let keys: Vec<Key> = placed.iter().map(|(key, _)| key.clone()).collect();
        let there = transaction.each_text(table, &keys).await?;
        for ((key, text), there) in placed.iter().zip(there) {
            if there.is_none() {
                transaction.put(table, key, text)?;
                new += 1;
            }
        }
    }
    strange.extend(texts.iter().filter(|text| place(text).is_none()).cloned());
    Ok((new, strange))
}

/// What names a line of a hand-over file.
#[derive(serde::Deserialize)]
struct Named {
    observation: String,
    revision: String,
}

fn place(text: &str) -> Option<(Table, Key)> {
    Some(match serde_json::from_str(text).ok()? {
        CollatedV1::File { hash, .. } => (Table::Files, Key::Name(hash)),
        CollatedV1::Version { line, .. } => {
            let named: Named = serde_json::from_str(&line).ok()?;
            (
                Table::Versions,
                Key::Pair(named.observation, named.revision),
            )
        }
        CollatedV1::Choice {
            observation, at, ..
        } => (Table::Choices, Key::Pair(observation, at)),
        CollatedV1::Received { at, number, .. } => {
            (Table::Log, Key::Pair(at, format!("{number:010}")))
        }
        CollatedV1::Names { one, other, at, .. } => {
            (Table::Names, Key::Pair(format!("{one} {other}"), at))
        }
        CollatedV1::Removal {
            observation, at, ..
        } => (
            Table::Names,
            Key::Pair(format!("removal {observation}"), at),
        ),
        CollatedV1::Instrument(i) => {
            let content = sha256(i.text().as_bytes());
            let name = format!("instrument {} {}", i.id, i.version);
            (Table::Names, Key::Pair(name, content))
        }
        // The last visit takes the place of the one before.
        CollatedV1::Visit { .. } => (Table::Log, Key::Pair("visit".to_owned(), "last".to_owned())),
    })
}

/// Makes an export of what fits the filters and offers it for download.
pub(super) async fn export(shared: &Rc<Shared>, kind: ExportKind, filters: Filters) {
    let date = clock::moment().date();
    let part = if filters.on() > 0 { "-filtered" } else { "" };
    let name = match kind {
        ExportKind::Tables => format!("alongside-tables{part}_{date}.zip"),
        ExportKind::Ndjson => format!("alongside-observations{part}_{date}.zip"),
        ExportKind::Workbook => format!("alongside-workbook{part}_{date}.xlsx"),
    };
    let exported = async {
        load(shared).await?;
        let reply = shared.desk.ask(&Job::Export(kind, filters), None).await?;
        // No export is without bytes: one that is was not made.
        let made = reply.bytes.filter(|bytes| bytes.byte_length() > 0);
        let bytes = made.ok_or_else(unexpected)?;
        out_file::offer(shared, OutKind::Export, &name, &bytes)
            .map(|file| Event::from(TakingOut::FileMade(file)))
    };
    tell(shared, exported.await);
}

/// Removes the collation, here and from the worker.
pub(super) async fn remove(shared: &Rc<Shared>) {
    let removed = async {
        if !shared.may_write() {
            return Err(StoreTrouble::TakenOver);
        }
        let database = shared.database().await?;
        let transaction = database.writing(&TABLES)?;
        for table in TABLES {
            transaction.clear(table)?;
        }
        transaction.complete().await?;
        shared.collating.refused.borrow_mut().clear();
        shared.collating.forget_loaded();
        view(shared)
            .await
            .map(|view| Event::from(Collating::CollationRead(view)))
    };
    tell(shared, removed.await);
}
