//! Files made, offered, delivered and made again.

pub mod files;
pub mod folder;
pub mod made_again;
pub mod offered;
pub mod on_screen;
pub mod recipients;
