//! Records in the database: reading streams, and writing a batch so that it is complete or not
//! there at all. Records are only added; striking out words, in `erasing`, is what changes one.

use std::collections::BTreeMap;

use crate::app::keeping::recovery::{self, Plan, RecordKey};
use crate::app::keeping::stores::ports::{DatabasePort, Key, Range, TransactionPort};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::gather;
use crate::domain::observation::summary::Summary;
use crate::format::line::sha256;
use crate::format::stored::keys::{Meta, Table};
use crate::format::stored::{ErasingV1, SummaryV1};

/// How many records are read at once where all are read.
const AT_ONCE: u32 = 5_000;

/// What one strict write holds.
#[derive(Clone, Debug, Default)]
pub struct Write {
    /// Texts of records, and texts that may turn out not to be records.
    pub texts: Vec<String>,
    /// Summaries of the observations.
    pub summaries: Vec<Summary>,
    /// Small values to write, or to remove.
    pub meta: Vec<(Meta, Option<String>)>,
    /// What is being erased: noted with the very records that say so.
    pub erasing: Vec<ErasingV1>,
}

/// Writes all of it in one strict transaction.
///
/// # Errors
/// Where the database fails.
pub async fn write(database: &impl DatabasePort, write: &Write) -> Result<Plan, StoreTrouble> {
    let transaction =
        database.writing(&[Table::Records, Table::Summaries, Table::Aside, Table::Meta])?;
    let plan = if write.texts.is_empty() {
        Plan::default()
    } else {
        compare(&transaction, &write.texts).await?
    };
    put_plan(&transaction, &plan)?;
    for summary in &write.summaries {
        put_summary(&transaction, summary)?;
    }
    for (meta, text) in &write.meta {
        match text {
            Some(text) => transaction.put(Table::Meta, &Key::meta(meta), text)?,
            None => transaction.delete(Table::Meta, &Key::meta(meta))?,
        }
    }
    if !write.erasing.is_empty() {
        note_erasing(&transaction, &write.erasing, &[]).await?;
    }
    transaction.complete().await?;
    Ok(plan)
}

/// Notes that these are being erased, and crosses out those that are done.
///
/// # Errors
/// Where the database fails.
pub async fn note_erasing(
    transaction: &impl TransactionPort,
    begun: &[ErasingV1],
    done: &[ErasingV1],
) -> Result<(), StoreTrouble> {
    let key = Key::meta(&Meta::Erasing);
    let text = transaction.text(Table::Meta, &key).await?;
    let stored = text.and_then(|text| serde_json::from_str::<Vec<ErasingV1>>(&text).ok());
    let mut stored = stored.unwrap_or_default();
    stored.retain(|other| !begun.contains(other) && !done.contains(other));
    stored.extend(begun.iter().cloned());
    if stored.is_empty() {
        return transaction.delete(Table::Meta, &key);
    }
    let text = serde_json::to_string(&stored).unwrap_or_default();
    transaction.put(Table::Meta, &key, &text)
}

/// Writes what the database lacks of these texts; whatever it has is left alone.
///
/// # Errors
/// Where the database fails.
pub async fn unite(database: &impl DatabasePort, texts: &[String]) -> Result<Plan, StoreTrouble> {
    let mut all = Plan::default();
    for some in texts.chunks(1_000) {
        let transaction = database.reading(&[Table::Records, Table::Aside])?;
        let plan = compare(&transaction, some).await?;
        drop(transaction);
        let plan = if plan.is_empty() {
            plan
        } else {
            write(
                database,
                &Write {
                    texts: some.to_vec(),
                    ..Write::default()
                },
            )
            .await?
        };
        all.extend(plan);
    }
    Ok(all)
}

/// What of these texts the database lacks. What was set aside before is not set aside again.
///
/// # Errors
/// Where the database fails.
pub async fn compare(
    transaction: &impl TransactionPort,
    texts: &[String],
) -> Result<Plan, StoreTrouble> {
    let there = held(transaction, texts).await?;
    let mut plan = recovery::union(&there, texts.iter().cloned());
    let aside: Vec<String> = plan.aside().cloned().collect();
    let keys: Vec<Key> = aside.iter().map(|text| aside_key(text)).collect();
    for (text, found) in aside
        .iter()
        .zip(transaction.each_text(Table::Aside, &keys).await?)
    {
        if found.is_some() {
            plan.differing.remove(text);
            plan.unreadable.remove(text);
        }
    }
    Ok(plan)
}

/// What the database holds under the keys of these texts.
async fn held(
    transaction: &impl TransactionPort,
    texts: &[String],
) -> Result<BTreeMap<RecordKey, String>, StoreTrouble> {
    let keys: Vec<RecordKey> = texts.iter().filter_map(|t| RecordKey::of_text(t)).collect();
    let asked: Vec<Key> = keys.iter().cloned().map(Key::Record).collect();
    let found = transaction.each_text(Table::Records, &asked).await?;
    let held = keys.into_iter().zip(found);
    Ok(gather::map(
        held.filter_map(|(key, text)| Some((key, text?))),
    ))
}

/// Writes what a comparison found lacking.
///
/// # Errors
/// Where the database fails.
pub fn put_plan(transaction: &impl TransactionPort, plan: &Plan) -> Result<(), StoreTrouble> {
    for (key, text) in &plan.write_back {
        transaction.add(Table::Records, &Key::Record(key.clone()), text)?;
    }
    for (key, text) in &plan.strike {
        transaction.put(Table::Records, &Key::Record(key.clone()), text)?;
    }
    plan.aside()
        .try_for_each(|text| put_aside(transaction, text))
}

/// Keeps a text aside, once however often it comes.
///
/// # Errors
/// Where the database fails.
pub fn put_aside(transaction: &impl TransactionPort, text: &str) -> Result<(), StoreTrouble> {
    transaction.put(Table::Aside, &aside_key(text), text)
}

/// A text that was kept aside is kept no more.
///
/// # Errors
/// Where the database fails.
pub fn delete_aside(transaction: &impl TransactionPort, text: &str) -> Result<(), StoreTrouble> {
    transaction.delete(Table::Aside, &aside_key(text))
}

fn aside_key(text: &str) -> Key {
    Key::Name(sha256(text.as_bytes()))
}

/// Writes a summary in the place of the one that is there.
///
/// # Errors
/// Where the database fails.
pub fn put_summary(
    transaction: &impl TransactionPort,
    summary: &Summary,
) -> Result<(), StoreTrouble> {
    // A summary is plain strings and numbers, so writing it cannot fail.
    let text = serde_json::to_string(&SummaryV1::from(summary)).unwrap_or_default();
    transaction.put(Table::Summaries, &Key::Name(summary.id.to_string()), &text)
}

/// Makes the summaries of these streams anew from their records.
///
/// # Errors
/// Where the database fails.
pub async fn rebuild_summaries(
    database: &impl DatabasePort,
    streams: impl IntoIterator<Item = String>,
) -> Result<Vec<Summary>, StoreTrouble> {
    let mut made = Vec::new();
    for stream in streams {
        let texts = read_stream(database, &stream).await?;
        made.extend(recovery::summary(&stream, &texts));
    }
    for some in made.chunks(500) {
        let summaries = some.to_vec();
        write(
            database,
            &Write {
                summaries,
                ..Write::default()
            },
        )
        .await?;
    }
    Ok(made)
}

/// Summaries as they are stored; one that cannot be read is left out, and made anew elsewhere.
pub fn summaries(texts: &[String]) -> Vec<Summary> {
    let read = |text: &String| serde_json::from_str::<SummaryV1>(text).ok()?.summary();
    texts.iter().filter_map(read).collect()
}

/// The name of every stream.
///
/// # Errors
/// Where the database fails.
pub async fn streams(database: &impl DatabasePort) -> Result<Vec<String>, StoreTrouble> {
    let transaction = database.reading(&[Table::Records])?;
    let mut streams = Vec::new();
    let mut range = Range::All;
    while let Some(stream) = transaction.first_name(Table::Records, &range).await? {
        range = Range::AfterStream(stream.clone());
        streams.push(stream);
    }
    Ok(streams)
}

/// Texts of one stream, by device and number.
///
/// # Errors
/// Where the database fails.
pub async fn read_stream(
    database: &impl DatabasePort,
    stream: &str,
) -> Result<Vec<String>, StoreTrouble> {
    let transaction = database.reading(&[Table::Records])?;
    transaction
        .texts(Table::Records, &Range::Under(stream.to_owned()), u32::MAX)
        .await
}

/// Texts of many streams, in their order.
///
/// # Errors
/// Where the database fails.
pub async fn read_streams(
    database: &impl DatabasePort,
    streams: impl IntoIterator<Item = String>,
) -> Result<Vec<Vec<String>>, StoreTrouble> {
    let ranges: Vec<Range> = streams.into_iter().map(Range::Under).collect();
    let transaction = database.reading(&[Table::Records])?;
    transaction.each_texts(Table::Records, &ranges).await
}

/// Texts of the records of every device.
///
/// # Errors
/// Where the database fails.
pub async fn read_devices(database: &impl DatabasePort) -> Result<Vec<String>, StoreTrouble> {
    let transaction = database.reading(&[Table::Records])?;
    transaction
        .texts(Table::Records, &Range::Devices, u32::MAX)
        .await
}

/// How many records a stream has.
///
/// # Errors
/// Where the database fails.
pub async fn count_stream(database: &impl DatabasePort, stream: &str) -> Result<u32, StoreTrouble> {
    let transaction = database.reading(&[Table::Records])?;
    transaction
        .count(Table::Records, &Range::Under(stream.to_owned()))
        .await
}

/// Texts of records, some at a time: those after `last`, in the order of their keys.
///
/// # Errors
/// Where the database fails.
pub async fn read_some(
    database: &impl DatabasePort,
    last: Option<RecordKey>,
) -> Result<Vec<String>, StoreTrouble> {
    let range = last.map_or(Range::All, |key| Range::After(Key::Record(key)));
    database
        .reading(&[Table::Records])?
        .texts(Table::Records, &range, AT_ONCE)
        .await
}

/// The texts under these keys, as far as they are there.
///
/// # Errors
/// Where the database fails.
pub async fn read_keys(
    database: &impl DatabasePort,
    keys: &[RecordKey],
) -> Result<Vec<String>, StoreTrouble> {
    let keys: Vec<Key> = keys.iter().cloned().map(Key::Record).collect();
    let transaction = database.reading(&[Table::Records])?;
    let texts = transaction.each_text(Table::Records, &keys).await?;
    Ok(texts.into_iter().flatten().collect())
}

/// Texts of every record.
///
/// # Errors
/// Where the database fails.
pub async fn read_all(database: &impl DatabasePort) -> Result<Vec<String>, StoreTrouble> {
    let mut all: Vec<String> = Vec::new();
    loop {
        let last = all.last().and_then(|t| RecordKey::of_text(t));
        if last.is_none() && !all.is_empty() {
            // A record of a newer form stands last, so there is no key to go on from.
            return read_table(database, Table::Records).await;
        }
        let some = read_some(database, last).await?;
        let is_end = some.is_empty();
        all.extend(some);
        if is_end {
            return Ok(all);
        }
    }
}

/// Every text of a table.
///
/// # Errors
/// Where the database fails.
pub async fn read_table(
    database: &impl DatabasePort,
    table: Table,
) -> Result<Vec<String>, StoreTrouble> {
    database
        .reading(&[table])?
        .texts(table, &Range::All, u32::MAX)
        .await
}
