//! What is said to a coordinator: of files, figures, gaps and decisions, and that it is true.

use alongside::app::collating::Fared;
use alongside::app::desk::Desk;
use alongside::domain::calendar::Moment;
use alongside::format::stored::CollatedV1;
use alongside::format::work::{Looked, Outcome, Tally};
use alongside::ui::text::collate as w;

use crate::figures::lesson;
use crate::world::{MORNING_MS, Tablet, header};

fn removal(id: &str, is_out: bool, minutes: i64) -> String {
    CollatedV1::Removal {
        observation: id.to_owned(),
        is_out,
        at: Moment::clamped(MORNING_MS + minutes * 60_000, 345).to_string(),
    }
    .text()
}

#[test]
fn a_removed_lesson_whose_file_is_chosen_again_is_told_to_stay_out_and_not_to_be_here() {
    let mut tablet = Tablet::new("tablet-1");
    let (name, bytes) = lesson(&mut tablet, header("Ruth", "Amina", "4B"), 1);
    let id = tablet.open_id().to_string();
    let mut desk = Desk::default();
    desk.take(&name, &bytes);
    desk.decide(&removal(&id, true, 1));
    let (outcome, stored) = desk.take(&name, &bytes);
    let kept_out = Tally {
        removed: 1,
        ..Tally::default()
    };
    assert_eq!(outcome.what, Outcome::TakenIn(kept_out));
    assert!(stored.is_empty(), "{stored:?}");
    assert_eq!(
        w::taken_in(&kept_out),
        "1 observation stays out, since it was removed from this collation. To have it back, choose \u{201c}Let it \
         come back\u{201d} under \u{201c}Removed lessons\u{201d}, then choose this file again"
    );
    // Another file, of which nothing was removed, is here.
    let (other, bytes_of_other) = lesson(&mut tablet, header("Ruth", "Jonas", "2A"), 1);
    desk.take(&other, &bytes_of_other);
    let again = desk.take(&other, &bytes_of_other).0.what;
    assert_eq!(again, Outcome::AlreadyHere);
    desk.decide(&removal(&id, false, 2));
    let Outcome::TakenIn(tally) = desk.take(&name, &bytes).0.what else {
        panic!("it comes back")
    };
    assert_eq!((tally.accepted, tally.removed), (1, 0));
    assert_eq!(desk.take(&name, &bytes).0.what, Outcome::AlreadyHere);
}

#[test]
fn the_files_looked_at_add_up_also_where_one_holds_several() {
    let fared = |done, taken, already_here, kept_out, refused| {
        w::fared(&Fared {
            looked: Looked {
                found: done,
                done,
                ..Looked::default()
            },
            taken,
            already_here,
            kept_out,
            refused,
        })
    };
    for (told, expected) in [
        (
            fared(7, 2, 5, 0, 0),
            "7 files looked at: 2 taken in, 5 already here.",
        ),
        (
            fared(3, 2, 5, 0, 0),
            "3 files looked at. 7 hand-over files were found in them: 2 taken in, 5 already here.",
        ),
        (
            fared(1, 2, 0, 0, 1),
            "1 file looked at. 3 files were found in it: 2 taken in, 1 refused.",
        ),
        (
            fared(1, 0, 0, 1, 0),
            "1 file looked at: 1 with a removed lesson, which stays out.",
        ),
        (fared(1, 0, 0, 0, 0), "1 file looked at."),
    ] {
        assert_eq!(told, expected);
    }
}
