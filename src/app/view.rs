//! View models: what a screen shows, all decisions taken. Sentences are added in `ui/text`.

pub mod collate;
pub mod collated;
pub mod erasing;
pub mod everywhere;
pub mod figures;
pub mod hand_over;
pub mod home;
pub mod kept;
pub mod observe;
pub mod review;
pub mod start;
pub mod tablet;
pub mod timeline;
