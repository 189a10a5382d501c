//! Accidents that have a name, one by one.

use std::rc::Rc;

use alongside::app::event::{Event, Keeping, Observing, OnPage, Reviewing};
use alongside::app::keeping::recovery::{backup, restoring};
use alongside::app::keeping::stores::ports::Stores as _;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::route::Route;
use alongside::app::page::standing::Pen;
use alongside::app::told::Opened;
use alongside::domain::ids::ObservationId;
use alongside::format::stored::keys::Table;

use crate::tablet::{Chance, Faults, Page, Tablet, a_header};

const HONEST: Faults = Faults {
    fails: 0,
    unanswered: 0,
    old: 0,
    short: 0,
    wrong_length: 0,
    garbage: 0,
    slow: 2,
};
const ALWAYS_FAILS: Faults = Faults { fails: 1, ..HONEST };

fn tablet() -> Tablet {
    Tablet::new(&Rc::new(Chance::new(7)))
}

fn another_tablet() -> Tablet {
    let tablet = tablet();
    tablet.truth.borrow_mut().moments = 1_000;
    tablet
}

async fn opened(page: &Page) -> Opened {
    page.open().await;
    let told = page.app.told.borrow();
    let opened = told.iter().rev().find_map(|event| {
        if let Event::Keeping(Keeping::StoresOpened(opened)) = event {
            Some((**opened).clone())
        } else {
            None
        }
    });
    opened.unwrap()
}

/// A lesson with three notes, all of it saved.
async fn a_lesson(page: Rc<Page>) {
    page.open().await;
    page.happens(Observing::BeginPressed(a_header()));
    for words in ["one.", "two.", "three."] {
        page.happens(Observing::NoteCommitted(words.to_owned()));
    }
    assert!(page.settle().await);
}

fn with_a_lesson() -> Tablet {
    let tablet = tablet();
    tablet.page(HONEST, a_lesson);
    tablet
}

/// The one observation there is.
fn listed(page: &Page) -> Option<ObservationId> {
    let model = page.app.model.borrow();
    model.shelf.rows().map(|row| row.summary.id.clone()).next()
}

#[test]
fn what_was_saved_is_there_at_the_next_start_and_nothing_is_recovered() {
    let tablet = with_a_lesson();
    let opened = tablet.page(HONEST, |page| async move { opened(&page).await });
    assert_eq!(opened.summaries.first().map(|s| s.entries), Some(4));
    assert_eq!((opened.recovered.records, opened.recovered.missing), (0, 0));
    assert_eq!(tablet.disk.borrow().pending(), Vec::<String>::new());
}

#[test]
fn a_database_that_was_wiped_gets_all_of_it_back_from_the_journal_and_stays_the_same_device() {
    let tablet = with_a_lesson();
    let before = tablet.disk.borrow().table(Table::Records);
    let device = tablet.disk.borrow().device();
    tablet.disk.borrow_mut().tables.clear();
    let opened = tablet.page(HONEST, |page| async move { opened(&page).await });
    assert_eq!(opened.recovered.records, before.len());
    assert_eq!(Some(opened.device.to_string()), device);
    assert_eq!(tablet.disk.borrow().table(Table::Records), before);
}

#[test]
fn a_database_and_a_journal_that_were_wiped_are_missed_by_the_beacon_and_another_device_goes_on() {
    let tablet = with_a_lesson();
    let device = tablet.disk.borrow().device();
    tablet.disk.borrow_mut().tables.clear();
    tablet.disk.borrow_mut().journal.clear();
    let opened = tablet.page(HONEST, |page| async move { opened(&page).await });
    assert_eq!(opened.recovered.missing, 4);
    assert_ne!(Some(opened.device.to_string()), device);
}

#[test]
fn a_journal_that_was_lost_is_written_anew() {
    let tablet = with_a_lesson();
    tablet.disk.borrow_mut().journal.clear();
    tablet.page(HONEST, |page| async move { page.open().await });
    let disk = tablet.disk.borrow();
    assert_eq!(disk.journalled(), disk.table(Table::Records));
}

#[test]
fn a_journal_that_was_lost_and_has_grown_as_long_again_is_read_from_its_beginning() {
    let tablet = with_a_lesson();
    // Compared, and noted up to where.
    tablet.page(HONEST, |page| async move {
        page.open().await;
        assert!(page.settle().await);
    });
    let length = tablet.disk.borrow().journal.len();
    let another = another_tablet();
    another.page(HONEST, a_lesson);
    another.page(HONEST, |page| async move { page.open().await });
    let begun_anew = another.disk.borrow().journal.clone();
    assert!(begun_anew.len() >= length);
    tablet.disk.borrow_mut().journal = begun_anew;
    tablet.page(HONEST, |page| async move {
        page.open().await;
        assert!(page.settle().await);
    });
    let there = tablet.disk.borrow().table(Table::Records);
    let lacks = |text: &String| !there.contains(text);
    let lacking = another.disk.borrow().table(Table::Records);
    let lacking: Vec<_> = lacking.into_iter().filter(lacks).collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn records_that_are_gone_while_the_rest_of_the_database_stands_come_back_from_the_journal() {
    let tablet = with_a_lesson();
    let before = tablet.disk.borrow().table(Table::Records);
    tablet.disk.borrow_mut().mirror.clear();
    tablet.disk.borrow_mut().lose(Table::Records);
    tablet.page(HONEST, |page| async move { page.open().await });
    assert_eq!(tablet.disk.borrow().table(Table::Records), before);
}

#[test]
fn they_come_back_at_a_later_start_where_the_journal_could_not_be_read_at_this_one() {
    let mut tablet = with_a_lesson();
    let before = tablet.disk.borrow().table(Table::Records);
    tablet.disk.borrow_mut().mirror.clear();
    tablet.disk.borrow_mut().lose(Table::Records);
    tablet.has_journal = false;
    tablet.page(HONEST, a_lesson);
    tablet.has_journal = true;
    tablet.page(HONEST, |page| async move { page.open().await });
    let now = tablet.disk.borrow().table(Table::Records);
    let aside = tablet.disk.borrow().table(Table::Aside);
    let is_there = |text: &String| now.contains(text) || aside.contains(text);
    assert!(before.iter().all(is_there), "{now:#?}");
}

#[test]
fn nothing_is_written_before_all_that_is_needed_was_read() {
    let tablet = with_a_lesson();
    tablet.disk.borrow_mut().tables.clear();
    tablet.disk.borrow_mut().done.clear();
    tablet.page(HONEST, |page| async move { page.open().await });
    let done = tablet.disk.borrow().done.clone();
    let first_write = done
        .iter()
        .position(|what| what.ends_with("written"))
        .unwrap();
    let read_before = |what: &str| done.iter().take(first_write).any(|d| *d == what);
    for store in ["database read", "mirror read", "journal read"] {
        assert!(read_before(store), "{store} comes too late: {done:?}");
    }
}

#[test]
fn stores_that_all_fail_are_told_and_nothing_is_written() {
    let mut tablet = with_a_lesson();
    tablet.has_mirror = false;
    tablet.disk.borrow_mut().done.clear();
    let refused = tablet.page(ALWAYS_FAILS, |page| async move {
        page.open().await;
        let told = page.app.told.borrow();
        matches!(told.last(), Some(Event::Keeping(Keeping::StoresRefused(_))))
    });
    assert!(refused);
    let disk = tablet.disk.borrow();
    assert!(disk.done.iter().all(|what| !what.ends_with("written")));
}

#[test]
fn a_tab_without_the_pen_reads_and_writes_nothing() {
    let tablet = with_a_lesson();
    tablet.disk.borrow_mut().done.clear();
    let seen = tablet.page(HONEST, |page| async move {
        page.pen.set(Pen::Elsewhere);
        let opened = opened(&page).await;
        (opened.pen, opened.summaries.len())
    });
    assert_eq!(seen, (Pen::Elsewhere, 1));
    let disk = tablet.disk.borrow();
    assert!(disk.done.iter().all(|what| !what.ends_with("written")));
}

#[test]
fn an_observation_that_is_removed_while_it_is_being_read_is_not_opened_by_the_answer() {
    let tablet = with_a_lesson();
    tablet.page(HONEST, |page| async move {
        page.open().await;
        let id = listed(&page).unwrap();
        page.happens(OnPage::RouteEntered(Route::Review(id.clone())));
        page.happens(Reviewing::RemoveObservationPressed(id));
        assert!(page.settle().await);
        assert!(page.app.model.borrow().open.is_none());
    });
    assert!(!tablet.disk.borrow().everything().contains("three."));
}

#[test]
fn a_backup_brings_everything_to_another_tablet_once() {
    let tablet = with_a_lesson();
    let (texts, holds) = tablet.page(HONEST, |page| async move {
        page.open().await;
        backup::gather(&*page, Vec::new()).await.unwrap()
    });
    assert_eq!((holds.observations, holds.without_database), (1, false));
    let other = another_tablet();
    let (first, again) = other.page(HONEST, |page| async move {
        page.open().await;
        let first = restoring::take_in(&page, &texts).await.unwrap();
        (first, restoring::take_in(&page, &texts).await.unwrap())
    });
    assert_eq!((first.new, first.observations.len()), (holds.records, 1));
    assert_eq!((again.new, again.already_here), (0, holds.records));
    let (here, there) = (tablet.disk.borrow(), other.disk.borrow());
    let lacks = |text: &String| !there.table(Table::Records).contains(text);
    assert!(!here.table(Table::Records).iter().any(lacks));
}

#[test]
fn a_backup_is_made_of_the_journal_where_the_database_fails_and_says_so() {
    let tablet = with_a_lesson();
    let holds = tablet.page(HONEST, |page| async move {
        let database = page.database().await.unwrap();
        database.breaks();
        backup::gather(&*page, Vec::new()).await.unwrap().1
    });
    assert_eq!((holds.observations, holds.without_database), (1, true));
}

#[test]
fn a_restore_whose_transaction_fails_changes_nothing() {
    let tablet = with_a_lesson();
    let texts = tablet.page(HONEST, |page| async move {
        page.open().await;
        backup::gather(&*page, Vec::new()).await.unwrap().0
    });
    let other = another_tablet();
    let failed = other.page(HONEST, |page| async move {
        page.open().await;
        page.database().await.unwrap().refuses_what_is_large();
        restoring::take_in(&page, &texts).await
    });
    assert_eq!(failed.err(), Some(StoreTrouble::Full));
    assert!(!other.disk.borrow().everything().contains("three."));
}
