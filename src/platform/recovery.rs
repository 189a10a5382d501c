//! What the page does for the stores to be brought together: the workflows themselves stand in
//! `app::keeping::recovery`.

mod asking;
pub(crate) mod backup;
pub(crate) mod moving;
pub(crate) mod opening;
mod ports;
pub(crate) mod restoring;
pub(crate) mod stored_export;
