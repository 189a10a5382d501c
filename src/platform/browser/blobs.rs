//! Files in memory: made of bytes, read as bytes, downloaded, shared.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, FilePropertyBag, HtmlAnchorElement, Url};

use crate::app::keeping::trouble::{Failure, ShareOutcome, StoreTrouble};
use crate::platform::browser::{clock, error, js};
use crate::words;

/// Long enough for any browser to have begun the download.
const REVOKE_AFTER_MS: u32 = 60_000;

/// The media type by which a file's name ends.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("zip") => "application/zip",
        Some("ndjson") => "application/x-ndjson",
        Some("txt") => "text/plain",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// A file of these bytes, or of the content of another file.
pub(crate) fn file(name: &str, content: &JsValue) -> Result<File, StoreTrouble> {
    let options = FilePropertyBag::new();
    options.set_type(media_type(name));
    let parts = Array::of1(content);
    File::new_with_blob_sequence_and_options(&parts, name, &options).map_err(|e| error::trouble(&e))
}

/// The bytes of a file.
pub(crate) async fn bytes(file: &Blob) -> Result<ArrayBuffer, StoreTrouble> {
    let read = js::ask(file, "arrayBuffer", &[])
        .await
        .map_err(|e| error::trouble(&e))?;
    read.dyn_into()
        .map_err(|_| StoreTrouble::Own(Failure::FileUnread))
}

/// The bytes of a file that somebody chose, or why it cannot be read, in the browser's words.
pub(crate) async fn read(file: &Blob) -> Result<ArrayBuffer, String> {
    let read = js::ask(file, "arrayBuffer", &[]).await;
    let read = read.map_err(|e| error::words(&e))?;
    read.dyn_into()
        .map_err(|_| words::problem::no_bytes().to_owned())
}

/// The bytes of a file, in our memory.
pub(crate) fn copied(buffer: &ArrayBuffer) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// Offers a file for download under its name.
pub(crate) fn download(file: &File, name: &str) -> Result<(), StoreTrouble> {
    let address = Url::create_object_url_with_blob(file).map_err(|e| error::trouble(&e))?;
    let document = js::document().ok_or(StoreTrouble::Refused)?;
    let link = document
        .create_element("a")
        .map_err(|e| error::trouble(&e))?;
    if let Some(link) = link.dyn_ref::<HtmlAnchorElement>() {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    wasm_bindgen_futures::spawn_local(async move {
        clock::sleep(REVOKE_AFTER_MS).await;
        // An address that is gone may be revoked again.
        let _revoked = Url::revoke_object_url(&address);
    });
    Ok(())
}

fn shared_files(files: &[File]) -> JsValue {
    let list: Array = files.iter().collect();
    js::object(&[("files", &list)])
}

/// Whether the browser would share these files in one go.
pub(crate) fn can_share(files: &[File]) -> bool {
    let asked = js::call(&js::navigator(), "canShare", &[&shared_files(files)]);
    js::has(&js::navigator(), "share") && asked.is_ok_and(|answer| answer.is_truthy())
}

/// Opens the share sheet. Call it while the tap counts: the promise is made before this returns.
pub(crate) fn share(files: &[File]) -> Result<JsValue, JsValue> {
    js::call(&js::navigator(), "share", &[&shared_files(files)])
}

/// How sharing ended.
pub(crate) async fn share_outcome(asked: Result<JsValue, JsValue>) -> ShareOutcome {
    let ended = match asked {
        Ok(promise) => js::settled(promise).await,
        Err(error) => Err(error),
    };
    match ended {
        Ok(_) => ShareOutcome::Shared,
        Err(error) if js::text(&error, "name").as_deref() == Some("AbortError") => {
            ShareOutcome::Cancelled
        }
        Err(error) => ShareOutcome::Failed(error::words(&error)),
    }
}
