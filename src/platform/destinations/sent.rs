//! Hand-over files as they left, so that they can leave again: the bytes under the file's id, and in
//! one small value how large each is. Bounded; which ones go first is decided in `app`.

use std::rc::Rc;

use js_sys::ArrayBuffer;
use wasm_bindgen::JsCast;
use web_sys::File;

use crate::app::effect::Plan;
use crate::app::event::{Delivering, Event};
use crate::app::handing_over::{MOST_KEPT, make_room};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::ids::FileId;
use crate::format::line::sha256;
use crate::format::stored::keys::{Meta, Table};
use crate::platform::browser::{blobs, error};
use crate::platform::destinations::handing_over;
use crate::platform::shared::Shared;
use crate::platform::stores::indexed_keys::Key;
use crate::platform::stores::indexed_transaction::Transaction;

/// Which files are kept, and how large each is.
#[derive(Debug)]
struct Index(Vec<(String, u64)>);

impl Index {
    async fn read(transaction: &Transaction) -> Result<Self, StoreTrouble> {
        let key = Key::meta(&Meta::Sent);
        match transaction.text(Table::Meta, &key).await? {
            None => Ok(Self(Vec::new())),
            // Taken for empty, it would let go of the bytes of files that nobody could find again.
            Some(text) => serde_json::from_str(&text)
                .map(Self)
                .map_err(|_| error::other("the list of kept files cannot be read")),
        }
    }

    fn write(&self, transaction: &Transaction) -> Result<(), StoreTrouble> {
        let text = serde_json::to_string(&self.0).unwrap_or_default();
        transaction.put(Table::Meta, &Key::meta(&Meta::Sent), &text)
    }

    /// Lets go of files and their bytes.
    fn drop_where(
        &mut self,
        transaction: &Transaction,
        goes: impl Fn(&str) -> bool,
    ) -> Result<(), StoreTrouble> {
        for (file, _) in self.0.iter().filter(|(file, _)| goes(file)) {
            transaction.delete(Table::Sent, &Key::Name(file.clone()))?;
        }
        self.0.retain(|(file, _)| !goes(file));
        Ok(())
    }
}

/// Keeps the bytes of a ready file. Where that cannot be, it is made again from its observations. Files
/// that are not known any more go first.
pub(crate) fn keep(shared: &Rc<Shared>, id: &FileId, may_go: Vec<String>, known: Vec<String>) {
    let Some(file) = handing_over::ready(shared, id) else {
        return;
    };
    let id = id.clone();
    shared.later(|shared| async move {
        let _kept = put(&shared, &id, &file, &may_go, &known).await;
    });
}

async fn put(
    shared: &Rc<Shared>,
    id: &FileId,
    file: &File,
    may_go: &[String],
    known: &[String],
) -> Result<(), StoreTrouble> {
    let bytes = blobs::bytes(file).await?;
    let size = u64::from(bytes.byte_length());
    if !shared.may_write() {
        return Err(StoreTrouble::TakenOver);
    }
    let database = shared.database().await?;
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

/// Lets go of the bytes of all files but these, within a transaction that writes both tables.
pub(crate) async fn keep_only(
    transaction: &Transaction,
    staying: &[String],
) -> Result<(), StoreTrouble> {
    let Ok(mut index) = Index::read(transaction).await else {
        // Nobody knows what is kept: all of it goes.
        transaction.clear(Table::Sent)?;
        return Index(Vec::new()).write(transaction);
    };
    index.drop_where(transaction, |file| !staying.iter().any(|s| s == file))?;
    index.write(transaction)
}

/// Takes a file as it left, where it is kept and is what it was.
pub(crate) async fn take(shared: &Rc<Shared>, plan: Plan, hash: String) {
    let kept = kept_bytes(shared, &plan.cover.file).await;
    let same = kept.filter(|bytes| sha256(&blobs::copied(bytes)) == hash);
    let id = plan.cover.file.clone();
    let event = match same {
        Some(bytes) => match handing_over::made_ready(shared, &plan, &bytes, hash, Vec::new()) {
            Ok(made) => Event::Delivering(Delivering::HandOverMade(Box::new(made))),
            Err(trouble) => Event::Delivering(Delivering::HandOverFailed(trouble)),
        },
        None => Event::Delivering(Delivering::FileNotKept(id)),
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
