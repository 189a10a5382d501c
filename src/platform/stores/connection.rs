//! The connection to the database: opened when it is first needed, and again after it ended.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::{self, SCHEMA};
use crate::platform::stores::indexed::{Database, Ended};

/// The connection, as far as it is open.
#[derive(Debug, Default)]
pub(crate) struct Connection {
    open: RefCell<Option<Rc<Database>>>,
    /// Whether the database was opened since the page was loaded.
    was_open: Cell<bool>,
}

impl Connection {
    /// The open database; opens it where it is closed. `ended` is told when nobody here closed it; `is_gone` when it
    /// was there before and is empty now.
    pub(crate) async fn database(
        &self,
        ended: impl Fn(Ended) + 'static,
        is_gone: impl FnOnce(),
    ) -> Result<Rc<Database>, StoreTrouble> {
        if let Some(open) = self.if_open() {
            return Ok(open);
        }
        let opened = Database::open(&keys::database(), SCHEMA, ended).await?;
        let database = Rc::new(opened);
        if self.was_open.replace(true) && database.is_new() {
            is_gone();
        }
        *self.open.borrow_mut() = Some(Rc::clone(&database));
        Ok(database)
    }

    fn if_open(&self) -> Option<Rc<Database>> {
        let open = self.open.borrow();
        open.as_ref().filter(|d| d.is_open()).map(Rc::clone)
    }

    /// Closes it; the next use opens it again.
    pub(crate) fn close(&self) {
        let open = self.open.borrow_mut().take();
        if let Some(database) = open {
            database.close();
        }
    }
}
