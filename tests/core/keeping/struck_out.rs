//! Words that were struck out, in what a coordinator has of the lesson.

use alongside::app::desk::work::{ExportKind, Outcome};
use alongside::app::event::{HandingOver, Keeping, Reviewing};
use alongside::app::handing_over::destination::Destination;
use alongside::format::reading::arriving::Arrived;

use crate::keeping::erasing::{all_words, key_of};
use crate::world::desk::Desk;
use crate::world::{add_note, begun};

#[test]
fn words_struck_out_are_gone_from_every_version_at_the_coordinator_in_any_order() {
    let mut t = begun();
    add_note(&mut t, "Tom cried");
    add_note(&mut t, "They fold the paper");
    t.happens(Reviewing::FinishPressed);
    let first = t.create_hand_over();
    t.happens(HandingOver::DeliverPressed(Destination::Download));
    let of = key_of(&t, "Tom cried");
    t.happens(Reviewing::StrikeOutPressed(of));
    let erasure = t.model.erasing[0].clone();
    t.happens(Keeping::Erased(Ok(erasure)));
    let second = t.create_hand_over();
    let id = t.open_id();
    for order in [[&first, &second], [&second, &first]] {
        let mut desk = Desk::default();
        let mut stored: Vec<String> = Vec::new();
        for (name, bytes) in order {
            let took = desk.arrive(name, Arrived::File(bytes));
            assert!(matches!(took.outcomes[0].what, Outcome::TakenIn(_)));
            // The line stands as text within the text.
            let names = |r: &String| format!("revision\\\":\\\"{r}\\\"");
            stored.retain(|text| !took.gone.iter().any(|(_, r)| text.contains(&names(r))));
            stored.extend(took.store);
        }
        assert!(!stored.concat().contains("Tom cried"), "{stored:#?}");
        let versions = desk.versions(id.as_str());
        assert_eq!(versions.heads.len() + versions.earlier.len(), 1);
        assert!(stored.concat().contains("They fold the paper"));
        assert!(!all_words(&desk.export(ExportKind::Ndjson)).contains("Tom"));
        // A backup made before brings the first version back: it stays away all the same.
        let backup = Desk::default()
            .arrive(&first.0, Arrived::File(&first.1))
            .store;
        stored.extend(backup);
        let desk = Desk::load(&stored);
        let versions = desk.versions(id.as_str());
        assert_eq!(versions.heads.len() + versions.earlier.len(), 1);
    }
}
