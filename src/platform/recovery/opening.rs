//! Opening: the pen is settled, the stores are brought together, the app is told; what differs between
//! them is looked for afterwards.

use std::rc::Rc;

use futures_util::future::join;

use crate::app::event::{Delivering, Keeping};
use crate::app::keeping::recovery::opening::Start;
use crate::app::keeping::recovery::{comparing, opening};
use crate::app::keeping::stores::ports::Stores as _;
use crate::platform::adapters::Adapters;
use crate::platform::browser::{clock, random};
use crate::platform::destinations::folder;
use crate::platform::page::dom;
use crate::platform::stores::health;
use crate::platform::tabs;

/// So long the app waits to be told of the folder before it is shown.
const FOLDER_LIMIT_MS: u32 = 1_000;

/// Opens the stores, tells the app, and compares the journal afterwards.
pub(crate) async fn open(adapters: &Rc<Adapters>) {
    let start = Start {
        built_ms: dom::built_ms(),
        fresh: random::device(),
    };
    // Nothing is read before the pen is settled: the tab that had it may just have written.
    let (pen, database) = join(tabs::take_pen(adapters), adapters.database()).await;
    // Before the stores are read: nothing may come between what was read and the telling of it.
    let asked = clock::within(FOLDER_LIMIT_MS, folder::name(adapters));
    let (health, folder) = join(health::at_start(adapters), asked).await;
    let (told, contents) = opening::open(adapters, pen, database, &start).await;
    adapters.send(told);
    // In the same breath, or what is on the screen would move under a finger.
    if let Some(health) = health {
        adapters.send(Keeping::HealthRead(health));
    }
    let Some(contents) = contents else {
        return;
    };
    match folder {
        Some(Ok(Some(name))) => adapters.send(Delivering::FolderChanged(Some(name))),
        // None was chosen, or none was found yet.
        Some(Ok(None) | Err(_)) | None => folder::tell(adapters).await,
    }
    if let Some(told) = comparing::afterwards(adapters, contents, &start).await {
        adapters.send(told);
    }
}
