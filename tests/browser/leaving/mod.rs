//! Where hand-over files go.

mod folder;
mod sharing;
