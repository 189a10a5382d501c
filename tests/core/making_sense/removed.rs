//! A lesson that is taken out of a collation leaves no word, stays out, and may come back.

use alongside::app::desk::work::{ExportKind, Outcome};
use alongside::app::effect::{Collate, Effect};
use alongside::app::event::{Collating, Deciding, Event, Observing, OnPage, Reviewing};
use alongside::app::page::notices::Notice;
use alongside::format::reading::unpack;
use alongside::format::stored::{CollatedV1, VerdictV1};

use super::names::{at, lessons_of, teachers};
use crate::making_sense::figures::lesson;
use crate::world::desk::Desk;
use crate::world::{Tablet, add_note, header};

fn removal(id: &str, is_out: bool, minutes: i64) -> String {
    CollatedV1::Removal {
        observation: id.to_owned(),
        is_out,
        at: at(minutes),
    }
    .text()
}

#[test]
fn no_word_of_a_removed_lesson_is_left_and_it_stays_out_until_it_may_come_back() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    add_note(&mut t, "Needle in a haystack");
    t.happens(Reviewing::FinishPressed);
    let id = t.open_id().to_string();
    let (name, bytes) = t.create_hand_over();
    let mut desk = Desk::default();
    let (outcome, mut stored) = desk.take(&name, &bytes);
    stored.push(desk.log(t.model.now.wall, outcome));
    assert_eq!(desk.find(&"needle".into()).len(), 1);

    let out = removal(&id, true, 1);
    desk.decide(&out);
    assert!(desk.view().rows.is_empty() && desk.view().groups.is_empty());
    assert!(desk.find(&"needle".into()).is_empty());
    assert!(unpack(&desk.export(ExportKind::Ndjson)).unwrap()["observations.ndjson"].is_empty());
    assert!(desk.versions(&id).heads.is_empty());
    // What is stored but the version itself, which the store drops with the decision, has no word of it.
    let is_version = |t: &&String| t.contains("\"version\"");
    let kept: Vec<&String> = stored
        .iter()
        .filter(|t| !is_version(t))
        .chain([&out])
        .collect();
    assert_eq!(kept.len(), 3, "file, log, removal");
    for word in ["Needle", "Amina", "4B"] {
        assert!(kept.iter().all(|t| !t.contains(word)), "{word} in {kept:?}");
    }

    // A backup that still has it, and the file chosen again, do not bring it back.
    stored.push(out);
    let mut again = Desk::default();
    assert_eq!(
        again.put_back(&stored)[0].as_str(),
        id,
        "and the store is told to drop it"
    );
    assert!(again.view().rows.is_empty());
    let mut fresh = Desk::load(
        &stored[1..]
            .iter()
            .filter(|t| !is_version(t))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let Outcome::TakenIn(tally) = fresh.take(&name, &bytes).0.what else {
        panic!("the file itself is whole")
    };
    assert_eq!((tally.removed, tally.accepted), (1, 0));

    desk.decide(&removal(&id, false, 2));
    assert!(
        desk.view().rows.is_empty(),
        "its words are gone until the file is chosen again"
    );
    let Outcome::TakenIn(tally) = desk.take(&name, &bytes).0.what else {
        panic!("it is taken in again")
    };
    assert_eq!(tally.accepted, 1);
    assert_eq!(desk.view().rows.len(), 1);
    assert_eq!(desk.take(&name, &bytes).0.what, Outcome::AlreadyHere);
}

#[test]
fn a_removal_is_told_when_it_is_proved_and_only_with_the_pen() {
    let mut t = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut t, header("Ruth", "Amina", "4B"), 1);
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    let id = t.open_id();
    t.happens(Deciding::LessonRemoved(id.clone()));
    let is_told = |t: &Tablet| t.model.notices.contains(&Notice::LessonRemoved(id.clone()));
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    assert!(
        !is_told(&t),
        "a read from before the removal proves nothing"
    );
    desk.decide(&removal(id.as_str(), true, 900));
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    assert!(is_told(&t));
    t.happens(OnPage::PenChanged(
        alongside::app::page::standing::Pen::Elsewhere,
    ));
    let before = t.seen.len();
    t.happens(Deciding::LessonBroughtBack(id.clone()));
    assert_eq!(t.seen.len(), before, "without the pen nothing is decided");
}

/// A person decides on this tablet, and the collation is read again.
fn decides(t: &mut Tablet, desk: &mut Desk, event: Event) {
    let before = t.seen.len();
    t.happens(event);
    let decision = t.seen[before..].iter().find_map(|e| {
        if let Effect::Collate(Collate::KeepDecision(decision)) = e {
            Some(decision.text())
        } else {
            None
        }
    });
    desk.decide(&decision.unwrap());
    t.happens(Collating::CollationRead(Box::new(desk.view())));
}

const A_DAY_MS: i64 = 24 * 3_600_000;

#[test]
fn a_lesson_removed_while_the_clock_ran_a_day_ahead_comes_back_once_the_clock_is_right() {
    let mut t = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut t, header("Ruth", "Amina", "4B"), 1);
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    let id = t.open_id();
    t.wall_ms += A_DAY_MS;
    decides(
        &mut t,
        &mut desk,
        Event::Deciding(Deciding::LessonRemoved(id.clone())),
    );
    t.wall_ms -= A_DAY_MS;
    t.pass(60_000);
    decides(
        &mut t,
        &mut desk,
        Event::Deciding(Deciding::LessonBroughtBack(id.clone())),
    );
    assert!(desk.view().removed.is_empty());
    assert!(t.model.notices.contains(&Notice::LessonBack(id.clone())));
    desk.take(&name, &bytes);
    assert_eq!(desk.view().rows.len(), 1);
    // And may go again, still before the moment of the first decision.
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    t.pass(60_000);
    decides(
        &mut t,
        &mut desk,
        Event::Deciding(Deciding::LessonRemoved(id)),
    );
    assert_eq!((desk.view().removed.len(), desk.view().rows.len()), (1, 0));
}

#[test]
fn a_lesson_is_told_to_come_back_only_once_the_collation_shows_it() {
    let mut t = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut t, header("Ruth", "Amina", "4B"), 1);
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    let id = t.open_id();
    desk.decide(&removal(id.as_str(), true, 900));
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    t.happens(Deciding::LessonBroughtBack(id.clone()));
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    let told = Notice::LessonBack(id.clone());
    assert!(!t.model.notices.contains(&told), "it is still out");
    desk.decide(&removal(id.as_str(), false, 901));
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    assert!(t.model.notices.contains(&told));
}

#[test]
fn names_joined_while_the_clock_ran_a_day_ahead_are_taken_apart_and_joined_again() {
    let mut t = Tablet::new("tablet-1");
    let (mut desk, _) = lessons_of(&["Mr Rai", "Rai"]);
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    let [(_, _, one), (_, _, other)] = desk.view().names[0].names.clone();
    let pair = [one, other];
    let mut decide = |t: &mut Tablet, verdict| {
        decides(
            t,
            &mut desk,
            Event::Deciding(Deciding::NamesDecided(pair.clone(), verdict)),
        );
        teachers(&desk).len()
    };
    t.wall_ms += A_DAY_MS;
    assert_eq!(decide(&mut t, VerdictV1::Joined), 1);
    t.wall_ms -= A_DAY_MS;
    t.pass(60_000);
    assert_eq!(decide(&mut t, VerdictV1::Open), 2);
    t.pass(60_000);
    assert_eq!(decide(&mut t, VerdictV1::Joined), 1);
}
