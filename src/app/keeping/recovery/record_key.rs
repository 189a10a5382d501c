//! By what a record is known, and what a text of any version claims of it.

use serde::Deserialize;

use crate::format::record::Record;

/// By what a record is known. Ordered like the keys of the database.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The stream.
    pub stream: String,
    /// The device that wrote it.
    pub device: String,
    /// Its number.
    pub seq: u32,
}

/// The part of a record that names it, in every version of its form.
#[derive(Deserialize)]
struct Named {
    #[serde(alias = "obs")]
    stream: String,
    dev: String,
    seq: u32,
}

impl RecordKey {
    /// The key of a record.
    pub fn of(record: &Record) -> Self {
        Self {
            stream: record.stream.clone(),
            device: record.dev.clone(),
            seq: record.seq,
        }
    }

    /// The key of a text that this version can read; `None` for any other.
    pub fn of_text(text: &str) -> Option<Self> {
        // Most texts are our own: the key alone is read first, the whole only to be sure.
        let key = key_of_text(text)?;
        Record::parse(text).ok()?;
        Some(key)
    }
}

/// The number that a text of any version claims, also one that cannot be read further: it must not
/// be given again.
pub fn seq_of_text(text: &str) -> Option<u32> {
    key_of_text(text).map(|key| key.seq)
}

/// The key that a text of any version claims, also one that cannot be read further.
pub fn key_of_text(text: &str) -> Option<RecordKey> {
    let Named { stream, dev, seq } = serde_json::from_str(text).ok()?;
    Some(RecordKey {
        stream,
        device: dev,
        seq,
    })
}
