//! The collation in the database: which text belongs where. What is there stays as it is; a lesson that is
//! removed goes with all its versions.

use crate::app::desk::lines::LineKey;
use crate::app::keeping::stores::ports::{DatabasePort, Key, Range, TransactionPort};
use crate::app::keeping::stores::records;
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::handover::instruments;
use crate::format::line::sha256;
use crate::format::stored::CollatedV1;
use crate::format::stored::keys::Table;

/// The tables of the collation, in the order in which they are put back on the desk.
pub const TABLES: [Table; 5] = [
    Table::Files,
    Table::Versions,
    Table::Choices,
    Table::Names,
    Table::Log,
];

/// Texts of the collation read at once.
const AT_ONCE: u32 = 250;
/// Texts of the collation put where they belong without a pause.
const TOGETHER: usize = 40;

/// Every version of a lesson, and every choice between them.
///
/// # Errors
/// Where the database fails.
pub fn erase(transaction: &impl TransactionPort, observation: &str) -> Result<(), StoreTrouble> {
    for table in [Table::Versions, Table::Choices] {
        transaction.delete_range(table, &Range::Under(observation.to_owned()))?;
    }
    Ok(())
}

/// Every text of the collation.
///
/// # Errors
/// Where the database fails.
pub async fn read_stored(database: &impl DatabasePort) -> Result<Vec<String>, StoreTrouble> {
    let mut texts = Vec::new();
    for table in TABLES {
        texts.extend(records::read_table(database, table).await?);
    }
    Ok(texts)
}

/// Every text of the collation, some at a time, choices last.
///
/// # Errors
/// Where the database fails.
pub async fn read_each(
    database: &impl DatabasePort,
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
                Some((_, key)) if !is_end => range = Range::After(key),
                _ => break,
            }
        }
    }
    Ok(())
}

/// The texts of these versions, by observation and revision, in their order; `None` where nothing stands there.
///
/// # Errors
/// Where the database fails.
pub async fn read_versions(
    database: &impl DatabasePort,
    keys: &[LineKey],
) -> Result<Vec<Option<String>>, StoreTrouble> {
    let keys: Vec<Key> = keys
        .iter()
        .map(|(observation, revision)| Key::Pair(observation.clone(), revision.clone()))
        .collect();
    let transaction = database.reading(&[Table::Versions])?;
    transaction.each_text(Table::Versions, &keys).await
}

/// Versions that are stored no longer.
///
/// # Errors
/// Where the transaction is over.
pub fn drop_versions(
    transaction: &impl TransactionPort,
    gone: &[(String, String)],
) -> Result<(), StoreTrouble> {
    for (observation, revision) in gone {
        let key = Key::Pair(observation.clone(), revision.clone());
        transaction.delete(Table::Versions, &key)?;
    }
    Ok(())
}

/// Puts texts of the collation where they belong; the ones that belong nowhere.
///
/// # Errors
/// Where the database fails.
pub fn put(
    transaction: &impl TransactionPort,
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

/// Stores texts of the collation, and stores versions no longer, in one stroke.
///
/// # Errors
/// Where the database fails; then nothing of it is stored.
pub async fn keep(
    database: &impl DatabasePort,
    texts: &[String],
    gone: &[(String, String)],
) -> Result<(), StoreTrouble> {
    let transaction = database.writing(&TABLES)?;
    for some in texts.chunks(TOGETHER) {
        put(&transaction, some)?;
        if some.len() == TOGETHER {
            // Whoever waits beside has a turn; the transaction lives as long as an answer is awaited in it.
            transaction.text(Table::Files, &nothing()).await?;
        }
    }
    drop_versions(&transaction, gone)?;
    transaction.complete().await
}

/// A key under which nothing stands.
fn nothing() -> Key {
    Key::Name(String::new())
}

/// Adds texts of the collation that are not there; what is there stays as it is. How many were new, and
/// the texts that belong nowhere.
///
/// # Errors
/// Where the database fails.
pub async fn add(
    transaction: &impl TransactionPort,
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

/// Where a text of the collation belongs; `None` where that cannot be said.
pub fn place(text: &str) -> Option<(Table, Key)> {
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
        CollatedV1::Instrument(text) => {
            let content = sha256(text.as_bytes());
            let i = instruments::read(text.as_bytes())?;
            let name = format!("instrument {} {}", i.id, i.version);
            (Table::Names, Key::Pair(name, content))
        }
        // The last visit takes the place of the one before.
        CollatedV1::Visit { .. } => (Table::Log, Key::Pair("visit".to_owned(), "last".to_owned())),
    })
}
