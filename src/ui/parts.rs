//! Parts of screens. Each knows nothing of where it is used.

pub mod bars;
pub mod correction;
pub mod dialog;
pub mod entry_dialog;
pub mod entry_words;
pub mod go;
pub mod grid;
pub mod header_fields;
pub mod icon;
pub mod life_chip;
pub mod not_here;
pub mod notices;
pub mod out_file;
pub mod press;
pub mod printing;
pub mod removal;
pub mod running;
pub mod saved;
pub mod timeline;
pub mod update;
pub mod window;
