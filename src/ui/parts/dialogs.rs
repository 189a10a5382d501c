//! Questions in front of a screen.

pub mod correction;
pub mod dialog;
pub mod entry_dialog;
pub mod removal;
