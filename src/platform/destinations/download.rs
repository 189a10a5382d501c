//! Downloads: the browser takes a file or refuses it, and says no more.

use wasm_bindgen_futures::spawn_local;

use crate::app::event::Delivering;
use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::ids::FileId;
use crate::platform::browser::blobs;
use crate::platform::destinations::ready::ReadyFiles;
use crate::platform::tell::Tell;

/// Offers each file for download, before this returns.
pub(super) fn start(tell: &Tell, ready: &ReadyFiles, ids: Vec<FileId>) {
    let offered: Vec<_> = ids
        .into_iter()
        .map(|id| match ready.zip(&id) {
            Some(file) => (id, blobs::download(&file, &file.name())),
            None => (id, Err(StoreTrouble::Own(Failure::FileGone))),
        })
        .collect();
    let tell = tell.clone();
    spawn_local(async move {
        for (id, taken) in offered {
            let came = taken
                .map(|()| Proof::TakenByBrowser)
                .map_err(NotDelivered::Failed);
            tell.tell(Delivering::Delivered(vec![id], Destination::Download, came));
        }
    });
}
