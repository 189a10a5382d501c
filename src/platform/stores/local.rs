//! The mirror in localStorage. gloo-storage panics where storage is refused, so every use probes first.

use gloo_storage::Storage as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use crate::app::keeping::stores::ports::MirrorPort;
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
pub struct LocalStorage;

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
