//! Opening: the pen is settled, the stores are brought together, the app is told; what differs between
//! them is looked for afterwards.

use std::rc::Rc;

use futures_util::future::join;

use crate::app::keeping::recovery::opening::Start;
use crate::app::keeping::recovery::{comparing, opening};
use crate::app::keeping::stores::ports::Stores as _;
use crate::platform::browser::random;
use crate::platform::destinations::folder;
use crate::platform::page::dom;
use crate::platform::shared::Shared;
use crate::platform::tabs;

/// Opens the stores, tells the app, and compares the journal afterwards.
pub(crate) async fn open(shared: &Rc<Shared>) {
    let start = Start {
        built_ms: dom::built_ms(),
        fresh: random::device(),
    };
    // Nothing is read before the pen is settled: the tab that had it may just have written.
    let (pen, database) = join(tabs::take_pen(shared), shared.database()).await;
    let (told, contents) = opening::open(shared, pen, database, &start).await;
    shared.send(told);
    let Some(contents) = contents else {
        return;
    };
    folder::tell(shared).await;
    if let Some(told) = comparing::afterwards(shared, contents, &start).await {
        shared.send(told);
    }
}
