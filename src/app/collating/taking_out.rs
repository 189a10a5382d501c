//! Trigger: a backup or an export was made. Outcome: it was downloaded, or it waits for the tap that
//! shares it, since some browsers share files only inside a tap and download none.

use crate::app::effect::Effect;
use crate::app::event::{OutFile, OutKind};
use crate::app::keeping::trouble::ShareOutcome;
use crate::app::model::Model;
use crate::app::page::notices::Notice;

/// A file was made.
pub(crate) fn made(model: &mut Model, file: OutFile) -> Vec<Effect> {
    if file.kind == OutKind::Export {
        model.collate.exporting = false;
    }
    if file.downloaded {
        model.say(done(&file));
        return vec![Effect::DropOutFile];
    }
    model.out_file = Some((file, None));
    Vec::new()
}

/// The share sheet closed. A cancelled share leaves the file where it was.
pub(crate) fn share_ended(model: &mut Model, outcome: ShareOutcome) -> Vec<Effect> {
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
pub(crate) fn closed(model: &mut Model) -> Vec<Effect> {
    model.out_file = None;
    vec![Effect::DropOutFile]
}

fn done(file: &OutFile) -> Notice {
    match file.kind {
        OutKind::Backup => Notice::BackedUp(file.holds.unwrap_or_default()),
        OutKind::Export | OutKind::Stored => Notice::Exported,
    }
}
