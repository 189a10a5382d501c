//! The folder that the user chose for hand-over files, where the browser has such a thing. A file
//! counts as written when it was read back and is the same.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

use crate::app::event::Event;
use crate::app::trouble::StoreTrouble;
use crate::domain::ids::FileId;
use crate::format::keys::{Meta, Table};
use crate::platform::indexed_keys::Key;
use crate::platform::shared::Shared;
use crate::platform::{blobs, error, handing_over, js};

/// Whether this browser lets the user choose a folder.
pub(super) fn is_possible() -> bool {
    js::has(&js::global(), "showDirectoryPicker")
}

fn for_writing() -> JsValue {
    js::object(&[("mode", &"readwrite".into()), ("id", &"alongside".into())])
}

/// Lets the user choose. The picker opens before this returns, while the tap counts.
pub(super) fn choose(shared: &Rc<Shared>) {
    let asked = js::call(&js::global(), "showDirectoryPicker", &[&for_writing()]);
    shared.later(|shared| async move {
        let chosen = match asked {
            Ok(promise) => js::settled(promise).await.ok(),
            Err(_) => None,
        };
        if let Some(handle) = chosen {
            // Where it cannot be kept, it is asked for again at the next file.
            let _kept = keep(&shared, Some(&handle)).await;
        }
        tell(&shared).await;
    });
}

/// Forgets the folder.
pub(super) async fn forget(shared: &Rc<Shared>) {
    // Where it cannot be forgotten, the next line says that it is still there.
    let _forgotten = keep(shared, None).await;
    tell(shared).await;
}

/// Tells the app which folder is chosen.
pub(super) async fn tell(shared: &Rc<Shared>) {
    let name = stored(shared)
        .await
        .and_then(|handle| js::text(&handle, "name"));
    shared.send(Event::FolderChanged(name));
}

async fn keep(shared: &Rc<Shared>, handle: Option<&JsValue>) -> Result<(), StoreTrouble> {
    let database = shared.database().await?;
    let transaction = database.writing(&[Table::Meta])?;
    let key = Key::meta(&Meta::Folder);
    match handle {
        Some(handle) => transaction.put_value(Table::Meta, &key, handle)?,
        None => transaction.delete(Table::Meta, &key)?,
    }
    transaction.complete().await
}

async fn stored(shared: &Rc<Shared>) -> Option<JsValue> {
    let database = shared.database().await.ok()?;
    let transaction = database.reading(&[Table::Meta]).ok()?;
    let found = transaction
        .value(Table::Meta, &Key::meta(&Meta::Folder))
        .await;
    found.ok().filter(JsValue::is_object)
}

/// Writes a ready file to the folder, reads it back and compares.
pub(super) async fn write(shared: &Rc<Shared>, id: FileId, name: String, by_tap: bool) {
    let written = match (stored(shared).await, handing_over::ready(shared, &id)) {
        (Some(folder), Some(file)) => write_and_compare(&folder, &file, &name, by_tap).await,
        (None, _) => Err(error::other("no folder is chosen")),
        (_, None) => Err(error::other("the file is no longer here; make it again")),
    };
    shared.send(Event::FolderWritten(id, written));
}

async fn write_and_compare(
    folder: &JsValue,
    file: &File,
    name: &str,
    by_tap: bool,
) -> Result<(), StoreTrouble> {
    permitted(folder, by_tap).await?;
    let create = js::object(&[("create", &true.into())]);
    let place = ask(folder, "getFileHandle", &[&name.into(), &create]).await?;
    let stream = ask(&place, "createWritable", &[]).await?;
    ask(&stream, "write", &[file]).await?;
    ask(&stream, "close", &[]).await?;
    let there = ask(&place, "getFile", &[]).await?;
    let there: Blob = there
        .dyn_into()
        .map_err(|_| StoreTrouble::ReadBackDiffers)?;
    let (wrote, found) = (blobs::bytes(file).await?, blobs::bytes(&there).await?);
    let is_same = blobs::copied(&wrote) == blobs::copied(&found);
    if is_same {
        Ok(())
    } else {
        Err(StoreTrouble::ReadBackDiffers)
    }
}

/// After a restart most browsers ask again, and only inside a tap.
async fn permitted(folder: &JsValue, by_tap: bool) -> Result<(), StoreTrouble> {
    let granted = |answer: JsValue| answer.as_string().as_deref() == Some("granted");
    if granted(ask(folder, "queryPermission", &[&for_writing()]).await?) {
        return Ok(());
    }
    let is_granted = by_tap && granted(ask(folder, "requestPermission", &[&for_writing()]).await?);
    is_granted.then_some(()).ok_or(StoreTrouble::FolderAsks)
}

async fn ask(target: &JsValue, name: &str, given: &[&JsValue]) -> Result<JsValue, StoreTrouble> {
    js::ask(target, name, given)
        .await
        .map_err(|e| error::trouble(&e))
}
