//! The store in memory keeps the promises of every store.

#[path = "../../contract/mod.rs"]
mod contract;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use alongside::app::keeping::stores::memory::MemoryStore;
use alongside::format::record::Record;
use contract::RecordStore;

/// A store in memory that several can have open.
struct Opened(Rc<MemoryStore>);

impl RecordStore for Opened {
    async fn append(&self, records: &[Record]) {
        self.0.take(records.iter().map(Record::text));
    }

    async fn stream(&self, stream: &str) -> Vec<String> {
        self.0.stream(stream)
    }

    async fn all(&self) -> Vec<String> {
        self.0.all()
    }

    async fn aside(&self) -> Vec<String> {
        self.0.aside()
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
