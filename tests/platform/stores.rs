//! What every store promises, kept by the database and the mirror; and the databases of other versions.

use alongside::app::keeping::stores::memory::MemoryStore;
use alongside::app::keeping::stores::mirror::{keep_pending, pending};
use alongside::app::keeping::stores::records::{self, Write};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::record::Record;
use alongside::format::stored::keys::{Mirror, SCHEMA, Table};
use alongside::platform::stores::indexed::Database;
use alongside::platform::stores::local::LocalStorage;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::{self, RecordStore};
use crate::head::world::{clean, outside};
use crate::notes::{LESSON, notes};

impl RecordStore for Database {
    async fn append(&self, records: &[Record]) {
        let texts = records.iter().map(Record::text).collect();
        let wanted = Write {
            texts,
            ..Write::default()
        };
        records::write(self, &wanted).await.unwrap();
    }

    async fn stream(&self, stream: &str) -> Vec<String> {
        records::read_stream(self, stream).await.unwrap()
    }

    async fn all(&self) -> Vec<String> {
        records::read_all(self).await.unwrap()
    }

    async fn aside(&self) -> Vec<String> {
        records::read_table(self, Table::Aside).await.unwrap()
    }
}

/// The records in the mirror that the database has not confirmed.
struct Pending;

impl Pending {
    fn texts() -> MemoryStore {
        let read = MemoryStore::default();
        read.take(pending(&LocalStorage));
        read
    }
}

impl RecordStore for Pending {
    async fn append(&self, records: &[Record]) {
        let all = Self::texts();
        all.take(records.iter().map(Record::text));
        let texts = [all.all(), all.aside()].concat();
        assert!(keep_pending(&LocalStorage, &texts, false));
    }

    async fn stream(&self, stream: &str) -> Vec<String> {
        Self::texts().stream(stream)
    }

    async fn all(&self) -> Vec<String> {
        Self::texts().all()
    }

    async fn aside(&self) -> Vec<String> {
        Self::texts().aside()
    }
}

async fn opened(name: &str, schema: u32) -> Result<Database, StoreTrouble> {
    Database::open(name, schema, |_| {}).await
}

#[wasm_bindgen_test]
async fn the_database_keeps_the_promises_of_every_store() {
    let open = |name| async move { opened(&format!("contract.{name}"), SCHEMA).await.unwrap() };
    contract::holds(open).await;
    contract::survives(open).await;
}

#[wasm_bindgen_test]
async fn the_mirror_keeps_the_promises_of_every_store() {
    clean().await;
    let open = |name| async move {
        if name != "again" {
            outside(&format!(
                "localStorage.removeItem('{}')",
                Mirror::Pending.text()
            ))
            .await;
        }
        Pending
    };
    contract::holds(open).await;
    outside(&format!(
        "localStorage.removeItem('{}')",
        Mirror::Pending.text()
    ))
    .await;
    contract::survives(open).await;
    clean().await;
}

#[wasm_bindgen_test]
async fn a_database_of_schema_1_is_taken_to_the_newest_with_all_it_holds() {
    let old = opened("schema.old", 1).await.unwrap();
    old.append(&notes(3)).await;
    drop(old);
    let new = opened("schema.old", SCHEMA).await.unwrap();
    assert_eq!(new.stream(LESSON).await.len(), 3);
    let tables = outside(
        "return new Promise(done => { const r = indexedDB.open('schema.old');
         r.onsuccess = () => { const n = [...r.result.objectStoreNames].join(); r.result.close(); done(n); } })",
    );
    let tables = tables.await.as_string().unwrap();
    assert_eq!(
        tables,
        "aside,choices,files,log,meta,names,records,sent,summaries,versions"
    );
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_app_is_refused_by_its_number() {
    drop(opened("schema.new", SCHEMA + 5).await.unwrap());
    let refused = opened("schema.new", SCHEMA).await;
    assert_eq!(refused.err(), Some(StoreTrouble::TooNew(SCHEMA + 5)));
}
