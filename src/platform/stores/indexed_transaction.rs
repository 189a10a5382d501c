//! One transaction of the database: what is asked within it, and waiting until all of it is on disk.

use std::cell::RefCell;

use futures_util::future::try_join_all;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::Table;
use crate::platform::browser::{clock, error, js};
use crate::platform::stores::indexed::{LIMIT_MS, answer_of};
use crate::platform::stores::indexed_keys::{Key, Range};

/// How many answers share one clock: it costs more than to look at them.
const TOGETHER: usize = 100;

type Outcome<T> = Result<T, StoreTrouble>;

/// A transaction under way. One that writes and is given up before its end changes nothing.
#[derive(Debug)]
pub(crate) struct Transaction {
    raw: Unfinished,
    done: JsFuture,
    asked: RefCell<Vec<IdbRequest>>,
    patience_ms: u32,
}

/// Left to itself a browser would complete what was asked so far: half of it.
#[derive(Debug)]
struct Unfinished(IdbTransaction);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if js::text(&self.0, "mode").as_deref() == Some("readwrite") {
            // Mostly it is complete; then there is nothing to abort.
            let _too_late = self.0.abort();
        }
    }
}

impl Transaction {
    /// A transaction, and the promise of its end.
    pub(crate) fn new(raw: IdbTransaction, done: JsFuture) -> Self {
        Self {
            raw: Unfinished(raw),
            done,
            asked: RefCell::default(),
            patience_ms: LIMIT_MS,
        }
    }

    /// The same, with so long for each answer and for its end: for work that is known to be large.
    pub(crate) fn with_patience(self, ms: u32) -> Self {
        Self {
            patience_ms: ms,
            ..self
        }
    }

    /// Reads one text.
    pub(crate) async fn text(&self, table: Table, key: &Key) -> Outcome<Option<String>> {
        Ok(self.value(table, key).await?.as_string())
    }

    /// Reads one value as it is.
    pub(crate) async fn value(&self, table: Table, key: &Key) -> Outcome<JsValue> {
        self.answer(self.expect(self.store(table)?.get(&key.value()))?)
            .await
    }

    /// Reads the texts under many keys, in their order.
    pub(crate) async fn each_text(
        &self,
        table: Table,
        keys: &[Key],
    ) -> Outcome<Vec<Option<String>>> {
        let store = self.store(table)?;
        let asked: Outcome<Vec<Expected>> = keys
            .iter()
            .map(|key| self.expect(store.get(&key.value())))
            .collect();
        let answers = self.answers(asked?).await?;
        Ok(answers.iter().map(JsValue::as_string).collect())
    }

    /// Reads a range of texts, in the order of their keys.
    pub(crate) async fn texts(
        &self,
        table: Table,
        range: &Range,
        most: u32,
    ) -> Outcome<Vec<String>> {
        let store = self.store(table)?;
        let asked = store.get_all_with_key_and_limit(&range.value()?, most);
        Ok(strings(&self.answer(self.expect(asked)?).await?))
    }

    /// Reads many ranges of texts, in their order; all are asked for at once.
    pub(crate) async fn each_texts(
        &self,
        table: Table,
        ranges: &[Range],
    ) -> Outcome<Vec<Vec<String>>> {
        let store = self.store(table)?;
        let asked: Outcome<Vec<Expected>> = ranges
            .iter()
            .map(|range| self.expect(store.get_all_with_key(&range.value()?)))
            .collect();
        Ok(self.answers(asked?).await?.iter().map(strings).collect())
    }

    /// The first part of the first key of a range: the stream of a record.
    pub(crate) async fn first_name(&self, table: Table, range: &Range) -> Outcome<Option<String>> {
        let asked = self
            .store(table)?
            .get_all_keys_with_key_and_limit(&range.value()?, 1);
        let keys = self.answer(self.expect(asked)?).await?;
        let first = keys.dyn_into::<Array>().map(|keys| keys.get(0));
        let name = first
            .ok()
            .and_then(|key| key.dyn_into::<Array>().ok())
            .map(|key| key.get(0));
        Ok(name.and_then(|name| name.as_string()))
    }

    /// Counts a range.
    pub(crate) async fn count(&self, table: Table, range: &Range) -> Outcome<u32> {
        let asked = self.store(table)?.count_with_key(&range.value()?);
        let count = self
            .answer(self.expect(asked)?)
            .await?
            .as_f64()
            .unwrap_or(0.0);
        Ok(u32::try_from(js::whole(count)).unwrap_or(u32::MAX))
    }

    /// Writes a text, in place of what stands there.
    pub(crate) fn put(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        self.put_value(table, key, &JsValue::from_str(text))
    }

    /// Writes a value as it is.
    pub(crate) fn put_value(&self, table: Table, key: &Key, value: &JsValue) -> Outcome<()> {
        self.ask(self.store(table)?.put_with_key(value, &key.value()))
            .map(drop)
    }

    /// Writes a value under a key as the browser gave it.
    pub(crate) fn put_raw(&self, table: Table, key: &JsValue, value: &JsValue) -> Outcome<()> {
        self.ask(self.store(table)?.put_with_key(value, key))
            .map(drop)
    }

    /// Adds a text; the transaction fails where something stands there.
    pub(crate) fn add(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        let value = JsValue::from_str(text);
        self.ask(self.store(table)?.add_with_key(&value, &key.value()))
            .map(drop)
    }

    /// Removes what stands under a key.
    pub(crate) fn delete(&self, table: Table, key: &Key) -> Outcome<()> {
        self.ask(self.store(table)?.delete(&key.value())).map(drop)
    }

    /// Removes what stands under a range of keys.
    pub(crate) fn delete_range(&self, table: Table, range: &Range) -> Outcome<()> {
        self.ask(self.store(table)?.delete(&range.value()?))
            .map(drop)
    }

    /// Removes all of a table.
    pub(crate) fn clear(&self, table: Table) -> Outcome<()> {
        self.ask(self.store(table)?.clear()).map(drop)
    }

    /// Waits until all of it is on disk.
    pub(crate) async fn complete(self) -> Outcome<()> {
        let Self {
            raw,
            done,
            asked,
            patience_ms,
        } = self;
        // Nothing more is asked: a page that is frozen now does not hold the database up. Where the
        // browser cannot, or has done so already, it completes by itself.
        let _by_itself = js::call(&raw.0, "commit", &[]);
        match clock::within(patience_ms, done).await {
            Some(Ok(_)) => Ok(()),
            Some(Err(_)) => Err(why_aborted(&raw.0, &asked.borrow())),
            None => Err(StoreTrouble::NoAnswer),
        }
    }

    fn store(&self, table: Table) -> Outcome<IdbObjectStore> {
        self.raw
            .0
            .object_store(table.text())
            .map_err(|e| error::trouble(&e))
    }

    fn ask(&self, asked: Result<IdbRequest, JsValue>) -> Outcome<IdbRequest> {
        let request = asked.map_err(|e| error::trouble(&e))?;
        self.asked.borrow_mut().push(request.clone());
        Ok(request)
    }

    /// Asks for an answer. Listens at once, since answers come whether they are awaited or not.
    fn expect(&self, asked: Result<IdbRequest, JsValue>) -> Outcome<Expected> {
        let request = self.ask(asked)?;
        let answered = answer_of(&request);
        Ok(Expected { request, answered })
    }

    async fn answer(&self, expected: Expected) -> Outcome<JsValue> {
        let answer = clock::within(self.patience_ms, self.answer_whenever(expected)).await;
        answer.unwrap_or(Err(StoreTrouble::NoAnswer))
    }

    /// Many answers in their order, which is the order they come in. One that takes too long fails all.
    async fn answers(&self, all: Vec<Expected>) -> Outcome<Vec<JsValue>> {
        let mut answers = Vec::with_capacity(all.len());
        let mut all = all.into_iter();
        while !all.as_slice().is_empty() {
            let some: Vec<Expected> = all.by_ref().take(TOGETHER).collect();
            let together = try_join_all(some.into_iter().map(|e| self.answer_whenever(e)));
            let answered = clock::within(self.patience_ms, together).await;
            answers.extend(answered.unwrap_or(Err(StoreTrouble::NoAnswer))?);
        }
        Ok(answers)
    }

    async fn answer_whenever(&self, expected: Expected) -> Outcome<JsValue> {
        let Expected { request, answered } = expected;
        match answered.await {
            Ok(_) => request.result().map_err(|e| error::trouble(&e)),
            Err(_) => Err(why_aborted(&self.raw.0, std::slice::from_ref(&request))),
        }
    }
}

/// An answer that is under way.
struct Expected {
    request: IdbRequest,
    answered: JsFuture,
}

/// What the transaction says, else what its first failing request says (`WebKit` says nothing else).
fn why_aborted(raw: &IdbTransaction, asked: &[IdbRequest]) -> StoreTrouble {
    let of_requests = asked.iter().filter_map(|r| r.error().ok().flatten());
    let errors: Vec<_> = raw.error().into_iter().chain(of_requests).collect();
    let telling = errors
        .iter()
        .find(|e| e.name() != "AbortError")
        .or(errors.first());
    telling.map_or(StoreTrouble::ConnectionLost, |e| error::trouble(e.as_ref()))
}

fn strings(list: &JsValue) -> Vec<String> {
    let list = list
        .dyn_ref::<Array>()
        .map(Array::to_vec)
        .unwrap_or_default();
    list.iter().filter_map(JsValue::as_string).collect()
}
