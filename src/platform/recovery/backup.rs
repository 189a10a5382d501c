//! Backups: the worker makes the file of what the stores hold, and it is offered.

use std::rc::Rc;

use crate::app::desk::work::Job;
use crate::app::event::TakingOut;
use crate::app::keeping::recovery::backup;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::app::told::{OutFile, OutKind};
use crate::format::record::Record;
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::page::dom;

/// Makes a backup of all stores and of what no store has yet, and offers it.
pub(crate) async fn make(adapters: &Rc<Adapters>, unconfirmed: Vec<Record>) {
    adapters.known.waiting.idle(&**adapters).await;
    let event = made(adapters, unconfirmed).await;
    adapters.send(event.map_or_else(TakingOut::BackupFailed, TakingOut::FileMade));
}

async fn made(adapters: &Rc<Adapters>, unconfirmed: Vec<Record>) -> Result<OutFile, StoreTrouble> {
    let now = clock::moment();
    let (texts, holds) = backup::gather(&**adapters, unconfirmed).await?;
    let job = Job::Backup {
        records: texts.records,
        collation: texts.collation,
        aside: texts.aside,
        app: dom::version(),
        created_at: now.to_string(),
    };
    let reply = adapters.worker.ask(&job, None).await?;
    let bytes = reply.bytes.ok_or(StoreTrouble::Own(Failure::NoFileMade))?;
    let name = format!("alongside-backup_{}.zip", now.date());
    let file = adapters.out_files.offer(OutKind::Backup, &name, &bytes)?;
    Ok(OutFile {
        holds: Some(holds),
        ..file
    })
}
