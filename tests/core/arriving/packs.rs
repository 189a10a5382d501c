//! Instruments are packs: what ships is read from the same form that travels, to the letter.

#[path = "../../../.make/packs.rs"]
mod made;

use std::fs;

use alongside::domain::instrument::{SHIPPED, Side};
use alongside::format::handover::instruments::{member, read};
use alongside::format::reading::unpack;

const GOLDEN: &[u8] = include_bytes!("../../data/golden/hand-over.v2.zip");

fn pack(id: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/instruments");
    fs::read_to_string(format!("{folder}/{id}.json")).unwrap()
}

#[test]
fn a_hand_over_carries_the_packs_to_the_letter_as_it_always_did() {
    let golden = unpack(GOLDEN).unwrap();
    for instrument in &SHIPPED {
        let (name, bytes) = member(instrument);
        assert_eq!(String::from_utf8(bytes).unwrap(), pack(&instrument.id));
        let (_, before) = golden.iter().find(|(n, _)| **n == name).unwrap();
        assert_eq!(
            String::from_utf8(before.clone()).unwrap(),
            pack(&instrument.id)
        );
    }
}

#[test]
fn what_ships_is_what_the_reader_of_arriving_instruments_makes_of_its_pack() {
    for instrument in &SHIPPED {
        let came = read(pack(&instrument.id).as_bytes());
        assert_eq!(came.as_ref(), Some(instrument));
    }
}

#[test]
fn intervals_are_as_long_as_the_pack_says() {
    let three_minutes = pack("copus").replace("120000", "180000");
    let instrument = read(three_minutes.as_bytes()).unwrap();
    let at = |t_ms| instrument.interval_at(t_ms);
    assert_eq!((at(0), at(179_999), at(180_000)), (0, 0, 1));
    assert_eq!(instrument.begin_of(2), 360_000);
    let script = read(pack("script").as_bytes()).unwrap();
    assert_eq!(script.interval_at(999_999), 0, "it has none");
}

#[test]
fn a_code_of_a_pack_is_captured_under_its_side_and_letters() {
    let copus = read(pack("copus").as_bytes()).unwrap();
    let first = copus.codes.first().unwrap();
    assert_eq!(first.item(), "student.L");
    let key = first.key().unwrap();
    assert_eq!((key.side, key.letters.as_str()), (Side::Student, "L"));
    let sideless = pack("copus").replace("\"student\"", "\"\"");
    let sideless = read(sideless.as_bytes()).unwrap();
    let first = sideless.codes.first().unwrap();
    assert_eq!((first.item().as_str(), first.key()), ("L", None));
}

#[test]
fn a_pack_that_says_what_cannot_be_does_not_build() {
    let refused = |from: &str, to: &str| {
        let text = pack("copus").replacen(from, to, 1);
        made::instruments(&[("copus", text)]).unwrap_err()
    };
    let cases = [
        (
            "\"id\": \"copus\"",
            "\"id\": \"corpus\"",
            "calls itself corpus",
        ),
        ("\"version\": 1", "\"version\": 0", "version 0"),
        ("\"student\"", "\"pupil\"", "pupil is no side"),
        ("\"code\": \"Ind\"", "\"code\": \"L\"", "stands twice"),
        ("\"code\": \"Ind\"", "\"code\": \"\"", "is empty"),
        ("\"group\"", "\"groop\"", "unknown field"),
        ("\"interval_ms\": 120000,", "", "missing field"),
    ];
    for (from, to, why) in cases {
        let told = refused(from, to);
        assert!(told.starts_with("copus: ") && told.contains(why), "{told}");
    }
    assert!(made::instruments(&[("copus", pack("copus"))]).is_ok());
}
