//! Words that are to go: what leaves, what withdrawing does, and striking out for good.

use alongside::app::desk::work::{ExportKind, Outcome};
use alongside::app::effect::{Effect, Store};
use alongside::app::event::{
    Delivering, HandingOver, Keeping, Observing, OnPage, Reviewing, TakingOut,
};
use alongside::app::handing_over::destination::Destination;
use alongside::app::keeping::erasing::Erasure;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::told::Restored;
use alongside::app::view::erasing;
use alongside::app::view::everywhere::place::{Place, place};
use alongside::app::view::timeline::{self, Arranged};
use alongside::domain::ids::EntryKey;
use alongside::domain::observation::entry::{Note, What};
use alongside::domain::observation::header::Header;
use alongside::domain::observation::words;
use alongside::format::backup::{self, Backup, CannotBackUp};
use alongside::format::line::LineV2;
use alongside::format::reading;

use crate::world::desk::Desk;
use crate::world::{Tablet, add_note, begun};

pub fn key_of(t: &Tablet, words: &str) -> EntryKey {
    let mut entries = t.open().entries().iter();
    let found = entries.find(|e| matches!(&e.what, What::Note(n) if n.text == words));
    found.unwrap().key.clone()
}

pub fn correct(t: &mut Tablet, of: &EntryKey, words: &str) {
    let note = Note {
        text: words.to_owned(),
        ..Note::default()
    };
    t.happens(Reviewing::NoteCorrected(of.clone(), note));
}

/// Everything that a file says, unpacked.
pub fn all_words(bytes: &[u8]) -> String {
    let members = reading::unpack(bytes).unwrap();
    members
        .values()
        .map(|b| String::from_utf8_lossy(b).into_owned())
        .collect()
}

/// The header of the open observation is put right.
fn edit_header(t: &mut Tablet, change: impl FnOnce(&mut Header)) {
    let mut header = t.open().header().clone();
    change(&mut header);
    t.happens(Reviewing::HeaderEdited(header));
}

/// A lesson with a withdrawn note, a corrected one and a header that was wrong at first.
fn with_slips() -> Tablet {
    let mut t = begun();
    edit_header(&mut t, |h| h.texts.focus = "Tom and his temper".into());
    add_note(&mut t, "Tom cried");
    add_note(&mut t, "Tim laughed");
    add_note(&mut t, "They worked in pairs");
    let withdrawn = key_of(&t, "Tom cried");
    t.happens(Reviewing::EntryWithdrawn(withdrawn));
    let corrected = key_of(&t, "Tim laughed");
    correct(&mut t, &corrected, "Timothy laughed");
    correct(&mut t, &corrected, "A pupil laughed");
    edit_header(&mut t, |h| h.texts.focus = "Who asks?".into());
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    t
}

#[test]
fn withdrawn_notes_and_first_wordings_leave_in_no_file_but_their_place_and_kind_do() {
    let mut t = with_slips();
    let (name, bytes) = t.create_hand_over();
    let words = all_words(&bytes);
    for gone in ["Tom cried", "Tim laughed", "Timothy", "temper"] {
        assert!(!words.contains(gone), "{gone} has left");
    }
    for there in ["A pupil laughed", "They worked in pairs", "Who asks?"] {
        assert!(words.contains(there), "{there} is missing");
    }
    let read = reading::read(&name, &bytes).unwrap();
    let left = &read.versions[0].0.observation;
    assert_eq!(left.entries().len(), t.open().entries().len());
    let times = |o: &alongside::domain::observation::Observation| {
        o.entries()
            .iter()
            .map(|e| (e.key.clone(), e.t_ms, e.at))
            .collect::<Vec<_>>()
    };
    assert_eq!(times(left), times(t.open()));
    assert_eq!(left.header(), &words::unsealed(t.open().header()));
    let paper = timeline::on_paper(t.open(), Arranged::default());
    assert_eq!(
        paper.len(),
        timeline::len(t.open()),
        "every row keeps its place"
    );
    assert!(
        !format!("{paper:?}").contains("Tom"),
        "nor is it on paper: {paper:?}"
    );
    assert_eq!(
        left.wordings().collect::<Vec<_>>(),
        t.open().wordings().collect::<Vec<_>>()
    );
}

#[test]
fn a_note_withdrawn_after_it_was_handed_over_is_a_newer_version_and_no_conflict() {
    let mut t = with_slips();
    let first = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Reviewing::ReopenPressed);
    let pairs = key_of(&t, "They worked in pairs");
    t.happens(Reviewing::EntryWithdrawn(pairs.clone()));
    t.happens(Reviewing::FinishPressed);
    let second = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Reviewing::ReopenPressed);
    t.happens(Reviewing::EntryRestored(pairs));
    t.happens(Reviewing::FinishPressed);
    let third = t.create_hand_over();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]] {
        let files = [&first, &second, &third];
        let mut desk = Desk::default();
        for at in order {
            let (outcome, _) = desk.take(&files[at].0, &files[at].1);
            assert!(matches!(outcome.what, Outcome::TakenIn(_)), "{outcome:?}");
        }
        let view = desk.view();
        assert_eq!((view.rows.len(), view.conflicts), (1, 0), "{order:?}");
        let export = reading::unpack(&desk.export(ExportKind::Ndjson)).unwrap();
        let lines = String::from_utf8(export["observations.ndjson"].clone()).unwrap();
        assert_eq!(lines.lines().count(), 1);
        let exported = LineV2::parse(lines.trim_end()).unwrap();
        assert!(
            exported.wordings().any(|w| w == "They worked in pairs"),
            "it counts again, {order:?}"
        );
    }
}

#[test]
fn a_counter_that_was_undone_leaves_in_no_file() {
    let mut t = begun();
    t.happens(Observing::CounterAdded("Tom hits".into()));
    t.happens(Observing::TallyTapped("Tom hits".into()));
    t.happens(Observing::UndoPressed);
    t.happens(Observing::UndoPressed);
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    assert!(!t.open().header().counters.contains(&"Tom hits".to_owned()));
    let (name, bytes) = t.create_hand_over();
    assert!(!all_words(&bytes).contains("Tom"));
    let read = reading::read(&name, &bytes).unwrap();
    let left = &read.versions[0].0.observation;
    assert_eq!(left.entries().len(), t.open().entries().len());
    assert_eq!(left.header(), &words::unsealed(t.open().header()));
}

#[test]
fn a_counter_that_is_gone_keeps_its_name_where_something_was_counted_with_it() {
    let mut t = begun();
    t.happens(Observing::CounterAdded("Wait time".into()));
    t.happens(Observing::TallyTapped("Wait time".into()));
    let mut without = t.open().header().clone();
    without.counters.retain(|c| c != "Wait time");
    t.happens(Reviewing::HeaderEdited(without));
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    let read = reading::read(&name, &bytes).unwrap();
    let left = &read.versions[0].0.observation;
    assert_eq!(left.fold().tally("Wait time"), 1);
}

#[test]
fn a_counter_undone_after_it_was_handed_over_is_a_newer_version_and_no_conflict() {
    let mut t = begun();
    t.happens(Observing::CounterAdded("Tom hits".into()));
    t.happens(Observing::TallyTapped("Tom hits".into()));
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    let first = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Reviewing::ReopenPressed);
    t.happens(Observing::UndoPressed);
    t.happens(Observing::UndoPressed);
    t.happens(Reviewing::FinishPressed);
    let second = t.create_hand_over();
    assert!(!all_words(&second.1).contains("Tom"));
    for files in [[&first, &second], [&second, &first]] {
        let mut desk = Desk::default();
        for (name, bytes) in files {
            desk.take(name, bytes);
        }
        assert_eq!((desk.view().rows.len(), desk.view().conflicts), (1, 0));
        assert!(!all_words(&desk.export(ExportKind::Ndjson)).contains("Tom"));
    }
}

#[test]
fn a_name_of_the_observer_that_was_corrected_does_not_leave_as_that_of_who_struck_out() {
    let mut t = begun();
    edit_header(&mut t, |h| h.texts.observer = "Ruthie Former".to_owned());
    add_note(&mut t, "Tom cried");
    let of = key_of(&t, "Tom cried");
    t.happens(Reviewing::StrikeOutPressed(of));
    edit_header(&mut t, |h| h.texts.observer = "Ruth".to_owned());
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    let first = t.create_hand_over();
    assert!(!all_words(&first.1).contains("Former"));
    let read = reading::read(&first.0, &first.1).unwrap();
    let left = &read.versions[0].0.observation;
    let struck = left.entries().iter().filter_map(|e| {
        if let What::StruckOut { by, .. } = &e.what {
            Some(by.as_str())
        } else {
            None
        }
    });
    assert_eq!(struck.collect::<Vec<_>>(), [""]);
}

#[test]
fn removing_an_observation_names_what_has_left_and_takes_it_off_everything() {
    let mut t = with_slips();
    let id = t.open_id();
    assert!(erasing::left(t.look(), &id).is_empty());
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Reviewing::RemoveObservationPressed(id.clone()));
    assert_eq!(t.model.shelf.len(), 0);
    assert!(t.model.open.is_none());
    let erased = t.seen.iter().find_map(|e| {
        if let Effect::Store(Store::Erase(Erasure::Observation(erased), stays)) = e {
            Some((erased.clone(), stays.len()))
        } else {
            None
        }
    });
    assert_eq!(erased, Some((id.clone(), 0)), "the kept file goes too");
    assert!(t.model.ledger.removed().contains(id.as_str()));
    t.happens(Keeping::Erased(Ok(Erasure::Observation(id))));
    assert!(t.model.notices.contains(&Notice::ObservationRemoved));
}

#[test]
fn what_a_backup_brought_is_never_handed_over_by_itself() {
    let mut colleague = begun();
    colleague.wait(60_000);
    colleague.happens(Reviewing::FinishPressed);
    let id = colleague.open_id();

    let mut t = Tablet::new("tablet-2");
    t.happens(HandingOver::FolderAsked);
    t.happens(OnPage::OnlineChanged(true));
    // As the platform does it: the stores are opened again before the outcome is told.
    t.happens(TakingOut::RestoreBegins(vec![id.clone()]));
    t.records.extend(colleague.records);
    t.summaries.extend(colleague.summaries);
    t.open_stores();
    t.happens(Delivering::FolderChanged(Some("Hand-overs".to_owned())));
    t.wait(5_000);
    t.happens(TakingOut::BackupRestored(Ok(Restored {
        observations: vec![id.clone()],
        ..Restored::default()
    })));
    t.wait(5_000);
    assert!(t.folder.is_empty(), "{:?}", t.folder.keys());
    assert_eq!(
        t.model.outbox(),
        std::slice::from_ref(&id),
        "it waits for somebody to ask"
    );
    t.happens(HandingOver::HandOverRequested(vec![id]));
    assert_eq!(t.files.len(), 1);
}

#[test]
fn a_backup_that_can_be_made_can_be_read() {
    // Text that does not compress: 1,200 notes of 64 KiB.
    let mut seed = 7_u64;
    let mut letter = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        char::from(b'!' + u8::try_from((seed >> 33) % 90).unwrap())
    };
    let texts: Vec<String> = (0..1_200)
        .map(|_| (0..64 * 1_024).map(|_| letter()).collect())
        .collect();
    let made = Backup {
        records: texts,
        ..Backup::default()
    };
    let bytes = backup::make(&made, "0.1.0", "2026-11-28T09:00:00.000+00:00").unwrap();
    assert!(
        bytes.len() > 50 << 20,
        "larger than any hand-over file: {}",
        bytes.len()
    );
    assert_eq!(backup::read(&bytes).unwrap().records.len(), 1_200);
}

#[test]
fn a_backup_that_could_not_be_read_is_not_made() {
    let text = "x".repeat(1 << 20);
    let texts = vec![text; 1_025];
    let too_large = Backup {
        records: texts,
        ..Backup::default()
    };
    let made = backup::make(&too_large, "0.1.0", "2026-11-28T09:00:00.000+00:00");
    assert!(
        matches!(made, Err(CannotBackUp::TooLarge(..))),
        "{:?}",
        made.map(|b| b.len())
    );
}

#[test]
fn an_observation_that_is_being_removed_is_not_opened_again_though_a_store_has_it_still() {
    let mut t = begun();
    let id = t.open_id();
    t.happens(Reviewing::RemoveObservationPressed(id.clone()));
    t.happens(Keeping::Erased(Err(StoreTrouble::NoAnswer)));
    let reads = |t: &Tablet| {
        let all = t.seen.iter();
        all.filter(|e| matches!(e, Effect::Store(Store::ReadObservation(..))))
            .count()
    };
    let before = reads(&t);
    // By the browser's own "Back".
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    assert_eq!(reads(&t), before);
    assert_eq!(place(t.look()), Place::Missing);
}
