//! What 0.1.0 wrote, in the golden files of version 1: every kind of it is read as the present version says
//! it. And what a newer version will write: kept, shown as such, and passed on to the letter.

use std::collections::BTreeSet;

use alongside::app::desk::work::Outcome;
use alongside::app::keeping::recovery;
use alongside::app::view::timeline::{self, LineWhat};
use alongside::domain::ids::ObservationId;
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::What;
use alongside::format::backup;
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::{self, LineV2};
use alongside::format::reading::read;
use alongside::format::record::{Record, Says, Stream, Unreadable, VERSION};
use alongside::format::stored::journal;

use crate::world::desk::Desk;

use super::golden::{KINDS, every_kind, golden, kind};

fn old(name: &str) -> Vec<u8> {
    golden(name, || panic!("{name}: no app writes it any more"))
}

fn old_lines(name: &str) -> Vec<String> {
    let text = String::from_utf8(old(name)).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn observation(texts: &[String]) -> Observation {
    let record = Record::parse(&texts[0]).unwrap();
    recovery::observation(&ObservationId::parse(&record.stream).unwrap(), texts)
}

/// Every kind of version 1, and how version 2 says it.
const STEPS: [(&str, &str); 18] = [
    (
        "asleep",
        r#"{"away":{"from_ms":200000,"to_ms":230000,"cause":"asleep"}}"#,
    ),
    (
        "began",
        r#"{"began":{"observer":"Ruth","school":"Hillside Primary","teacher":"Amina","class":"4B","subject":"Science","focus":"Who asks the questions?","purpose":"learning","instruments":["script","copus","tallies"],"counters":["Open question","Closed question","Opportunity to respond","Praise","Correction"]}}"#,
    ),
    ("clock_changed", r#"{"clock_changed":{"by_ms":3600000}}"#),
    (
        "clock_corrected",
        r#"{"clock_corrected":{"of":{"dev":"tablet-1","seq":14}}}"#,
    ),
    (
        "closed",
        r#"{"away":{"from_ms":200000,"to_ms":230000,"cause":"closed"}}"#,
    ),
    (
        "correction",
        r#"{"correction":{"of":{"dev":"tablet-1","seq":1},"note":{"kind":"evidence","speaker":null,"text":"Why quarters?"}}}"#,
    ),
    ("finished", r#"{"finished":{"length_ms":300000}}"#),
    (
        "header_edited",
        r#"{"header_edited":{"observer":"Ruth","school":"Hillside Primary","teacher":"Amina","class":"4B","subject":"Science","focus":"Who answers?","purpose":"learning","instruments":["script","copus","tallies"],"counters":["Open question","Closed question","Opportunity to respond","Praise","Correction"]}}"#,
    ),
    (
        "hidden",
        r#"{"away":{"from_ms":200000,"to_ms":230000,"cause":"hidden"}}"#,
    ),
    (
        "mark",
        r#"{"capture":{"instrument":{"id":"copus","version":1},"item":"student.SQ","where":{"interval":0},"value":"seen"}}"#,
    ),
    (
        "note",
        r#"{"note":{"kind":"evidence","speaker":null,"text":"Why halves?"}}"#,
    ),
    (
        "other_lesson",
        r#"{"away":{"from_ms":200000,"to_ms":230000,"cause":"other_lesson"}}"#,
    ),
    (
        "other_screen",
        r#"{"away":{"from_ms":200000,"to_ms":230000,"cause":"other_screen"}}"#,
    ),
    ("paused", r#""paused""#),
    ("resumed", r#""resumed""#),
    (
        "retraction",
        r#"{"retraction":{"of":{"dev":"tablet-1","seq":4}}}"#,
    ),
    (
        "struck_out",
        r#"{"struck_out":{"of":{"dev":"tablet-1","seq":16},"by":"Ruth"}}"#,
    ),
    (
        "tally",
        r#"{"capture":{"instrument":{"id":"tallies","version":1},"item":"Praise","where":"moment","value":{"count":1}}}"#,
    ),
];

#[test]
fn every_kind_of_version_1_is_read_as_version_2_says_it() {
    let old: Vec<String> = old_lines("kinds.v1.ndjson");
    let read: Vec<Record> = old.iter().map(|t| Record::parse(t).unwrap()).collect();
    for (name, wanted) in STEPS {
        let record = read.iter().find(|r| kind(&r.what) == name).unwrap();
        assert_eq!(
            serde_json::to_string(&record.what).unwrap(),
            wanted,
            "{name}"
        );
        assert_eq!((record.v, record.by.as_deref()), (VERSION, None), "{name}");
    }
    let kinds: BTreeSet<&str> = read.iter().map(|r| kind(&r.what)).collect();
    let steps: BTreeSet<&str> = STEPS.iter().map(|(name, _)| *name).collect();
    assert_eq!(kinds, steps, "a kind of version 1 without a step");
    assert!(steps.iter().all(|kind| KINDS.contains(kind)));
    assert_eq!(observation(&old), every_kind());
    for (text, record) in old.iter().zip(&read) {
        assert!(
            recovery::same_content(text, &record.text()),
            "one and the same record"
        );
        assert_eq!(
            recovery::key_of_text(text),
            recovery::key_of_text(&record.text())
        );
    }
}

#[test]
fn records_journal_and_backup_of_version_1_hold_the_same_lesson() {
    let lesson = observation(&old_lines("records.v1.ndjson"));
    assert_eq!(lesson.entries().len(), 14);
    assert!(lesson.is_finished());
    assert_eq!(lesson.fold().tally("Praise"), 1);
    let frames = journal::read(&old("journal.v1"));
    assert!(frames.damaged.is_empty());
    assert_eq!(observation(&frames.texts), lesson);
    let backup = backup::read(&old("backup.v1.zip")).unwrap();
    assert_eq!(observation(&backup.records), lesson);
    assert_eq!(backup.aside.len(), 1);
}

#[test]
fn a_hand_over_file_of_format_1_is_taken_in_for_the_coordinator_and_known_under_its_former_name() {
    for (name, whole) in [
        (
            "hand-over.v1.zip",
            observation(&old_lines("records.v1.ndjson")),
        ),
        ("kinds-hand-over.v1.zip", every_kind()),
    ] {
        let file = old(name);
        let read = read(name, &file).unwrap();
        assert_eq!(read.taken.recipient.as_str(), "coordinator");
        let (version, text) = &read.versions[0];
        assert_eq!(version.observation.entries().len(), whole.entries().len());
        assert_eq!(version.revision, line::revision(&version.observation));
        assert_ne!(version.former.as_ref(), Some(&version.revision));
        assert_eq!(version.former.as_ref().map(String::len), Some(64));
        assert_eq!(version.whole, None, "it had no name then");
        // What is kept of it is of format 2, and the same observation.
        assert!(text.starts_with("{\"format\":2,"), "{text}");
        assert_eq!(LineV2::parse(text).as_ref(), Ok(&version.observation));
        let mut desk = Desk::default();
        assert!(matches!(desk.take(name, &file).0.what, Outcome::TakenIn(t) if t.accepted == 1));
        assert!(matches!(
            desk.take(name, &file).0.what,
            Outcome::AlreadyHere
        ));
    }
}

#[test]
fn a_line_of_format_1_whose_words_were_edited_is_refused() {
    let members = alongside::format::reading::unpack(&old("hand-over.v1.zip")).unwrap();
    let text = String::from_utf8(members["observations.ndjson"].clone()).unwrap();
    assert!(LineV2::parse(text.trim()).is_ok());
    let edited = text.replace("Why quarters?", "Why eighths?");
    assert_ne!(edited, text);
    let why = LineV2::parse(edited.trim()).unwrap_err();
    assert!(why.contains("edited or damaged"), "{why}");
}

/// A pause, written by a newer version that knows pauses of the hand.
fn newer(what: &str) -> String {
    let o = every_kind();
    let known = Record::of(o.id(), &o.entries()[7]).text();
    let newer = known.replace("\"what\":\"paused\"", &format!("\"what\":{what}"));
    assert_ne!(newer, known);
    newer
}

#[test]
fn an_entry_of_a_kind_that_only_a_newer_version_knows_is_kept_shown_and_passed_on_to_the_letter() {
    for (what, word) in [
        (r#"{"hologram":{"of":3, "at":[1.50,2e3]}}"#, "hologram"),
        (r#""hologram""#, "hologram"),
        (
            r#"{"capture":{"instrument":{"id":"sweep","version":1},"item":"x","where":"moment","value":{"level":3}}}"#,
            "capture",
        ),
    ] {
        let text = newer(what);
        let record = Record::parse(&text).unwrap();
        assert!(
            matches!(&record.what, Says::Unknown(u) if u.kind == word),
            "{record:?}"
        );
        assert_eq!(record.text(), text, "to the letter");
        let mut o = every_kind();
        let mut entry = record.entry().unwrap();
        entry.key = o.next_key(&entry.key.dev);
        let key = entry.key.clone();
        o.add(entry);
        assert_eq!(
            o.length_ms(),
            every_kind().length_ms(),
            "it counts in nothing"
        );
        let line = timeline::entry(&o, &key).unwrap().line;
        assert_eq!(line.what, LineWhat::Unknown(word.into()));
        let sent = LineV2::of(&Leaving::of(&o), None).text();
        assert!(sent.contains(what), "{sent}");
        let arrived = LineV2::parse(&sent).unwrap();
        assert_eq!(
            arrived.entry(&key).unwrap().what,
            o.entry(&key).unwrap().what
        );
    }
}

#[test]
fn what_is_withdrawn_of_an_unknown_kind_does_not_leave() {
    let mut o = every_kind();
    let mut entry = Record::parse(&newer(r#"{"hologram":{"who":"Tom"}}"#))
        .unwrap()
        .entry()
        .unwrap();
    entry.key = o.next_key(&entry.key.dev);
    let of = entry.key.clone();
    let mut withdrawn = entry.clone();
    o.add(entry);
    withdrawn.key = o.next_key(&of.dev);
    withdrawn.what = What::Retraction { of };
    o.add(withdrawn);
    let sent = LineV2::of(&Leaving::of(&o), None).text();
    assert!(!sent.contains("Tom"), "{sent}");
    assert!(
        sent.contains(r#"{"left_out":{"kind":"hologram"}}"#),
        "{sent}"
    );
    let arrived = LineV2::parse(&sent).unwrap();
    assert!(
        arrived
            .entries()
            .iter()
            .zip(o.entries())
            .all(|(a, b)| { alongside::domain::observation::words::is_same_entry(a, b) }),
        "the same entries"
    );
}

#[test]
fn a_newer_form_of_what_the_log_hangs_on_is_told_and_never_passed_over() {
    let began = Record::of(every_kind().id(), &every_kind().entries()[0]).text();
    let with_mood = began.replace("\"observer\":", "\"mood\":1,\"observer\":");
    assert_ne!(with_mood, began);
    let texts = [
        newer(r#"{"note":{"kind":"evidence","speaker":null,"text":"x","tags":[]}}"#),
        newer(r#"{"note":{"kind":"rumour","speaker":null,"text":"x"}}"#),
        newer(r#"{"away":{"from_ms":1,"to_ms":2,"cause":"weather"}}"#),
        newer(r#"{"retraction":{"of":{"dev":"tablet-1","seq":4},"why":"x"}}"#),
        newer(r#"{"finished":{"length_ms":5,"mood":"good"}}"#),
        newer(r#"{"device":{"hologram":{}}}"#),
        with_mood,
    ];
    for text in texts {
        assert!(
            matches!(Record::parse(&text), Err(Unreadable::NewKind(_))),
            "{text}"
        );
    }
    // Every kind of this version but captures is one of these.
    for text in old_lines("kinds.v1.ndjson") {
        let record = Record::parse(&text).unwrap();
        let said = serde_json::to_string(&record.what).unwrap();
        let newer_form = match said.strip_suffix("}}") {
            Some(form) => format!("{form},\"mood\":1}}}}"),
            None => continue, // a word and no more
        };
        let newer_text = record.text().replace(&said, &newer_form);
        let is_capture = said.starts_with("{\"capture\"");
        assert_eq!(
            Record::parse(&newer_text).is_ok(),
            is_capture,
            "{newer_text}"
        );
    }
}

#[test]
fn a_record_with_a_field_of_its_own_or_of_a_newer_version_is_told_by_name_and_damage_is_not() {
    let known = newer("\"resumed\"");
    let field = known.replace("\"what\"", "\"mood\":\"good\",\"what\"");
    let Err(Unreadable::NewKind(why)) = Record::parse(&field) else {
        panic!("{field}")
    };
    assert!(Unreadable::NewKind(why).to_string().contains("update"));
    let later = known.replace("\"v\":2", "\"v\":3");
    assert_eq!(Record::parse(&later), Err(Unreadable::TooNew(3)));
    let cut = &known[..known.len() - 3];
    assert!(matches!(Record::parse(cut), Err(Unreadable::Malformed(_))));
    let damaged = known.replace(
        "\"resumed\"",
        "{\"note\":{\"kind\":\"evidence\",\"text\":7}}",
    );
    assert!(matches!(
        Record::parse(&damaged),
        Err(Unreadable::Malformed(_))
    ));
}

#[test]
fn streams_are_told_apart_by_their_names_and_come_back_from_them() {
    for (name, is_observation) in [
        ("38e73ba1-cb4d", true),
        ("device-38e73ba1", false),
        ("~person.38e73ba1", false),
        ("~collation.38e73ba1", false),
        ("~hologram.38e73ba1", false),
    ] {
        assert_eq!(Stream::of(name).name(), name);
        assert_eq!(Stream::is_observation(name), is_observation, "{name}");
        assert_eq!(
            matches!(Stream::of(name), Stream::Observation(_)),
            is_observation,
            "{name}"
        );
    }
    assert!(matches!(Stream::of("~person.p-1"), Stream::Person(_)));
    assert!(matches!(Stream::of("~collation.c-1"), Stream::Collation(_)));
    assert!(matches!(Stream::of("~hologram.h-1"), Stream::Other(_)));
}
