//! What is not saved is offered as a file at once, from memory, by whatever way the browser has.

use std::slice;

use wasm_bindgen_futures::spawn_local;

use crate::app::keeping::trouble::ShareOutcome;
use crate::format::record::Record;
use crate::platform::browser::{blobs, clock};

/// Offers these records.
pub(crate) fn offer(records: &[Record]) {
    let lines: String = records.iter().map(|record| record.text() + "\n").collect();
    let name = format!("alongside-copy_{}.ndjson", clock::moment().date());
    // .txt is what most share sheets take.
    let shareable = blobs::file(&name.replace(".ndjson", ".txt"), &lines.as_str().into());
    let asked = shareable
        .ok()
        .filter(|file| blobs::can_share(slice::from_ref(file)))
        .map(|file| blobs::share(slice::from_ref(&file)));
    match asked {
        None => download(&name, &lines),
        Some(asked) => spawn_local(async move {
            if let ShareOutcome::Failed(_) = blobs::share_outcome(asked).await {
                download(&name, &lines);
            }
        }),
    }
}

fn download(name: &str, lines: &str) {
    // Where even this fails there is nothing else to offer; the app goes on saying "NOT saved".
    let _offered = blobs::file(name, &lines.into()).and_then(|file| blobs::download(&file, name));
}
