//! What every store of records promises. Run on the store in memory natively, and on the database,
//! the mirror and the journal in Chromium.

use std::future::Future;

use alongside::app::keeping::stores::memory::{Appended, RecordStore};
use alongside::domain::observation::entry::{Capture, What};
use alongside::format::record::{Record, VERSION, what_v2};

/// Checks every promise. `open` opens the store under a name; the same name opens the same store.
pub(crate) async fn holds<S, F>(open: impl Fn(&'static str) -> F)
where
    S: RecordStore,
    F: Future<Output = S>,
{
    nothing_is_there_at_first(&open("empty").await).await;
    records_come_back_by_device_and_number(&open("order").await).await;
    streams_do_not_mix(&open("streams").await).await;
    a_second_append_changes_nothing(&open("twice").await).await;
    a_contradiction_is_kept_aside(&open("aside").await).await;
    every_text_comes_back_as_it_was(&open("texts").await).await;
}

/// Checks that what was appended is there after the store was opened again.
pub(crate) async fn survives<S, F>(open: impl Fn(&'static str) -> F)
where
    S: RecordStore,
    F: Future<Output = S>,
{
    let records = [
        record("lesson", "one", 0, "a"),
        record("lesson", "one", 1, "b"),
    ];
    let store = open("again").await;
    store.append(&records).await.unwrap();
    drop(store);
    let store = open("again").await;
    assert_eq!(store.stream("lesson").await.unwrap(), texts(&records));
    let appended = store.append(&records).await.unwrap();
    assert_eq!(
        appended,
        Appended {
            new: 0,
            already_here: 2,
            differing: 0
        }
    );
}

/// A record with a text of its own.
pub(crate) fn record(stream: &str, device: &str, seq: u32, counter: &str) -> Record {
    Record {
        v: VERSION,
        stream: stream.to_owned(),
        dev: device.to_owned(),
        seq,
        t_ms: u64::from(seq) * 1_000,
        at: "2026-11-22T10:42:07.000+05:45".to_owned(),
        by: None,
        what: what_v2(&What::Capture(Capture::tap(counter))),
    }
}

fn texts(records: &[Record]) -> Vec<String> {
    records.iter().map(Record::text).collect()
}

async fn nothing_is_there_at_first(store: &impl RecordStore) {
    assert!(store.all().await.unwrap().is_empty());
    assert!(store.aside().await.unwrap().is_empty());
    assert!(store.stream("unknown").await.unwrap().is_empty());
    assert_eq!(store.append(&[]).await.unwrap(), Appended::default());
}

async fn records_come_back_by_device_and_number(store: &impl RecordStore) {
    let in_order = [
        record("lesson", "one", 0, "a"),
        record("lesson", "one", 2, "b"),
        record("lesson", "one", 10, "c"),
        record("lesson", "two", 1, "d"),
    ];
    let [first, second, third, fourth] = in_order.clone();
    let appended = store.append(&[fourth, third]).await.unwrap();
    assert_eq!(
        appended,
        Appended {
            new: 2,
            already_here: 0,
            differing: 0
        }
    );
    store.append(&[second, first]).await.unwrap();
    assert_eq!(store.stream("lesson").await.unwrap(), texts(&in_order));
}

async fn streams_do_not_mix(store: &impl RecordStore) {
    let names = ["a", "a-", "a-b", "aa", "device-one"];
    let records: Vec<Record> = names
        .iter()
        .map(|name| record(name, "one", 0, name))
        .collect();
    store.append(&records).await.unwrap();
    for record in &records {
        assert_eq!(
            store.stream(&record.stream).await.unwrap(),
            vec![record.text()]
        );
    }
    assert_eq!(store.all().await.unwrap(), texts(&records));
}

async fn a_second_append_changes_nothing(store: &impl RecordStore) {
    let records = [
        record("lesson", "one", 0, "a"),
        record("lesson", "one", 1, "b"),
    ];
    store.append(&records).await.unwrap();
    let again = store.append(&records).await.unwrap();
    assert_eq!(
        again,
        Appended {
            new: 0,
            already_here: 2,
            differing: 0
        }
    );
    assert_eq!(store.all().await.unwrap(), texts(&records));
    assert!(store.aside().await.unwrap().is_empty());
}

async fn a_contradiction_is_kept_aside(store: &impl RecordStore) {
    let (first, other) = (
        record("lesson", "one", 0, "first"),
        record("lesson", "one", 0, "other"),
    );
    let new = record("lesson", "one", 1, "new");
    store.append(std::slice::from_ref(&first)).await.unwrap();
    let appended = store.append(&[other.clone(), new.clone()]).await.unwrap();
    assert_eq!(
        appended,
        Appended {
            new: 1,
            already_here: 0,
            differing: 1
        }
    );
    assert_eq!(store.all().await.unwrap(), texts(&[first, new]));
    assert_eq!(store.aside().await.unwrap(), vec![other.text()]);
    // The same contradiction once more is nothing new.
    store.append(std::slice::from_ref(&other)).await.unwrap();
    assert_eq!(store.aside().await.unwrap(), vec![other.text()]);
}

async fn every_text_comes_back_as_it_was(store: &impl RecordStore) {
    let long = "é".repeat(30_000);
    let hard = [
        "",
        "\"quotes\" and \\",
        "line\nend\r\n\ttab",
        "👩🏽‍🏫 naïve 漢字 \u{202e}",
        "\0",
        &long,
    ];
    let numbered = hard.iter().zip(0..);
    let records: Vec<Record> = numbered
        .map(|(t, seq)| record("lesson", "one", seq, t))
        .collect();
    store.append(&records).await.unwrap();
    assert_eq!(store.stream("lesson").await.unwrap(), texts(&records));
}
