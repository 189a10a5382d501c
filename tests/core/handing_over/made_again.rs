//! A file that left is made again as it left, byte for byte, or it is a new file and says so.

use alongside::app::effect::{Deliver, Effect};
use alongside::app::event::{Delivering, HandingOver, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::handing_over::make_room;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::route::Route;
use alongside::app::view::hand_over::{self, State, Whose};
use alongside::domain::ids::FileId;
use alongside::domain::ids::RecipientId;
use alongside::domain::observation::entry::Note;
use alongside::domain::observation::summary::Life;
use alongside::format::handover::again::as_it_left;
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::{self, revision};
use alongside::format::reading::read;

use crate::handing_over::files::finished;
use crate::world::{Tablet, header};

fn correct(t: &mut Tablet, words: &str) {
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: words.into(),
        ..Note::default()
    };
    t.happens(Reviewing::NoteCorrected(key, note));
}

fn newest_file(t: &Tablet) -> FileId {
    FileId::parse(&t.model.ledger.rows()[0].made.file).unwrap()
}

/// The draft of a lesson on two tablets, of which the first handed over its part; then the second
/// tablet's backup is restored on the first.
fn joined() -> (Tablet, FileId, String, Vec<u8>) {
    let mut a = Tablet::new("tablet-a");
    a.happens(Observing::BeginPressed(header("Ruth", "Yusuf", "1C")));
    a.happens(Observing::NoteCommitted("shared beginning".into()));
    let id = a.open_id();
    let mut b = Tablet::new("tablet-b");
    b.records = a.records.clone();
    b.summaries = a.summaries.clone();
    b.switch_on();
    b.happens(OnPage::RouteEntered(Route::Observe(id)));
    for words in ["from b", "more from b"] {
        b.happens(Observing::NoteCommitted(words.into()));
    }
    b.happens(Reviewing::FinishPressed);
    for words in ["from a", "more from a"] {
        a.happens(Observing::NoteCommitted(words.into()));
    }
    a.happens(Reviewing::FinishPressed);
    let (name, bytes) = a.create_hand_over();
    a.happens(HandingOver::DeliverPressed(Destination::Download));
    a.happens(Delivering::HandOverClosed);
    let file = newest_file(&a);
    let theirs = b.records.iter().filter(|(k, _)| k.1 == "tablet-b");
    for (key, text) in theirs {
        a.records.insert(key.clone(), text.clone());
    }
    a.die_and_restart(1_000);
    (a, file, name, bytes)
}

#[test]
fn a_hand_over_can_be_made_again_with_the_same_id_and_bytes() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    let (name, bytes) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    t.all_arrived();
    let file = newest_file(&t);
    // The observation goes on, the tablet restarts; the old file stays what it was.
    correct(&mut t, "better note");
    t.happens(Delivering::HandOverClosed);
    t.die_and_restart(86_400_000);
    for kept in [true, false] {
        if !kept {
            t.sent.clear();
        }
        let before = t.seen.len();
        t.happens(HandingOver::MakeAgainPressed(file.clone()));
        assert_eq!(t.ready_file(), (name.clone(), bytes.clone()));
        let ready = hand_over::ready(t.look()).unwrap();
        assert_eq!(ready.files[0].instead, None);
        // The kept bytes come first; it is made anew only where there are none.
        let seen = &t.seen[before..];
        let took = seen
            .iter()
            .position(|e| matches!(e, Effect::Deliver(Deliver::TakeKept(..))));
        let made = seen
            .iter()
            .position(|e| matches!(e, Effect::Deliver(Deliver::MakeHandOver(_))));
        assert!(took.is_some() && made.is_none() == kept && made.is_none_or(|m| Some(m) > took));
        t.happens(Delivering::HandOverClosed);
    }
    assert_eq!(
        t.model.shelf.get(&id).unwrap().life,
        Life::Finished,
        "corrected since, so it waits again"
    );
}

#[test]
fn after_two_tablets_entries_were_joined_the_file_is_still_the_one_that_left() {
    let (mut t, file, name, bytes) = joined();
    t.sent.clear();
    t.happens(HandingOver::MakeAgainPressed(file));
    assert_eq!(t.ready_file(), (name.clone(), bytes.clone()));
    // The first so many entries in log order would be a lesson that never existed.
    let (left, _) = &read(&name, &bytes).unwrap().versions[0];
    let left = &left.observation;
    let (whole, _) = t.stored(left.id());
    let count = u32::try_from(left.entries().len()).unwrap();
    let first = line::at_length(&whole, count).unwrap();
    assert_ne!(revision(&first), revision(left));
    let found = as_it_left(&whole, count, &revision(left), |o| {
        revision(Leaving::of(o).observation())
    });
    assert_eq!(Leaving::of(&found.unwrap()).observation(), left);
}

#[test]
fn an_observation_that_another_tablets_entries_joined_was_changed_since_it_left() {
    let (mut t, _, _, bytes) = joined();
    let id = read("file", &bytes).unwrap().versions[0]
        .0
        .observation
        .id()
        .clone();
    t.happens(OnPage::RouteEntered(Route::Review(id.clone())));
    // The list is made anew from records when a backup is restored.
    let summary = alongside::domain::observation::summary::Summary::of(t.open());
    t.summaries.insert(id.to_string(), summary);
    t.die_and_restart(1_000);
    let row = t.model.shelf.get(&id).unwrap();
    assert!(row.changed_since);
    assert_eq!(row.life, Life::Finished);
}

#[test]
fn what_cannot_be_made_byte_for_byte_is_a_new_file_with_a_new_number_and_says_so() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    let (_, old) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Delivering::HandOverClosed);
    let first = t.model.ledger.rows()[0].made.clone();
    let file = FileId::parse(&first.file).unwrap();
    // One of its entries is lost, and its bytes are not kept.
    t.sent.clear();
    let lost = t.records.keys().find(|k| k.0 == id.as_str() && k.2 == 1);
    let lost = lost.unwrap().clone();
    t.records.remove(&lost);
    t.happens(OnPage::RouteEntered(Route::Home));
    t.summaries.insert(
        id.to_string(),
        alongside::domain::observation::summary::Summary::of(&t.stored(&id).0),
    );
    t.die_and_restart(1_000);
    t.happens(HandingOver::MakeAgainPressed(file.clone()));
    let ready = hand_over::ready(t.look()).unwrap();
    assert_eq!(ready.files[0].instead, Some(2));
    let (name, bytes) = t.ready_file();
    let taken = read(&name, &bytes).unwrap().taken;
    assert_ne!(taken.file, file);
    assert_eq!(
        (taken.device_seq, taken.previous),
        (2, Some(first.sha256.clone()))
    );
    assert_eq!(t.model.ledger.made(file.as_str()), Some(&first));
    assert_ne!(old, bytes);
}

#[test]
fn a_changed_word_in_the_readme_part_makes_a_new_file_and_not_other_bytes_under_the_old_id() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Delivering::HandOverClosed);
    let first = t.model.ledger.rows()[0].made.clone();
    let file = FileId::parse(&first.file).unwrap();
    t.sent.clear();
    // As after an update of the app that words its README anew: other bytes come back.
    t.makes_other_bytes = true;
    t.happens(HandingOver::MakeAgainPressed(file.clone()));
    let ready = hand_over::ready(t.look()).unwrap();
    assert_eq!((ready.files.len(), ready.files[0].instead), (1, Some(2)));
    assert_ne!(t.model.hand_over.ready[0].file, file);
    assert_eq!(t.model.ledger.made(file.as_str()), Some(&first));
}

#[test]
fn a_file_that_never_left_and_has_other_bytes_now_keeps_the_chain_whole() {
    let mut t = Tablet::new("tablet-1");
    finished(&mut t, "Amina", "note");
    t.create_hand_over();
    let file = newest_file(&t);
    t.happens(Delivering::HandOverClosed);
    t.makes_other_bytes = true;
    t.happens(HandingOver::MakeAgainPressed(file.clone()));
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let (_, bytes) = t.ready_file();
    let hash = line::sha256(&bytes);
    assert_eq!(t.model.ledger.made(file.as_str()).unwrap().sha256, hash);
    assert_eq!(
        t.model.ledger.next_in_chain(&RecipientId::coordinator()),
        (2, Some(hash))
    );
}

#[test]
fn what_is_no_longer_here_is_not_made_again_and_says_so() {
    let mut t = Tablet::new("tablet-1");
    let id = finished(&mut t, "Amina", "note");
    t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Delivering::HandOverClosed);
    let file = newest_file(&t);
    t.sent.clear();
    t.records.retain(|k, _| k.0 != id.as_str());
    t.summaries.clear();
    t.die_and_restart(1_000);
    t.happens(HandingOver::MakeAgainPressed(file));
    assert_eq!(t.model.hand_over.trouble, Some(StoreTrouble::NotHere));
    assert!(!t.model.hand_over.busy);
    assert_eq!(t.model.ledger.rows().len(), 1);
}

#[test]
fn kept_bytes_give_way_oldest_confirmed_first_and_never_while_they_wait_for_an_answer() {
    let mut t = Tablet::new("tablet-1");
    let mut files = Vec::new();
    for n in 0..4 {
        finished(&mut t, "Amina", &format!("lesson {n}"));
        t.create_hand_over();
        t.happens(HandingOver::DeliverPressed(Destination::Download));
        files.push(newest_file(&t).to_string());
    }
    // The first is unanswered; the second is taken back; the third and the fourth arrived.
    let id = |n: usize| FileId::parse(&files[n]).unwrap();
    t.happens(HandingOver::ArrivedPressed(id(3)));
    t.happens(HandingOver::ArrivedPressed(id(2)));
    t.happens(HandingOver::TakenBackPressed(id(1)));
    let may_go = t.model.ledger.may_go();
    assert_eq!(may_go, [&files[2], &files[3], &files[1]].map(String::clone));
    let kept: Vec<(String, u64)> = files.iter().map(|f| (f.clone(), 10)).collect();
    let room = |new: u64| make_room(&kept, ("new", new), &may_go, 45);
    assert_eq!(room(5), Some(vec![]));
    assert_eq!(room(15), Some(vec![files[2].clone()]));
    assert_eq!(room(35), Some(may_go.clone()));
    assert_eq!(room(36), None, "the unanswered one stays");
    // The same file again takes no room of its own.
    assert_eq!(make_room(&kept, (&files[0], 15), &may_go, 45), Some(vec![]));
}

#[test]
fn a_backup_on_a_new_tablet_keeps_what_was_handed_over_and_the_observers_name() {
    let mut old = Tablet::new("tablet-old");
    let id = finished(&mut old, "Amina", "note");
    let (name, bytes) = old.create_hand_over();
    old.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    old.all_arrived();
    let mut new = Tablet::new("tablet-new");
    new.records = old.records.clone();
    new.summaries = old.summaries.clone();
    new.die_and_restart(1_000);
    assert_eq!(new.model.shelf.get(&id).unwrap().life, Life::HandedOver);
    assert_eq!(new.model.ledger.remembered().0, "Ruth Mwangi");
    assert_eq!(
        new.model.ledger.next_in_chain(&RecipientId::coordinator()),
        (1, None),
        "its chain is its own"
    );
    let rows = hand_over::earlier(new.look());
    assert_eq!((rows.len(), rows[0].whose), (1, Whose::Elsewhere));
    assert!(matches!(rows[0].state, State::Arrived(..)));
    new.happens(HandingOver::MakeAgainPressed(rows[0].file.clone()));
    assert_eq!(
        new.ready_file(),
        (name, bytes),
        "the same file, byte for byte"
    );
    assert_eq!(
        new.model.ledger.next_in_chain(&RecipientId::coordinator()),
        (1, None)
    );
}

#[test]
fn a_file_whose_withdrawn_note_was_struck_out_since_is_made_again_byte_for_byte() {
    let mut t = crate::world::begun();
    t.wait(5_000);
    crate::world::add_note(&mut t, "Tom cried");
    crate::world::add_note(&mut t, "They worked in pairs");
    let of = t.open().entries()[1].key.clone();
    t.happens(Reviewing::EntryWithdrawn(of.clone()));
    t.happens(Reviewing::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.happens(Reviewing::StrikeOutPressed(of));
    t.sent.clear();
    t.die_and_restart(1_000);
    let file = FileId::parse(&t.model.ledger.rows()[0].made.file).unwrap();
    t.happens(HandingOver::MakeAgainPressed(file));
    assert_eq!(
        t.ready_file(),
        (name, bytes),
        "nothing that left has changed"
    );
}
