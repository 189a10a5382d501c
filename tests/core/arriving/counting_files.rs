//! What the collate screen says of the files that were chosen: how many were looked at, taken in,
//! refused, skipped, and what became of a refusal that was rescued.

use alongside::app::collating::Fared;
use alongside::app::desk::work::{FileOutcome, Looked, Outcome, Tally};
use alongside::app::event::{Collating, Event};
use alongside::app::view::collate::fared;
use alongside::format::problem::FileProblem;

use crate::world::Tablet;

fn outcome(name: &str, hash: &str, what: Outcome) -> Event {
    Event::Collating(Collating::FileDone(FileOutcome {
        name: name.to_owned(),
        hash: hash.to_owned(),
        what,
    }))
}

fn taken() -> Outcome {
    Outcome::TakenIn(Tally {
        accepted: 1,
        ..Tally::default()
    })
}

fn read(tablet: &mut Tablet) {
    tablet.happens(Collating::FilesBegun(3));
    let looked = |done| Looked {
        found: 3,
        done,
        litter: 2,
        not_ours: 1,
        left_out: 20,
        ..Looked::default()
    };
    tablet.happens(Collating::FilesLooked(looked(0)));
    // A zip of two zips, then twice a file of one name and content from two folders.
    tablet.happens(outcome("a.zip > 1.zip", "1", taken()));
    let cut = Outcome::Refused(FileProblem::CutShort, 1);
    tablet.happens(outcome("a.zip > 2.zip", "2", cut));
    tablet.happens(Collating::FilesLooked(looked(1)));
    for done in [2, 3] {
        tablet.happens(outcome("b.zip", "3", Outcome::AlreadyHere));
        tablet.happens(Collating::FilesLooked(looked(done)));
    }
}

#[test]
fn files_are_counted_as_looked_at_taken_refused_and_skipped() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(fared(t.look()), None);
    read(&mut t);
    assert_eq!(
        t.model.collate.progress,
        Some((3, 3)),
        "files, not outcomes"
    );
    t.happens(Collating::FilesDone { cancelled: false });
    let expected = Fared {
        looked: Looked {
            found: 3,
            done: 3,
            litter: 2,
            not_ours: 1,
            left_out: 20,
            unread_folders: 0,
            unread_files: 0,
        },
        taken: 1,
        already_here: 2,
        kept_out: 0,
        refused: 1,
    };
    assert_eq!(fared(t.look()), Some(expected));
    assert_eq!(t.model.collate.outcomes.len(), 4, "one line for each");
}

#[test]
fn what_was_rescued_stands_in_the_place_of_its_refusal() {
    let mut t = Tablet::new("tablet-1");
    read(&mut t);
    t.happens(Collating::FilesDone { cancelled: false });
    t.happens(outcome("a.zip > 2.zip", "2", taken()));
    let fared = fared(t.look()).unwrap();
    assert_eq!((fared.taken, fared.refused), (2, 0));
    assert_eq!(t.model.collate.outcomes.len(), 4);
    assert_eq!(t.model.collate.outcomes[1].what, taken());
}

#[test]
fn a_cancelled_run_says_how_far_it_came() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Collating::FilesBegun(9));
    t.happens(outcome("1.zip", "1", taken()));
    t.happens(Collating::FilesLooked(Looked {
        found: 9,
        done: 1,
        ..Looked::default()
    }));
    t.happens(Collating::FilesDone { cancelled: true });
    let looked = fared(t.look()).unwrap().looked;
    assert_eq!((looked.done, looked.found), (1, 9));
    assert!(t.model.collate.cancelled);
    // The next run begins at nothing.
    t.happens(Collating::FilesBegun(1));
    assert_eq!(fared(t.look()), None);
}
