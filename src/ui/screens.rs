//! One file for each screen.

pub mod collate;
pub mod collated;
pub mod hand_over;
pub mod home;
pub mod observe;
pub mod review;
pub mod settings;
pub mod start;
pub mod trouble;
