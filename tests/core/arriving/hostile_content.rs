//! Files whose zip is sound and whose content is damaged, forged, strange or of another version.

use alongside::app::desk::work::Outcome;
use alongside::app::effect::{Deliver, Effect};
use alongside::app::event::{Observing, Reviewing};
use alongside::format::handover::{Item, make};
use alongside::format::problem::FileProblem;
use alongside::format::reading::read;

use crate::support::forged::{edit, forge, member, problem};
use crate::world::desk::Desk;
use crate::world::{Tablet, header};

#[test]
fn an_edited_truth_with_a_forged_manifest_fails_its_own_revision() {
    let forged = edit(|all| {
        let truth = member(all, "observations.ndjson");
        *truth = String::from_utf8(truth.clone())
            .unwrap()
            .replace("Amina", "Anima")
            .into_bytes();
        forge(all, "observations.ndjson");
    });
    let refused = problem(&forged);
    let FileProblem::BadLine(member, 1 | 2, why) = &refused else {
        panic!("{refused:?}")
    };
    assert_eq!(member, "observations.ndjson");
    assert!(why.contains("revision"), "{why}");
}

#[test]
fn hostile_lines_with_a_forged_manifest() {
    let deep = "[".repeat(100_000);
    let huge_number =
        r#"{"format":1,"observation":"x","revision":"","parent":null,"header":1e400}"#.to_owned();
    let lone_surrogate = r#"{"format":1,"observation":"\ud83d"}"#.to_owned();
    let cases = [
        deep,
        huge_number,
        lone_surrogate,
        "NaN".into(),
        "null".into(),
        "{\"format\":\"1\"}".into(),
    ];
    for text in cases {
        let found = problem(&edit(|all| {
            *member(all, "observations.ndjson") = text.clone().into_bytes();
            forge(all, "observations.ndjson");
        }));
        assert!(
            matches!(&found, FileProblem::BadLine(m, 1, _) if m == "observations.ndjson"),
            "{found:?}"
        );
    }
    let future = problem(&edit(|all| {
        *member(all, "observations.ndjson") = br#"{"format":999}"#.to_vec();
        forge(all, "observations.ndjson");
    }));
    let newer = FileProblem::LineFromNewer("observations.ndjson".into(), 1);
    assert_eq!(future, newer);
    let not_utf8 = problem(&edit(|all| {
        member(all, "observations.ndjson").insert(20, 0xff);
        forge(all, "observations.ndjson");
    }));
    assert_eq!(
        not_utf8,
        FileProblem::BadLine("observations.ndjson".into(), 1, "not UTF-8".into())
    );
}

#[test]
fn a_note_of_a_million_characters_is_named() {
    let found = problem(&edit(|all| {
        let truth = member(all, "observations.ndjson");
        let long = format!("\"text\":\"{}", "x".repeat(1_000_000));
        *truth = String::from_utf8(truth.clone())
            .unwrap()
            .replacen("\"text\":\"", &long, 1)
            .into_bytes();
        forge(all, "observations.ndjson");
    }));
    assert!(
        matches!(&found, FileProblem::BadLine(_, 1, why) if why.contains("limit")),
        "{found:?}"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let windows = edit(|all| {
        let truth = member(all, "observations.ndjson");
        let text = String::from_utf8(truth.clone())
            .unwrap()
            .replace('\n', "\r\n");
        *truth = [b"\xef\xbb\xbf".to_vec(), text.into_bytes()].concat();
        forge(all, "observations.ndjson");
    });
    assert_eq!(read("w", &windows).unwrap().versions.len(), 2);
}

#[test]
fn a_format_from_the_future_is_refused_by_name() {
    let future = edit(|all| {
        let manifest = member(all, "manifest.json");
        *manifest = String::from_utf8(manifest.clone())
            .unwrap()
            .replace("\"format\": 2", "\"format\": 7")
            .into_bytes();
    });
    assert_eq!(problem(&future), FileProblem::FromNewer(7));
}

#[test]
fn a_line_with_an_invented_field_is_from_a_newer_version_and_the_others_are_rescued() {
    for (from, to) in [
        ("\"format\":2,", "\"format\":3,"),
        ("\"t_ms\":0,", "\"t_ms\":0,\"weather\":\"wet\","),
        ("\"header\":{", "\"mood\":1,\"header\":{"),
    ] {
        let newer = edit(|all| {
            let truth = member(all, "observations.ndjson");
            let text = String::from_utf8(truth.clone()).unwrap();
            // The first line only.
            *truth = text.replacen(from, to, 1).into_bytes();
            assert_ne!(*truth, text.into_bytes(), "{from}");
            forge(all, "observations.ndjson");
        });
        let refused = FileProblem::LineFromNewer("observations.ndjson".into(), 1);
        assert_eq!(problem(&newer), refused, "{to}");
        let mut desk = Desk::default();
        let outcome = desk.take("newer.zip", &newer).0;
        assert_eq!(outcome.what, Outcome::Refused(refused, 1), "{to}");
        let Outcome::TakenIn(tally) = desk.rescue("newer.zip", &newer).0.what else {
            panic!("the other line is rescued")
        };
        assert_eq!((tally.accepted, tally.in_part), (1, true));
    }
}

#[test]
fn an_unknown_instrument_is_kept_and_said() {
    let mut t = Tablet::new("tablet-1");
    let mut strange = header("Ruth", "Amina", "4B");
    strange.instruments.push("danielson-2031".into());
    t.happens(Observing::BeginPressed(strange));
    t.happens(Reviewing::FinishPressed);
    let (name, bytes) = t.create_hand_over();
    let mut desk = Desk::default();
    let taken = desk.take(&name, &bytes).0.what;
    let Outcome::TakenIn(tally) = taken else {
        panic!("{taken:?}")
    };
    assert_eq!((tally.accepted, tally.unknown_instrument), (1, 1));
    assert!(
        desk.view().rows[0]
            .instruments
            .contains(&"danielson-2031".to_owned())
    );
}

#[test]
fn a_log_of_retractions_upon_retractions_ends() {
    use alongside::domain::ids::{DeviceId, EntryKey, ObservationId};
    use alongside::domain::observation::Observation;
    use alongside::domain::observation::entry::{Entry, What};
    let dev = DeviceId::parse("d").unwrap();
    let key = |seq| EntryKey {
        seq,
        dev: dev.clone(),
    };
    let at = alongside::domain::calendar::Moment::clamped(0, 0);
    let entry = |seq, what| Entry {
        key: key(seq),
        t_ms: 0,
        at,
        by: None,
        what,
    };
    let chain = (1..5_000).map(|n| entry(n, What::Retraction { of: key(n - 1) }));
    let all = std::iter::once(entry(
        0,
        What::Capture(alongside::domain::observation::entry::Capture::tap("x")),
    ))
    .chain(chain);
    let (o, _) = Observation::from_entries(ObservationId::parse("o").unwrap(), all);
    assert!(o.fold().dangling > 0);
    let to_itself = [
        entry(0, What::Retraction { of: key(0) }),
        entry(1, What::Retraction { of: key(9) }),
    ];
    assert_eq!(
        Observation::from_entries(ObservationId::parse("o").unwrap(), to_itself)
            .0
            .fold()
            .dangling,
        2
    );
}

/// A file whose one observation says that it lasted so long, with all its hashes right.
fn lasting(length_ms: u64) -> Vec<u8> {
    use alongside::domain::observation::Observation;
    use alongside::domain::observation::entry::{Entry, What};
    let mut t = crate::world::begun();
    let begun = t.open().clone();
    let finished = Entry {
        key: begun.next_key(t.model.device.as_ref().unwrap()),
        t_ms: 1_000,
        at: t.model.now.wall,
        by: None,
        what: What::Finished { length_ms },
    };
    let entries = begun.entries().iter().cloned().chain([finished]);
    let (observation, _) = Observation::from_entries(begun.id().clone(), entries);
    t.happens(Reviewing::FinishPressed);
    t.create_hand_over();
    let cover = t
        .seen
        .iter()
        .find_map(|e| {
            if let Effect::Deliver(Deliver::MakeHandOver(plan)) = e {
                Some(plan.cover.clone())
            } else {
                None
            }
        })
        .unwrap();
    make(&cover, &[Item::of(&observation, None)]).unwrap()
}

#[test]
fn a_lesson_of_a_million_years_is_refused_and_one_of_ninety_days_stays_small() {
    assert!(matches!(
        problem(&lasting(150_000_000_000_000)),
        FileProblem::BadLine(..)
    ));
    let mut desk = Desk::default();
    let outcome = desk
        .take("ninety days", &lasting(90 * 24 * 3_600_000))
        .0
        .what;
    assert!(matches!(outcome, Outcome::TakenIn(_)), "{outcome:?}");
    assert_eq!(
        desk.view().groups[0].observed,
        720,
        "the intervals of one day"
    );
}
