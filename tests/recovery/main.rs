//! The stores of a tablet under everything that can happen to them: the real core and its workflows over
//! stores in memory that fail, lose, reorder and lie. Each round has a seed; one that fails is printed and
//! comes again with `ALONGSIDE_SEED`. `ALONGSIDE_LONG=1` for many rounds.
#![cfg(not(target_arch = "wasm32"))]
#![expect(unreachable_pub, reason = "a test program has no outside")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test whose world cannot be set up should stop"
)]

mod any_start;
mod collating;
mod known_accidents;
mod tablet;
