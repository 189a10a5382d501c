//! Trigger: a backup or an export was made. Outcome: it was downloaded, or it waits for the tap that
//! shares it, since some browsers share files only inside a tap and download none.

use crate::app::collating::offered;
use crate::app::effect::{Effect, Store, TakeOut};
use crate::app::event::TakingOut;
use crate::app::keeping::trouble::ShareOutcome;
use crate::app::model::Model;
use crate::app::page::notices::Notice;
use crate::app::starting;
use crate::app::told::{OutFile, OutKind};

/// What is asked of backups and exports, and what became of them.
pub(crate) fn handle(model: &mut Model, event: TakingOut) -> Vec<Effect> {
    match event {
        TakingOut::BackupPressed => {
            vec![
                Effect::Store(Store::Flush),
                Effect::TakeOut(TakeOut::Backup(model.saving.unconfirmed())),
            ]
        }
        TakingOut::BackupFailed(why) => {
            model.say(Notice::BackupFailed(why));
            Vec::new()
        }
        TakingOut::BackupOffered(tickets) => offered::to_restore(model, &tickets),
        TakingOut::RestoreBegins(brought) => starting::remember_restored(model, &brought),
        TakingOut::BackupRestored(Ok(restored)) => {
            let is_old =
                |n: &Notice| matches!(n, Notice::RestoreFailed(_) | Notice::BackupFailed(_));
            model.notices.retain(|n| !is_old(n));
            model.say(Notice::Restored(restored));
            starting::forget_read(model)
        }
        TakingOut::FileMade(file) => made(model, file),
        TakingOut::StoredPressed | TakingOut::StoredFailed(_) => Vec::new(),
        TakingOut::FileShared => vec![Effect::TakeOut(TakeOut::ShareFile)],
        TakingOut::FileShareEnded(outcome) => share_ended(model, outcome),
        TakingOut::FileClosed => closed(model),
        TakingOut::BackupRestored(Err(why)) => {
            model.say(Notice::RestoreFailed(why));
            Vec::new()
        }
    }
}

/// A file was made.
fn made(model: &mut Model, file: OutFile) -> Vec<Effect> {
    if file.kind == OutKind::Export {
        model.collate.exporting = false;
    }
    if file.downloaded {
        model.say(done(&file));
        return vec![Effect::TakeOut(TakeOut::DropOutFile)];
    }
    *model.out_file = Some((file, None));
    Vec::new()
}

/// The share sheet closed. A cancelled share leaves the file where it was.
fn share_ended(model: &mut Model, outcome: ShareOutcome) -> Vec<Effect> {
    let Some((file, ended)) = model.out_file.as_mut() else {
        return Vec::new();
    };
    if outcome != ShareOutcome::Shared {
        *ended = Some(outcome);
        return Vec::new();
    }
    let notice = done(file);
    model.say(notice);
    closed(model)
}

/// It was put aside.
fn closed(model: &mut Model) -> Vec<Effect> {
    *model.out_file = None;
    vec![Effect::TakeOut(TakeOut::DropOutFile)]
}

fn done(file: &OutFile) -> Notice {
    match file.kind {
        OutKind::Backup => Notice::BackedUp(file.holds.unwrap_or_default()),
        OutKind::Export | OutKind::Stored => Notice::Exported,
    }
}
