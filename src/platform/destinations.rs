//! Where hand-over files go: a share sheet, a download, a folder. They are made and held ready here, delivered, and
//! kept as they left.

mod download;
pub(crate) mod folder;
pub(crate) mod making;
pub(crate) mod ready;
pub(crate) mod sent;
mod share;

use std::rc::Rc;

use crate::app::handing_over::destination::Destination;
use crate::domain::ids::FileId;
use crate::platform::adapters::Adapters;

/// Delivers ready files, and tells the app `Delivered`. What must be done while the tap counts is done before this returns.
pub(crate) fn deliver(adapters: &Rc<Adapters>, files: Vec<FileId>, to: Destination, by_tap: bool) {
    match to {
        Destination::ShareSheet => share::open(&adapters.tell, &adapters.ready_files, files),
        Destination::Download => download::start(&adapters.tell, &adapters.ready_files, files),
        Destination::Folder => folder::write(adapters, files, by_tap),
    }
}
