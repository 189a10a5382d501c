//! For whom a hand-over is: numbers and chain are those of one device and one recipient.

use alongside::app::event::HandingOver;
use alongside::app::handing_over::destination::Destination;
use alongside::domain::ids::RecipientId;
use alongside::domain::recipient::Recipient;
use alongside::format::reading::{read, unpack};

use super::files::finished;
use crate::world::Tablet;
use crate::world::desk::Desk;

fn head() -> Recipient {
    Recipient {
        id: RecipientId::parse("head-1").unwrap(),
        name: "Mr Otieno".into(),
    }
}

/// A lesson handed over to somebody: the file.
fn handed(t: &mut Tablet, teacher: &str, to: &Recipient) -> (String, Vec<u8>) {
    *t.model.recipient = to.clone();
    finished(t, teacher, "note");
    let file = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    t.all_arrived();
    file
}

#[test]
fn each_recipient_has_a_chain_of_their_own_and_neither_is_told_of_the_others_files() {
    let mut t = Tablet::new("tablet-1");
    let mut files = Vec::new();
    for (teacher, to) in [
        ("Amina", Recipient::coordinator()),
        ("Jonas", head()),
        ("Yusuf", head()),
        ("Sara", Recipient::coordinator()),
    ] {
        files.push((to.id.clone(), handed(&mut t, teacher, &to)));
        // What was given is known after a restart too.
        t.die_and_restart(1_000);
    }
    let chain: Vec<(String, u32, Option<String>)> = files
        .iter()
        .map(|(_, (name, bytes))| {
            let taken = read(name, bytes).unwrap().taken;
            (
                taken.recipient.to_string(),
                taken.device_seq,
                taken.previous,
            )
        })
        .collect();
    let hash = |at: usize| Some(alongside::format::line::sha256(&files[at].1.1));
    assert_eq!(
        chain,
        [
            ("coordinator".into(), 1, None),
            ("head-1".into(), 1, None),
            ("head-1".into(), 2, hash(1)),
            ("coordinator".into(), 2, hash(0)),
        ]
    );
    let given: Vec<(&str, u32)> = t
        .given
        .iter()
        .map(|g| (g.recipient.as_str(), g.number))
        .collect();
    assert_eq!(given, [("coordinator", 2), ("head-1", 2)]);
    // Two coordinators, each with their own files: nothing is missing anywhere.
    for of in [RecipientId::coordinator(), head().id] {
        let mut desk = Desk::default();
        for (_, (name, bytes)) in files.iter().filter(|(to, _)| *to == of) {
            desk.take(name, bytes);
        }
        assert_eq!(desk.view().files, 2);
        assert_eq!(desk.view().gaps, []);
    }
    // And who gets all of them sees two whole chains.
    let mut desk = Desk::default();
    for (_, (name, bytes)) in &files {
        desk.take(name, bytes);
    }
    assert_eq!(desk.view().gaps, []);
    // A file that is not there is missed in its own chain only.
    let mut desk = Desk::default();
    for at in [0, 2, 3] {
        desk.take(&files[at].1.0, &files[at].1.1);
    }
    let gaps = desk.view().gaps;
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].missing, [1]);
}

#[test]
fn a_number_given_to_one_recipient_and_lost_by_the_database_is_not_given_to_them_again() {
    let mut t = Tablet::new("tablet-1");
    handed(&mut t, "Amina", &head());
    let own = format!("device-{}", t.device);
    t.records.retain(|key, _| key.0 != own);
    t.die_and_restart(1_000);
    let (name, bytes) = handed(&mut t, "Jonas", &head());
    assert_eq!(read(&name, &bytes).unwrap().taken.device_seq, 2);
    let (name, bytes) = handed(&mut t, "Yusuf", &Recipient::coordinator());
    assert_eq!(read(&name, &bytes).unwrap().taken.device_seq, 1);
}

#[test]
fn a_file_that_is_made_again_is_for_whom_it_was() {
    let mut t = Tablet::new("tablet-1");
    let (name, bytes) = handed(&mut t, "Amina", &head());
    *t.model.recipient = Recipient::coordinator();
    t.sent.clear();
    let file = t.model.ledger.rows()[0].made.file.clone();
    let file = alongside::domain::ids::FileId::parse(&file).unwrap();
    t.happens(HandingOver::MakeAgainPressed(file));
    assert_eq!(t.ready_file(), (name, bytes.clone()));
    let manifest = unpack(&bytes).unwrap()["manifest.json"].clone();
    let manifest = String::from_utf8(manifest).unwrap();
    assert!(manifest.contains("\"id\": \"head-1\""), "{manifest}");
    assert!(manifest.contains("Mr Otieno"), "{manifest}");
}
