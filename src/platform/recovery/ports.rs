//! All stores of the tablet, as the workflows of the app have them.

use std::future::Future;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::app::event::Event;
use crate::app::keeping::stores::journal::Journal;
use crate::app::keeping::stores::known::Known;
use crate::app::keeping::stores::ports::{Clock, Stores};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::standing::Pen;
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::page::reload;
use crate::platform::recovery::moving;
use crate::platform::stores::indexed::Database;
use crate::platform::stores::journal::JournalWorker;
use crate::platform::stores::local::LocalStorage;

impl Clock for Adapters {
    async fn pause(&self, ms: u32) {
        clock::sleep(ms).await;
    }

    async fn within<T>(&self, limit_ms: u32, work: impl Future<Output = T>) -> Option<T> {
        clock::within(limit_ms, work).await
    }
}

impl Stores for Adapters {
    type Database = Database;
    type Journal = JournalWorker;
    type Mirror = LocalStorage;

    async fn database(&self) -> Result<Rc<Database>, StoreTrouble> {
        let (me, gone) = (self.weak(), self.weak());
        let ended = move |why| {
            if let Some(adapters) = me.upgrade() {
                adapters.ended(why);
            }
        };
        let is_gone = move || {
            if let Some(adapters) = gone.upgrade() {
                adapters.went_under();
            }
        };
        self.connection.database(ended, is_gone).await
    }

    fn close_database(&self) {
        self.connection.close();
    }

    async fn first_version(&self, into: &Database) -> Result<bool, StoreTrouble> {
        moving::first_version(into).await
    }

    fn journal(&self) -> &Rc<Journal<JournalWorker>> {
        &self.journal
    }

    fn mirror(&self) -> &LocalStorage {
        &LocalStorage
    }

    fn known(&self) -> &Known {
        &self.known
    }

    fn pen(&self) -> Pen {
        self.tabs.pen()
    }

    fn tell(&self, event: impl Into<Event>) {
        self.send(event);
    }

    fn forget_read(&self) {
        self.collating.forget_loaded();
        self.note_search.forget_given();
    }

    fn forget_typing(&self, id: &str) {
        self.typings.forget(id);
    }

    fn meanwhile(&self, work: impl Future<Output = ()> + 'static) {
        spawn_local(work);
    }

    fn reload(&self) {
        reload::once();
    }
}
