//! What the collate screen decides to show: how far it has come, how many outcomes, which conflicts and names.

use std::sync::Arc;

use alongside::app::desk::work::{CollatedRow, CollationView, FileOutcome, NamePair, Outcome, Who};
use alongside::app::event::{Collating, Event};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::view::collate::{self, MOST_WHILE_READING, Stand};
use alongside::domain::observation::texts::Texts;

use crate::world::Tablet;

fn row(id: &str, conflict: bool) -> CollatedRow {
    CollatedRow {
        id: id.to_owned(),
        texts: Texts::default(),
        purpose: String::new(),
        instruments: Vec::new(),
        date: String::new(),
        length_ms: 0,
        entries: 0,
        versions: 1,
        conflict,
        day: String::new(),
        seen_with: Vec::new(),
        changed_ms: None,
    }
}

#[test]
fn the_screen_is_opening_until_the_collation_is_read_then_empty_or_full_or_it_says_that_it_cannot()
{
    let mut t = Tablet::new("tablet-1");
    t.model.collate.view = None;
    assert_eq!(collate::stand(t.look()), Stand::Opening);
    t.model.collate.trouble = Some(StoreTrouble::NoAnswer);
    assert_eq!(collate::stand(t.look()), Stand::Failed);
    t.model.collate.view = Some(Arc::new(CollationView::default()));
    assert_eq!(collate::stand(t.look()), Stand::Empty);
    let refused = CollationView {
        files: 1,
        ..CollationView::default()
    };
    t.model.collate.view = Some(Arc::new(refused));
    assert_eq!(collate::stand(t.look()), Stand::Full, "files came");
}

fn files_come(t: &mut Tablet, count: usize) {
    t.happens(Collating::FilesBegun(count));
    for at in 0..count {
        t.happens(Event::Collating(Collating::FileDone(FileOutcome {
            name: format!("{at}.zip"),
            hash: at.to_string(),
            what: Outcome::AlreadyHere,
        })));
    }
}

#[test]
fn while_files_are_read_no_more_outcomes_are_listed_than_one_can_look_at() {
    let mut t = Tablet::new("tablet-1");
    files_come(&mut t, MOST_WHILE_READING + 5);
    let reading = collate::outcomes(t.look(), usize::MAX);
    assert_eq!(reading.listed.len(), MOST_WHILE_READING);
    assert_eq!(reading.all, MOST_WHILE_READING + 5);
    assert_eq!(
        collate::how_they_fared(t.look()),
        None,
        "not while more come"
    );
    t.happens(Collating::FilesDone { cancelled: true });
    let done = collate::outcomes(t.look(), usize::MAX);
    assert_eq!(done.listed.len(), MOST_WHILE_READING + 5);
    let (fared, is_cancelled) = collate::how_they_fared(t.look()).unwrap();
    assert_eq!(fared.already_here, MOST_WHILE_READING + 5);
    assert!(is_cancelled);
}

#[test]
fn the_first_twenty_conflicts_are_listed_and_nothing_else() {
    let rows = (0..50).map(|n| row(&n.to_string(), n % 2 == 1));
    let view = CollationView {
        rows: rows.collect(),
        ..CollationView::default()
    };
    let conflicts = collate::conflicts(&view);
    assert_eq!(conflicts.len(), 20);
    assert!(conflicts.iter().all(|row| row.conflict));
    assert_eq!(conflicts[0].id, "1");
}

#[test]
fn names_that_nobody_decided_come_apart_from_those_that_somebody_did() {
    let pair = |decided: Option<(bool, String)>| NamePair {
        who: Who::Teacher,
        school: "Hillside".to_owned(),
        names: ["Amina", "Aminah"].map(|name| (name.to_owned(), 1, name.to_owned())),
        decided,
    };
    let view = CollationView {
        names: vec![pair(Some((true, String::new()))), pair(None)],
        ..CollationView::default()
    };
    let (open, decided) = collate::names(&view);
    assert_eq!((open.len(), decided.len()), (1, 1));
    assert!(open[0].decided.is_none() && decided[0].decided.is_some());
}
