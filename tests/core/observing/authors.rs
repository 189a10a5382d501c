//! Whose an entry is: a person, not a device and not a name.

use alongside::app::event::{Observing, Reviewing};
use alongside::domain::ids::PersonId;
use alongside::domain::observation::entry::{Entry, What};
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::{self, LineV2};

use crate::support::logs::note;
use crate::world::{Tablet, add_note, header};

fn begin(t: &mut Tablet, observer: &str) -> PersonId {
    t.happens(Observing::BeginPressed(header(observer, "Amina", "4B")));
    t.wait(5_000);
    add_note(t, "Why halves?");
    t.open().author(1).unwrap().clone()
}

#[test]
fn an_observer_is_the_same_person_in_every_lesson_however_the_name_is_spelled_and_after_a_restart()
{
    let mut t = Tablet::new("tablet-1");
    let ada = begin(&mut t, "Ada Moss");
    let dan = begin(&mut t, "Dan");
    assert_ne!(ada, dan);
    assert_eq!(begin(&mut t, " ada  moss"), ada);
    t.die_and_restart(86_400_000);
    assert_eq!(begin(&mut t, "Ada Moss"), ada);
    assert_eq!(begin(&mut t, "Dan"), dan);
    t.happens(alongside::app::event::HandingOver::NewIdentityPressed);
    t.die_and_restart(1_000);
    assert_eq!(
        begin(&mut t, "Ada Moss"),
        ada,
        "also under a new identity of the tablet"
    );
}

#[test]
fn names_that_an_accent_tells_apart_are_two_people_and_what_a_backup_brings_replaces_nobody() {
    let mut t = Tablet::new("tablet-1");
    let jose = begin(&mut t, "Jose Rai");
    assert_ne!(begin(&mut t, "Jos\u{e9} Rai"), jose);
    // A backup of another tablet knows somebody of the same name.
    let mut other = Tablet::new("tablet-0");
    begin(&mut other, "Eve");
    let theirs = begin(&mut other, "jose rai");
    t.records.extend(other.records.clone());
    t.die_and_restart(1_000);
    let ours = begin(&mut t, "Jose Rai");
    assert_eq!(ours, jose);
    assert_eq!(
        begin(&mut t, "Eve"),
        other.model.ledger.person("Eve").unwrap().clone()
    );
    assert_ne!(theirs, jose);
}

#[test]
fn a_name_that_is_put_right_makes_the_entries_those_of_the_right_person() {
    let mut t = Tablet::new("tablet-1");
    let dan = begin(&mut t, "Dan");
    let ada = begin(&mut t, "Ada");
    let mut right = t.open().header().clone();
    right.texts.observer = "Dan".into();
    t.happens(Reviewing::HeaderEdited(right));
    assert_eq!(t.open().author(1), Some(&dan));
    let mut again = t.open().header().clone();
    again.texts.focus = "Who asks?".into();
    t.happens(Reviewing::HeaderEdited(again));
    assert_eq!(
        t.open().author(1),
        Some(&dan),
        "another field changes nobody"
    );
    // Nothing of Ada leaves, nor who she is.
    let sent = LineV2::of(&Leaving::of(t.open()), None).text();
    assert!(
        !sent.contains("Ada") && !sent.contains(ada.as_str()),
        "{sent}"
    );
    assert!(sent.contains(dan.as_str()));
}

#[test]
fn an_entry_of_somebody_else_stays_theirs_whoever_observes() {
    let mut t = Tablet::new("tablet-1");
    begin(&mut t, "Ada");
    let amina = PersonId::parse("amina").unwrap();
    let mut o = t.open().clone();
    o.add(Entry {
        key: o.next_key(&t.device),
        t_ms: 9_000,
        at: o.begun_at().unwrap(),
        by: Some(amina.clone()),
        what: note("I asked twice."),
    });
    let sent = LineV2::of(&Leaving::of(&o), None).text();
    let arrived = LineV2::parse(&sent).unwrap();
    assert_eq!(arrived.author(2), Some(&amina));
    assert_ne!(arrived.author(1), Some(&amina));
}

#[test]
fn the_whole_is_named_so_that_nobody_can_guess_what_did_not_leave() {
    let mut t = Tablet::new("tablet-1");
    begin(&mut t, "Ada");
    add_note(&mut t, "Tom cried");
    let of = t.open().entries()[2].key.clone();
    t.happens(Reviewing::EntryWithdrawn(of));
    let seal = t.open().header().seal.clone().unwrap();
    let leaving = Leaving::of(t.open());
    let sent = LineV2::of(&leaving, None);
    assert!(!sent.text().contains("Tom") && !sent.text().contains(&*seal));
    assert_eq!(sent.whole, line::whole(t.open()));
    // Another word in what was withdrawn, or another seal, is another whole; what left is the same.
    let changed = |change: &dyn Fn(&mut Entry)| {
        let mut entries = t.open().entries().to_vec();
        entries.iter_mut().for_each(change);
        alongside::domain::observation::Observation::from_entries(t.open_id(), entries).0
    };
    let worded = changed(&|e| {
        if let What::Note(note) = &mut e.what
            && note.text == "Tom cried"
        {
            note.text = "Tim cried".into();
        }
    });
    let sealed = changed(&|e| {
        if let What::Began(header) = &mut e.what {
            header.seal = Some("another".into());
        }
    });
    for other in [worded, sealed] {
        let other = LineV2::of(&Leaving::of(&other), None);
        assert_eq!(other.revision, sent.revision);
        assert_ne!(other.whole, sent.whole);
    }
}
