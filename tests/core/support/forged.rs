//! A good hand-over file, and ways to change it as damage or a forger would.

use alongside::app::desk::work::Outcome;
use alongside::app::event::{Observing, Reviewing};
use alongside::format::handover::pack;
use alongside::format::line::sha256;
use alongside::format::problem::FileProblem;
use alongside::format::reading::unpack;

use crate::world::desk::Desk;
use crate::world::{Tablet, header};

/// Members of a zip, by name.
pub type Members = Vec<(String, Vec<u8>)>;

/// A good file.
pub fn file() -> Vec<u8> {
    let mut t = Tablet::new("tablet-1");
    for (teacher, note) in [
        ("Amina", "=1+1, \"quoted\"\nnew line"),
        ("Jonas", "\u{202e}right to left \u{1f469}\u{200d}\u{1f3eb}"),
    ] {
        t.happens(Observing::BeginPressed(header("Ruth", teacher, "4B")));
        for n in 0..40 {
            t.wait(3_000);
            t.happens(Observing::NoteCommitted(format!(
                "{note} {n} {}",
                sha256(&[n])
            )));
        }
        t.happens(Reviewing::FinishPressed);
    }
    t.create_hand_over().1
}

/// The members of a file.
pub fn members(bytes: &[u8]) -> Members {
    unpack(bytes).unwrap().into_iter().collect()
}

/// One of them.
pub fn member<'a>(members: &'a mut Members, name: &str) -> &'a mut Vec<u8> {
    &mut members.iter_mut().find(|(n, _)| n == name).unwrap().1
}

/// Forges the manifest's hash and size of a member, as somebody would who edits a file with care.
pub fn forge(members: &mut Members, name: &str) {
    let bytes = member(members, name).clone();
    let manifest: serde_json::Value =
        serde_json::from_slice(member(members, "manifest.json")).unwrap();
    let mut manifest = manifest;
    for m in manifest["members"].as_array_mut().unwrap() {
        if m["name"] == name {
            m["size"] = bytes.len().into();
            m["sha256"] = sha256(&bytes).into();
        }
    }
    *member(members, "manifest.json") = serde_json::to_vec(&manifest).unwrap();
}

/// One member in a zip locked with a password, by the first method that zips had for it.
pub fn locked(name: &str, content: &[u8], password: &[u8]) -> Vec<u8> {
    let mut keys = [0x1234_5678_u32, 0x2345_6789, 0x3456_7890];
    for byte in password {
        turn(&mut keys, *byte);
    }
    let crc = crc32fast::hash(content);
    let head = [&[7_u8; 11][..], &crc.to_be_bytes()[..1]].concat();
    let secret: Vec<u8> = head
        .iter()
        .chain(content)
        .map(|plain| {
            let pair = (keys[2] | 2) & 0xffff;
            let mask = (pair.wrapping_mul(pair ^ 1) >> 8).to_le_bytes()[0];
            turn(&mut keys, *plain);
            plain ^ mask
        })
        .collect();
    // Version 2.0, flag 1, stored, no time.
    let about = [
        &[20, 0, 1, 0, 0, 0, 0, 0, 0x21, 0][..],
        &crc.to_le_bytes(),
        &u32::try_from(secret.len()).unwrap().to_le_bytes(),
        &u32::try_from(content.len()).unwrap().to_le_bytes(),
        &u16::try_from(name.len()).unwrap().to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    let local = [b"PK\x03\x04", &about[..], name.as_bytes(), &secret].concat();
    let list = [b"PK\x01\x02\x14\x03", &about[..], &[0; 14], name.as_bytes()].concat();
    let end = [
        &b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..],
        &u32::try_from(list.len()).unwrap().to_le_bytes(),
        &u32::try_from(local.len()).unwrap().to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    [local, list, end].concat()
}

/// The keys after one more byte.
fn turn(keys: &mut [u32; 3], byte: u8) {
    keys[0] = crc_of(keys[0], byte);
    keys[1] = keys[1]
        .wrapping_add(keys[0] & 0xff)
        .wrapping_mul(0x0808_8405)
        .wrapping_add(1);
    keys[2] = crc_of(keys[2], keys[1].to_be_bytes()[0]);
}

fn crc_of(crc: u32, byte: u8) -> u32 {
    (0..8).fold(crc ^ u32::from(byte), |crc, _| {
        (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1))
    })
}

/// Packed again.
pub fn packed(members: Members) -> Vec<u8> {
    pack(members).unwrap()
}

/// The good file, changed.
pub fn edit(change: impl FnOnce(&mut Members)) -> Vec<u8> {
    let mut all = members(&file());
    change(&mut all);
    packed(all)
}

/// Why a file is refused; nothing that is there may change.
pub fn problem(bytes: &[u8]) -> FileProblem {
    // Whatever comes in, what is there stays as it is.
    let mut desk = Desk::default();
    desk.take("good.zip", &file());
    let before = desk.view();
    let (outcome, store) = desk.take("bad.zip", bytes);
    assert_eq!(outcome.name, "bad.zip");
    assert!(store.is_empty(), "a refused file stores nothing");
    assert_eq!(desk.view(), before);
    let Outcome::Refused(problem, _) = outcome.what else {
        panic!("taken in: {outcome:?}")
    };
    problem
}
