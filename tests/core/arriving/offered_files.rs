//! Files that a person chose or dropped are offered by ticket: the app takes them, or lets them go and says why.

use alongside::app::desk::work::Looked;
use alongside::app::effect::{Collate, Effect, Page, TakeOut};
use alongside::app::event::{Collating, OnPage, TakingOut};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::model::Model;
use alongside::app::page::notices::Notice;
use alongside::app::page::standing::Pen;
use alongside::app::told::{Ticket, TicketId};
use alongside::app::update::update;
use alongside::format::backup::LARGEST;
use alongside::format::problem::FileProblem;

use crate::world::Tablet;

fn tickets(sizes: &[u64]) -> Vec<Ticket> {
    let numbered = sizes.iter().zip(1..);
    numbered
        .map(|(size, id)| Ticket {
            id: TicketId(id),
            name: format!("{id}.zip"),
            size: *size,
        })
        .collect()
}

fn let_go(ids: &[u32]) -> Effect {
    Effect::Page(Page::LetFilesGo(
        ids.iter().copied().map(TicketId).collect(),
    ))
}

/// What the tablet asked for because of what happened.
fn asked(t: &mut Tablet, happens: impl FnOnce(&mut Tablet)) -> Vec<Effect> {
    let before = t.seen.len();
    happens(t);
    t.seen.split_off(before)
}

#[test]
fn chosen_files_are_asked_for_by_their_tickets_with_what_was_seen_on_the_way() {
    let mut t = Tablet::new("tablet-1");
    let looked = Looked {
        litter: 2,
        ..Looked::default()
    };
    let effects = asked(&mut t, |t| {
        t.happens(Collating::FilesOffered(tickets(&[10, 20]), looked));
    });
    let both = vec![TicketId(1), TicketId(2)];
    assert_eq!(effects, [Effect::Collate(Collate::TakeFiles(both, looked))]);
    // Nothing but litter: that is told too, and an empty choice is none.
    let effects = asked(&mut t, |t| {
        t.happens(Collating::FilesOffered(Vec::new(), looked));
    });
    assert_eq!(
        effects,
        [Effect::Collate(Collate::TakeFiles(Vec::new(), looked))]
    );
    let effects = asked(&mut t, |t| {
        t.happens(Collating::FilesOffered(Vec::new(), Looked::default()));
    });
    assert_eq!(effects, []);
}

#[test]
fn a_tab_without_the_pen_takes_no_file_lets_it_go_and_says_so() {
    let mut t = Tablet::new("tablet-1");
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    let effects = asked(&mut t, |t| {
        t.happens(Collating::FilesOffered(
            tickets(&[10, 20]),
            Looked::default(),
        ));
    });
    assert_eq!(effects, [let_go(&[1, 2])]);
    assert_eq!(t.model.collate.trouble, Some(StoreTrouble::TakenOver));
    let effects = asked(&mut t, |t| {
        t.happens(TakingOut::BackupOffered(tickets(&[10])));
    });
    assert_eq!(effects, [let_go(&[1])]);
    let told = Notice::BackupFailed(StoreTrouble::TakenOver);
    assert!(t.model.notices.contains(&told));
}

#[test]
fn one_backup_is_restored_and_what_came_with_it_is_let_go() {
    let mut t = Tablet::new("tablet-1");
    let effects = asked(&mut t, |t| {
        t.happens(TakingOut::BackupOffered(tickets(&[LARGEST, 5])));
    });
    assert_eq!(
        effects,
        [Effect::TakeOut(TakeOut::Restore(TicketId(1))), let_go(&[2])]
    );
}

#[test]
fn a_backup_that_is_too_large_to_be_read_is_refused_before_a_byte_of_it_is() {
    let mut t = Tablet::new("tablet-1");
    let effects = asked(&mut t, |t| {
        t.happens(TakingOut::BackupOffered(tickets(&[LARGEST + 1])));
    });
    assert_eq!(effects, [let_go(&[1])]);
    let why = FileProblem::TooLarge(LARGEST + 1, LARGEST);
    assert!(t.model.notices.contains(&Notice::RestoreFailed(why)));
}

#[test]
fn before_everything_was_read_no_file_is_taken_in() {
    let now = Tablet::new("tablet-1").model.now;
    for event in [
        Collating::FilesOffered(tickets(&[10]), Looked::default()).into(),
        TakingOut::BackupOffered(tickets(&[10])).into(),
    ] {
        let mut model = Model::new(now.clone());
        let effects = update(&mut model, now.clone(), event).effects;
        assert_eq!(effects, [let_go(&[1])]);
    }
}
