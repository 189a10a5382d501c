//! View models: what a screen shows, all decisions taken. Sentences are added in `ui/text`.

pub mod bars;
pub mod collate;
pub mod collated;
pub mod copus;
pub mod erasing;
pub mod hand_over;
pub mod kept;
pub mod observe;
pub mod place;
pub mod review;
pub mod running;
pub mod shortcuts;
pub mod start;
pub mod timeline;
