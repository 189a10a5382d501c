//! The store in memory keeps the promises of every store.

#[path = "../../contract/mod.rs"]
mod contract;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use alongside::app::keeping::stores::memory::{Appended, MemoryStore, RecordStore};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::record::Record;

/// A store in memory that several can have open.
struct Opened(Rc<MemoryStore>);

impl RecordStore for Opened {
    async fn append(&self, records: &[Record]) -> Result<Appended, StoreTrouble> {
        self.0.append(records).await
    }

    async fn stream(&self, stream: &str) -> Result<Vec<String>, StoreTrouble> {
        self.0.stream(stream).await
    }

    async fn all(&self) -> Result<Vec<String>, StoreTrouble> {
        self.0.all().await
    }

    async fn aside(&self) -> Result<Vec<String>, StoreTrouble> {
        self.0.aside().await
    }
}

/// The store in memory never waits, so one look is enough.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("the store in memory waited"),
    }
}

#[test]
fn keeps_the_promises_of_every_store() {
    let stores: RefCell<BTreeMap<&str, Rc<MemoryStore>>> = RefCell::default();
    let open = |name| {
        ready(Opened(Rc::clone(
            stores.borrow_mut().entry(name).or_default(),
        )))
    };
    now(contract::holds(open));
    now(contract::survives(open));
}
