//! Trigger: hand over. Outcome: files that are ready, one for each observer; then offered to the share
//! sheet, for download or to the folder; and observations that count as handed over only once somebody
//! said that they arrived, or the folder's copy was read back.

mod asking;
mod identity;
mod leaving;
pub mod ledger;
mod making;
mod proving;

use crate::app::effect::Effect;
use crate::app::event::{Event, Pen};
use crate::app::model::Model;
use crate::format::stored::device::DeviceFact;

pub(super) use self::asking::{maybe_prepare, maybe_to_folder, online_changed};
pub(super) use self::making::put_down;
pub(super) use self::proving::ticked;
pub use self::proving::{MOST_KEPT, make_room};

/// The version written into files.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Everything about handing over.
pub(super) fn handle(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::HandOverRequested(ids) => asking::request(model, &ids, asking::Why::Asked),
        Event::MakeAgainPressed(file) => making::again(model, &file),
        Event::HandOverMade(made) => making::made(model, *made),
        Event::HandOverFailed(why) => making::failed(model, why),
        Event::FileNotKept(file) => making::not_kept(model, &file),
        Event::NotAsItLeft(file) => making::not_as_it_left(model, &file),

        Event::SharePressed => leaving::share(model),
        Event::ShareFinished(files, outcome) => leaving::share_finished(model, &files, outcome),
        Event::DownloadPressed => leaving::download(model),
        Event::DownloadFailed(file, why) => leaving::download_failed(model, &file, why),
        Event::FolderWritten(file, written) => leaving::folder_written(model, &file, written),
        Event::FolderWritePressed => leaving::to_folder(model, true),

        Event::ArrivedPressed(file) => proving::arrived(model, &file),
        Event::NotYetPressed(file) => {
            model.hand_over.not_yet.insert(file);
            Vec::new()
        }
        Event::TakenBackPressed(file) => proving::taken_back(model, &file),

        Event::FolderAsked => vec![Effect::AskForFolder],
        Event::FolderForgotten => vec![Effect::ForgetFolder],
        Event::FolderChanged(name) => leaving::folder_changed(model, name),
        Event::HandOverClosed => {
            model.hand_over.outcome = None;
            put_down(model)
        }

        Event::NewIdentityPressed => identity::renew(model, false),
        Event::OwnFileMet(device, number, file) => {
            identity::own_file_met(model, &device, number, &file)
        }
        _ => Vec::new(),
    }
}

/// Keeps a fact in the device's own stream.
fn keep_fact(model: &mut Model, fact: DeviceFact) -> Vec<Effect> {
    let Some(device) = model.device.clone().filter(|_| model.pen == Pen::Ours) else {
        return Vec::new();
    };
    let record = model.ledger.record(&device, fact, &model.now);
    model.ledger.take(&record);
    let now = model.now.clone();
    model.saving.queue(vec![record], None, &now)
}
