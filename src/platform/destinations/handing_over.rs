//! Hand-over files: made in the worker, kept in memory until they have left, shared inside the tap.

use std::rc::Rc;
use std::slice;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::app::desk::work::{Answer, HandOverItem, HandOverJob, Job};
use crate::app::effect::{FilePlan, PlanItem};
use crate::app::event::{Delivering, Event};
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::trouble::{Failure, ShareOutcome, StoreTrouble};
use crate::app::told::{MadeFile, Sharing};
use crate::domain::ids::{FileId, ObservationId};
use crate::format::record::Record;
use crate::platform::browser::{blobs, clock};
use crate::platform::shared::Shared;
use crate::platform::worker::worker_client::Reply;
use crate::words;

/// Makes the file of a plan.
pub(crate) async fn make(shared: &Rc<Shared>, plan: FilePlan) {
    shared.known.waiting.idle(&**shared).await;
    let event = match made(shared, &plan).await {
        Ok(Made::Ready(made)) => Event::Delivering(Delivering::HandOverMade(Box::new(made))),
        Ok(Made::NotAsItLeft) => Event::Delivering(Delivering::NotAsItLeft(plan.cover.file)),
        Err(trouble) => Event::Delivering(Delivering::HandOverFailed(trouble)),
    };
    shared.send(event);
}

async fn made(shared: &Rc<Shared>, plan: &FilePlan) -> Result<Made, StoreTrouble> {
    // Where the page cannot open the database, the worker need not try.
    shared.database().await?;
    let job = Job::MakeHandOver(job(plan));
    let Reply { answer, bytes, .. } = shared.worker.ask(&job, None).await?;
    match (answer, bytes) {
        (Answer::HandOver { sha256, revisions }, Some(bytes)) => {
            made_ready(shared, plan, &bytes, sha256, revisions).map(Made::Ready)
        }
        (Answer::NotAsItLeft, _) => Ok(Made::NotAsItLeft),
        _ => Err(StoreTrouble::Own(Failure::WorkerOdd)),
    }
}

/// What came of making a file.
enum Made {
    Ready(MadeFile),
    NotAsItLeft,
}

/// A file that is ready to leave.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    zip: File,
    /// As the share sheet takes it, where it takes it.
    shared_as: Option<File>,
}

/// Holds a file of these bytes ready, and finds out how it would be shared.
pub(crate) fn made_ready(
    shared: &Shared,
    plan: &FilePlan,
    bytes: &ArrayBuffer,
    sha256: String,
    revisions: Vec<(String, String, Option<String>)>,
) -> Result<MadeFile, StoreTrouble> {
    let zip = blobs::file(&plan.name, bytes)?;
    let (can_share, shared_as) = shareable(&plan.name, bytes, &zip);
    let mut ready = shared.ready_files.borrow_mut();
    ready.insert(plan.cover.file.to_string(), Ready { zip, shared_as });
    let all: Option<Vec<File>> = ready.values().map(|r| r.shared_as.clone()).collect();
    let together = all.is_some_and(|files| blobs::can_share(&files));
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

/// The job without the texts: the worker reads them itself.
fn job(plan: &FilePlan) -> HandOverJob {
    let item = |item: &PlanItem| HandOverItem {
        id: item.id.to_string(),
        texts: Vec::new(),
        entries: item.entries,
        parent: item.parent.clone(),
        revision: item.revision.clone(),
        whole: item.whole.clone(),
    };
    let cover = &plan.cover;
    HandOverJob {
        file: cover.file.to_string(),
        app: cover.app.clone(),
        device: cover.device.to_string(),
        recipient: (cover.recipient.id.to_string(), cover.recipient.name.clone()),
        device_seq: cover.device_seq,
        previous: cover.previous.clone(),
        created_at: cover.created_at.to_string(),
        observer: cover.observer.clone(),
        items: plan.items.iter().map(item).collect(),
    }
}

/// The zip of a file that is ready.
pub(crate) fn ready(shared: &Shared, id: &FileId) -> Option<File> {
    let ready = shared.ready_files.borrow();
    ready.get(id.as_str()).map(|r| r.zip.clone())
}

/// Opens the share sheet, before this returns.
pub(crate) fn share(shared: &Rc<Shared>, ids: Vec<FileId>) {
    let files: Option<Vec<File>> = {
        let ready = shared.ready_files.borrow();
        let file = |id: &FileId| ready.get(id.as_str())?.shared_as.clone();
        ids.iter().map(file).collect()
    };
    let asked = match files {
        Some(files) => blobs::share(&files),
        None => Err(js_sys::Error::new(words::trouble::file_gone()).into()),
    };
    shared.later(|shared| async move {
        let outcome = blobs::share_outcome(asked).await;
        shared.send(Delivering::ShareFinished(ids, outcome));
    });
}

/// Offers the file for download, before this returns.
pub(crate) fn download(shared: &Rc<Shared>, id: FileId, name: &str) {
    let started = match ready(shared, &id) {
        Some(file) => blobs::download(&file, name),
        None => Err(StoreTrouble::Own(Failure::FileGone)),
    };
    shared.later(|shared| async move {
        shared.send(match started {
            Ok(()) => Event::Delivering(Delivering::DownloadStarted(id)),
            Err(trouble) => Event::Delivering(Delivering::DownloadFailed(id, trouble)),
        });
    });
}

/// Lets go of a file's bytes.
pub(crate) fn drop_file(shared: &Shared, id: &FileId) {
    shared.ready_files.borrow_mut().remove(id.as_str());
}

/// Offers records as a file at once, from memory, by whatever way the browser has.
pub(crate) fn offer_copy(shared: &Rc<Shared>, records: &[Record]) {
    let lines: String = records.iter().map(|record| record.text() + "\n").collect();
    let name = format!("alongside-copy_{}.ndjson", clock::moment().date());
    // .txt is what most share sheets take.
    let shareable = blobs::file(&name.replace(".ndjson", ".txt"), &lines.as_str().into());
    let asked = shareable
        .ok()
        .filter(|file| blobs::can_share(slice::from_ref(file)))
        .map(|file| blobs::share(slice::from_ref(&file)));
    match asked {
        None => download_copy(&name, &lines),
        Some(asked) => shared.later(|_| async move {
            if let ShareOutcome::Failed(_) = blobs::share_outcome(asked).await {
                download_copy(&name, &lines);
            }
        }),
    }
}

fn download_copy(name: &str, lines: &str) {
    // Where even this fails there is nothing else to offer; the app goes on saying "NOT saved".
    let _offered = blobs::file(name, &lines.into()).and_then(|file| blobs::download(&file, name));
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
