//! The ports to the tablet's stores: what this room asks of database, journal, mirror and page. Adapters
//! stand in `platform`; tests have stores in memory that fail, lose, reorder and lie. Whatever a store is
//! asked for, it answers within a limit: one that hangs answers `NoAnswer`.

use std::future::Future;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::event::Event;
use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::stores::journal::Journal;
use crate::app::keeping::stores::known::Known;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::standing::Pen;
use crate::format::stored::journal_jobs::{JournalAnswer, JournalJob};
use crate::format::stored::keys::{Meta, Mirror, Table};

type Outcome<T> = Result<T, StoreTrouble>;

/// A key of any table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A plain name.
    Name(String),
    /// Two names.
    Pair(String, String),
    /// A record's.
    Record(RecordKey),
}

impl Key {
    /// The key of a small value.
    pub fn meta(meta: &Meta) -> Self {
        Self::Name(meta.text())
    }
}

/// Which part of a table. A key of several parts comes after every plain name.
#[derive(Clone, Debug)]
pub enum Range {
    /// All of it.
    All,
    /// Keys that begin with this name.
    Under(String),
    /// Everything after this key.
    After(Key),
    /// Everything after the records of this stream.
    AfterStream(String),
    /// Records of devices' own streams.
    Devices,
    /// Records of streams that are neither of an observation nor of a device.
    Beyond,
}

/// The database: the truth. What a transaction wrote is there as a whole once it is complete, or not at all.
pub trait DatabasePort {
    /// What is done in one stroke.
    type Transaction: TransactionPort;

    /// Begins to read tables, all as they stand at one moment.
    ///
    /// # Errors
    /// Where the connection is lost.
    fn reading(&self, tables: &[Table]) -> Outcome<Self::Transaction>;

    /// Begins to write tables, strictly: complete is what is on disk.
    ///
    /// # Errors
    /// Where the connection is lost.
    fn writing(&self, tables: &[Table]) -> Outcome<Self::Transaction>;
}

/// A transaction under way. One that writes and is given up before its end changes nothing.
pub trait TransactionPort {
    /// The same, with so long for each answer and for its end: for work that is known to be large.
    #[must_use]
    fn with_patience(self, ms: u32) -> Self;

    /// Reads one text.
    fn text(&self, table: Table, key: &Key) -> impl Future<Output = Outcome<Option<String>>>;

    /// Reads the texts under many keys, in their order.
    fn each_text(
        &self,
        table: Table,
        keys: &[Key],
    ) -> impl Future<Output = Outcome<Vec<Option<String>>>>;

    /// Reads at most so many texts of a range, in the order of their keys.
    fn texts(
        &self,
        table: Table,
        range: &Range,
        most: u32,
    ) -> impl Future<Output = Outcome<Vec<String>>>;

    /// Reads many ranges of texts, in their order.
    fn each_texts(
        &self,
        table: Table,
        ranges: &[Range],
    ) -> impl Future<Output = Outcome<Vec<Vec<String>>>>;

    /// The first part of the first key of a range: the stream of a record.
    fn first_name(
        &self,
        table: Table,
        range: &Range,
    ) -> impl Future<Output = Outcome<Option<String>>>;

    /// Counts a range.
    fn count(&self, table: Table, range: &Range) -> impl Future<Output = Outcome<u32>>;

    /// Writes a text, in place of what stands there.
    ///
    /// # Errors
    /// Where the transaction is over, or the store is full.
    fn put(&self, table: Table, key: &Key, text: &str) -> Outcome<()>;

    /// Adds a text; the transaction fails where something stands there.
    ///
    /// # Errors
    /// Where the transaction is over, or the store is full.
    fn add(&self, table: Table, key: &Key, text: &str) -> Outcome<()>;

    /// Removes what stands under a key.
    ///
    /// # Errors
    /// Where the transaction is over.
    fn delete(&self, table: Table, key: &Key) -> Outcome<()>;

    /// Removes what stands under a range of keys.
    ///
    /// # Errors
    /// Where the transaction is over.
    fn delete_range(&self, table: Table, range: &Range) -> Outcome<()>;

    /// Removes all of a table.
    ///
    /// # Errors
    /// Where the transaction is over.
    fn clear(&self, table: Table) -> Outcome<()>;

    /// Waits until all of it is on disk.
    fn complete(self) -> impl Future<Output = Outcome<()>>;
}

/// The journal's file, kept by a worker: append-only, a second copy that shares nothing with the database but
/// the disk.
pub trait JournalPort {
    /// Has a job done.
    fn ask(&self, job: &JournalJob) -> impl Future<Output = Outcome<JournalAnswer>>;

    /// Ends whoever keeps the file, at once; the next job begins anew.
    fn stop(&self);
}

/// The mirror: small values, in step. It may be refused, full, or go back to what it held a minute ago.
pub trait MirrorPort {
    /// Reads a value; `None` where it is missing, unreadable or refused.
    fn read<T: DeserializeOwned>(&self, key: &Mirror) -> Option<T>;

    /// Writes a value; false where that is refused or it is full.
    fn write<T: Serialize>(&self, key: &Mirror, value: &T) -> bool;

    /// Forgets a value.
    fn forget(&self, key: &Mirror);

    /// The name of every value.
    fn names(&self) -> Vec<String>;

    /// Whether a value can be written and read at present.
    fn works(&self) -> bool;
}

/// Waiting.
pub trait Clock {
    /// Waits so many milliseconds.
    fn pause(&self, ms: u32) -> impl Future<Output = ()>;

    /// What comes of some work, or `None` when it takes longer than so many milliseconds.
    fn within<T>(
        &self,
        limit_ms: u32,
        work: impl Future<Output = T>,
    ) -> impl Future<Output = Option<T>>;
}

/// All stores of the tablet, and the page that has them open.
pub trait Stores: Clock + 'static {
    /// The database.
    type Database: DatabasePort;
    /// The journal.
    type Journal: JournalPort + 'static;
    /// The mirror.
    type Mirror: MirrorPort;

    /// The open database; opens it where it is closed.
    fn database(&self) -> impl Future<Output = Outcome<Rc<Self::Database>>>;

    /// Closes the database; the next use opens it again.
    fn close_database(&self);

    /// Brings what the app's first version left elsewhere into a database that has nothing yet; whether
    /// anything came.
    fn first_version(&self, into: &Self::Database) -> impl Future<Output = Outcome<bool>>;

    /// The journal.
    fn journal(&self) -> &Rc<Journal<Self::Journal>>;

    /// The mirror.
    fn mirror(&self) -> &Self::Mirror;

    /// What this page knows beside its stores.
    fn known(&self) -> &Known;

    /// Who may write, as it is now.
    fn pen(&self) -> Pen;

    /// Whether this tab may write.
    fn may_write(&self) -> bool {
        self.pen() == Pen::Ours
    }

    /// Tells the app what happened. Nothing of ours may be borrowed meanwhile: the app answers with effects
    /// before this returns.
    fn tell(&self, event: impl Into<Event>);

    /// Nothing that was read before is believed: the worker's collation and its texts for searching.
    fn forget_read(&self);

    /// The note being typed of a removed observation is not kept.
    fn forget_typing(&self, id: &str);

    /// Has something done beside everything else.
    fn meanwhile(&self, work: impl Future<Output = ()> + 'static);

    /// Loads the page again, where nothing else brings the database back.
    fn reload(&self);
}
