//! A database that is missing, lost or full: the observer goes on and is told.

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Event, Keeping};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::stored::keys::Mirror;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::head::world::{self, World, clean, opened, outside};
use crate::notes::{batch, notes, texts, texts_of, written};

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
    let unconfirmed = texts(&notes(2));
    world.run(Effect::Store(Store::Mirror(unconfirmed.clone())));
    world.run(batch(notes(2)));
    world
        .find(|e| (*e == Event::Keeping(Keeping::WriteFailed(StoreTrouble::Refused))).then_some(()))
        .await;
    assert!(world::mirrored(&Mirror::Pending).is_some_and(|text| text.contains("lesson-1")));
    assert_eq!(texts_of(&world, unconfirmed).await.len(), 2);
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
    assert_eq!(texts_of(&world, Vec::new()).await.len(), 2);
    world.end().await;
}
