//! The worker: the journal, merging, zip and hashes, away from the interface.

#[cfg(target_arch = "wasm32")]
fn main() {
    alongside::platform::worker::worker_side::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
