//! The mirror in localStorage. gloo-storage panics where storage is refused, so every use probes first.

use gloo_storage::Storage as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use crate::app::keeping::stores::memory::{Appended, MemoryStore, RecordStore};
use crate::app::keeping::stores::mirror::{keep_pending, pending};
use crate::app::keeping::stores::ports::MirrorPort;
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::record::Record;
use crate::format::stored::keys::{Mirror, mirror_prefix};
use crate::platform::browser::js;

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

/// The mirror, as the app's workflows have it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LocalStorage;

impl MirrorPort for LocalStorage {
    fn read<T: DeserializeOwned>(&self, key: &Mirror) -> Option<T> {
        read(key)
    }

    fn write<T: Serialize>(&self, key: &Mirror, value: &T) -> bool {
        write(key, value)
    }

    fn forget(&self, key: &Mirror) {
        forget(key);
    }

    fn names(&self) -> Vec<String> {
        names()
    }

    fn works(&self) -> bool {
        works()
    }
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
        memory.take(pending(&LocalStorage));
        Ok(memory)
    }
}

impl RecordStore for MirrorRecords {
    async fn append(&self, records: &[Record]) -> Result<Appended, StoreTrouble> {
        let before = Self::contents()?;
        let appended = before.append(records).await?;
        let mut texts = before.all().await?;
        texts.extend(before.aside().await?);
        if keep_pending(&LocalStorage, &texts, false) {
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
