//! One transaction of the database: what is asked within it, and waiting until all of it is on disk.

use std::cell::RefCell;

use futures_util::future::try_join_all;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

use crate::app::keeping::stores::ports::{Key, Range, TransactionPort};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::Table;
use crate::platform::browser::{clock, error, js};
use crate::platform::stores::indexed::{LIMIT_MS, answer_of};
use crate::platform::stores::indexed_keys as as_asked;

/// How many answers share one clock: it costs more than to look at them.
const TOGETHER: usize = 100;

type Outcome<T> = Result<T, StoreTrouble>;

/// A transaction under way. One that writes and is given up before its end changes nothing.
#[derive(Debug)]
pub struct Transaction {
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

    /// Reads one value as it is.
    pub(crate) async fn value(&self, table: Table, key: &Key) -> Outcome<JsValue> {
        self.answer(self.expect(self.store(table)?.get(&as_asked::key(key)))?)
            .await
    }

    /// Writes a value as it is.
    pub(crate) fn put_value(&self, table: Table, key: &Key, value: &JsValue) -> Outcome<()> {
        self.ask(self.store(table)?.put_with_key(value, &as_asked::key(key)))
            .map(drop)
    }

    /// Writes a value under a key as the browser gave it.
    pub(crate) fn put_raw(&self, table: Table, key: &JsValue, value: &JsValue) -> Outcome<()> {
        self.ask(self.store(table)?.put_with_key(value, key))
            .map(drop)
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

impl TransactionPort for Transaction {
    fn with_patience(self, ms: u32) -> Self {
        Self {
            patience_ms: ms,
            ..self
        }
    }

    async fn text(&self, table: Table, key: &Key) -> Outcome<Option<String>> {
        Ok(self.value(table, key).await?.as_string())
    }

    async fn each_text(&self, table: Table, keys: &[Key]) -> Outcome<Vec<Option<String>>> {
        let store = self.store(table)?;
        let asked: Outcome<Vec<Expected>> = keys
            .iter()
            .map(|key| self.expect(store.get(&as_asked::key(key))))
            .collect();
        let answers = self.answers(asked?).await?;
        Ok(answers.iter().map(JsValue::as_string).collect())
    }

    async fn texts(&self, table: Table, range: &Range, most: u32) -> Outcome<Vec<String>> {
        let store = self.store(table)?;
        let asked = store.get_all_with_key_and_limit(&as_asked::range(range)?, most);
        Ok(strings(&self.answer(self.expect(asked)?).await?))
    }

    async fn each_texts(&self, table: Table, ranges: &[Range]) -> Outcome<Vec<Vec<String>>> {
        let store = self.store(table)?;
        let asked: Outcome<Vec<Expected>> = ranges
            .iter()
            .map(|range| self.expect(store.get_all_with_key(&as_asked::range(range)?)))
            .collect();
        Ok(self.answers(asked?).await?.iter().map(strings).collect())
    }

    async fn first_name(&self, table: Table, range: &Range) -> Outcome<Option<String>> {
        let asked = self
            .store(table)?
            .get_all_keys_with_key_and_limit(&as_asked::range(range)?, 1);
        let keys = self.answer(self.expect(asked)?).await?;
        let first = keys.dyn_into::<Array>().map(|keys| keys.get(0));
        let name = first
            .ok()
            .and_then(|key| key.dyn_into::<Array>().ok())
            .map(|key| key.get(0));
        Ok(name.and_then(|name| name.as_string()))
    }

    async fn count(&self, table: Table, range: &Range) -> Outcome<u32> {
        let asked = self.store(table)?.count_with_key(&as_asked::range(range)?);
        let count = self
            .answer(self.expect(asked)?)
            .await?
            .as_f64()
            .unwrap_or(0.0);
        Ok(u32::try_from(js::whole(count)).unwrap_or(u32::MAX))
    }

    fn put(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        self.put_value(table, key, &JsValue::from_str(text))
    }

    fn add(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        let value = JsValue::from_str(text);
        self.ask(self.store(table)?.add_with_key(&value, &as_asked::key(key)))
            .map(drop)
    }

    fn delete(&self, table: Table, key: &Key) -> Outcome<()> {
        self.ask(self.store(table)?.delete(&as_asked::key(key)))
            .map(drop)
    }

    fn delete_range(&self, table: Table, range: &Range) -> Outcome<()> {
        self.ask(self.store(table)?.delete(&as_asked::range(range)?))
            .map(drop)
    }

    fn clear(&self, table: Table) -> Outcome<()> {
        self.ask(self.store(table)?.clear()).map(drop)
    }

    async fn complete(self) -> Outcome<()> {
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
