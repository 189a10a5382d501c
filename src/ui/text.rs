//! Every sentence the user reads, one file for each screen, English. A second language is a second
//! set of these files with the same names.

pub mod collate;
pub mod common;
pub mod cue;
pub mod erasing;
pub mod hand_over;
pub mod home;
pub mod instrument;
pub mod observe;
pub mod review;
pub mod settings;
pub mod start;
pub mod trouble;
