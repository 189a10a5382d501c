//! What is shown of the tablet itself: its settings, and what stands in the way where its storage cannot be
//! used.

pub mod settings;
pub mod trouble;
