//! What every store of records promises. Run on the store in memory natively, and on the database,
//! the mirror and the journal in Chromium.

use std::future::Future;

use alongside::domain::observation::entry::{Capture, What};
use alongside::format::record::{Record, VERSION, what_v2};

/// A place where records are kept.
pub(crate) trait RecordStore {
    /// Adds records, all or none, and answers when they are there to stay. A record that is there already changes
    /// nothing; one that contradicts a record with its key is kept aside, and the first stays where it is.
    fn append(&self, records: &[Record]) -> impl Future<Output = ()>;

    /// Texts of one stream, by device and number, each once.
    fn stream(&self, stream: &str) -> impl Future<Output = Vec<String>>;

    /// Texts of every stream, by stream, device and number, each once.
    fn all(&self) -> impl Future<Output = Vec<String>>;

    /// Texts that contradict a record or cannot be read.
    fn aside(&self) -> impl Future<Output = Vec<String>>;
}

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
    store.append(&records).await;
    drop(store);
    let store = open("again").await;
    assert_eq!(store.stream("lesson").await, texts(&records));
    store.append(&records).await;
    assert_eq!(store.all().await, texts(&records));
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
    assert!(store.all().await.is_empty());
    assert!(store.aside().await.is_empty());
    assert!(store.stream("unknown").await.is_empty());
    store.append(&[]).await;
    assert!(store.all().await.is_empty());
}

async fn records_come_back_by_device_and_number(store: &impl RecordStore) {
    let in_order = [
        record("lesson", "one", 0, "a"),
        record("lesson", "one", 2, "b"),
        record("lesson", "one", 10, "c"),
        record("lesson", "two", 1, "d"),
    ];
    let [first, second, third, fourth] = in_order.clone();
    store.append(&[fourth, third]).await;
    store.append(&[second, first]).await;
    assert_eq!(store.stream("lesson").await, texts(&in_order));
}

async fn streams_do_not_mix(store: &impl RecordStore) {
    let names = ["a", "a-", "a-b", "aa", "device-one"];
    let records: Vec<Record> = names
        .iter()
        .map(|name| record(name, "one", 0, name))
        .collect();
    store.append(&records).await;
    for record in &records {
        assert_eq!(store.stream(&record.stream).await, vec![record.text()]);
    }
    assert_eq!(store.all().await, texts(&records));
}

async fn a_second_append_changes_nothing(store: &impl RecordStore) {
    let records = [
        record("lesson", "one", 0, "a"),
        record("lesson", "one", 1, "b"),
    ];
    store.append(&records).await;
    store.append(&records).await;
    assert_eq!(store.all().await, texts(&records));
    assert!(store.aside().await.is_empty());
}

async fn a_contradiction_is_kept_aside(store: &impl RecordStore) {
    let (first, other) = (
        record("lesson", "one", 0, "first"),
        record("lesson", "one", 0, "other"),
    );
    let new = record("lesson", "one", 1, "new");
    store.append(std::slice::from_ref(&first)).await;
    store.append(&[other.clone(), new.clone()]).await;
    assert_eq!(store.all().await, texts(&[first, new]));
    assert_eq!(store.aside().await, vec![other.text()]);
    // The same contradiction once more is nothing new.
    store.append(std::slice::from_ref(&other)).await;
    assert_eq!(store.aside().await, vec![other.text()]);
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
    store.append(&records).await;
    assert_eq!(store.stream("lesson").await, texts(&records));
}
