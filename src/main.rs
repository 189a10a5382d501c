//! The app: starts the runtime on the page, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    alongside::runtime::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
