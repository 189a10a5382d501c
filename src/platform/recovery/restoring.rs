//! Restoring a backup: the worker reads the file, its texts are taken in, and the stores are opened once
//! more so that lists show what came.

use std::rc::Rc;

use web_sys::File;

use crate::app::desk::work::{Answer, Job};
use crate::app::event::TakingOut;
use crate::app::keeping::recovery::backup::Texts;
use crate::app::keeping::recovery::restoring;
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::app::told::Restored;
use crate::format::problem::FileProblem;
use crate::platform::adapters::Adapters;
use crate::platform::browser::blobs;
use crate::platform::recovery::opening;

/// Takes a backup in.
pub(crate) async fn restore(adapters: &Rc<Adapters>, file: File) {
    if !adapters.may_write() {
        return adapters.send(TakingOut::BackupFailed(StoreTrouble::TakenOver));
    }
    adapters.known.waiting.idle(&**adapters).await;
    match restored(adapters, &file).await {
        Ok(Ok(restored)) => {
            opening::open(adapters).await;
            adapters.send(TakingOut::BackupRestored(Ok(restored)));
        }
        Ok(Err(problem)) => adapters.send(TakingOut::BackupRestored(Err(problem))),
        Err(trouble) => adapters.send(TakingOut::BackupFailed(trouble)),
    }
}

async fn restored(
    adapters: &Rc<Adapters>,
    file: &File,
) -> Result<Result<Restored, FileProblem>, StoreTrouble> {
    let bytes = blobs::bytes(file).await?;
    let read = adapters.worker.ask(&Job::ReadBackup, Some(bytes)).await?;
    let texts = match read.answer {
        Answer::Refused(problem) => return Ok(Err(problem)),
        Answer::BackupRead {
            records,
            collation,
            aside,
        } => Texts {
            records,
            collation,
            aside: aside.into_iter().map(as_it_came).collect(),
        },
        Answer::HandOver { .. }
        | Answer::NotAsItLeft
        | Answer::CollationLoaded(..)
        | Answer::Collation(_)
        | Answer::Figures(_)
        | Answer::Files(_)
        | Answer::Noted
        | Answer::Logged(_)
        | Answer::Versions(_)
        | Answer::Export
        | Answer::Found(_)
        | Answer::Backup
        | Answer::Failed(_) => return Err(StoreTrouble::Own(Failure::WorkerOdd)),
    };
    restoring::take_in(adapters, &texts).await.map(Ok)
}

/// A text with line ends inside travels as `{"raw": text}`.
fn as_it_came(text: String) -> String {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Raw {
        raw: String,
    }
    serde_json::from_str::<Raw>(&text).map_or(text, |wrapped| wrapped.raw)
}
