//! The share sheet. It opens inside a tap only, and says whether it took the files, not whether they arrived.

use std::rc::Rc;

use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::keeping::trouble::ShareOutcome;
use crate::domain::ids::FileId;
use crate::platform::browser::blobs;
use crate::platform::destinations::tell;
use crate::platform::shared::Shared;
use crate::words;

/// Opens it over all files in one go, before this returns.
pub(super) fn open(shared: &Rc<Shared>, ids: Vec<FileId>) {
    let files = shared.ready_files.to_share(&ids);
    let asked = files.map(|files| blobs::share(&files));
    shared.later(|shared| async move {
        let came = match asked {
            Some(asked) => took(blobs::share_outcome(asked).await),
            None => Err(NotDelivered::Refused(
                words::trouble::file_gone().to_owned(),
            )),
        };
        tell(&shared, ids, Destination::ShareSheet, came);
    });
}

fn took(outcome: ShareOutcome) -> Result<Proof, NotDelivered> {
    match outcome {
        ShareOutcome::Shared => Ok(Proof::TakenByBrowser),
        ShareOutcome::Cancelled => Err(NotDelivered::Cancelled),
        ShareOutcome::Failed(words) => Err(NotDelivered::Refused(words)),
    }
}
