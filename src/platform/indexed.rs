//! A thin adapter to `IndexedDB`: promises instead of events, a limit on every wait, and a write
//! that is done only when its transaction is complete on disk (`durability: "strict"`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

use crate::app::trouble::StoreTrouble;
use crate::format::keys::Table;
use crate::platform::indexed_keys::{Key, Range};
use crate::platform::{clock, error, indexed_versions, js};

/// Longest wait for the database to open, or for a transaction.
pub(super) const LIMIT_MS: u32 = 5_000;

type Outcome<T> = Result<T, StoreTrouble>;

/// Why a connection ended although nobody here closed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Another tab wants to change the schema.
    Superseded,
    /// The browser closed it.
    Lost,
}

/// An open connection. Closes when dropped.
#[derive(Debug)]
pub(super) struct Database {
    raw: IdbDatabase,
    is_open: Rc<Cell<bool>>,
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Database {
    /// Opens the database, makes or upgrades it. A newer one is refused by its number.
    pub(super) async fn open(
        name: &str,
        schema: u32,
        ended: impl Fn(Ended) + 'static,
    ) -> Outcome<Self> {
        let factory = factory()?;
        match open_raw(&factory, name, Some(schema)).await {
            Ok(raw) => Ok(Self::listening(raw, ended)),
            Err(OpenError::Version) => {
                Err(StoreTrouble::TooNew(found_version(&factory, name).await))
            }
            Err(OpenError::Trouble(trouble)) => Err(trouble),
        }
    }

    fn listening(raw: IdbDatabase, ended: impl Fn(Ended) + 'static) -> Self {
        let is_open = Rc::new(Cell::new(true));
        let ended = Rc::new(ended);
        let listener = |why: Ended| {
            let (is_open, ended) = (Rc::clone(&is_open), Rc::clone(&ended));
            Closure::<dyn FnMut(JsValue)>::new(move |_event| {
                is_open.set(why == Ended::Superseded && is_open.get());
                ended(why);
            })
        };
        let listeners = [listener(Ended::Superseded), listener(Ended::Lost)];
        let [superseded, lost] = &listeners;
        raw.set_onversionchange(Some(superseded.as_ref().unchecked_ref()));
        raw.set_onclose(Some(lost.as_ref().unchecked_ref()));
        Self {
            raw,
            is_open,
            _listeners: listeners,
        }
    }

    /// Whether the connection still stands.
    pub(super) fn is_open(&self) -> bool {
        self.is_open.get()
    }

    /// Closes the connection once its transactions are over.
    pub(super) fn close(&self) {
        self.is_open.set(false);
        self.raw.close();
    }

    /// Begins to read.
    pub(super) fn reading(&self, tables: &[Table]) -> Outcome<Transaction> {
        self.begin(tables, "readonly")
    }

    /// Begins to write, strictly.
    pub(super) fn writing(&self, tables: &[Table]) -> Outcome<Transaction> {
        self.begin(tables, "readwrite")
    }

    fn begin(&self, tables: &[Table], mode: &str) -> Outcome<Transaction> {
        let names: Array = tables.iter().map(|t| JsValue::from_str(t.text())).collect();
        let strict = js::object(&[("durability", &"strict".into())]);
        let begun = js::call(&self.raw, "transaction", &[&names, &mode.into(), &strict]);
        let raw: IdbTransaction = begun.map(JsCast::unchecked_into).map_err(|e| {
            self.is_open.set(false);
            error::trouble(&e)
        })?;
        let done = promise(|resolve, reject| {
            raw.set_oncomplete(Some(resolve));
            raw.set_onabort(Some(reject));
        });
        Ok(Transaction {
            raw,
            done,
            asked: RefCell::default(),
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.set_onclose(None);
        self.raw.close();
    }
}

/// A transaction under way.
#[derive(Debug)]
pub(super) struct Transaction {
    raw: IdbTransaction,
    done: JsFuture,
    asked: RefCell<Vec<IdbRequest>>,
}

impl Transaction {
    /// Reads one text.
    pub(super) async fn text(&self, table: Table, key: &Key) -> Outcome<Option<String>> {
        Ok(self.value(table, key).await?.as_string())
    }

    /// Reads one value as it is.
    pub(super) async fn value(&self, table: Table, key: &Key) -> Outcome<JsValue> {
        self.answer(self.expect(self.store(table)?.get(&key.value()))?)
            .await
    }

    /// Reads the texts under many keys, in their order.
    pub(super) async fn each_text(
        &self,
        table: Table,
        keys: &[Key],
    ) -> Outcome<Vec<Option<String>>> {
        let store = self.store(table)?;
        let asked: Outcome<Vec<Expected>> = keys
            .iter()
            .map(|key| self.expect(store.get(&key.value())))
            .collect();
        let mut texts = Vec::with_capacity(keys.len());
        for expected in asked? {
            texts.push(self.answer(expected).await?.as_string());
        }
        Ok(texts)
    }

    /// Reads a range of texts, in the order of their keys.
    pub(super) async fn texts(
        &self,
        table: Table,
        range: &Range,
        most: u32,
    ) -> Outcome<Vec<String>> {
        let store = self.store(table)?;
        let asked = store.get_all_with_key_and_limit(&range.value()?, most);
        Ok(strings(&self.answer(self.expect(asked)?).await?))
    }

    /// The first part of the first key of a range: the stream of a record.
    pub(super) async fn first_name(&self, table: Table, range: &Range) -> Outcome<Option<String>> {
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
    pub(super) async fn count(&self, table: Table, range: &Range) -> Outcome<u32> {
        let asked = self.store(table)?.count_with_key(&range.value()?);
        let count = self
            .answer(self.expect(asked)?)
            .await?
            .as_f64()
            .unwrap_or(0.0);
        Ok(u32::try_from(js::whole(count)).unwrap_or(u32::MAX))
    }

    /// Writes a text, in place of what stands there.
    pub(super) fn put(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        self.put_value(table, key, &JsValue::from_str(text))
    }

    /// Writes a value as it is.
    pub(super) fn put_value(&self, table: Table, key: &Key, value: &JsValue) -> Outcome<()> {
        self.ask(self.store(table)?.put_with_key(value, &key.value()))
            .map(drop)
    }

    /// Adds a text; the transaction fails where something stands there.
    pub(super) fn add(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        let value = JsValue::from_str(text);
        self.ask(self.store(table)?.add_with_key(&value, &key.value()))
            .map(drop)
    }

    /// Removes what stands under a key.
    pub(super) fn delete(&self, table: Table, key: &Key) -> Outcome<()> {
        self.ask(self.store(table)?.delete(&key.value())).map(drop)
    }

    /// Removes all of a table.
    pub(super) fn clear(&self, table: Table) -> Outcome<()> {
        self.ask(self.store(table)?.clear()).map(drop)
    }

    /// Waits until all of it is on disk.
    pub(super) async fn complete(self) -> Outcome<()> {
        let Self { raw, done, asked } = self;
        match clock::within(LIMIT_MS, done).await {
            Some(Ok(_)) => Ok(()),
            Some(Err(_)) => Err(why_aborted(&raw, &asked.borrow())),
            None => {
                // It may be complete by now; then there is nothing to abort.
                let _too_late = raw.abort();
                Err(StoreTrouble::NoAnswer)
            }
        }
    }

    fn store(&self, table: Table) -> Outcome<IdbObjectStore> {
        self.raw
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
        let answered = promise(|resolve, reject| {
            request.set_onsuccess(Some(resolve));
            request.set_onerror(Some(reject));
        });
        Ok(Expected { request, answered })
    }

    async fn answer(&self, expected: Expected) -> Outcome<JsValue> {
        let Expected { request, answered } = expected;
        match clock::within(LIMIT_MS, answered).await {
            Some(Ok(_)) => request.result().map_err(|e| error::trouble(&e)),
            Some(Err(_)) => Err(why_aborted(&self.raw, std::slice::from_ref(&request))),
            None => Err(StoreTrouble::NoAnswer),
        }
    }
}

/// An answer that is under way.
struct Expected {
    request: IdbRequest,
    answered: JsFuture,
}

/// What the transaction says, else what its first failing request says (WebKit says nothing else).
fn why_aborted(raw: &IdbTransaction, asked: &[IdbRequest]) -> StoreTrouble {
    let of_requests = asked.iter().filter_map(|r| r.error().ok().flatten());
    let errors: Vec<_> = raw.error().into_iter().chain(of_requests).collect();
    let telling = errors
        .iter()
        .find(|e| e.name() != "AbortError")
        .or(errors.first());
    telling.map_or(StoreTrouble::ConnectionLost, |e| error::trouble(e.as_ref()))
}

enum OpenError {
    Version,
    Trouble(StoreTrouble),
}

async fn open_raw(
    factory: &IdbFactory,
    name: &str,
    schema: Option<u32>,
) -> Result<IdbDatabase, OpenError> {
    let refused = |e: JsValue| OpenError::Trouble(error::trouble(&e));
    let request = match schema {
        Some(schema) => factory.open_with_u32(name, schema),
        None => factory.open(name),
    }
    .map_err(refused)?;
    let upgrading = upgrading(&request);
    request.set_onupgradeneeded(Some(upgrading.as_ref().unchecked_ref()));
    let opened = promise(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    // Blocked by another tab: that tab gets `versionchange` and the rest of the limit to close.
    match clock::within(LIMIT_MS, opened).await {
        Some(Ok(_)) => connection(&request).map_err(refused),
        Some(Err(_)) => Err(open_error(&request)),
        None => {
            spawn_local(close_when_it_comes(request, upgrading));
            Err(OpenError::Trouble(StoreTrouble::NoAnswer))
        }
    }
}

type Upgrading = Closure<dyn FnMut(IdbVersionChangeEvent)>;

fn upgrading(request: &IdbOpenDbRequest) -> Upgrading {
    let request = request.clone();
    Closure::new(move |event: IdbVersionChangeEvent| {
        let (Ok(raw), Some(transaction)) = (connection(&request), request.transaction()) else {
            return;
        };
        let from = u32::try_from(js::whole(event.old_version())).unwrap_or(u32::MAX);
        let to = u32::try_from(js::whole(raw.version())).unwrap_or(u32::MAX);
        if indexed_versions::upgrade(&raw, &transaction, from, to).is_err() {
            // Half a schema must not stay; where the abort fails too, the browser has aborted.
            let _aborted = transaction.abort();
        }
    })
}

fn connection(request: &IdbOpenDbRequest) -> Result<IdbDatabase, JsValue> {
    request.result()?.dyn_into::<IdbDatabase>()
}

fn open_error(request: &IdbOpenDbRequest) -> OpenError {
    match request.error().ok().flatten() {
        Some(e) if e.name() == "VersionError" => OpenError::Version,
        Some(e) => OpenError::Trouble(error::trouble(e.as_ref())),
        None => OpenError::Trouble(StoreTrouble::ConnectionLost),
    }
}

/// A connection that comes too late would keep other tabs from upgrading.
async fn close_when_it_comes(request: IdbOpenDbRequest, upgrading: Upgrading) {
    let opened = promise(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    if opened.await.is_ok()
        && let Ok(raw) = connection(&request)
    {
        raw.close();
    }
    drop(upgrading);
}

async fn found_version(factory: &IdbFactory, name: &str) -> u32 {
    match open_raw(factory, name, None).await {
        Ok(raw) => {
            let version = u32::try_from(js::whole(raw.version())).unwrap_or(u32::MAX);
            raw.close();
            version
        }
        Err(_) => u32::MAX,
    }
}

/// `indexedDB` of a page or a worker; even to look at it throws where site data is blocked.
pub(super) fn factory() -> Outcome<IdbFactory> {
    js::get(&js::global(), "indexedDB")
        .dyn_into()
        .map_err(|_| StoreTrouble::Refused)
}

/// A promise of one of two events. The event itself is of no use: the answer stands in its target.
fn promise(listen: impl Fn(&Function, &Function)) -> JsFuture {
    Promise::new(&mut |resolve, reject| listen(&resolve, &reject)).into()
}

fn strings(list: &JsValue) -> Vec<String> {
    let list = list
        .dyn_ref::<Array>()
        .map(Array::to_vec)
        .unwrap_or_default();
    list.iter().filter_map(JsValue::as_string).collect()
}
