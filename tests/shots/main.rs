//! Pictures of every screen.
#![cfg(not(target_arch = "wasm32"))]
