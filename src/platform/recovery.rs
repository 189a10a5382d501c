//! Stores brought together: opening, comparing, backup, restoring, erasing, what the first version left.

pub(crate) mod backup;
pub(crate) mod comparing;
pub(crate) mod erasing;
pub(crate) mod moving;
pub(crate) mod opening;
pub(crate) mod restoring;
pub(crate) mod stored_export;
