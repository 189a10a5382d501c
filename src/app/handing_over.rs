//! Trigger: hand over. Outcome: files that are ready, one for each observer; then offered to the share
//! sheet, for download or to the folder; and observations that count as handed over only once somebody
//! said that they arrived, or the folder's copy was read back.

mod asking;
mod delivering;
pub mod destination;
pub mod effect;
pub mod event;
mod folder;
mod identity;
pub mod kept_files;
pub mod ledger;
mod making;
mod proving;

use crate::app::effect::{Deliver, Effect};
use crate::app::event::{Delivering, HandingOver};
use crate::app::handing_over::destination::Proof;
use crate::app::model::Model;

pub(super) use self::asking::{maybe_prepare, maybe_to_folder, online_changed};
pub(super) use self::making::put_down;
pub(super) use self::proving::ticked;
pub use self::proving::{MOST_KEPT, make_room};

/// The version written into files.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is done to hand over.
pub(super) fn handle(model: &mut Model, event: HandingOver) -> Vec<Effect> {
    match event {
        HandingOver::HandOverRequested(ids) => asking::request(model, &ids, asking::Why::Asked),
        HandingOver::MakeAgainPressed(file) => making::again(model, &file),
        HandingOver::DeliverPressed(to) => delivering::deliver(model, to, true),
        HandingOver::ArrivedPressed(file) => delivering::proved(model, &file, &Proof::Said),
        HandingOver::TakenBackPressed(file) => proving::taken_back(model, &file),
        HandingOver::FolderAsked => vec![Effect::Deliver(Deliver::AskForFolder)],
        HandingOver::FolderForgotten => vec![Effect::Deliver(Deliver::ForgetFolder)],
        HandingOver::NewIdentityPressed => identity::renew(model, false),
    }
}

/// What became of files.
pub(super) fn delivered(model: &mut Model, event: Delivering) -> Vec<Effect> {
    match event {
        Delivering::HandOverMade(made) => making::made(model, *made),
        Delivering::HandOverFailed(why) => making::failed(model, why),
        Delivering::FileNotKept(file) => making::not_kept(model, &file),
        Delivering::NotAsItLeft(file) => making::not_as_it_left(model, &file),
        Delivering::Delivered(files, to, came) => delivering::delivered(model, &files, to, came),
        Delivering::NotYetPressed(file) => {
            model.hand_over.not_yet.insert(file);
            Vec::new()
        }
        Delivering::FolderChanged(name) => folder::changed(model, name),
        Delivering::HandOverClosed => {
            model.hand_over.outcome = None;
            put_down(model)
        }
        Delivering::OwnFileMet(device, recipient, number, file) => {
            identity::own_file_met(model, &device, &recipient, number, &file)
        }
    }
}
