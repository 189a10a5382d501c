//! Instruments that this version does not know: they come with the file, are kept, and give names to its codes.

use alongside::app::desk::work::{ExportKind, Filters, Outcome};
use alongside::app::view::collated::collated;
use alongside::app::view::timeline::LineWhat;
use alongside::domain::ids::{DeviceId, FileId};
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::{Capture, Edition, Place, Value, What};
use alongside::domain::recipient::Recipient;
use alongside::format::handover::instruments::{CodeV1, InstrumentV1};
use alongside::format::handover::{Cover, Item, make, pack};
use alongside::format::line::sha256;
use alongside::format::reading::unpack;

use crate::support::logs::{finished, observation};
use crate::world::desk::Desk;
use crate::world::header;

fn sweep(caption: &str) -> InstrumentV1 {
    InstrumentV1 {
        id: "sweep".into(),
        version: 3,
        title: "Sweep".into(),
        purpose: "Who is at work.".into(),
        citation: "Our school.".into(),
        licence: "CC BY 4.0".into(),
        interval_ms: 0,
        codes: vec![CodeV1 {
            side: String::new(),
            code: "hands-up".into(),
            caption: caption.into(),
            description: "A pupil wants to speak.".into(),
            group: "Taking part".into(),
        }],
    }
}

fn lesson() -> Observation {
    let mut edited = header("Ruth", "Amina", "4B");
    edited.instruments.push("sweep".into());
    let capture = |item: &str| {
        What::Capture(Capture {
            instrument: Edition {
                id: "sweep".into(),
                version: 3,
            },
            item: item.into(),
            place: Place::Moment,
            value: Value::Seen,
            evidence: Vec::new(),
        })
    };
    let log = vec![
        (1, What::HeaderEdited(edited)),
        (20, capture("hands-up")),
        (30, capture("asleep")),
        (60, finished(60)),
    ];
    observation("lesson-1", log)
}

/// The file of that lesson, with these instruments beside those of the app.
fn file(others: &[(&str, &[u8])]) -> Vec<u8> {
    let o = lesson();
    let cover = Cover {
        file: FileId::parse("file-1").unwrap(),
        app: "0.2.0".into(),
        device: DeviceId::parse("tablet-1").unwrap(),
        recipient: Recipient::coordinator(),
        device_seq: 1,
        previous: None,
        created_at: o.begun_at().unwrap(),
        observer: "Ruth".into(),
    };
    let mut members = unpack(&make(&cover, &[Item::of(&o, None)]).unwrap()).unwrap();
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&members["manifest.json"]).unwrap();
    for (name, bytes) in others {
        members.insert((*name).to_owned(), bytes.to_vec());
        let listed = serde_json::json!({
            "name": name, "size": bytes.len(), "sha256": sha256(bytes),
        });
        manifest["members"].as_array_mut().unwrap().push(listed);
    }
    members.insert(
        "manifest.json".into(),
        serde_json::to_vec(&manifest).unwrap(),
    );
    pack(members).unwrap()
}

fn items(desk: &Desk) -> Vec<LineWhat> {
    let shown = collated(&desk.versions("lesson-1"));
    let lines = shown.versions[0]
        .newest(9)
        .into_iter()
        .map(|line| line.what);
    lines
        .filter(|what| matches!(what, LineWhat::Item(..)))
        .collect()
}

#[test]
fn a_code_of_an_instrument_that_came_with_the_file_has_its_name_on_screen_and_in_the_codebook_also_after_a_restart()
 {
    let json = sweep("Hands up").text();
    let bytes = file(&[("instruments/sweep.json", json.as_bytes())]);
    let mut desk = Desk::default();
    let (outcome, mut stored) = desk.take("file.zip", &bytes);
    assert!(
        matches!(outcome.what, Outcome::TakenIn(t) if t.accepted == 1 && t.unknown_instrument == 1)
    );
    assert_eq!(
        stored
            .iter()
            .filter(|t| t.starts_with("{\"instrument\""))
            .count(),
        1
    );
    stored.reverse();
    for desk in [desk, Desk::load(&stored)] {
        assert_eq!(
            items(&desk),
            [
                LineWhat::Item("asleep".into(), "sweep".into()),
                LineWhat::Item("Hands up".into(), "Sweep".into()),
            ],
            "what has no name is shown as it is"
        );
        let zip = unpack(&desk.export_of(ExportKind::Tables, &Filters::default())).unwrap();
        let codebook = String::from_utf8(zip["tables/codebook.csv"].clone()).unwrap();
        let row = "sweep,3,,hands-up,Hands up,A pupil wants to speak.,Taking part";
        assert!(codebook.contains(row), "{codebook}");
    }
}

#[test]
fn of_two_instruments_that_call_themselves_the_same_the_same_one_stays_whichever_came_first() {
    let texts = ["Hands up", "Arms up"].map(|caption| sweep(caption).text());
    let files = texts.map(|t| file(&[("instruments/sweep.json", t.as_bytes())]));
    let named = |order: [usize; 2]| {
        let mut desk = Desk::default();
        let stored: Vec<String> = order
            .iter()
            .flat_map(|&at| desk.take("file.zip", &files[at]).1)
            .collect();
        assert_eq!(items(&desk), items(&Desk::load(&stored)));
        items(&desk)
    };
    assert_eq!(named([0, 1]), named([1, 0]));
}

#[test]
fn an_instrument_that_cannot_be_read_costs_no_lesson_and_the_apps_own_are_not_taken_from_a_file() {
    let long = "x".repeat(2 << 20);
    let huge = serde_json::json!({ "id": "sweep", "version": 3, "title": long }).to_string();
    let mut forged = sweep("Hands up");
    forged.id = "copus".into();
    forged.version = 1;
    for bad in ["{", "[]", "null", huge.as_str(), &forged.text()] {
        let mut desk = Desk::default();
        let bytes = file(&[("instruments/other.json", bad.as_bytes())]);
        let (outcome, stored) = desk.take("file.zip", &bytes);
        assert!(
            matches!(outcome.what, Outcome::TakenIn(t) if t.accepted == 1),
            "{outcome:?}"
        );
        assert!(
            stored.iter().all(|t| !t.starts_with("{\"instrument\"")),
            "{stored:?}"
        );
        assert_eq!(items(&desk).len(), 2);
    }
}
