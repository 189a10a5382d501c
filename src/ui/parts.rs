//! Parts of screens. Each knows nothing of where it is used.

pub mod bars;
pub mod dialogs;
pub mod grid;
pub mod header_fields;
pub mod icon;
pub mod life_chip;
pub mod not_here;
pub mod note_choices;
pub mod out_file;
pub mod press;
pub mod printing;
pub mod search_field;
pub mod timeline;
