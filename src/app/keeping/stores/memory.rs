//! The port to a store of records: what every store promises, and one in memory that keeps the same
//! promises. The contract is tested in tests/contract for each of them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;

use crate::app::keeping::erasing::{Erasure, is_meant};
use crate::app::keeping::recovery::{RecordKey, is_struck, same_content};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::record::Record;

/// A place where records are kept. Records are only added: nothing here changes or removes one, but
/// for words that were struck out.
pub trait RecordStore {
    /// Adds records, all or none, and answers when they are there to stay. A record that is there
    /// already changes nothing; one that contradicts a record with its key is kept aside, and the
    /// first stays where it is.
    fn append(&self, records: &[Record]) -> impl Future<Output = Result<Appended, StoreTrouble>>;

    /// Texts of one stream, by device and number, each once.
    fn stream(&self, stream: &str) -> impl Future<Output = Result<Vec<String>, StoreTrouble>>;

    /// Texts of every stream, by stream, device and number, each once.
    fn all(&self) -> impl Future<Output = Result<Vec<String>, StoreTrouble>>;

    /// Texts that contradict a record or cannot be read.
    fn aside(&self) -> impl Future<Output = Result<Vec<String>, StoreTrouble>>;
}

/// How the records of an append fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// Not there before.
    pub new: usize,
    /// The same was there.
    pub already_here: usize,
    /// Kept aside, since another one has their key.
    pub differing: usize,
}

/// A store in memory: for tests, and for what must do when the browser stores nothing.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    records: RefCell<BTreeMap<RecordKey, String>>,
    aside: RefCell<Vec<String>>,
}

impl MemoryStore {
    /// Takes texts as they come; one that is no record is kept aside.
    pub fn take(&self, texts: impl IntoIterator<Item = String>) -> Appended {
        let mut appended = Appended::default();
        for text in texts {
            match RecordKey::of_text(&text) {
                Some(key) => self.take_one(key, text, &mut appended),
                None => self.set_aside(text),
            }
        }
        appended
    }

    /// Texts of one stream, by device and number.
    pub fn stream_now(&self, stream: &str) -> Vec<String> {
        let records = self.records.borrow();
        let of_stream = records.iter().filter(|(key, _)| key.stream == stream);
        of_stream.map(|(_, text)| text.clone()).collect()
    }

    /// Texts of every stream.
    pub fn all_now(&self) -> Vec<String> {
        self.records.borrow().values().cloned().collect()
    }

    /// The streams that have records.
    pub fn streams(&self) -> Vec<String> {
        let mut streams: Vec<String> = self
            .records
            .borrow()
            .keys()
            .map(|key| key.stream.clone())
            .collect();
        streams.dedup();
        streams
    }

    /// Texts kept aside.
    pub fn aside_now(&self) -> Vec<String> {
        self.aside.borrow().clone()
    }

    /// What is to be erased goes from here too.
    pub fn erase(&self, erasure: &Erasure) {
        let blot = erasure.blot();
        let gone = |text: &String| is_meant(&blot, text);
        self.records.borrow_mut().retain(|_, text| !gone(text));
        self.aside.borrow_mut().retain(|text| !gone(text));
        if !self.streams().is_empty() {
            self.take(blot.instead.iter().cloned());
        }
    }

    fn take_one(&self, key: RecordKey, text: String, appended: &mut Appended) {
        let mut records = self.records.borrow_mut();
        match records.get(&key) {
            None => {
                records.insert(key, text);
                appended.new += 1;
            }
            Some(there) if same_content(there, &text) || is_struck(there, &text) => {
                appended.already_here += 1;
            }
            Some(there) if is_struck(&text, there) => _ = records.insert(key, text),
            Some(_) => {
                appended.differing += 1;
                self.set_aside(text);
            }
        }
    }

    fn set_aside(&self, text: String) {
        let mut aside = self.aside.borrow_mut();
        if !aside.contains(&text) {
            aside.push(text);
        }
    }
}

impl RecordStore for MemoryStore {
    fn append(&self, records: &[Record]) -> impl Future<Output = Result<Appended, StoreTrouble>> {
        std::future::ready(Ok(self.take(records.iter().map(Record::text))))
    }

    fn stream(&self, stream: &str) -> impl Future<Output = Result<Vec<String>, StoreTrouble>> {
        std::future::ready(Ok(self.stream_now(stream)))
    }

    fn all(&self) -> impl Future<Output = Result<Vec<String>, StoreTrouble>> {
        std::future::ready(Ok(self.all_now()))
    }

    fn aside(&self) -> impl Future<Output = Result<Vec<String>, StoreTrouble>> {
        std::future::ready(Ok(self.aside_now()))
    }
}
