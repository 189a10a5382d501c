//! Files that leave the app other than in a hand-over: downloaded, or kept in memory for the tap that
//! shares them where downloads do nothing.

use std::cell::RefCell;
use std::slice;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use crate::app::event::TakingOut;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::told::{OutFile, OutKind};
use crate::platform::browser::{blobs, js};
use crate::platform::page;
use crate::platform::tell::Tell;

/// The file that waits to be shared.
#[derive(Debug)]
pub(crate) struct OutFiles {
    tell: Tell,
    waiting: RefCell<Option<File>>,
}

impl OutFiles {
    /// Nothing waits yet.
    pub(crate) fn new(tell: Tell) -> Self {
        Self {
            tell,
            waiting: RefCell::default(),
        }
    }

    /// Downloads a file of these bytes, or of this larger file, or keeps it to be shared.
    pub(crate) fn offer(
        &self,
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
        *self.waiting.borrow_mut() = must_share.then_some(file);
        Ok(OutFile {
            kind,
            name: name.to_owned(),
            size,
            downloaded: !must_share,
            holds: None,
        })
    }

    /// Opens the share sheet, before this returns.
    pub(crate) fn share(&self) {
        let file = self.waiting.borrow();
        let asked = file
            .as_ref()
            .map(|file| blobs::share(slice::from_ref(file)));
        let tell = self.tell.clone();
        spawn_local(async move {
            let outcome = match asked {
                Some(asked) => blobs::share_outcome(asked).await,
                None => ShareOutcome::Failed(String::new()),
            };
            tell.tell(TakingOut::FileShareEnded(outcome));
        });
    }

    /// Lets go of the file.
    pub(crate) fn drop_file(&self) {
        self.waiting.borrow_mut().take();
    }
}
