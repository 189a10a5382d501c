//! Files that are ready to leave, held in memory until they have left.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::slice;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::app::effect::FilePlan;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::{MadeFile, Sharing};
use crate::domain::ids::{FileId, ObservationId};
use crate::platform::browser::blobs;

/// Files that are ready to leave, by id.
#[derive(Debug, Default)]
pub(crate) struct ReadyFiles(RefCell<BTreeMap<String, Ready>>);

/// A file that is ready to leave.
#[derive(Clone, Debug)]
struct Ready {
    zip: File,
    /// As the share sheet takes it, where it takes it.
    shared_as: Option<File>,
}

impl ReadyFiles {
    /// The zip of a file.
    pub(super) fn zip(&self, id: &FileId) -> Option<File> {
        let ready = self.0.borrow();
        ready.get(id.as_str()).map(|r| r.zip.clone())
    }

    /// These files as the share sheet takes them; `None` where one of them is not ready.
    pub(super) fn to_share(&self, ids: &[FileId]) -> Option<Vec<File>> {
        let ready = self.0.borrow();
        let file = |id: &FileId| ready.get(id.as_str())?.shared_as.clone();
        ids.iter().map(file).collect()
    }

    /// Lets go of a file's bytes.
    pub(crate) fn drop_file(&self, id: &FileId) {
        self.0.borrow_mut().remove(id.as_str());
    }

    /// Holds one more; whether the browser would share all of them in one go.
    fn hold(&self, id: &FileId, file: Ready) -> bool {
        let mut ready = self.0.borrow_mut();
        ready.insert(id.to_string(), file);
        let all: Option<Vec<File>> = ready.values().map(|r| r.shared_as.clone()).collect();
        all.is_some_and(|files| blobs::can_share(&files))
    }
}

/// Holds a file of these bytes ready, and finds out how it would be shared.
pub(super) fn made_ready(
    files: &ReadyFiles,
    plan: &FilePlan,
    bytes: &ArrayBuffer,
    sha256: String,
    revisions: Vec<(String, String, Option<String>)>,
) -> Result<MadeFile, StoreTrouble> {
    let zip = blobs::file(&plan.name, bytes)?;
    let (can_share, shared_as) = shareable(&plan.name, bytes, &zip);
    let together = files.hold(&plan.cover.file, Ready { zip, shared_as });
    let revisions = revisions.into_iter();
    let named = |(id, revision, whole): (String, String, Option<String>)| {
        Some((ObservationId::parse(&id).ok()?, revision, whole))
    };
    Ok(MadeFile {
        file: plan.cover.file.clone(),
        sha256,
        size: u64::from(bytes.byte_length()),
        revisions: revisions.filter_map(named).collect(),
        can_share,
        together,
    })
}

/// How a browser takes a file, tried in this order: as a zip; the same bytes as a text, since Chrome on
/// Android takes no zip. Collate knows a file by what is in it, not by its name.
fn shareable(name: &str, bytes: &JsValue, zip: &File) -> (Sharing, Option<File>) {
    if blobs::can_share(slice::from_ref(zip)) {
        return (Sharing::Zip, Some(zip.clone()));
    }
    let text = blobs::file(&format!("{name}.txt"), bytes).ok();
    match text.filter(|file| blobs::can_share(slice::from_ref(file))) {
        Some(text) => (Sharing::Text, Some(text)),
        None => (Sharing::Nothing, None),
    }
}

/// How this browser shares files like ours: asked with a real one, since some look at the type.
pub(crate) fn sharing() -> Sharing {
    const NAME: &str = "alongside.zip";
    // An archive with nothing in it: the end record alone (APPNOTE.TXT 4.3.16).
    const EMPTY: [u8; 22] = *b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    let bytes: JsValue = Uint8Array::from(EMPTY.as_slice()).into();
    let zip = blobs::file(NAME, &bytes);
    zip.map_or(Sharing::Nothing, |zip| shareable(NAME, &bytes, &zip).0)
}
