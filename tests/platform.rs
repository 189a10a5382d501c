//! The browser's stores and the platform over them, in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    unreachable_pub,
    reason = "a test program has no outside; what is shared with the others is public"
)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test whose world cannot be set up should stop"
)]

mod contract;
#[path = "platform/world.rs"]
mod world;

use alongside::app::effect::{Batch, Effect, Page, Store};
use alongside::app::event::{Event, Keeping, OnPage};
use alongside::app::keeping::stores::memory::RecordStore;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::standing::Pen;
use alongside::app::told::Opened;
use alongside::domain::ids::ObservationId;
use alongside::format::record::Record;
use alongside::format::stored::keys::{Mirror, SCHEMA};
use alongside::format::stored::{Beacon, Typing};
use alongside::platform::stores::indexed_records::IndexedRecords;
use alongside::platform::stores::local::MirrorRecords;
use contract::record;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use world::{World, clean, outside};

wasm_bindgen_test_configure!(run_in_browser);

const LESSON: &str = "lesson-1";

fn id() -> ObservationId {
    ObservationId::parse(LESSON).unwrap()
}

fn batch(records: Vec<Record>) -> Effect {
    let count = u32::try_from(records.len()).unwrap();
    let beacons = vec![(
        id(),
        Beacon {
            count,
            last_seq: count - 1,
        },
    )];
    Effect::Store(Store::Write(Batch {
        records,
        upto: u64::from(count),
        summaries: Vec::new(),
        beacons,
    }))
}

fn notes(count: u32) -> Vec<Record> {
    (0..count)
        .map(|seq| record(LESSON, "tablet", seq, "x"))
        .collect()
}

async fn opened(world: &World) -> Opened {
    world.run(Effect::Store(Store::OpenStores));
    world
        .find(|e| {
            if let Event::Keeping(Keeping::StoresOpened(o)) = e {
                Some((**o).clone())
            } else {
                None
            }
        })
        .await
}

async fn written(world: &World, records: Vec<Record>) {
    let count = u64::try_from(records.len()).unwrap();
    world.run(batch(records));
    world
        .find(|e| (*e == Event::Keeping(Keeping::BatchWritten(count))).then_some(()))
        .await;
}

async fn texts_of(world: &World, id: ObservationId) -> Vec<String> {
    world.run(Effect::Store(Store::ReadObservation(id)));
    world
        .find(|e| {
            if let Event::Keeping(Keeping::ObservationRead(r)) = e {
                Some(r.texts.clone())
            } else {
                None
            }
        })
        .await
}

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

#[wasm_bindgen_test]
async fn a_first_start_is_empty_and_the_device_stays_the_same() {
    clean().await;
    let world = World::start();
    let first = opened(&world).await;
    assert_eq!(
        (first.pen, first.summaries.len(), first.recovered.records),
        (Pen::Ours, 0, 0)
    );
    assert!(first.failing.is_empty());
    world.end().await;
    let world = World::start();
    assert_eq!(opened(&world).await.device, first.device);
    world.end().await;
}

#[wasm_bindgen_test]
async fn what_was_written_is_there_at_the_next_start() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    written(&world, notes(5)).await;
    world.run(Effect::Store(Store::ReadBack(id())));
    let read_back = |e: &Event| {
        if let Event::Keeping(Keeping::ReadBack {
            found: Ok((count, _)),
            ..
        }) = e
        {
            Some(*count)
        } else {
            None
        }
    };
    assert_eq!(world.find(read_back).await, 5);
    assert!(world::mirrored(&Mirror::Pending).is_none());
    world.end().await;
    let world = World::start();
    let again = opened(&world).await;
    assert_eq!(again.recovered.missing, 0);
    // No summary was written: it is made of the records.
    assert_eq!(again.summaries.first().map(|s| s.entries), Some(5));
    let texts: Vec<String> = notes(5).iter().map(Record::text).collect();
    assert_eq!(texts_of(&world, id()).await, texts);
    world.end().await;
}

#[wasm_bindgen_test]
async fn records_that_only_the_mirror_has_are_recovered() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    written(&world, notes(2)).await;
    world.end().await;
    let late = notes(4).split_off(2);
    MirrorRecords.append(&late).await.unwrap();
    let world = World::start();
    let again = opened(&world).await;
    assert_eq!(again.recovered.records, 2);
    assert!(again.recovered.newest_at.is_some());
    assert_eq!(again.summaries.first().map(|s| s.entries), Some(4));
    assert!(world::mirrored(&Mirror::Pending).is_none());
    assert_eq!(texts_of(&world, id()).await.len(), 4);
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_wiped_database_is_noticed() {
    clean().await;
    let world = World::start();
    let device = opened(&world).await.device;
    written(&world, notes(3)).await;
    world.end().await;
    world::delete_database("alongside /").await;
    let world = World::start();
    let again = opened(&world).await;
    assert_eq!(again.recovered.missing, 3);
    // Nobody knows the number of its last file any more, so it goes on as another device.
    assert_ne!(again.device, device);
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_contradiction_is_written_beside_the_record() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    written(&world, notes(1)).await;
    written(&world, vec![record(LESSON, "tablet", 0, "other")]).await;
    assert_eq!(
        texts_of(&world, id()).await,
        vec![notes(1).iter().map(Record::text).next().unwrap()]
    );
    world.run(Effect::Store(Store::ReadHealth));
    let aside = |e: &Event| {
        if let Event::Keeping(Keeping::HealthRead(h)) = e {
            Some(h.aside)
        } else {
            None
        }
    };
    assert_eq!(world.find(aside).await, 1);
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_note_being_typed_is_there_at_the_next_start_and_gone_once_committed() {
    clean().await;
    let typing = Typing {
        text: "half a sen".to_owned(),
        at_ms: 7,
        ..Typing::default()
    };
    let world = World::start();
    opened(&world).await;
    written(&world, notes(1)).await;
    world.run(Effect::Store(Store::KeepTyping(id(), typing.clone())));
    world.run(Effect::Store(Store::Flush));
    world.end().await;
    let read = |e: &Event| {
        if let Event::Keeping(Keeping::ObservationRead(r)) = e {
            Some(r.typing.clone())
        } else {
            None
        }
    };
    let world = World::start();
    opened(&world).await;
    world.run(Effect::Store(Store::ReadObservation(id())));
    assert_eq!(world.find(read).await, Some(typing));
    world.run(Effect::Store(Store::ForgetTyping(id())));
    world.run(Effect::Store(Store::ReadObservation(id())));
    assert_eq!(world.find(read).await, None);
    world.end().await;
}

/// A killed Chromium gives back a localStorage that is up to a minute old.
#[wasm_bindgen_test]
async fn a_mirror_that_went_back_to_words_already_committed_is_not_believed() {
    clean().await;
    let mirror = Mirror::Note(id().to_string());
    let words = |text: &str| Typing {
        text: text.to_owned(),
        at_ms: 7,
        ..Typing::default()
    };
    let read = |e: &Event| {
        if let Event::Keeping(Keeping::ObservationRead(r)) = e {
            Some(r.typing.clone())
        } else {
            None
        }
    };
    let world = World::start();
    opened(&world).await;
    written(&world, notes(1)).await;
    world.run(Effect::Store(Store::KeepTyping(id(), words("half a sen"))));
    world.run(Effect::Store(Store::Flush));
    let old = world::mirrored(&mirror).unwrap();
    world.run(Effect::Store(Store::ForgetTyping(id())));
    world.end().await;
    world::put_mirror(&mirror, &old);

    let world = World::start();
    opened(&world).await;
    world.run(Effect::Store(Store::ReadObservation(id())));
    assert_eq!(world.find(read).await, None);
    assert_eq!(world::mirrored(&mirror), None, "the old words are left");
    // What is typed after that is believed again, from whichever store.
    let next = Typing {
        at_ms: i64::MAX,
        ..words("the next")
    };
    world.run(Effect::Store(Store::KeepTyping(id(), next.clone())));
    world.run(Effect::Store(Store::Flush));
    world.run(Effect::Store(Store::ReadObservation(id())));
    assert_eq!(world.find(read).await, Some(next));
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_second_tab_reads_and_can_take_over() {
    clean().await;
    let first = World::start();
    opened(&first).await;
    written(&first, notes(2)).await;
    let second = World::start();
    assert_eq!(opened(&second).await.pen, Pen::Elsewhere);
    second.run(batch(notes(3)));
    let refused = |e: &Event| {
        (*e == Event::Keeping(Keeping::WriteFailed(StoreTrouble::TakenOver))).then_some(())
    };
    second.find(refused).await;
    second.run(Effect::Page(Page::AskForPen));
    first
        .find(|e| (*e == Event::OnPage(OnPage::PenChanged(Pen::Elsewhere))).then_some(()))
        .await;
    second
        .find(|e| (*e == Event::OnPage(OnPage::PenChanged(Pen::Ours))).then_some(()))
        .await;
    written(&second, notes(3)).await;
    first.run(batch(notes(4)));
    first.find(refused).await;
    first.end().await;
    second.end().await;
}

#[wasm_bindgen_test]
async fn without_a_database_the_observer_goes_on_and_is_told() {
    clean().await;
    outside(
        "window.kept = Object.getOwnPropertyDescriptor(window, 'indexedDB');
        Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true })",
    )
    .await;
    let world = World::start();
    assert_eq!(opened(&world).await.failing, [StoreTrouble::Refused]);
    world.run(batch(notes(2)));
    world
        .find(|e| (*e == Event::Keeping(Keeping::WriteFailed(StoreTrouble::Refused))).then_some(()))
        .await;
    assert!(world::mirrored(&Mirror::Pending).is_some_and(|text| text.contains("lesson-1")));
    assert_eq!(texts_of(&world, id()).await.len(), 2);
    world.end().await;
    outside("Object.defineProperty(window, 'indexedDB', window.kept)").await;
    let world = World::start();
    assert_eq!(opened(&world).await.recovered.records, 2);
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_again() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    written(&world, notes(1)).await;
    outside(
        "window.begin = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function () {
            throw new DOMException('The database connection is closing.', 'InvalidStateError'); }",
    )
    .await;
    world.run(batch(notes(2)));
    world
        .find(|e| {
            (*e == Event::Keeping(Keeping::WriteFailed(StoreTrouble::ConnectionLost))).then_some(())
        })
        .await;
    outside("IDBDatabase.prototype.transaction = window.begin").await;
    world.run(Effect::Store(Store::Reopen));
    written(&world, notes(2)).await;
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_nothing_is_lost() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    outside(
        "window.add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function () {
            throw new DOMException('full', 'QuotaExceededError'); }",
    )
    .await;
    world.run(batch(notes(2)));
    world
        .find(|e| (*e == Event::Keeping(Keeping::WriteFailed(StoreTrouble::Full))).then_some(()))
        .await;
    outside("IDBObjectStore.prototype.add = window.add").await;
    written(&world, notes(2)).await;
    assert_eq!(texts_of(&world, id()).await.len(), 2);
    world.end().await;
}
