//! Ready files leave, whatever the destination: one way out, and one way in for what came of it. That an offer was
//! made is kept before it is made, since the page may die under the share sheet.

use super::proving::{self, came_to_nothing, offered};
use super::{folder, ledger};
use crate::app::effect::{Deliver, Effect};
use crate::app::handing_over::destination::{Destination, NotDelivered, Proof};
use crate::app::handing_over::ledger::State;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::model::{Model, ReadyFile};
use crate::app::page::standing::Pen;
use crate::app::told::Sharing;
use crate::domain::ids::FileId;
use crate::format::stored::device::{Arrival, Delivery};

/// Hands what is ready to a destination.
pub(super) fn deliver(model: &mut Model, to: Destination, by_tap: bool) -> Vec<Effect> {
    if model.hand_over.busy || model.pen != Pen::Ours {
        return Vec::new();
    }
    let files = match to {
        Destination::ShareSheet => to_share(model),
        Destination::Download | Destination::Folder => all_ready(model),
    };
    let desk = &mut model.hand_over;
    match to {
        Destination::ShareSheet if !files.is_empty() => {
            desk.outcome = None;
            desk.sharing = Some((files.clone(), model.now.mono_ms));
        }
        Destination::Folder => desk.trouble = None,
        Destination::ShareSheet | Destination::Download => {}
    }
    if files.is_empty() {
        return Vec::new();
    }
    let mut effects = Vec::new();
    for file in &files {
        let sent = model.ledger.file(file.as_str());
        let goes_there =
            to == Destination::Folder && sent.is_some_and(ledger::Sent::waits_for_folder);
        if !goes_there {
            effects.extend(offered(model, file, to.delivery()));
        }
    }
    effects.push(Effect::Deliver(Deliver::Deliver { files, to, by_tap }));
    effects
}

fn all_ready(model: &Model) -> Vec<FileId> {
    let ready = model.hand_over.ready.iter();
    ready.map(|r| r.file.clone()).collect()
}

/// All that is ready in one go, where the browser takes them together, else the next one.
fn to_share(model: &Model) -> Vec<FileId> {
    let desk = &model.hand_over;
    let can = |r: &&ReadyFile| r.can_share != Sharing::Nothing;
    let ready: Vec<&ReadyFile> = desk.ready.iter().filter(can).collect();
    if desk.together {
        return ready.iter().map(|r| r.file.clone()).collect();
    }
    let is_shared = |r: &ReadyFile| {
        let sent = model.ledger.file(r.file.as_str());
        matches!(
            sent.map(ledger::Sent::state),
            Some(State::Offered(Delivery::Shared, _) | State::Arrived(..))
        )
    };
    let next = ready.iter().find(|r| !is_shared(r)).or(ready.first());
    next.map(|r| r.file.clone()).into_iter().collect()
}

/// What came of a delivery.
pub(super) fn delivered(
    model: &mut Model,
    files: &[FileId],
    to: Destination,
    came: Result<Proof, NotDelivered>,
) -> Vec<Effect> {
    if to == Destination::ShareSheet {
        let desk = &mut model.hand_over;
        desk.sharing.take_if(|(sharing, _)| sharing == files);
        desk.outcome = Some(shared(&came));
    }
    match came {
        Ok(proof) => {
            let proved = files.iter().flat_map(|file| proved(model, file, &proof));
            proved.collect()
        }
        Err(why) => not_delivered(model, files, to, why),
    }
}

/// How sharing ended, as it is told.
fn shared(came: &Result<Proof, NotDelivered>) -> ShareOutcome {
    match came {
        Ok(_) => ShareOutcome::Shared,
        Err(NotDelivered::Cancelled) => ShareOutcome::Cancelled,
        Err(NotDelivered::Refused(words)) => ShareOutcome::Failed(words.clone()),
        Err(NotDelivered::Failed(_)) => ShareOutcome::Failed(String::new()),
    }
}

/// Something shows that a file is where it was to go: it arrived, if that shows so much.
pub(super) fn proved(model: &mut Model, file: &FileId, proof: &Proof) -> Vec<Effect> {
    match proof {
        Proof::Said if proving::is_unanswered(model, file) => {
            proving::arrived(model, file, Arrival::Said)
        }
        // It counts as offered already, or as arrived: this adds nothing to it.
        Proof::TakenByBrowser | Proof::Said => Vec::new(),
        Proof::ReadBack(sha256) => {
            let made = model.ledger.made(file.as_str());
            if made.is_some_and(|made| made.sha256 == *sha256) {
                return read_back(model, file);
            }
            let differs = NotDelivered::Failed(StoreTrouble::ReadBackDiffers);
            let files = std::slice::from_ref(file);
            not_delivered(model, files, Destination::Folder, differs)
        }
    }
}

/// It was read back and is the same: its bytes are not needed any more.
fn read_back(model: &mut Model, file: &FileId) -> Vec<Effect> {
    let mut effects = proving::arrived(model, file, Arrival::ReadBack);
    let desk = &mut model.hand_over;
    desk.ready.retain(|r| r.file != *file);
    if desk.ready.is_empty() {
        desk.for_folder = false;
        desk.folder_retry = None;
        desk.trouble = None;
    }
    effects.push(Effect::Deliver(Deliver::DropFile(file.clone())));
    effects
}

/// Nothing left: as if it had not been offered. What did not reach the folder goes there later.
fn not_delivered(
    model: &mut Model,
    files: &[FileId],
    to: Destination,
    why: NotDelivered,
) -> Vec<Effect> {
    if to != Destination::ShareSheet {
        model.hand_over.trouble = match why {
            NotDelivered::Failed(trouble) => Some(trouble),
            NotDelivered::Refused(words) => Some(StoreTrouble::Other(words)),
            NotDelivered::Cancelled => None,
        };
    }
    if to == Destination::Folder {
        folder::failed(model);
        return Vec::new();
    }
    let is_offered = |file: &&FileId| {
        let sent = model.ledger.file(file.as_str());
        sent.is_some_and(|s| matches!(s.state(), State::Offered(by, _) if by == to.delivery()))
    };
    let back: Vec<&FileId> = files.iter().filter(is_offered).collect();
    back.into_iter()
        .flat_map(|file| came_to_nothing(model, file))
        .collect()
}
