//! The share sheet. It opens inside a tap only, and says whether it took the files, not whether they arrived.

use wasm_bindgen_futures::spawn_local;

use crate::app::event::Delivering;
use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::keeping::trouble::{Failure, ShareOutcome, StoreTrouble};
use crate::domain::ids::FileId;
use crate::platform::browser::blobs;
use crate::platform::destinations::ready::ReadyFiles;
use crate::platform::tell::Tell;

/// Opens it over all files in one go, before this returns.
pub(super) fn open(tell: &Tell, ready: &ReadyFiles, ids: Vec<FileId>) {
    let files = ready.to_share(&ids);
    let asked = files.map(|files| blobs::share(&files));
    let tell = tell.clone();
    spawn_local(async move {
        let came = match asked {
            Some(asked) => took(blobs::share_outcome(asked).await),
            None => Err(NotDelivered::Failed(StoreTrouble::Own(Failure::FileGone))),
        };
        tell.tell(Delivering::Delivered(ids, Destination::ShareSheet, came));
    });
}

fn took(outcome: ShareOutcome) -> Result<Proof, NotDelivered> {
    match outcome {
        ShareOutcome::Shared => Ok(Proof::TakenByBrowser),
        ShareOutcome::Cancelled => Err(NotDelivered::Cancelled),
        ShareOutcome::Failed(words) => Err(NotDelivered::Refused(words)),
    }
}
