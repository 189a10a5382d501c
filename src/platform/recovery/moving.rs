//! What the first version stored under names without a folder is found and moved once, by the first
//! app of this host that starts. The old stores go only when the new ones have everything.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use crate::app::keeping::stores::ports::{DatabasePort as _, TransactionPort as _};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::{Table, first, mirror_prefix};
use crate::platform::browser::{clock, error, js};
use crate::platform::recovery::asking::{answered, asked};
use crate::platform::stores::indexed::{self, Database};
use crate::platform::stores::local;

/// Longest time for the whole move; what is not done then is done at the next start.
const LIMIT_MS: u32 = 60_000;
/// Values copied in one transaction.
const AT_ONCE: u32 = 2_000;

/// Moves database and mirror into the database of this folder, which holds nothing of its own yet.
/// Whether anything came.
pub(crate) async fn first_version(into: &Database) -> Result<bool, StoreTrouble> {
    let mirrored = move_mirror();
    if !is_there(first::DATABASE).await {
        return Ok(mirrored);
    }
    let old = Database::open_as_found(first::DATABASE).await?;
    let copied = clock::within(LIMIT_MS, copy_all(&old, into)).await;
    old.close();
    copied.unwrap_or(Err(StoreTrouble::NoAnswer))?;
    // Where another tab still has it open, it goes when that tab lets go of it.
    let _goes = js::call(
        indexed::factory()?.as_ref(),
        "deleteDatabase",
        &[&first::DATABASE.into()],
    );
    Ok(true)
}

/// Whether a database is there. To open it would make it, so the browser is asked for the list; one
/// that has no list is asked for the database and told to leave nothing behind.
async fn is_there(name: &str) -> bool {
    let Ok(factory) = indexed::factory() else {
        return false;
    };
    if let Ok(list) = js::ask(&factory, "databases", &[]).await {
        let list = Array::from(&list);
        return list
            .iter()
            .any(|found| js::text(&found, "name").as_deref() == Some(name));
    }
    let Ok(found) = Database::open_as_found(name).await else {
        return false;
    };
    let is_empty = found.object_store_names().length() == 0;
    found.close();
    if is_empty {
        let _goes = js::call(&factory, "deleteDatabase", &[&name.into()]);
    }
    !is_empty
}

async fn copy_all(old: &IdbDatabase, into: &Database) -> Result<(), StoreTrouble> {
    let names = old.object_store_names();
    // The device comes last: as long as it is not there, the move is not done.
    let (last, others): (Vec<Table>, Vec<Table>) =
        Table::ALL.into_iter().partition(|t| *t == Table::Meta);
    for table in others.into_iter().chain(last) {
        if names.contains(table.text()) {
            copy(old, into, table).await?;
        }
    }
    Ok(())
}

async fn copy(old: &IdbDatabase, into: &Database, table: Table) -> Result<(), StoreTrouble> {
    let mut range = JsValue::UNDEFINED;
    loop {
        let transaction = asked(old, "transaction", &[&table.text().into()])?;
        let store = asked(&transaction, "objectStore", &[&table.text().into()])?;
        let most = AT_ONCE.into();
        let keys = answered(asked(&store, "getAllKeys", &[&range, &most])?).await?;
        let values = answered(asked(&store, "getAll", &[&range, &most])?).await?;
        let Some(last) = keys.length().checked_sub(1) else {
            return Ok(());
        };
        let writing = into.writing(&[table])?;
        for (key, value) in keys.iter().zip(values.iter()) {
            writing.put_raw(table, &key, &value)?;
        }
        writing.complete().await?;
        let after = web_sys::IdbKeyRange::lower_bound_with_open(&keys.get(last), true);
        range = after.map_err(|e| error::trouble(&e))?.into();
    }
}

/// Copies every key of the first version, then forgets them. Nothing where this folder has keys already.
fn move_mirror() -> bool {
    let Some(storage) = local::storage() else {
        return false;
    };
    let names = local::names();
    let prefix = mirror_prefix();
    if names.iter().any(|name| name.starts_with(&prefix)) {
        return false;
    }
    let old: Vec<(&String, &str)> = names
        .iter()
        .filter_map(|name| Some((name, name.strip_prefix(first::MIRROR_PREFIX)?)))
        .collect();
    let copied = old.iter().all(|(name, rest)| {
        let value = storage.get_item(name).ok().flatten().unwrap_or_default();
        storage.set_item(&format!("{prefix}{rest}"), &value).is_ok()
    });
    if copied {
        for (name, _) in &old {
            // One that stays is found again, and is the same.
            let _removed = storage.remove_item(name);
        }
    }
    copied && !old.is_empty()
}
