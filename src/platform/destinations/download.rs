//! Downloads: the browser takes a file or refuses it, and says no more.

use std::rc::Rc;

use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::ids::FileId;
use crate::platform::browser::blobs;
use crate::platform::destinations::tell;
use crate::platform::shared::Shared;

/// Offers each file for download, before this returns.
pub(super) fn start(shared: &Rc<Shared>, ids: Vec<FileId>) {
    let offered: Vec<_> = ids
        .into_iter()
        .map(|id| match shared.ready_files.zip(&id) {
            Some(file) => (id, blobs::download(&file, &file.name())),
            None => (id, Err(StoreTrouble::Own(Failure::FileGone))),
        })
        .collect();
    shared.later(|shared| async move {
        for (id, taken) in offered {
            let came = taken
                .map(|()| Proof::TakenByBrowser)
                .map_err(NotDelivered::Failed);
            tell(&shared, vec![id], Destination::Download, came);
        }
    });
}
