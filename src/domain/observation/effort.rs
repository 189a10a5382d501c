//! How much work was done on this thread, in steps such as bytes hashed or entries compared, for
//! tests that prove how work grows: a clock would prove nothing on a busy machine. Release builds
//! count nothing.

use std::cell::Cell;

thread_local! {
    static SPENT: Cell<u64> = const { Cell::new(0) };
}

/// So many steps are done now.
pub fn spend(steps: usize) {
    if cfg!(debug_assertions) {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        SPENT.with(|spent| spent.set(spent.get().saturating_add(steps)));
    }
}

/// The steps done so far on this thread.
pub fn spent() -> u64 {
    SPENT.with(Cell::get)
}
