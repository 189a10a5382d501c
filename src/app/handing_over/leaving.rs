//! Ready files leave: offered to the share sheet, for download, or written to the folder. That an
//! offer was made is kept before it is made, since the page may die under the share sheet.

use super::proving::offered;
use super::{asking, proving};
use crate::app::effect::{Deliver, Effect};
use crate::app::handing_over::ledger::State;
use crate::app::keeping::device_log;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::model::{FolderRetry, Model, ReadyFile};
use crate::app::page::standing::Pen;
use crate::app::told::Sharing;
use crate::domain::ids::FileId;
use crate::format::stored::device::{Arrival, Delivery, DeviceFact};

/// Pauses before the folder is tried again grow from this to the longest.
const FIRST_PAUSE_MS: u64 = 2_000;
const LONGEST_PAUSE_MS: u64 = 300_000;

/// "Share": all that is ready in one go, where the browser takes them together, else the next one.
pub(super) fn share(model: &mut Model) -> Vec<Effect> {
    let files = to_share(model);
    if files.is_empty() || model.pen != Pen::Ours {
        return Vec::new();
    }
    let mut effects = Vec::new();
    for file in &files {
        effects.extend(offered(model, file, Delivery::Shared));
    }
    model.hand_over.outcome = None;
    model.hand_over.sharing = Some((files.clone(), model.now.mono_ms));
    effects.push(Effect::Deliver(Deliver::Share(files)));
    effects
}

fn to_share(model: &Model) -> Vec<FileId> {
    let desk = &model.hand_over;
    let can = |r: &&ReadyFile| !desk.busy && r.can_share != Sharing::Nothing;
    let ready: Vec<&ReadyFile> = desk.ready.iter().filter(can).collect();
    if desk.together {
        return ready.iter().map(|r| r.file.clone()).collect();
    }
    let is_shared = |r: &ReadyFile| {
        let sent = model.ledger.file(r.file.as_str());
        matches!(
            sent.map(super::ledger::Sent::state),
            Some(State::Offered(Delivery::Shared, _) | State::Arrived(..))
        )
    };
    let next = ready.iter().find(|r| !is_shared(r)).or(ready.first());
    next.map(|r| r.file.clone()).into_iter().collect()
}

/// The share sheet closed. One that was cancelled or refused took nothing: as if it had not been
/// offered. One that took the files says nothing about whether they arrived.
pub(super) fn share_finished(
    model: &mut Model,
    files: &[FileId],
    outcome: ShareOutcome,
) -> Vec<Effect> {
    let desk = &mut model.hand_over;
    desk.sharing.take_if(|(sharing, _)| sharing == files);
    let took = outcome == ShareOutcome::Shared;
    desk.outcome = Some(outcome);
    if took {
        return Vec::new();
    }
    let nothing_left = |file: &FileId| {
        let sent = model.ledger.file(file.as_str());
        sent.is_some_and(|s| matches!(s.state(), State::Offered(Delivery::Shared, _)))
    };
    let back: Vec<&FileId> = files.iter().filter(|f| nothing_left(f)).collect();
    back.into_iter()
        .flat_map(|file| proving::came_to_nothing(model, file))
        .collect()
}

/// "Download": each file that is ready.
pub(super) fn download(model: &mut Model) -> Vec<Effect> {
    if model.hand_over.busy || model.pen != Pen::Ours {
        return Vec::new();
    }
    let ready = model.hand_over.ready.clone();
    let mut effects = Vec::new();
    for ReadyFile { file, name, .. } in ready {
        effects.extend(offered(model, &file, Delivery::Downloaded));
        effects.push(Effect::Deliver(Deliver::Download(file, name)));
    }
    effects
}

/// The browser did not take a download.
pub(super) fn download_failed(model: &mut Model, file: &FileId, why: StoreTrouble) -> Vec<Effect> {
    model.hand_over.trouble = Some(why);
    proving::came_to_nothing(model, file)
}

/// Writes what is ready to the folder.
pub(super) fn to_folder(model: &mut Model, by_tap: bool) -> Vec<Effect> {
    if model.hand_over.busy || model.pen != Pen::Ours {
        return Vec::new();
    }
    model.hand_over.trouble = None;
    let ready = model.hand_over.ready.clone();
    let mut effects = Vec::new();
    for ReadyFile { file, name, .. } in ready {
        let sent = model.ledger.file(file.as_str());
        if !sent.is_some_and(super::ledger::Sent::waits_for_folder) {
            effects.extend(offered(model, &file, Delivery::WrittenToFolder));
        }
        effects.push(Effect::Deliver(Deliver::WriteToFolder(file, name, by_tap)));
    }
    effects
}

/// A file was written to the folder and read back, or not.
pub(super) fn folder_written(
    model: &mut Model,
    file: &FileId,
    written: Result<(), StoreTrouble>,
) -> Vec<Effect> {
    if let Err(why) = written {
        model.hand_over.trouble = Some(why);
        folder_failed(model);
        return Vec::new();
    }
    let mut effects = device_log::keep(
        model,
        DeviceFact::HandOverArrived {
            file: file.to_string(),
            how: Arrival::ReadBack,
        },
    );
    proving::refresh(model);
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

/// The folder, or what should go there, failed: it is tried again later, after a longer pause each time.
pub(super) fn folder_failed(model: &mut Model) {
    let failures = model.hand_over.folder_retry.map_or(0, |r| r.failures) + 1;
    model.hand_over.folder_retry = Some(FolderRetry {
        failures,
        due_mono_ms: model.now.mono_ms.saturating_add(pause_ms(failures)),
    });
}

fn pause_ms(failures: u32) -> u64 {
    let doubled = failures.saturating_sub(1).min(16);
    (FIRST_PAUSE_MS << doubled).min(LONGEST_PAUSE_MS)
}

/// The folder is due to be tried again.
pub(super) fn try_folder_again(model: &mut Model) -> Vec<Effect> {
    let now = model.now.mono_ms;
    if let Some(retry) = model.hand_over.folder_retry.as_mut() {
        // Should this try never be answered, the next one is due all the same.
        retry.due_mono_ms = now.saturating_add(pause_ms(retry.failures.saturating_add(1)));
    }
    if model.hand_over.for_folder {
        return to_folder(model, false);
    }
    if !model.hand_over.ready.is_empty() {
        return Vec::new(); // Somebody hands over by other means.
    }
    model.hand_over.trouble = None;
    let effects = asking::into_folder(model);
    if effects.is_empty() {
        model.hand_over.folder_retry = None;
    }
    effects
}

/// A folder was chosen, lost or given up.
pub(super) fn folder_changed(model: &mut Model, name: Option<String>) -> Vec<Effect> {
    let is_gone = name.is_none();
    model.hand_over.folder = name;
    model.hand_over.trouble = None;
    model.hand_over.folder_retry = None;
    // Nothing is on its way to a folder that is not there: it waits again.
    let mut effects = if is_gone {
        take_back_from_folder(model)
    } else {
        Vec::new()
    };
    proving::refresh(model);
    effects.extend(asking::maybe_to_folder(model));
    effects
}

/// What is on its way to the folder waits again.
pub(super) fn take_back_from_folder(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(file) = model.ledger.for_folder().map(|s| s.made.file.clone()) {
        let Ok(file) = FileId::parse(&file) else {
            break;
        };
        let back = take_back(model, &file);
        if back.is_empty() {
            break; // This tab may not write.
        }
        effects.extend(back);
    }
    effects
}

/// A file goes to the folder no more. A half-written one may be there, so its number stays given.
pub(super) fn take_back(model: &mut Model, file: &FileId) -> Vec<Effect> {
    device_log::keep(
        model,
        DeviceFact::HandOverTakenBack {
            file: file.to_string(),
            may_have_left: true,
        },
    )
}
