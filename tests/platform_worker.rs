//! The journal's file, in a worker as in the app.
#![cfg(target_arch = "wasm32")]
#![allow(
    unreachable_pub,
    reason = "a test program has no outside; what is shared with the others is public"
)]
#![expect(
    clippy::unwrap_used,
    reason = "a test whose world cannot be set up should stop"
)]

mod contract;

use alongside::app::keeping::stores::memory::MemoryStore;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::record::Record;
use alongside::platform::stores::journal_file::JournalFile;
use contract::{RecordStore, record};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Runs some JavaScript: what a crash or another program would do to the file.
async fn outside(code: &str) -> JsValue {
    let code = format!("return (async () => {{ {code} }})()");
    let promise: Promise = Function::new_no_args(&code)
        .call0(&JsValue::NULL)
        .unwrap()
        .unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

impl RecordStore for JournalFile {
    async fn append(&self, records: &[Record]) {
        let texts: Vec<String> = records.iter().map(Record::text).collect();
        Self::append(self, &texts).await.unwrap();
    }

    async fn stream(&self, stream: &str) -> Vec<String> {
        contents(self).await.stream(stream)
    }

    async fn all(&self) -> Vec<String> {
        contents(self).await.all()
    }

    async fn aside(&self) -> Vec<String> {
        contents(self).await.aside()
    }
}

/// All of the file, part by part, as a start reads it.
async fn contents(journal: &JournalFile) -> MemoryStore {
    let read = MemoryStore::default();
    let mut from = 0;
    loop {
        let stretch = journal.read(from).await.unwrap();
        read.take(stretch.frames.texts);
        read.take(stretch.frames.damaged);
        if stretch.next.length <= from {
            return read;
        }
        from = stretch.next.length;
    }
}

async fn texts(journal: &JournalFile) -> Vec<String> {
    journal.read(0).await.unwrap().frames.texts
}

#[wasm_bindgen_test]
async fn the_journal_keeps_the_promises_of_every_store() {
    let open = |name| async move {
        JournalFile::open(&format!("contract.{name}"))
            .await
            .unwrap()
    };
    contract::holds(open).await;
    contract::survives(open).await;
}

#[wasm_bindgen_test]
async fn what_was_appended_is_there_after_opening_again() {
    let records = [
        record("lesson", "one", 0, "a"),
        record("lesson", "one", 1, "b"),
    ];
    let journal = JournalFile::open("again").await.unwrap();
    RecordStore::append(&journal, &records).await;
    journal.close().await;
    let journal = JournalFile::open("again").await.unwrap();
    assert_eq!(texts(&journal).await.len(), 2);
    journal.close().await;
}

#[wasm_bindgen_test]
async fn only_one_tab_can_have_it_open() {
    let journal = JournalFile::open("exclusive").await.unwrap();
    assert!(JournalFile::open("exclusive").await.is_err());
    journal.close().await;
    assert!(JournalFile::open("exclusive").await.is_ok());
}

#[wasm_bindgen_test]
async fn a_frame_cut_by_a_power_failure_costs_only_itself() {
    let journal = JournalFile::open("torn").await.unwrap();
    let end = journal
        .append(&["first".to_owned(), "second".to_owned()])
        .await
        .unwrap();
    journal.close().await;
    outside(&format!(
        "const folder = await navigator.storage.getDirectory();
         const file = await folder.getFileHandle('torn');
         const handle = await file.createSyncAccessHandle();
         handle.truncate({}); handle.flush(); handle.close();",
        end.length - 4
    ))
    .await;
    let journal = JournalFile::open("torn").await.unwrap();
    journal.append(&["third".to_owned()]).await.unwrap();
    let read = journal.read(0).await.unwrap();
    assert_eq!(read.frames.texts, ["first", "third"]);
    assert_eq!(read.frames.damaged.len(), 1);
    journal.close().await;
}

#[wasm_bindgen_test]
async fn a_short_write_is_taken_back_and_told() {
    let journal = JournalFile::open("full").await.unwrap();
    journal.append(&["kept".to_owned()]).await.unwrap();
    let before = journal.length().await.unwrap();
    // A full disk as measured: no exception, a short count.
    outside(
        "const p = FileSystemSyncAccessHandle.prototype; self.whole = p.write;
         p.write = function (bytes, at) { return self.whole.call(this, bytes.subarray(0, 5), at); };",
    )
    .await;
    let full = journal.append(&["lost".to_owned()]).await;
    outside("FileSystemSyncAccessHandle.prototype.write = self.whole;").await;
    assert_eq!(full, Err(StoreTrouble::Full));
    assert_eq!(journal.length().await.unwrap(), before);
    journal.append(&["later".to_owned()]).await.unwrap();
    assert_eq!(texts(&journal).await, ["kept", "later"]);
    journal.close().await;
}

#[wasm_bindgen_test]
async fn it_is_read_on_from_where_it_was_left() {
    let journal = JournalFile::open("from").await.unwrap();
    let left = journal.append(&["first".to_owned()]).await.unwrap();
    journal.append(&["second".to_owned()]).await.unwrap();
    let read = journal.read(left.length).await.unwrap();
    assert_eq!(read.frames.texts, ["second"]);
    assert_eq!(read.before, left.tail, "it is the file that it was");
    let end = read.next;
    assert_eq!(journal.end().await.unwrap(), end);
    assert_eq!(journal.read(end.length).await.unwrap().next, end);
    // A checkpoint beyond the end says how long it really is.
    let beyond = journal.read(end.length + 100).await.unwrap();
    assert_eq!(beyond.next, end);
    journal.close().await;
}
