//! The lasting log of files, what came since a moment, earlier versions, and tablets that share an
//! identity.

use alongside::app::desk::work::{Filters, Outcome};
use alongside::app::effect::{Collate, Effect};
use alongside::app::event::{Collating, HandingOver, Observing, OnPage, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::app::page::route::Route;
use alongside::app::view::collate as view;
use alongside::app::view::collated::collated;
use alongside::domain::calendar::Moment;
use alongside::domain::collation::{Came, Collation, TakenFile};
use alongside::domain::ids::RecipientId;
use alongside::domain::ids::{DeviceId, FileId};
use alongside::domain::observation::entry::Note;
use alongside::format::stored::CollatedV1;

use crate::making_sense::figures::lesson;
use crate::world::desk::Desk;
use crate::world::{Tablet, add_note, header};

fn day(n: i64) -> Moment {
    Moment::clamped(crate::world::MORNING_MS + n * 86_400_000, 345)
}

/// Takes a file in and writes it into the log, as the app does.
fn take(desk: &mut Desk, at: Moment, name: &str, bytes: &[u8]) -> Vec<String> {
    let (outcome, mut stored) = desk.take(name, bytes);
    stored.push(desk.log(at, outcome));
    stored
}

#[test]
fn every_file_stands_in_the_log_with_when_from_whom_and_what_became_of_it() {
    let mut t = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut t, header("Ruth Mwangi", "Amina", "4B"), 1);
    let mut desk = Desk::default();
    let mut stored = take(&mut desk, day(0), &name, &bytes);
    stored.extend(take(&mut desk, day(1), &name, &bytes));
    stored.extend(take(&mut desk, day(2), "holiday.jpg", b"no zip"));
    for desk in [&desk, &Desk::load(&stored)] {
        let log = desk.view().log;
        let told: Vec<(&str, &str)> = log
            .iter()
            .map(|e| (e.outcome.name.as_str(), e.observer.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("holiday.jpg", ""),
                (name.as_str(), "Ruth Mwangi"),
                (name.as_str(), "Ruth Mwangi")
            ],
            "newest first"
        );
        assert!(matches!(log[0].outcome.what, Outcome::Refused(..)));
        assert_eq!(log[1].outcome.what, Outcome::AlreadyHere);
        assert_eq!(log[2].at, day(0).to_string());
        let view = desk.view();
        assert_eq!(view::log(&view, "ruth").len(), 2);
        assert_eq!(
            view::log(&view, "holiday tuesday").len(),
            1,
            "by its day too"
        );
    }
}

#[test]
fn the_app_writes_every_outcome_into_the_log_and_reads_the_collation_after_the_last() {
    let mut t = Tablet::new("tablet-1");
    let outcome = alongside::app::desk::work::FileOutcome {
        name: "x.zip".into(),
        hash: String::new(),
        what: Outcome::AlreadyHere,
    };
    t.happens(Collating::FilesBegun(1));
    t.happens(Collating::FileDone(outcome.clone()));
    let logged = Effect::Collate(Collate::LogFile(t.model.now.wall, outcome));
    assert_eq!(t.seen.last(), Some(&logged));
    t.happens(Collating::FilesDone { cancelled: false });
    assert_eq!(
        t.seen.last(),
        Some(&Effect::Collate(Collate::ReadCollation))
    );
}

#[test]
fn a_newer_revision_names_its_lesson_and_the_earlier_version_can_be_read() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    add_note(&mut t, "first words");
    t.happens(Reviewing::FinishPressed);
    let id = t.open_id().to_string();
    let (old_name, old) = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::ShareSheet));
    let key = t.open().entries()[1].key.clone();
    let note = Note {
        text: "better words".into(),
        ..Note::default()
    };
    t.happens(Reviewing::NoteCorrected(key, note));
    let (new_name, new) = t.create_hand_over();
    let mut desk = Desk::default();
    let mut stored = take(&mut desk, day(0), &old_name, &old);
    stored.extend(take(&mut desk, day(3), &new_name, &new));
    for desk in [&desk, &Desk::load(&stored)] {
        let collation = desk.view();
        assert_eq!(collation.log[0].newer, std::slice::from_ref(&id));
        let named = view::named(&collation, &collation.log[0].newer);
        let row = named[0].unwrap();
        assert_eq!(
            (row.texts.teacher.as_str(), row.texts.class.as_str()),
            ("Amina", "4B")
        );
        let read = collated(&desk.versions(&id));
        assert_eq!(read.earlier.len(), 1);
        assert_eq!(read.earlier[0].arrived[0].file, old_name);
        assert_eq!(read.earlier[0].arrived[0].at, day(0).to_string());
        let only = read.only_earlier(0).unwrap();
        let words: Vec<&str> = only.shown().unwrap().observation.wordings().collect();
        assert_eq!(words, ["first words"]);
        assert_eq!(read.goes().0, 2);
    }
}

#[test]
fn new_or_changed_since_shows_what_arrived_after() {
    let mut t = Tablet::new("tablet-1");
    let first = lesson(&mut t, header("Ruth", "Amina", "4B"), 1);
    let second = lesson(&mut t, header("Ruth", "Jonas", "2A"), 1);
    let mut desk = Desk::default();
    take(&mut desk, day(0), &first.0, &first.1);
    take(&mut desk, day(2), &second.0, &second.1);
    // The same file once more changes nothing.
    take(&mut desk, day(3), &first.0, &first.1);
    let since = |at: Moment| {
        let filters = Filters {
            since_ms: Some(at.epoch_ms()),
            ..Filters::default()
        };
        let rows = desk.view().rows;
        let fitting = rows.into_iter().filter(|r| filters.fit(r));
        fitting.map(|r| r.texts.teacher).collect::<Vec<_>>()
    };
    assert_eq!(since(day(1)), ["Jonas"]);
    assert!(since(day(3)).is_empty());
    assert_eq!(
        day(2).start_of("2026-11-24").unwrap().to_string(),
        "2026-11-24T00:00:00.000+05:45"
    );
}

#[test]
fn the_last_visit_is_the_one_before_this_and_survives_a_restart() {
    let mut t = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut t, header("Ruth", "Amina", "4B"), 1);
    let mut desk = Desk::default();
    let mut stored = desk.take(&name, &bytes).1;
    let mut visits = Vec::new();
    for hours in [0, 24, 24] {
        t.pass(hours * 3_600_000);
        t.happens(OnPage::RouteEntered(Route::Home));
        t.happens(Collating::CollationRead(Box::new(desk.view())));
        t.happens(OnPage::RouteEntered(Route::Collate));
        visits.push(t.model.now.wall);
        let kept = t.seen.iter().rev().take(2).find_map(|e| {
            if let Effect::Collate(Collate::KeepDecision(visit @ CollatedV1::Visit { .. })) = e {
                Some(visit.clone())
            } else {
                None
            }
        });
        let Some(visit) = kept else {
            panic!("each visit is written down")
        };
        desk.decide(&visit.text());
        stored.push(visit.text());
        // A minute later is the same visit.
        t.pass(60_000);
        let seen = t.seen.len();
        t.happens(Collating::CollationRead(Box::new(desk.view())));
        assert_eq!(t.seen.len(), seen);
    }
    assert_eq!(view::last_visit(t.look()), Some(visits[1]));
    let again = Desk::load(&stored).view().visit;
    assert_eq!(again.before, Some(visits[1].to_string()));
}

fn file(number: u32, name: &str, id: &str, observer: &str, previous: Option<&str>) -> TakenFile {
    TakenFile {
        hash: format!("hash of {name}"),
        file: FileId::parse(id).unwrap(),
        name: name.to_owned(),
        device: DeviceId::parse("tablet-1").unwrap(),
        recipient: RecipientId::coordinator(),
        observer: observer.to_owned(),
        device_seq: number,
        previous: previous.map(|p| format!("hash of {p}")),
        observations: 1,
        came: Came {
            arrived: [format!("hash of {name}")].into(),
            ..Came::default()
        },
    }
}

#[test]
fn two_tablets_with_one_identity_are_told_as_that_and_not_as_a_broken_chain() {
    // Cloned after number 1: each made its own number 2 and 3.
    let files = [
        file(1, "one.zip", "id-1", "Ada", None),
        file(2, "ada2.zip", "id-a2", "Ada", Some("one.zip")),
        file(2, "dan2.zip", "id-d2", "Dan", Some("one.zip")),
        file(3, "dan3.zip", "id-d3", "Dan", Some("dan2.zip")),
        file(4, "ada4.zip", "id-a4", "Ada", Some("ada3.zip")),
    ];
    for turn in 0..files.len() {
        let mut collation = Collation::default();
        for n in 0..files.len() {
            collation.take(files[(n + turn) % files.len()].clone());
        }
        let gaps = collation.gaps();
        assert_eq!(gaps.len(), 1);
        assert!(gaps[0].broken.is_empty(), "each continues its own");
        assert_eq!(gaps[0].shared.len(), 1);
        assert_eq!(gaps[0].shared[0].number, 2);
        let named = |observer: &str, name: &str| (observer.to_owned(), name.to_owned());
        assert_eq!(
            gaps[0].shared[0].files,
            [named("Ada", "ada2.zip"), named("Dan", "dan2.zip")]
        );
    }
}

#[test]
fn a_file_made_again_with_other_bytes_is_no_second_tablet() {
    let mut collation = Collation::default();
    collation.take(file(1, "one.zip", "id-1", "Ada", None));
    collation.take(file(1, "one-again.zip", "id-1", "Ada", None));
    collation.take(file(2, "two.zip", "id-2", "Ada", Some("one.zip")));
    assert!(collation.gaps().is_empty());
    // One tablet whose number 2 follows something else is told as before.
    collation.take(file(3, "three.zip", "id-3", "Ada", Some("other.zip")));
    assert_eq!(collation.gaps()[0].broken, [3]);
    assert!(collation.gaps()[0].shared.is_empty());
}

/// As version 0.1.0 wrote them: what is stored stays as it is, whatever worker and page say to each other.
#[test]
fn what_became_of_a_file_is_stored_in_the_words_of_the_first_version() {
    let tally = r#"{"TakenIn":{"accepted":2,"already_here":1,"newer":0,"older":0,"conflict":0,"unknown_instrument":0,"in_part":false,"completes":true,"removed":0}}"#;
    let stored = [
        tally,
        r#""AlreadyHere""#,
        r#"{"Refused":["CutShort",2]}"#,
        r#"{"Refused":[{"BadLine":["observations.ndjson",3,"why"]},0]}"#,
        r#"{"Refused":[{"TooLarge":[60000000,52428800]},0]}"#,
        r#"{"Refused":[{"Other":"Workbook"},0]}"#,
    ];
    for what in stored {
        let text = format!(
            r#"{{"received":{{"at":"2026-11-22T09:00:00.000+05:45","number":1,"outcome":{{"name":"a.zip","hash":"h","what":{what}}},"observer":"Ruth","arrivals":[]}}}}"#
        );
        let row = Desk::load(std::slice::from_ref(&text)).view().log[0].clone();
        assert_eq!(row.outcome.name, "a.zip");
        let again = CollatedV1::Received {
            at: row.at,
            number: row.number,
            outcome: row.outcome.into(),
            observer: row.observer,
            arrivals: Vec::new(),
        };
        assert_eq!(again.text(), text);
    }
}
