//! A thin adapter to `IndexedDB`: promises instead of events, a limit on every wait, and a write
//! that is done only when its transaction is complete on disk (`durability: "strict"`).

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbVersionChangeEvent,
};

use crate::app::keeping::stores::ports::DatabasePort;
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::Table;
use crate::platform::browser::{clock, error, js};
use crate::platform::stores::indexed_transaction::Transaction;
use crate::platform::stores::indexed_versions;

/// Longest wait for the database to open, or for a transaction.
pub(crate) const LIMIT_MS: u32 = 5_000;

type Outcome<T> = Result<T, StoreTrouble>;

/// Why a connection ended although nobody here closed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Another tab wants to change the schema.
    Superseded,
    /// The browser closed it.
    Lost,
}

/// An open connection. Closes when dropped.
#[derive(Debug)]
pub struct Database {
    raw: IdbDatabase,
    is_open: Rc<Cell<bool>>,
    is_new: bool,
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Database {
    /// Opens the database, makes or upgrades it; `ended` is told when the connection ends.
    ///
    /// # Errors
    /// Why it cannot be opened. A newer one is refused by its number.
    pub async fn open(name: &str, schema: u32, ended: impl Fn(Ended) + 'static) -> Outcome<Self> {
        let factory = factory()?;
        match open_raw(&factory, name, Some(schema)).await {
            Ok((raw, is_new)) => Ok(Self::listening(raw, is_new, ended)),
            Err(OpenError::Version) => {
                Err(StoreTrouble::TooNew(found_version(&factory, name).await))
            }
            Err(OpenError::Trouble(trouble)) => Err(trouble),
        }
    }

    /// Opens the database as it is found, whatever version wrote it; never makes or changes one.
    pub(crate) async fn open_as_found(name: &str) -> Outcome<IdbDatabase> {
        match open_raw(&factory()?, name, None).await {
            Ok((raw, _)) => Ok(raw),
            Err(OpenError::Trouble(trouble)) => Err(trouble),
            Err(OpenError::Version) => Err(StoreTrouble::NoAnswer),
        }
    }

    fn listening(raw: IdbDatabase, is_new: bool, ended: impl Fn(Ended) + 'static) -> Self {
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
            is_new,
            _listeners: listeners,
        }
    }

    /// Whether there was no such database before.
    pub(crate) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Whether the connection still stands.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open.get()
    }

    /// Closes the connection once its transactions are over.
    pub(crate) fn close(&self) {
        self.is_open.set(false);
        self.raw.close();
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
        Ok(Transaction::new(raw, done))
    }
}

impl DatabasePort for Database {
    type Transaction = Transaction;

    fn reading(&self, tables: &[Table]) -> Outcome<Transaction> {
        self.begin(tables, "readonly")
    }

    fn writing(&self, tables: &[Table]) -> Outcome<Transaction> {
        self.begin(tables, "readwrite")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.set_onclose(None);
        self.raw.close();
    }
}

enum OpenError {
    Version,
    Trouble(StoreTrouble),
}

async fn open_raw(
    factory: &IdbFactory,
    name: &str,
    schema: Option<u32>,
) -> Result<(IdbDatabase, bool), OpenError> {
    let refused = |e: JsValue| OpenError::Trouble(error::trouble(&e));
    let request = match schema {
        Some(schema) => factory.open_with_u32(name, schema),
        None => factory.open(name),
    }
    .map_err(refused)?;
    let is_new = Rc::new(Cell::new(false));
    let upgrading = upgrading(&request, Rc::clone(&is_new));
    request.set_onupgradeneeded(Some(upgrading.as_ref().unchecked_ref()));
    let opened = answer_of(&request);
    // Blocked by another tab: that tab gets `versionchange` and the rest of the limit to close.
    match clock::within(LIMIT_MS, opened).await {
        Some(Ok(_)) => connection(&request)
            .map(|raw| (raw, is_new.get()))
            .map_err(refused),
        Some(Err(_)) => Err(open_error(&request)),
        None => {
            spawn_local(close_when_it_comes(request, upgrading));
            Err(OpenError::Trouble(StoreTrouble::NoAnswer))
        }
    }
}

type Upgrading = Closure<dyn FnMut(IdbVersionChangeEvent)>;

fn upgrading(request: &IdbOpenDbRequest, is_new: Rc<Cell<bool>>) -> Upgrading {
    let request = request.clone();
    Closure::new(move |event: IdbVersionChangeEvent| {
        let (Ok(raw), Some(transaction)) = (connection(&request), request.transaction()) else {
            return;
        };
        let from = u32::try_from(js::whole(event.old_version())).unwrap_or(u32::MAX);
        is_new.set(from == 0);
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
    let opened = answer_of(&request);
    if opened.await.is_ok()
        && let Ok(raw) = connection(&request)
    {
        raw.close();
    }
    drop(upgrading);
}

async fn found_version(factory: &IdbFactory, name: &str) -> u32 {
    match open_raw(factory, name, None).await {
        Ok((raw, _)) => {
            let version = u32::try_from(js::whole(raw.version())).unwrap_or(u32::MAX);
            raw.close();
            version
        }
        Err(_) => u32::MAX,
    }
}

/// `indexedDB` of a page or a worker; even to look at it throws where site data is blocked.
pub(crate) fn factory() -> Outcome<IdbFactory> {
    js::get(&js::global(), "indexedDB")
        .dyn_into()
        .map_err(|_| StoreTrouble::Refused)
}

/// A promise of a request's answer.
pub(crate) fn answer_of(request: &IdbRequest) -> JsFuture {
    promise(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    })
}

/// A promise of one of two events. The event itself is of no use: the answer stands in its target.
fn promise(listen: impl Fn(&Function, &Function)) -> JsFuture {
    Promise::new(&mut |resolve, reject| listen(&resolve, &reject)).into()
}
