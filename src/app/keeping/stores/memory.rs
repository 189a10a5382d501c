//! A store of records in memory. It keeps the promises of every store: records are only added, but for words that
//! are struck out; the first text under a key stays, and one that contradicts it is kept aside.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::app::keeping::erasing::{Erasure, is_meant};
use crate::app::keeping::recovery::{RecordKey, is_struck, same_content};

/// What must do while the database cannot be used.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    records: RefCell<BTreeMap<RecordKey, String>>,
    aside: RefCell<Vec<String>>,
}

impl MemoryStore {
    /// Takes texts as they come; one that is no record is kept aside.
    pub fn take(&self, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            match RecordKey::of_text(&text) {
                Some(key) => self.take_one(key, text),
                None => self.set_aside(text),
            }
        }
    }

    /// Texts of one stream, by device and number.
    pub fn stream(&self, stream: &str) -> Vec<String> {
        let records = self.records.borrow();
        let of_stream = records.iter().filter(|(key, _)| key.stream == stream);
        of_stream.map(|(_, text)| text.clone()).collect()
    }

    /// Texts of every stream.
    pub fn all(&self) -> Vec<String> {
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
    pub fn aside(&self) -> Vec<String> {
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

    fn take_one(&self, key: RecordKey, text: String) {
        let mut records = self.records.borrow_mut();
        match records.get(&key) {
            Some(there) if same_content(there, &text) || is_struck(there, &text) => {}
            Some(there) if !is_struck(&text, there) => self.set_aside(text),
            _ => _ = records.insert(key, text),
        }
    }

    fn set_aside(&self, text: String) {
        let mut aside = self.aside.borrow_mut();
        if !aside.contains(&text) {
            aside.push(text);
        }
    }
}
