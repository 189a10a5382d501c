//! A coordinator's collation in the stores: many files in one stroke, whole or not at all.

use std::rc::Rc;

use alongside::app::collating::batch::{Batch, LARGEST, MOST_FILES};
use alongside::app::desk::work::Took;
use alongside::app::keeping::stores::collated;
use alongside::app::keeping::stores::ports::Stores as _;
use alongside::format::stored::CollatedV1;
use alongside::format::stored::keys::Table;

use crate::tablet::{Chance, Faults, Tablet};

fn honest() -> Faults {
    Faults {
        slow: 2,
        ..Faults::default()
    }
}

/// What is stored of a file with one version.
fn took(number: usize, length: usize) -> Took {
    let words = "w".repeat(length);
    let line =
        format!(r#"{{"observation":"lesson-{number:03}","revision":"r","words":"{words}"}}"#);
    let version = CollatedV1::Version {
        device: "tablet".to_owned(),
        line,
    };
    Took {
        store: vec![version.text()],
        gone: Vec::new(),
        ..Took::default()
    }
}

#[test]
fn files_wait_for_one_another_until_they_are_many_or_large() {
    let mut batch = Batch::default();
    for number in 0..MOST_FILES {
        assert!(!batch.is_full());
        batch.put(number, took(number, 10));
    }
    assert!(batch.is_full());
    let (texts, _) = batch.stroke();
    assert_eq!(texts.len(), MOST_FILES);
    let told: Vec<usize> = batch.told().into_iter().map(|(number, _)| number).collect();
    assert_eq!(told, (0..MOST_FILES).collect::<Vec<_>>(), "in their order");
    assert!(batch.is_empty() && !batch.is_full());
    batch.put(0, took(0, LARGEST));
    assert!(batch.is_full(), "one that is large is not waited with");
}

#[test]
fn many_files_are_stored_in_one_transaction() {
    let tablet = Tablet::new(&Rc::new(Chance::new(7)));
    let stored = tablet.page(honest(), |page| async move {
        let database = page.database().await.unwrap();
        let before = page.world.disk.borrow().done.len();
        let texts: Vec<String> = (0..200).flat_map(|n| took(n, 10).store).collect();
        let gone = [("lesson-007".to_owned(), "r".to_owned())];
        collated::keep(&*database, &texts, &gone).await.unwrap();
        let disk = page.world.disk.borrow();
        let done = disk.done.iter().skip(before);
        done.filter(|what| **what == "database written").count()
    });
    assert_eq!(stored, 1);
    assert_eq!(tablet.disk.borrow().table(Table::Versions).len(), 199);
}

#[test]
fn files_whose_transaction_fails_leave_nothing_behind() {
    const ROUNDS: u64 = 20;
    let mut failed = 0;
    for seed in 0..ROUNDS {
        let tablet = Tablet::new(&Rc::new(Chance::new(seed)));
        let kept = tablet.page(honest(), |page| async move {
            let database = page.database().await.unwrap();
            page.world.faults.set(Faults {
                fails: 150,
                ..honest()
            });
            let texts: Vec<String> = (0..100).flat_map(|n| took(n, 10).store).collect();
            collated::keep(&*database, &texts, &[]).await
        });
        let stored = tablet.disk.borrow().table(Table::Versions).len();
        assert_eq!(stored, if kept.is_ok() { 100 } else { 0 }, "seed {seed}");
        failed += u64::from(kept.is_err());
    }
    assert!((1..ROUNDS).contains(&failed), "some, and not all: {failed}");
}
