//! What earlier versions wrote, brought to the present form one step at a time. A step stands here for every
//! version before the present one; nothing else in the app knows of them.
//!
//! | from | to | what changed |
//! |---|---|---|
//! | 1 | 2 | a mark and a count are one kind, a capture; an entry may name its author; a stream is named as such; a file is for somebody |

pub mod first;
