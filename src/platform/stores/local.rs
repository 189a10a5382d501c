//! The mirror: a little of what matters most in localStorage, at once and in step. It outlives a
//! dying tab, not a dying browser, so it holds only what the database has not confirmed, and stays
//! small. gloo-storage panics where storage is refused, so every use probes first.

use gloo_storage::Storage as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use crate::app::keeping::store::{Appended, MemoryStore, RecordStore};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::record::Record;
use crate::format::stored::keys::{Mirror, mirror_prefix};
use crate::format::stored::{Beacon, Typing};
use crate::platform::browser::js;

/// Most bytes of unconfirmed records. Chromium writes large values very late.
const MOST_PENDING: usize = 24 * 1024;
/// The same where no journal keeps a second copy: better late than never.
const MOST_PENDING_ALONE: usize = 512 * 1024;

#[expect(
    clippy::disallowed_types,
    reason = "behind the probe, which is what the ban is about"
)]
type Local = gloo_storage::LocalStorage;

pub(crate) fn storage() -> Option<Storage> {
    js::window()?.local_storage().ok().flatten()
}

/// Whether the browser lets us read localStorage.
pub(crate) fn usable() -> bool {
    storage().is_some_and(|s| s.get_item(&mirror_prefix()).is_ok())
}

/// Reads a value; `None` where it is missing, unreadable or refused.
pub(crate) fn read<T: DeserializeOwned>(key: &Mirror) -> Option<T> {
    if usable() {
        Local::get(key.text()).ok()
    } else {
        None
    }
}

/// Writes a value; false where that is refused or it is full.
pub(crate) fn write<T: Serialize>(key: &Mirror, value: &T) -> bool {
    usable() && Local::set(key.text(), value).is_ok()
}

/// Forgets a value.
pub(crate) fn forget(key: &Mirror) {
    if usable() {
        Local::delete(key.text());
    }
}

/// Whether a value of ours can be written and read at present.
pub(crate) fn works() -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    let key = format!("{}probe", mirror_prefix());
    let wrote = storage.set_item(&key, "1").is_ok();
    wrote && storage.remove_item(&key).is_ok()
}

/// Records that the database has not confirmed.
pub(crate) fn pending() -> Vec<String> {
    read(&Mirror::Pending).unwrap_or_default()
}

/// Keeps what is not confirmed: the newest that fit. False where not all of it is kept.
pub(crate) fn keep_pending(texts: &[String], has_journal: bool) -> bool {
    if texts.is_empty() {
        forget(&Mirror::Pending);
        return true;
    }
    let most = if has_journal {
        MOST_PENDING
    } else {
        MOST_PENDING_ALONE
    };
    let newest = newest_within(texts, most);
    write(&Mirror::Pending, &newest) && newest.len() == texts.len()
}

fn newest_within(texts: &[String], most: usize) -> &[String] {
    let mut left = most;
    let fits = texts.iter().rev().take_while(|text| {
        let room = left.checked_sub(text.len());
        left = room.unwrap_or(0);
        room.is_some()
    });
    // The very newest is kept however long it is.
    let count = fits.count().max(1).min(texts.len());
    texts.get(texts.len() - count..).unwrap_or(texts)
}

/// Every beacon, with the id of its observation.
pub(crate) fn beacons() -> Vec<(String, Beacon)> {
    let prefix = Mirror::Beacon(String::new()).text();
    let ids = names()
        .into_iter()
        .filter_map(|name| Some(name.strip_prefix(&prefix)?.to_owned()));
    ids.filter_map(|id| Some((id.clone(), read(&Mirror::Beacon(id))?)))
        .collect()
}

/// The note being typed for an observation, as boot.js keeps it.
pub(crate) fn typing(id: &str) -> Option<Typing> {
    read::<Typing>(&Mirror::Note(id.to_owned())).filter(|t| !t.text.is_empty())
}

/// The names of the fields whose words are not committed.
pub(crate) fn fields() -> Vec<String> {
    let prefix = Mirror::Field(String::new()).text();
    let fields = names()
        .into_iter()
        .filter_map(|name| Some(name.strip_prefix(&prefix)?.to_owned()));
    fields.collect()
}

/// Every key there is.
pub(crate) fn names() -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|at| storage.key(at).ok().flatten())
        .collect()
}

/// The unconfirmed records as a store of records, for the contract that all stores fulfil.
#[derive(Clone, Copy, Debug, Default)]
pub struct MirrorRecords;

impl MirrorRecords {
    fn contents() -> Result<MemoryStore, StoreTrouble> {
        if !usable() {
            return Err(StoreTrouble::Refused);
        }
        let memory = MemoryStore::default();
        memory.take(pending());
        Ok(memory)
    }
}

impl RecordStore for MirrorRecords {
    async fn append(&self, records: &[Record]) -> Result<Appended, StoreTrouble> {
        let before = Self::contents()?;
        let appended = before.append(records).await?;
        let mut texts = before.all().await?;
        texts.extend(before.aside().await?);
        if keep_pending(&texts, false) {
            Ok(appended)
        } else {
            Err(StoreTrouble::Full)
        }
    }

    async fn stream(&self, stream: &str) -> Result<Vec<String>, StoreTrouble> {
        Self::contents()?.stream(stream).await
    }

    async fn all(&self) -> Result<Vec<String>, StoreTrouble> {
        Self::contents()?.all().await
    }

    async fn aside(&self) -> Result<Vec<String>, StoreTrouble> {
        Self::contents()?.aside().await
    }
}
