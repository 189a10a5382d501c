//! The second worker, from both sides.

mod asking;
pub(crate) mod worker_client;
pub mod worker_side;
