//! Trigger: files were chosen or dropped. Outcome: they are taken by their tickets, or let go and it is told why.

use crate::app::collating::failed;
use crate::app::desk::work::Looked;
use crate::app::effect::{Collate, Effect, Page, TakeOut};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::Model;
use crate::app::page::notices::Notice;
use crate::app::page::standing::Pen;
use crate::app::told::{Ticket, TicketId};
use crate::format::backup::LARGEST;
use crate::format::problem::FileProblem;

/// Files to be collated: all of them, in this tab alone that may write. What was seen on the way is told even
/// where no file is left.
pub(super) fn to_collate(model: &mut Model, tickets: &[Ticket], looked: Looked) -> Vec<Effect> {
    if tickets.is_empty() && looked == Looked::default() {
        return Vec::new();
    }
    if model.pen != Pen::Ours {
        failed(&mut model.collate, StoreTrouble::TakenOver);
        return let_go(tickets);
    }
    vec![Effect::Collate(Collate::TakeFiles(ids(tickets), looked))]
}

/// A backup to be restored: one file, and none that is too large to be read.
pub(super) fn to_restore(model: &mut Model, tickets: &[Ticket]) -> Vec<Effect> {
    let Some((backup, others)) = tickets.split_first() else {
        return Vec::new();
    };
    let refusal = if model.pen != Pen::Ours {
        Some(Notice::BackupFailed(StoreTrouble::TakenOver))
    } else if backup.size > LARGEST {
        let too_large = FileProblem::TooLarge(backup.size, LARGEST);
        Some(Notice::RestoreFailed(too_large))
    } else {
        None
    };
    if let Some(refusal) = refusal {
        model.say(refusal);
        return let_go(tickets);
    }
    let mut effects = vec![Effect::TakeOut(TakeOut::Restore(backup.id))];
    effects.extend(let_go(others));
    effects
}

/// Nobody wants these files: the page need not hold them.
pub(in crate::app) fn let_go(tickets: &[Ticket]) -> Vec<Effect> {
    if tickets.is_empty() {
        return Vec::new();
    }
    vec![Effect::Page(Page::LetFilesGo(ids(tickets)))]
}

fn ids(tickets: &[Ticket]) -> Vec<TicketId> {
    tickets.iter().map(|ticket| ticket.id).collect()
}
