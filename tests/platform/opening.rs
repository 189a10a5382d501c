//! What was written is there at the next start, whichever store had it.

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Event, Keeping};
use alongside::app::keeping::stores::mirror::keep_pending;
use alongside::app::page::standing::Pen;
use alongside::format::record::Record;
use alongside::format::stored::keys::Mirror;
use alongside::platform::stores::local::LocalStorage;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::record;
use crate::head::world::{self, World, clean, opened};
use crate::notes::{LESSON, id, notes, texts, texts_of, written};

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
    assert_eq!(texts_of(&world, Vec::new()).await, texts(&notes(5)));
    world.end().await;
}

#[wasm_bindgen_test]
async fn records_that_only_the_mirror_has_are_recovered() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    written(&world, notes(2)).await;
    world.end().await;
    let late = texts(&notes(4).split_off(2));
    assert!(keep_pending(&LocalStorage, &late, true));
    let world = World::start();
    let again = opened(&world).await;
    assert_eq!(again.recovered.records, 2);
    assert!(again.recovered.newest_at.is_some());
    assert_eq!(again.summaries.first().map(|s| s.entries), Some(4));
    assert!(world::mirrored(&Mirror::Pending).is_none());
    assert_eq!(texts_of(&world, Vec::new()).await.len(), 4);
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
        texts_of(&world, Vec::new()).await,
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
