//! The adapters of a page, each with a state of its own, joined by their names. Whoever needs one of them is given that
//! one; this is for what needs several.

use std::future::Future;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use crate::app::event::{Event, Keeping};
use crate::app::keeping::stores::journal::Journal;
use crate::app::keeping::stores::known::Known;
use crate::app::keeping::stores::ports::Stores as _;
use crate::platform::afterwards::{Load, Part};
use crate::platform::collating::OnDesk;
use crate::platform::collating::note_search::NoteSearch;
use crate::platform::destinations::ready::ReadyFiles;
use crate::platform::files::Offered;
use crate::platform::files::out_file::OutFiles;
use crate::platform::page::Heard;
use crate::platform::page::fields::Emptyings;
use crate::platform::page::typing::Typings;
use crate::platform::page::wake_lock::WakeLock;
use crate::platform::stores::connection::Connection;
use crate::platform::stores::indexed::Ended;
use crate::platform::stores::journal::JournalWorker;
use crate::platform::tabs;
use crate::platform::tabs::Tabs;
use crate::platform::tell::Tell;
use crate::platform::worker::worker_client::Client;

/// Everything that lives as long as the page.
#[derive(Debug)]
pub(crate) struct Adapters {
    pub(crate) tell: Tell,
    pub(crate) part: Part,
    pub(crate) connection: Connection,
    pub(crate) journal: Rc<Journal<JournalWorker>>,
    pub(crate) known: Known,
    /// Makes hand-over files and backups, looks through the observer's own notes.
    pub(crate) worker: Client,
    /// The coordinator's desk, apart: a large file or collation on it holds nobody else up.
    pub(crate) desk: Client,
    pub(crate) collating: OnDesk,
    pub(crate) note_search: NoteSearch,
    pub(crate) tabs: Tabs,
    pub(crate) heard: Heard,
    pub(crate) typings: Typings,
    pub(crate) emptyings: Emptyings,
    pub(crate) wake_lock: Rc<WakeLock>,
    pub(crate) offered: Rc<Offered>,
    pub(crate) ready_files: Rc<ReadyFiles>,
    pub(crate) out_files: Rc<OutFiles>,
    me: Weak<Self>,
}

impl Adapters {
    /// Nothing opened yet.
    pub(crate) fn new(tell: Tell, load: Load) -> Rc<Self> {
        Rc::new_cyclic(|me| Self {
            part: Part::new(load),
            connection: Connection::default(),
            journal: Rc::new(Journal::new(JournalWorker::new())),
            known: Known::default(),
            worker: Client::new("work"),
            desk: Client::new("desk"),
            collating: OnDesk::default(),
            note_search: NoteSearch::default(),
            tabs: Tabs::default(),
            heard: Heard::default(),
            typings: Typings::default(),
            emptyings: Emptyings::default(),
            wake_lock: Rc::new(WakeLock::new(tell.clone())),
            offered: Rc::new(Offered::new(tell.clone())),
            ready_files: Rc::default(),
            out_files: Rc::new(OutFiles::new(tell.clone())),
            tell,
            me: Weak::clone(me),
        })
    }

    /// Tells the app what happened. Nothing of ours may be borrowed meanwhile: the app answers with
    /// effects before this returns.
    pub(crate) fn send(&self, event: impl Into<Event>) {
        self.tell.tell(event);
    }

    /// Does something that takes time with everything at hand.
    pub(crate) fn later<F, W>(self: &Rc<Self>, work: F)
    where
        F: FnOnce(Rc<Self>) -> W,
        W: Future<Output = ()> + 'static,
    {
        spawn_local(work(Rc::clone(self)));
    }

    /// This, for what may outlive it.
    pub(crate) fn weak(&self) -> Weak<Self> {
        Weak::clone(&self.me)
    }

    /// The store went under the running app: what is in memory is written again.
    pub(crate) fn went_under(self: &Rc<Self>) {
        self.later(|adapters| async move {
            // Its file went too; a worker that still holds it writes into nothing.
            adapters.journal.stop();
            adapters.forget_read();
            adapters.send(Keeping::StoreWentUnder);
        });
    }

    /// The connection to the database ended, and nobody here closed it.
    pub(crate) fn ended(self: &Rc<Self>, why: Ended) {
        match why {
            // The browser closed it, most often because somebody cleared the storage.
            Ended::Lost => self.went_under(),
            // A newer version of the app wants to change the schema: what waits is written, then the
            // way is clear, and this tab only reads.
            Ended::Superseded => self.later(|adapters| async move {
                tabs::stand_down(&adapters).await;
                adapters.connection.close();
            }),
        }
    }
}
