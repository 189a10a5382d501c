//! A lesson of short notes, written and read by effects as the app asks for them.

use alongside::app::effect::{Batch, Effect, Store};
use alongside::app::event::{Event, Keeping};
use alongside::domain::ids::ObservationId;
use alongside::format::record::Record;
use alongside::format::stored::Beacon;

use crate::contract::record;
use crate::head::world::World;

pub(crate) const LESSON: &str = "lesson-1";

pub(crate) fn id() -> ObservationId {
    ObservationId::parse(LESSON).unwrap()
}

pub(crate) fn batch(records: Vec<Record>) -> Effect {
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
        journalled: 0,
        upto: u64::from(count),
        summaries: Vec::new(),
        beacons,
    }))
}

pub(crate) fn notes(count: u32) -> Vec<Record> {
    (0..count)
        .map(|seq| record(LESSON, "tablet", seq, "x"))
        .collect()
}

pub(crate) fn texts(records: &[Record]) -> Vec<String> {
    records.iter().map(Record::text).collect()
}

/// Writes records as the app does: they stand in the mirror until they are confirmed.
pub(crate) async fn written(world: &World, records: Vec<Record>) {
    let count = u64::try_from(records.len()).unwrap();
    world.run(Effect::Store(Store::Mirror(texts(&records))));
    world.run(batch(records));
    world
        .find(|e| (*e == Event::Keeping(Keeping::BatchWritten(count))).then_some(()))
        .await;
    world.run(Effect::Store(Store::Mirror(Vec::new())));
}

pub(crate) async fn texts_of(world: &World, unconfirmed: Vec<String>) -> Vec<String> {
    world.run(Effect::Store(Store::ReadObservation(id(), unconfirmed)));
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
