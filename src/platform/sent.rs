//! Hand-over files as they left, so that they can leave again: the bytes under the file's id, and in
//! one small value how large each is. Bounded; which ones go first is decided in `app`.

use std::rc::Rc;

use js_sys::ArrayBuffer;
use wasm_bindgen::JsCast;
use web_sys::File;

use crate::app::effect::Plan;
use crate::app::event::Event;
use crate::app::handing_over::{MOST_KEPT, make_room};
use crate::app::trouble::StoreTrouble;
use crate::domain::ids::FileId;
use crate::format::keys::{Meta, Table};
use crate::format::line::sha256;
use crate::platform::indexed_keys::Key;
use crate::platform::indexed_transaction::Transaction;
use crate::platform::shared::Shared;
use crate::platform::{blobs, handing_over};

/// Keeps the bytes of a ready file. Where that cannot be, it is made again from its observations.
pub(super) fn keep(shared: &Rc<Shared>, id: &FileId, may_go: Vec<String>) {
    let Some(file) = handing_over::ready(shared, id) else {
        return;
    };
    let id = id.clone();
    shared.later(|shared| async move {
        let _kept = put(&shared, &id, &file, &may_go).await;
    });
}

async fn put(
    shared: &Rc<Shared>,
    id: &FileId,
    file: &File,
    may_go: &[String],
) -> Result<(), StoreTrouble> {
    let bytes = blobs::bytes(file).await?;
    let size = u64::from(bytes.byte_length());
    if !shared.may_write() {
        return Err(StoreTrouble::TakenOver);
    }
    let database = shared.database().await?;
    let transaction = database.writing(&[Table::Sent, Table::Meta])?;
    let index = Key::meta(&Meta::Sent);
    let text = transaction.text(Table::Meta, &index).await?;
    let text = text.unwrap_or_default();
    let mut kept: Vec<(String, u64)> = serde_json::from_str(&text).unwrap_or_default();
    let Some(gone) = make_room(&kept, (id.as_str(), size), may_go, MOST_KEPT) else {
        return Ok(());
    };
    for file in &gone {
        transaction.delete(Table::Sent, &Key::Name(file.clone()))?;
    }
    kept.retain(|(file, _)| file != id.as_str() && !gone.contains(file));
    kept.push((id.to_string(), size));
    transaction.put_value(Table::Sent, &Key::Name(id.to_string()), &bytes)?;
    let text = serde_json::to_string(&kept).unwrap_or_default();
    transaction.put(Table::Meta, &index, &text)?;
    transaction.complete().await
}

/// Forgets the bytes of these files, within a transaction that writes both tables.
pub(super) async fn forget(
    transaction: &Transaction,
    files: &[FileId],
) -> Result<(), StoreTrouble> {
    let index = Key::meta(&Meta::Sent);
    let text = transaction.text(Table::Meta, &index).await?;
    let text = text.unwrap_or_default();
    let mut kept: Vec<(String, u64)> = serde_json::from_str(&text).unwrap_or_default();
    for file in files {
        transaction.delete(Table::Sent, &Key::Name(file.to_string()))?;
        kept.retain(|(name, _)| name != file.as_str());
    }
    let text = serde_json::to_string(&kept).unwrap_or_default();
    transaction.put(Table::Meta, &index, &text)
}

/// Takes a file as it left, where it is kept and is what it was.
pub(super) async fn take(shared: &Rc<Shared>, plan: Plan, hash: String) {
    let kept = kept_bytes(shared, &plan.cover.file).await;
    let same = kept.filter(|bytes| sha256(&blobs::copied(bytes)) == hash);
    let id = plan.cover.file.clone();
    let event = match same {
        Some(bytes) => match handing_over::made_ready(shared, &plan, &bytes, hash, Vec::new()) {
            Ok(made) => Event::HandOverMade(Box::new(made)),
            Err(trouble) => Event::HandOverFailed(trouble),
        },
        None => Event::FileNotKept(id),
    };
    shared.send(event);
}

async fn kept_bytes(shared: &Rc<Shared>, id: &FileId) -> Option<ArrayBuffer> {
    let database = shared.database().await.ok()?;
    let transaction = database.reading(&[Table::Sent]).ok()?;
    let key = Key::Name(id.to_string());
    let value = transaction.value(Table::Sent, &key).await.ok()?;
    value.dyn_into().ok()
}
