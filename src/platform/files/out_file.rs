//! Files that leave the app other than in a hand-over: downloaded, or kept in memory for the tap that
//! shares them where downloads do nothing.

use std::rc::Rc;
use std::slice;

use wasm_bindgen::JsValue;

use crate::app::event::TakingOut;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::told::{OutFile, OutKind};
use crate::platform::browser::{blobs, js};
use crate::platform::page;
use crate::platform::shared::Shared;

/// Downloads a file of these bytes, or of this larger file, or keeps it to be shared.
pub(crate) fn offer(
    shared: &Rc<Shared>,
    kind: OutKind,
    name: &str,
    content: &JsValue,
) -> Result<OutFile, StoreTrouble> {
    let file = blobs::file(name, content)?;
    let size = js::whole(file.size());
    let must_share = page::is_installed() && blobs::can_share(slice::from_ref(&file));
    if !must_share {
        blobs::download(&file, name)?;
    }
    *shared.out_file.borrow_mut() = must_share.then_some(file);
    Ok(OutFile {
        kind,
        name: name.to_owned(),
        size,
        downloaded: !must_share,
        holds: None,
    })
}

/// Opens the share sheet, before this returns.
pub(crate) fn share(shared: &Rc<Shared>) {
    let asked = shared
        .out_file
        .borrow()
        .as_ref()
        .map(|file| blobs::share(slice::from_ref(file)));
    shared.later(|shared| async move {
        let outcome = match asked {
            Some(asked) => blobs::share_outcome(asked).await,
            None => ShareOutcome::Failed(String::new()),
        };
        shared.send(TakingOut::FileShareEnded(outcome));
    });
}

/// Lets go of the file.
pub(crate) fn drop_file(shared: &Shared) {
    shared.out_file.borrow_mut().take();
}
