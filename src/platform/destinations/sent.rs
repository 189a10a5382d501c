//! Hand-over files as they left, so that they can leave again: the bytes under the file's id, and in
//! one small value how large each is. Bounded; which ones go first is decided in `app`.

use std::rc::Rc;

use js_sys::ArrayBuffer;
use wasm_bindgen::JsCast;
use web_sys::File;

use crate::app::effect::FilePlan;
use crate::app::event::{Delivering, Event};
use crate::app::handing_over::kept_files::Index;
use crate::app::handing_over::{MOST_KEPT, make_room};
use crate::app::keeping::stores::ports::{
    DatabasePort as _, Key, Stores as _, TransactionPort as _,
};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::ids::FileId;
use crate::format::line::sha256;
use crate::format::stored::keys::Table;
use crate::platform::adapters::Adapters;
use crate::platform::browser::blobs;
use crate::platform::destinations::ready::made_ready;

/// Keeps the bytes of a ready file. Where that cannot be, it is made again from its observations. Files
/// that are not known any more go first.
pub(crate) fn keep(adapters: &Rc<Adapters>, id: &FileId, may_go: Vec<String>, known: Vec<String>) {
    let Some(file) = adapters.ready_files.zip(id) else {
        return;
    };
    let id = id.clone();
    adapters.later(|adapters| async move {
        let _kept = put(&adapters, &id, &file, &may_go, &known).await;
    });
}

async fn put(
    adapters: &Rc<Adapters>,
    id: &FileId,
    file: &File,
    may_go: &[String],
    known: &[String],
) -> Result<(), StoreTrouble> {
    let bytes = blobs::bytes(file).await?;
    let size = u64::from(bytes.byte_length());
    if !adapters.may_write() {
        return Err(StoreTrouble::TakenOver);
    }
    let database = adapters.database().await?;
    let transaction = database.writing(&[Table::Sent, Table::Meta])?;
    let mut index = Index::read(&transaction).await?;
    index.drop_where(&transaction, |file| !known.iter().any(|k| k == file))?;
    if let Some(gone) = make_room(&index.0, (id.as_str(), size), may_go, MOST_KEPT) {
        index.drop_where(&transaction, |file| {
            file == id.as_str() || gone.iter().any(|g| g == file)
        })?;
        index.0.push((id.to_string(), size));
        transaction.put_value(Table::Sent, &Key::Name(id.to_string()), &bytes)?;
    }
    index.write(&transaction)?;
    transaction.complete().await
}

/// Takes a file as it left, where it is kept and is what it was.
pub(crate) async fn take(adapters: &Rc<Adapters>, plan: FilePlan, hash: String) {
    let kept = kept_bytes(adapters, &plan.cover.file).await;
    let same = kept.filter(|bytes| sha256(&blobs::copied(bytes)) == hash);
    let id = plan.cover.file.clone();
    let event = match same {
        Some(bytes) => match made_ready(&adapters.ready_files, &plan, &bytes, hash, Vec::new()) {
            Ok(made) => Event::Delivering(Delivering::HandOverMade(Box::new(made))),
            Err(trouble) => Event::Delivering(Delivering::HandOverFailed(trouble)),
        },
        None => Event::Delivering(Delivering::FileNotKept(id)),
    };
    adapters.send(event);
}

async fn kept_bytes(adapters: &Rc<Adapters>, id: &FileId) -> Option<ArrayBuffer> {
    let database = adapters.database().await.ok()?;
    let transaction = database.reading(&[Table::Sent]).ok()?;
    let key = Key::Name(id.to_string());
    let value = transaction.value(Table::Sent, &key).await.ok()?;
    value.dyn_into().ok()
}
