//! Where hand-over files go: a share sheet, a download, a folder; and the files that are kept as they left.

pub(crate) mod folder;
pub(crate) mod handing_over;
pub(crate) mod sent;
