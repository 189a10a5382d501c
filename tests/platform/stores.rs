//! What every store promises, kept by the database and the mirror; and the databases of other versions.

use alongside::app::keeping::stores::memory::RecordStore;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::stored::keys::{Mirror, SCHEMA};
use alongside::platform::stores::indexed_records::IndexedRecords;
use alongside::platform::stores::local::MirrorRecords;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract;
use crate::head::world::{clean, outside};
use crate::notes::{LESSON, notes};

#[wasm_bindgen_test]
async fn the_database_keeps_the_promises_of_every_store() {
    let open = |name| async move {
        IndexedRecords::open(&format!("contract.{name}"), SCHEMA)
            .await
            .unwrap()
    };
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
        MirrorRecords
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
    let old = IndexedRecords::open("schema.old", 1).await.unwrap();
    old.append(&notes(3)).await.unwrap();
    drop(old);
    let new = IndexedRecords::open("schema.old", SCHEMA).await.unwrap();
    assert_eq!(new.stream(LESSON).await.unwrap().len(), 3);
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
    drop(
        IndexedRecords::open("schema.new", SCHEMA + 5)
            .await
            .unwrap(),
    );
    let refused = IndexedRecords::open("schema.new", SCHEMA).await;
    assert_eq!(refused.err(), Some(StoreTrouble::TooNew(SCHEMA + 5)));
}
