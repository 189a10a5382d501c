//! What a collation keeps in memory of each observation, counted by the allocator: bytes are exact, so that this
//! is no matter of time. A program of its own, for the allocator counts whatever else runs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    dead_code,
    unreachable_pub,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test whose world cannot be set up should stop; what is shared with other tests is used in part"
)]

#[path = "seeds.rs"]
mod seeds;
#[path = "../world/mod.rs"]
mod world;

use std::alloc::System;

use alongside::app::desk::Desk;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// So many bytes a desk may keep of an observation of 40 entries, half of them notes: 20,000 are 90 MB then, and
/// less in the browser, where an address takes half the room.
const MOST: usize = 4_500;
const ENTRIES: usize = 40;

/// What is stored of so many observations.
fn stored(observations: usize) -> Vec<String> {
    let tablets = seeds::many("memory", observations, ENTRIES);
    let mut desk = world::desk::Desk::default();
    let mut texts = Vec::new();
    for mut tablet in tablets {
        let (name, bytes) = tablet.create_hand_over();
        texts.extend(desk.take(&name, &bytes).1);
    }
    texts
}

/// Bytes that stay allocated once these texts are on a desk.
fn kept(texts: &[String]) -> usize {
    let begun = Region::new(MEMORY);
    let mut desk = Desk::default();
    for some in texts.chunks(250) {
        desk.put_back(some);
    }
    desk.all_put_back();
    let change = begun.change();
    assert!(
        !desk.find(&"the".into()).is_empty(),
        "it is searched without the lines"
    );
    change.bytes_allocated - change.bytes_deallocated
}

#[test]
fn a_desk_keeps_no_lines_in_memory() {
    let (few, many) = (stored(100), stored(300));
    let more: usize =
        many.iter().map(String::len).sum::<usize>() - few.iter().map(String::len).sum::<usize>();
    let (line, held) = (more / 200, (kept(&many) - kept(&few)) / 200);
    assert!(
        held <= MOST,
        "{held} bytes of an observation whose line has {line}"
    );
    assert!(
        held * 2 < line,
        "{held} bytes of an observation whose line has {line}"
    );
}
