//! What the adapters share: where events go, who holds the pen, and the open stores.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use crate::app::event::{Event, Keeping};
use crate::app::keeping::stores::journal::Journal;
use crate::app::keeping::stores::known::Known;
use crate::app::keeping::stores::mirror::Emptied;
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::standing::Pen;
use crate::format::stored::keys::{self, SCHEMA};
use crate::platform::afterwards::{Load, Queue};
use crate::platform::browser::clock;
use crate::platform::collating::OnDesk;
use crate::platform::collating::note_search::NoteSearch;
use crate::platform::destinations::ready::ReadyFiles;
use crate::platform::files::Offered;
use crate::platform::page::Listener;
use crate::platform::page::typing::Typings;
use crate::platform::page::wake_lock::WakeLock;
use crate::platform::stores::indexed::{Database, Ended};
use crate::platform::stores::journal::JournalWorker;
use crate::platform::tabs;
use crate::platform::tabs::Tabs;
use crate::platform::worker::worker_client::Client;

type Send = Box<dyn Fn(Event)>;

/// Everything that lives as long as the page.
pub(crate) struct Shared {
    send: Send,
    /// Gets the part for files.
    pub(crate) load: Load,
    pub(crate) for_part: Queue,
    pub(crate) pen: Cell<Pen>,
    database: RefCell<Option<Rc<Database>>>,
    /// Whether the database was opened since the page was loaded.
    was_open: Cell<bool>,
    pub(crate) journal: Rc<Journal<JournalWorker>>,
    /// Makes hand-over files and backups, looks through the observer's own notes.
    pub(crate) worker: Client,
    /// The coordinator's desk, apart: a large file or collation on it holds nobody else up.
    pub(crate) desk: Client,
    pub(crate) known: Known,
    pub(crate) typings: Typings,
    pub(crate) emptied: RefCell<Emptied>,
    pub(crate) tabs: Tabs,
    pub(crate) wake_lock: WakeLock,
    pub(crate) ready_files: ReadyFiles,
    pub(crate) offered: Offered,
    /// A backup or an export that waits to be shared.
    pub(crate) out_file: RefCell<Option<web_sys::File>>,
    pub(crate) collating: OnDesk,
    pub(crate) note_search: NoteSearch,
    pub(crate) is_hidden: Cell<bool>,
    pub(crate) listeners: RefCell<Vec<Listener>>,
    pub(crate) tick: RefCell<Option<clock::Every>>,
    me: Weak<Self>,
}

impl Shared {
    /// Nothing opened yet.
    pub(crate) fn new(send: Send, load: Load) -> Rc<Self> {
        Rc::new_cyclic(|me| Self {
            send,
            load,
            for_part: Queue::default(),
            pen: Cell::new(Pen::Elsewhere),
            database: RefCell::default(),
            was_open: Cell::new(false),
            journal: Rc::new(Journal::new(JournalWorker::new())),
            worker: Client::new("work"),
            desk: Client::new("desk"),
            known: Known::default(),
            typings: Typings::default(),
            emptied: RefCell::default(),
            tabs: Tabs::default(),
            wake_lock: WakeLock::default(),
            ready_files: ReadyFiles::default(),
            offered: Offered::default(),
            out_file: RefCell::default(),
            collating: OnDesk::default(),
            note_search: NoteSearch::default(),
            is_hidden: Cell::new(false),
            listeners: RefCell::default(),
            tick: RefCell::default(),
            me: Weak::clone(me),
        })
    }

    /// Tells the app what happened. Nothing of ours may be borrowed meanwhile: the app answers with
    /// effects before this returns.
    pub(crate) fn send(&self, event: impl Into<Event>) {
        (self.send)(event.into());
    }

    /// The open database; opens it where it is closed.
    pub(crate) async fn open_database(&self) -> Result<Rc<Database>, StoreTrouble> {
        if let Some(open) = self.database_if_open() {
            return Ok(open);
        }
        let me = Weak::clone(&self.me);
        let name = keys::database();
        let opened = Database::open(&name, SCHEMA, move |why| {
            if let Some(shared) = me.upgrade() {
                shared.ended(why);
            }
        });
        let database = Rc::new(opened.await?);
        if self.was_open.replace(true) && database.is_new() {
            self.went_under();
        }
        *self.database.borrow_mut() = Some(Rc::clone(&database));
        Ok(database)
    }

    /// The store went under the running app: what is in memory is written again.
    fn went_under(&self) {
        let me = Weak::clone(&self.me);
        spawn_local(async move {
            if let Some(shared) = me.upgrade() {
                // Its file went too; a worker that still holds it writes into nothing.
                shared.journal.stop();
                shared.forget_read();
                shared.send(Keeping::StoreWentUnder);
            }
        });
    }

    fn database_if_open(&self) -> Option<Rc<Database>> {
        self.database
            .borrow()
            .as_ref()
            .filter(|d| d.is_open())
            .map(Rc::clone)
    }

    /// Closes the database; the next use opens it again.
    pub(crate) fn let_database_go(&self) {
        let open = self.database.borrow_mut().take();
        if let Some(database) = open {
            database.close();
        }
    }

    fn ended(self: &Rc<Self>, why: Ended) {
        match why {
            // The browser closed it, most often because somebody cleared the storage.
            Ended::Lost => self.went_under(),
            // A newer version of the app wants to change the schema: what waits is written, then the
            // way is clear, and this tab only reads.
            Ended::Superseded => {
                let shared = Rc::clone(self);
                spawn_local(async move {
                    tabs::stand_down(&shared).await;
                    shared.let_database_go();
                });
            }
        }
    }

    /// Does something that takes time with everything at hand.
    pub(crate) fn later<F, W>(self: &Rc<Self>, work: F)
    where
        F: FnOnce(Rc<Self>) -> W,
        W: Future<Output = ()> + 'static,
    {
        spawn_local(work(Rc::clone(self)));
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("pen", &self.pen)
            .finish_non_exhaustive()
    }
}
