//! Merging does not depend on order: three tablets, conflicts, names joined and kept apart, lessons
//! removed; the same files and decisions in any order, once or twice.

use proptest::prelude::*;

use alongside::app::desk::work::ExportKind;
use alongside::app::effect::{Collate, Effect};
use alongside::app::event::{Collating, Deciding, Observing, OnPage, Reviewing};
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::domain::calendar::Moment;
use alongside::domain::collation::Choice;
use alongside::domain::ids::ObservationId;
use alongside::format::stored::{CollatedV1, VerdictV1};

use crate::making_sense::figures::lesson;
use crate::world::desk::Desk;
use crate::world::{MORNING_MS, Tablet, add_note, header};

fn at(minutes: i64) -> Moment {
    Moment::clamped(MORNING_MS + minutes * 60_000, 345)
}

/// What the three tablets handed over: lessons of likely twins, one seen by two, one in two versions.
fn files() -> (Vec<(String, Vec<u8>)>, ObservationId) {
    let mut a = Tablet::new("tablet-a");
    let mut b = Tablet::new("tablet-b");
    let mut c = Tablet::new("tablet-c");
    let mut files = vec![
        lesson(&mut a, header("Ada", "Mr Rai", "4B"), 1),
        lesson(&mut a, header("Ada", "Amina", "2A"), 2),
        lesson(&mut b, header("Dan", "Rai", "4B"), 2),
        lesson(&mut b, header("Dan", "mr. rai", "4B"), 1),
        lesson(&mut c, header("Eve", "Mr Rai", "4B"), 3),
    ];
    a.happens(Observing::BeginPressed(header("Ada", "Yusuf", "1C")));
    add_note(&mut a, "shared beginning");
    let id = a.open_id();
    c.records.extend(a.records.clone());
    c.summaries.extend(a.summaries.clone());
    c.switch_on();
    c.happens(OnPage::RouteEntered(Route::Observe(id.clone())));
    for (tablet, words) in [(&mut a, "from a"), (&mut c, "from c")] {
        add_note(tablet, words);
        tablet.happens(Reviewing::FinishPressed);
        files.push(tablet.create_hand_over());
    }
    (files, id)
}

/// What the coordinator decided about all of it, some of it twice and otherwise.
fn decisions(all: &Desk, in_two_versions: &ObservationId) -> Vec<String> {
    let view = all.view();
    let mut texts = Vec::new();
    let verdicts = [VerdictV1::Joined, VerdictV1::Apart, VerdictV1::Open];
    for (n, pair) in view.names.iter().enumerate() {
        let [(_, _, one), (_, _, other)] = pair.names.clone();
        for (minutes, verdict) in [(1, verdicts[(n + 1) % 3]), (2, verdicts[n % 3])] {
            texts.push(
                CollatedV1::Names {
                    one: one.clone(),
                    other: other.clone(),
                    verdict,
                    at: at(minutes).to_string(),
                }
                .text(),
            );
        }
    }
    let heads = all.versions(in_two_versions.as_str()).heads;
    for (minutes, head) in [(5, &heads[0]), (6, &heads[1])] {
        let choice = Choice {
            chosen: head.revision.clone(),
            among: heads.iter().map(|h| h.revision.clone()).collect(),
            at: at(minutes),
        };
        texts.push(CollatedV1::choice(in_two_versions, &choice).text());
    }
    let gone = view
        .rows
        .iter()
        .find(|r| r.texts.teacher == "Amina")
        .unwrap();
    texts.push(
        CollatedV1::Removal {
            observation: gone.id.clone(),
            is_out: true,
            at: at(7).to_string(),
        }
        .text(),
    );
    texts
}

#[test]
fn three_tablets_conflicts_names_and_removals_merge_the_same_in_any_order() {
    let (files, in_two_versions) = files();
    let mut all = Desk::default();
    for (name, bytes) in &files {
        all.take(name, bytes);
    }
    let view = all.view();
    assert_eq!(
        (view.conflicts, view.rows.len()),
        (1, 6),
        "the world has what it should"
    );
    assert_eq!(view.names.len(), 3);
    let decisions = decisions(&all, &in_two_versions);
    for text in &decisions {
        all.decide(text);
    }
    let view = all.view();
    assert_eq!(
        (view.conflicts, view.rows.len(), view.removed.len()),
        (0, 5, 1)
    );

    let n = files.len();
    let m = decisions.len();
    let orders = (
        Just((0..n).collect::<Vec<usize>>()).prop_shuffle(),
        Just((0..m).collect::<Vec<usize>>()).prop_shuffle(),
        prop::collection::vec(0..n, 0..n),
        any::<prop::sample::Index>(),
    );
    let config = ProptestConfig {
        cases: 48,
        ..ProptestConfig::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let outcome = runner.run(&orders, |(order, decided, twice, early)| {
        let mut desk = Desk::default();
        let mut stored = Vec::new();
        // Removals may come before their files; choices are about versions that are there.
        let early = early.index(m);
        let is_choice = |text: &String| text.contains("\"choice\"");
        let (first, last): (Vec<usize>, Vec<usize>) = decided
            .iter()
            .partition(|d| **d < early && !is_choice(&decisions[**d]));
        for at in &first {
            desk.decide(&decisions[*at]);
        }
        for at in order.iter().chain(&twice) {
            stored.extend(desk.take(&files[*at].0, &files[*at].1).1);
        }
        for at in &last {
            desk.decide(&decisions[*at]);
            desk.decide(&decisions[*at]);
        }
        prop_assert_eq!(&desk.view(), &view);
        for kind in [ExportKind::Tables, ExportKind::Ndjson] {
            prop_assert_eq!(desk.export(kind), all.export(kind));
        }
        prop_assert_eq!(
            desk.versions(in_two_versions.as_str()),
            all.versions(in_two_versions.as_str())
        );
        // As stored, in the order in which the store gives it back or any other.
        stored.extend(decided.iter().map(|at| decisions[*at].clone()));
        stored.reverse();
        prop_assert_eq!(&Desk::load(&stored).view(), &view);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[test]
fn a_version_chosen_while_the_clock_ran_a_day_ahead_gives_way_to_the_one_chosen_since() {
    let (files, id) = files();
    let mut desk = Desk::default();
    for (name, bytes) in &files {
        desk.take(name, bytes);
    }
    let mut t = Tablet::new("coordinator");
    t.happens(Collating::CollationRead(Box::new(desk.view())));
    let heads = desk.versions(id.as_str()).heads;
    // Either way round: of two choices at one moment the larger revision would stand.
    for (first, second) in [(0, 1), (1, 0)] {
        for (at, ahead_ms) in [(first, 24 * 3_600_000), (second, 0)] {
            let chosen = heads[at].revision.clone();
            let versions = desk.versions(id.as_str());
            t.happens(Collating::VersionsRead(Box::new(versions)));
            t.wall_ms += ahead_ms;
            t.happens(Deciding::VersionChosen(id.clone(), chosen.clone()));
            t.wall_ms -= ahead_ms;
            t.pass(60_000);
            let Some(Effect::Collate(Collate::KeepDecision(decision))) = t.seen.last() else {
                panic!("a choice is kept: {:?}", t.seen.last())
            };
            let decision = decision.text();
            let told = Notice::VersionChosen(id.clone());
            t.model.notices.clear();
            t.happens(Collating::CollationRead(Box::new(Desk::default().view())));
            assert!(!t.model.notices.contains(&told), "nothing shows it yet");
            desk.decide(&decision);
            t.happens(Collating::CollationRead(Box::new(desk.view())));
            assert!(t.model.notices.contains(&told));
            let stands = desk.versions(id.as_str()).chosen;
            assert_eq!(stands, Some(chosen));
        }
    }
}
