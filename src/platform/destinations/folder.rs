//! The folder that the user chose for hand-over files, where the browser has such a thing. A file
//! counts as written when it was read back and is the same.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

use crate::app::event::Delivering;
use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::keeping::stores::ports::{
    DatabasePort as _, Key, Stores as _, TransactionPort as _,
};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::ids::FileId;
use crate::format::stored::keys::{Meta, Table};
use crate::platform::adapters::Adapters;
use crate::platform::browser::{blobs, clock, digest, error, js};

/// Whether this browser lets the user choose a folder.
pub(crate) fn is_possible() -> bool {
    js::has(&js::global(), "showDirectoryPicker")
}

fn for_writing() -> JsValue {
    js::object(&[("mode", &"readwrite".into()), ("id", &"alongside".into())])
}

/// Lets the user choose. The picker opens before this returns, while the tap counts.
pub(crate) fn choose(adapters: &Rc<Adapters>) {
    let asked = js::call(&js::global(), "showDirectoryPicker", &[&for_writing()]);
    adapters.later(|adapters| async move {
        let chosen = match asked {
            Ok(promise) => js::settled(promise).await.ok(),
            Err(_) => None,
        };
        if let Some(handle) = chosen {
            // Where it cannot be kept, it is asked for again at the next file.
            let _kept = keep(&adapters, Some(&handle)).await;
        }
        tell(&adapters).await;
    });
}

/// Forgets the folder.
pub(crate) async fn forget(adapters: &Rc<Adapters>) {
    // Where it cannot be forgotten, the next line says that it is still there.
    let _forgotten = keep(adapters, None).await;
    tell(adapters).await;
}

/// Tells the app which folder is chosen. One that cannot be looked up is not given up: nothing is told, and it is
/// looked for again a few times.
pub(crate) async fn tell(adapters: &Rc<Adapters>) {
    for _ in 0..MOST_LOOKS {
        if let Ok(name) = name(adapters).await {
            return adapters.send(Delivering::FolderChanged(name));
        }
        clock::sleep(LOOK_AGAIN_MS).await;
    }
}

/// The name of the folder that is chosen, if one is.
pub(crate) async fn name(adapters: &Rc<Adapters>) -> Result<Option<String>, StoreTrouble> {
    let stored = stored(adapters).await?;
    Ok(stored.and_then(|handle| js::text(&handle, "name")))
}

async fn keep(adapters: &Rc<Adapters>, handle: Option<&JsValue>) -> Result<(), StoreTrouble> {
    let database = adapters.database().await?;
    let transaction = database.writing(&[Table::Meta])?;
    let key = Key::meta(&Meta::Folder);
    match handle {
        Some(handle) => transaction.put_value(Table::Meta, &key, handle)?,
        None => transaction.delete(Table::Meta, &key)?,
    }
    transaction.complete().await
}

async fn stored(adapters: &Rc<Adapters>) -> Result<Option<JsValue>, StoreTrouble> {
    let database = adapters.database().await?;
    let transaction = database.reading(&[Table::Meta])?;
    let found = transaction
        .value(Table::Meta, &Key::meta(&Meta::Folder))
        .await?;
    Ok(Some(found).filter(JsValue::is_object))
}

/// So often the folder is looked for where that fails, and after so long each time.
const MOST_LOOKS: u32 = 20;
const LOOK_AGAIN_MS: u32 = 3_000;
/// Longest time for one file, the question of the browser included.
const LIMIT_MS: u32 = 120_000;
/// So many other files of the same name are gone round.
const MOST_NAMES: u32 = 20;

/// Writes ready files to the folder, one after another, reads each back and compares.
pub(super) fn write(adapters: &Rc<Adapters>, ids: Vec<FileId>, by_tap: bool) {
    let ready = |id: FileId| {
        let file = adapters.ready_files.zip(&id);
        (id, file)
    };
    let files: Vec<_> = ids.into_iter().map(ready).collect();
    adapters.later(move |adapters| async move {
        let folder = stored(&adapters).await.ok().flatten();
        for (id, file) in files {
            let written = written(folder.as_ref(), file.as_ref(), by_tap).await;
            let came = written.map(Proof::ReadBack).map_err(NotDelivered::Failed);
            adapters.send(Delivering::Delivered(vec![id], Destination::Folder, came));
        }
    });
}

async fn written(
    folder: Option<&JsValue>,
    file: Option<&File>,
    by_tap: bool,
) -> Result<String, StoreTrouble> {
    let folder = folder.ok_or(StoreTrouble::Own(Failure::NoFolder))?;
    let file = file.ok_or(StoreTrouble::Own(Failure::FileGone))?;
    let placed = clock::within(LIMIT_MS, place(folder, file, by_tap)).await;
    placed.unwrap_or(Err(StoreTrouble::NoAnswer))
}

/// The SHA-256 of what was read back. A file of that name with the same bytes counts as written; one with other
/// bytes is left alone, and the file gets another name.
async fn place(folder: &JsValue, file: &File, by_tap: bool) -> Result<String, StoreTrouble> {
    permitted(folder, by_tap).await?;
    let bytes = blobs::copied(&blobs::bytes(file).await?);
    for turn in 1..=MOST_NAMES {
        let name = name_at(&file.name(), turn);
        match found(folder, &name).await? {
            Some(there) if there == bytes => return digest::sha256(&there).await,
            Some(_) => {}
            None => return write_new(folder, file, &name, &bytes).await,
        }
    }
    Err(StoreTrouble::Own(Failure::NameTaken))
}

fn name_at(name: &str, turn: u32) -> String {
    match name.strip_suffix(".zip") {
        Some(stem) if turn > 1 => format!("{stem}-{turn}.zip"),
        _ => name.to_owned(),
    }
}

/// Writes beside the final name first, so that no half file ever bears it. What was begun and failed
/// is removed.
async fn write_new(
    folder: &JsValue,
    file: &File,
    name: &str,
    bytes: &[u8],
) -> Result<String, StoreTrouble> {
    let part = format!("{name}.part");
    let has_begun = Cell::new(false);
    let written = async {
        let beside = handle(folder, &part, true).await?;
        fill(&beside, file).await?;
        same(&beside, bytes).await?;
        has_begun.set(true);
        let moved = js::has(&beside, "move") && ask(&beside, "move", &[&name.into()]).await.is_ok();
        let in_place = handle(folder, name, !moved).await?;
        if !moved {
            fill(&in_place, file).await?;
        }
        same(&in_place, bytes).await
    };
    let written = written.await;
    if written.is_err() && has_begun.get() {
        remove(folder, name).await;
    }
    remove(folder, &part).await;
    written
}

async fn handle(folder: &JsValue, name: &str, create: bool) -> Result<JsValue, StoreTrouble> {
    let create = js::object(&[("create", &create.into())]);
    ask(folder, "getFileHandle", &[&name.into(), &create]).await
}

/// The bytes of a file in the folder; none where there is no such file.
async fn found(folder: &JsValue, name: &str) -> Result<Option<Vec<u8>>, StoreTrouble> {
    match js::ask(folder, "getFileHandle", &[&name.into()]).await {
        Ok(handle) => contents(&handle).await.map(Some),
        Err(e) if js::text(&e, "name").as_deref() == Some("NotFoundError") => Ok(None),
        Err(e) => Err(error::trouble(&e)),
    }
}

async fn contents(handle: &JsValue) -> Result<Vec<u8>, StoreTrouble> {
    let there = ask(handle, "getFile", &[]).await?;
    let there: Blob = there
        .dyn_into()
        .map_err(|_| StoreTrouble::ReadBackDiffers)?;
    Ok(blobs::copied(&blobs::bytes(&there).await?))
}

async fn fill(handle: &JsValue, file: &File) -> Result<(), StoreTrouble> {
    let stream = ask(handle, "createWritable", &[]).await?;
    ask(&stream, "write", &[file]).await?;
    ask(&stream, "close", &[]).await?;
    Ok(())
}

/// The SHA-256 of what stands there, where that is the same.
async fn same(handle: &JsValue, bytes: &[u8]) -> Result<String, StoreTrouble> {
    let there = contents(handle).await?;
    if there != bytes {
        return Err(StoreTrouble::ReadBackDiffers);
    }
    digest::sha256(&there).await
}

/// Removes a file of ours that is not whole, or is whole elsewhere; one that is gone is what is wanted.
async fn remove(folder: &JsValue, name: &str) {
    let _removed = js::ask(folder, "removeEntry", &[&name.into()]).await;
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
