//! What the user reads, a file for each screen: the sentences of the language (`words`) as they are, and what
//! is made of them where the app decides which, or puts several together.
#![expect(
    unused_qualifications,
    reason = "`say::` tells the language's own sentences from what is made of them"
)]

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
