//! Hand-over files: made in the worker, kept in memory until they have left, shared inside the tap.

use std::rc::Rc;

use crate::app::effect::{Plan, PlanItem};
use crate::app::event::{Event, MadeFile};
use crate::app::trouble::{ShareOutcome, StoreTrouble};
use crate::domain::ids::{FileId, ObservationId};
use crate::format::record::Record;
use crate::format::work::{Answer, HandOverItem, HandOverJob, Job};
use crate::platform::shared::Shared;
use crate::platform::worker_client::Reply;
use crate::platform::{blobs, clock, error, js};

/// Makes the file of a plan.
pub(super) async fn make(shared: &Rc<Shared>, plan: Plan) {
    shared.saving.idle().await;
    let event = match made(shared, &plan).await {
        Ok(made) => Event::HandOverMade(Box::new(made)),
        Err(trouble) => Event::HandOverFailed(trouble),
    };
    shared.send(event);
}

async fn made(shared: &Rc<Shared>, plan: &Plan) -> Result<MadeFile, StoreTrouble> {
    // Where the page cannot open the database, the worker need not try.
    shared.database().await?;
    let job = Job::MakeHandOver(job(plan));
    let Reply {
        answer: Answer::HandOver { sha256, revisions },
        bytes: Some(bytes),
    } = shared.worker.ask(&job, None).await?
    else {
        return Err(error::other("the worker answered something else"));
    };
    let file = blobs::file(&plan.name, &bytes)?;
    let can_share = blobs::can_share(&file);
    shared
        .ready_files
        .borrow_mut()
        .insert(plan.cover.file.to_string(), file);
    let revisions = revisions.into_iter();
    let named =
        |(id, revision): (String, String)| Some((ObservationId::parse(&id).ok()?, revision));
    Ok(MadeFile {
        file: plan.cover.file.clone(),
        sha256,
        size: u64::from(bytes.byte_length()),
        revisions: revisions.filter_map(named).collect(),
        can_share,
    })
}

/// The job without the texts: the worker reads them itself.
fn job(plan: &Plan) -> HandOverJob {
    let item = |item: &PlanItem| HandOverItem {
        id: item.id.to_string(),
        texts: Vec::new(),
        entries: item.entries,
        parent: item.parent.clone(),
    };
    let cover = &plan.cover;
    HandOverJob {
        file: cover.file.to_string(),
        app: cover.app.clone(),
        device: cover.device.to_string(),
        device_seq: cover.device_seq,
        previous: cover.previous.clone(),
        created_at: cover.created_at.to_string(),
        observer: cover.observer.clone(),
        items: plan.items.iter().map(item).collect(),
    }
}

/// A file that is ready.
pub(super) fn ready(shared: &Shared, id: &FileId) -> Option<web_sys::File> {
    shared.ready_files.borrow().get(id.as_str()).cloned()
}

/// Opens the share sheet, before this returns.
pub(super) fn share(shared: &Rc<Shared>, id: FileId) {
    let asked = match ready(shared, &id) {
        Some(file) => blobs::share(&file),
        None => Err(js_sys::Error::new("the file is no longer here; make it again").into()),
    };
    shared.later(|shared| async move {
        let outcome = blobs::share_outcome(asked).await;
        shared.send(Event::ShareFinished(id, outcome));
    });
}

/// Offers the file for download, before this returns.
pub(super) fn download(shared: &Rc<Shared>, id: FileId, name: &str) {
    let started = match ready(shared, &id) {
        Some(file) => blobs::download(&file, name),
        None => Err(error::other("the file is no longer here; make it again")),
    };
    shared.later(|shared| async move {
        shared.send(match started {
            Ok(()) => Event::DownloadStarted(id),
            Err(trouble) => Event::HandOverFailed(trouble),
        });
    });
}

/// Lets go of a file's bytes.
pub(super) fn drop_file(shared: &Shared, id: &FileId) {
    shared.ready_files.borrow_mut().remove(id.as_str());
}

/// Offers records as a file at once, from memory, by whatever way the browser has.
pub(super) fn offer_copy(shared: &Rc<Shared>, records: &[Record]) {
    let lines: String = records.iter().map(|record| record.text() + "\n").collect();
    let name = format!("alongside-copy_{}.ndjson", clock::moment().date());
    // .txt is what most share sheets take.
    let shareable = blobs::file(&name.replace(".ndjson", ".txt"), &lines.as_str().into());
    let asked = shareable
        .ok()
        .filter(blobs::can_share)
        .map(|file| blobs::share(&file));
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

/// Whether this browser shares files like ours.
pub(super) fn can_share_files() -> bool {
    js::has(&js::navigator(), "canShare")
        && blobs::file("probe.zip", &"PK".into()).is_ok_and(|file| blobs::can_share(&file))
}
