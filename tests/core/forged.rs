//! A good hand-over file, and ways to change it as damage or a forger would.

use alongside::app::desk::Desk;
use alongside::app::event::Event;
use alongside::format::handover::pack;
use alongside::format::line::sha256;
use alongside::format::problem::FileProblem;
use alongside::format::reading::unpack;
use alongside::format::work::Outcome;

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
        t.happens(Event::BeginPressed(header("Ruth", teacher, "4B")));
        for n in 0..40 {
            t.wait(3_000);
            t.happens(Event::NoteCommitted(format!("{note} {n} {}", sha256(&[n]))));
        }
        t.happens(Event::FinishPressed);
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
    match outcome.what {
        Outcome::Refused(problem, _) => problem,
        other => panic!("taken in: {other:?}"),
    }
}
