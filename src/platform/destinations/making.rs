//! Hand-over files are made in the worker, and held ready.

use std::rc::Rc;

use crate::app::desk::work::{Answer, HandOverItem, HandOverJob, Job};
use crate::app::effect::{FilePlan, PlanItem};
use crate::app::event::Delivering;
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::app::told::MadeFile;
use crate::platform::adapters::Adapters;
use crate::platform::destinations::ready::made_ready;
use crate::platform::worker::worker_client::Reply;

/// Makes the file of a plan.
pub(crate) async fn make(adapters: &Rc<Adapters>, plan: FilePlan) {
    adapters.known.waiting.idle(&**adapters).await;
    adapters.send(match made(adapters, &plan).await {
        Ok(Made::Ready(made)) => Delivering::HandOverMade(Box::new(made)),
        Ok(Made::NotAsItLeft) => Delivering::NotAsItLeft(plan.cover.file),
        Err(trouble) => Delivering::HandOverFailed(trouble),
    });
}

/// What came of making a file.
enum Made {
    Ready(MadeFile),
    NotAsItLeft,
}

async fn made(adapters: &Rc<Adapters>, plan: &FilePlan) -> Result<Made, StoreTrouble> {
    // Where the page cannot open the database, the worker need not try.
    adapters.database().await?;
    let job = Job::MakeHandOver(job(plan));
    let Reply { answer, bytes, .. } = adapters.worker.ask(&job, None).await?;
    match (answer, bytes) {
        (Answer::HandOver { sha256, revisions }, Some(bytes)) => {
            made_ready(&adapters.ready_files, plan, &bytes, sha256, revisions).map(Made::Ready)
        }
        (Answer::NotAsItLeft, _) => Ok(Made::NotAsItLeft),
        _ => Err(StoreTrouble::Own(Failure::WorkerOdd)),
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
