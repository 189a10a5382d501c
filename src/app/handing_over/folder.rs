//! The folder: what is on its way there is tried again by itself, and waits again when the folder is gone.

use super::destination::Destination;
use super::{asking, delivering, proving};
use crate::app::effect::Effect;
use crate::app::keeping::device_log;
use crate::app::model::{FolderRetry, Model};
use crate::domain::ids::FileId;
use crate::format::stored::device::DeviceFact;

/// Pauses before the folder is tried again grow from this to the longest.
const FIRST_PAUSE_MS: u64 = 2_000;
const LONGEST_PAUSE_MS: u64 = 300_000;

/// The folder, or what should go there, failed: it is tried again later, after a longer pause each time.
pub(super) fn failed(model: &mut Model) {
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
pub(super) fn try_again(model: &mut Model) -> Vec<Effect> {
    let now = model.now.mono_ms;
    if let Some(retry) = model.hand_over.folder_retry.as_mut() {
        // Should this try never be answered, the next one is due all the same.
        retry.due_mono_ms = now.saturating_add(pause_ms(retry.failures.saturating_add(1)));
    }
    if model.hand_over.for_folder {
        return delivering::deliver(model, Destination::Folder, false);
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
pub(super) fn changed(model: &mut Model, name: Option<String>) -> Vec<Effect> {
    let is_gone = name.is_none();
    model.hand_over.folder = name;
    model.hand_over.trouble = None;
    model.hand_over.folder_retry = None;
    // Nothing is on its way to a folder that is not there: it waits again.
    let mut effects = if is_gone {
        take_all_back(model)
    } else {
        Vec::new()
    };
    proving::refresh(model);
    effects.extend(asking::maybe_to_folder(model));
    effects
}

/// What is on its way to the folder waits again.
pub(super) fn take_all_back(model: &mut Model) -> Vec<Effect> {
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
